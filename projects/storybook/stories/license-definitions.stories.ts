import type { Meta, StoryObj } from '@storybook/angular-vite';
import { LicenseStore } from 'ngx-genesys-license';
import { LicenseDefinitions } from 'ngx-genesys-license/components';
import { LicenseEmulatorControl } from 'ngx-genesys-license/testing';
import { expect, fn, userEvent, waitFor, within } from 'storybook/test';
import { offline } from '../src/offline';
import { onShow, type StoryParameters } from '../src/on-emulator';

const meta: Meta<LicenseDefinitions> = {
  title: 'Components/Definitions',
  component: LicenseDefinitions,
  args: { holdersRequested: fn() },
};
export default meta;

type Story = StoryObj<LicenseDefinitions>;

const loaded = () => onShow(LicenseEmulatorControl).settled();
const search = (canvas: HTMLElement) => within(canvas).findByRole('searchbox', { name: /Search licenses/ });

/** Shows other definitions than the emulator's. */
const define = async (definitions: readonly object[]) => {
  await loaded();
  onShow(LicenseEmulatorControl).answer('getLicenseDefinitions', () => definitions);
  onShow(LicenseStore).reloadDefinitions();
  await loaded();
};

/** Users are loaded too, as an application does that shows them elsewhere. */
const withUsers = async () => {
  onShow(LicenseStore).streamUsers().subscribe();
  await loaded();
};

export const Ready: Story = {};

export const Chosen: Story = { args: { selected: 'cloudCX2' }, play: withUsers };

export const Dark: Story = { ...Chosen, globals: { theme: 'dark' } };

export const MaterialTheme: Story = { ...Chosen, globals: { theme: 'material-light' } };

export const MaterialDark: Story = { ...Chosen, globals: { theme: 'material-dark' } };

export const NoTheme: Story = { ...Chosen, globals: { theme: 'none' } };

export const Dense: Story = { ...Chosen, globals: { theme: 'dense' } };

export const RightToLeft: Story = { ...Chosen, globals: { direction: 'rtl' } };

export const Wide: Story = { ...Chosen, globals: { width: 1280 } };

export const Narrow: Story = { ...Chosen, globals: { width: 390 } };

export const Narrowest: Story = { args: { selected: 'gc2WEMupgrade' }, globals: { width: 320 } };

/** By keyboard alone: the tree's arrows, Home, End, Enter. */
export const Unfolded: Story = {
  play: async ({ canvasElement }) => {
    await loaded();
    const tree = await within(canvasElement).findByRole('tree');
    within(tree).getAllByRole('treeitem')[0]?.focus();
    await userEvent.keyboard('wem');
    await waitFor(() =>
      expect(within(tree).getByRole('treeitem', { name: /WEM add-on for CX 1/ })).toHaveFocus(),
    );
    await userEvent.keyboard('{ArrowRight}');
    await waitFor(() => expect(within(tree).getAllByRole('treeitem').length).toBeGreaterThan(14));
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{Enter}');
    await waitFor(() => expect(within(tree).getByRole('treeitem', { selected: true })).toHaveFocus());
  },
};

export const FoundByWords: Story = {
  play: async ({ canvasElement }) => {
    await userEvent.type(await search(canvasElement), 'agent');
    await expect(within(canvasElement).getAllByRole('treeitem')).toHaveLength(2);
  },
};

/** "Which license contains quality:evaluation:view?" */
export const FoundByPermission: Story = {
  play: async ({ canvasElement }) => {
    await userEvent.type(await search(canvasElement), 'quality:evaluation:view');
    const tree = await within(canvasElement).findByRole('tree');
    await waitFor(() => expect(within(tree).getAllByRole('treeitem')).toHaveLength(1));
    await userEvent.click(within(tree).getByRole('treeitem'));
    await expect(within(canvasElement).getByText('1 permission', { selector: '.count' })).toBeVisible();
  },
};

/** Wildcards, and licenses that have it only through what they comprise. */
export const FoundThroughOthers: Story = { args: { query: 'voicemail:*:view', selected: 'communicate' } };

export const NothingFound: Story = { args: { query: 'no such license' } };

export const Compared: Story = {
  args: { selected: 'gc2WEMupgrade', compareWith: 'gcSTAupgrade' },
  play: async ({ canvasElement }) => {
    await userEvent.click(await within(canvasElement).findByRole('radio', { name: /In both/ }));
    await expect(within(canvasElement).getByText('19 permissions')).toBeVisible();
  },
};

export const ComparedNarrow: Story = { ...Compared, globals: { width: 390 } };

export const NetOfPrerequisites: Story = {
  args: { selected: 'gc2WEMupgrade' },
  play: async ({ canvasElement }) => {
    await userEvent.click(await within(canvasElement).findByRole('checkbox'));
    await expect(within(canvasElement).getByRole('checkbox')).toBeChecked();
  },
};

/** Definitions that comprise each other. */
export const Cycle: Story = {
  args: { selected: 'suite' },
  play: async ({ canvasElement }) => {
    await define([
      { id: 'suite', description: 'Suite', comprises: [{ id: 'voice' }], permissions: { ids: [] } },
      {
        id: 'voice',
        description: 'Voice',
        comprises: [{ id: 'suite' }],
        prerequisites: [{ id: 'gone' }],
        permissions: { ids: ['voice:call:add'] },
      },
    ]);
    onShow(LicenseStore).reloadDefinitions();
    const first = await within(canvasElement).findByRole('treeitem', { name: /Suite/ });
    first.focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}');
    await expect(await within(canvasElement).findByText(/loops back/)).toBeVisible();
  },
};

export const Loading: Story = { parameters: { emulator: { hang: 1 } } satisfies StoryParameters };

export const Reloading: Story = {
  args: { selected: 'cloudCX1' },
  play: async () => {
    await loaded();
    onShow(LicenseEmulatorControl).configure({ hang: 1 });
    onShow(LicenseStore).reloadDefinitions();
  },
};

export const Empty: Story = {
  play: async ({ canvasElement }) => {
    await define([]);
    await expect(await within(canvasElement).findByText('There is nothing here yet.')).toBeVisible();
  },
};

export const Forbidden: Story = { globals: { scenario: 'forbidden' } };

export const Failed: Story = {
  parameters: { emulator: { failures: { 'getLicenseDefinitions:400': 1 } } } satisfies StoryParameters,
};

/** One try later. */
export const TriedAgain: Story = {
  ...Failed,
  play: async ({ canvasElement }) => {
    const retry = await within(canvasElement).findByRole('button', { name: 'Try again' });
    onShow(LicenseEmulatorControl).configure({ failures: {} });
    await userEvent.click(retry);
    await expect(await within(canvasElement).findByRole('tree')).toBeVisible();
  },
};

export const Offline: Story = { args: { selected: 'cloudCX3' }, beforeEach: () => offline() };

export const RateLimited: Story = {
  parameters: {
    emulator: { failures: { 'getLicenseDefinitions:429': 1 }, retryAfter: 42 },
  } satisfies StoryParameters,
  tags: ['moving'],
};

/** The list came without permissions; so many are not asked for unbidden. */
export const PermissionsNotLoaded: Story = {
  args: { query: 'l:e:view' },
  play: async ({ canvasElement }) => {
    await define(Array.from({ length: 100 }, (_, index) => ({ id: `license${index}` })));
    await expect(await within(canvasElement).findByText(/Permissions are known of 0 of 100/)).toBeVisible();
  },
};

export const PermissionsFailed: Story = {
  args: { selected: 'cloudCX2' },
  parameters: {
    emulator: { definitions: 'thin', failures: { 'getLicenseDefinition:403': 1 } },
  } satisfies StoryParameters,
};

/** Nothing but ids: no descriptions, no references. */
export const Sparse: Story = { globals: { scenario: 'sparse' }, args: { selected: 'cloudCX1' } };

/** A thousand definitions in chains of 32, with 2,000 permissions among them. */
export const Thousand: Story = {
  args: { selected: 'license31' },
  play: async ({ canvasElement }) => {
    await define(
      Array.from({ length: 1000 }, (_, index) => ({
        id: `license${index}`,
        description: `License ${index}`,
        comprises: index % 32 === 31 || index === 999 ? [] : [{ id: `license${index + 1}` }],
        permissions: {
          ids: Array.from(
            { length: 20 },
            (_, place) => `domain${place}:entity${(index * 20 + place) % 100}:view`,
          ),
        },
      })),
    );
    await waitFor(() => expect(within(canvasElement).getAllByRole('treeitem')).toHaveLength(1000), {
      timeout: 5000,
    });
  },
};
