import { componentWrapperDecorator, moduleMetadata, type Meta, type StoryObj } from '@storybook/angular-vite';
import { LicenseChipTemplate, LicenseOptionTemplate, LicensePicker } from 'ngx-genesys-license/components';
import { LicenseStore } from 'ngx-genesys-license';
import { LicenseEmulatorControl } from 'ngx-genesys-license/testing';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { goOffline, goOnline } from '../src/offline';
import { onShow, type StoryParameters } from '../src/on-emulator';

const meta: Meta<LicensePicker> = {
  title: 'Components/Picker',
  component: LicensePicker,
  args: { label: 'Licenses' },
};
export default meta;
type Story = StoryObj<LicensePicker>;
type Play = NonNullable<Story['play']>;
type Context = Parameters<Play>[0];

const field = ({ canvasElement }: Context) => within(canvasElement).findByRole('combobox');

/** Opens the list when everything has come. */
const open: Play = async (context) => {
  await onShow(LicenseEmulatorControl).settled();
  await userEvent.click(await field(context));
  await within(context.canvasElement).findByRole('listbox');
};

/** Room for the list in the picture. */
const room = [componentWrapperDecorator((story) => `<div style="min-block-size: 470px">${story}</div>`)];

const openAndType =
  (text: string): Play =>
  async (context) => {
    await open(context);
    await userEvent.type(await field(context), text);
  };

export const Empty: Story = {};

export const Picked: Story = { args: { value: ['cloudCX2', 'gc2WEMupgrade', 'communicate'] } };

/** Groups, ids, and how many users hold each license, as far as users are loaded. */
export const Open: Story = {
  decorators: room,
  args: { value: ['cloudCX2'] },
  play: async (context) => {
    const stream = onShow(LicenseStore).streamUsers().subscribe();
    await open(context);
    await onShow(LicenseEmulatorControl).settled();
    stream.unsubscribe();
    const option = within(context.canvasElement).getByRole('option', { name: /Cloud CX 3/ });
    await waitFor(() => expect(option).toHaveTextContent(/\d+ holders/));
  },
};

export const OpenDark: Story = { ...Open, globals: { theme: 'dark' } };
export const OpenDense: Story = { ...Open, globals: { theme: 'dense' } };
export const OpenWithoutTheme: Story = { ...Open, globals: { theme: 'none' } };
export const OpenInMaterial: Story = { ...Open, globals: { theme: 'material-light' } };
export const OpenRightToLeft: Story = { ...Open, globals: { direction: 'rtl' } };
export const OpenAt320Pixels: Story = { ...Open, globals: { width: 320 } };
export const OpenAt390PixelsDark: Story = { ...Open, globals: { width: 390, theme: 'dark' } };

/** Only some users are loaded: the counts say so. */
export const CountsSoFar: Story = {
  decorators: room,
  play: async (context) => {
    const control = onShow(LicenseEmulatorControl);
    await onShow(LicenseStore).refreshUsers(control.userIds.slice(0, 40));
    await open(context);
    await expect(within(context.canvasElement).getByText(/Counted over 40 users so far/)).toBeVisible();
  },
};

export const Filtered: Story = { decorators: room, args: { value: ['cloudCX2'] }, play: openAndType('wem') };
export const NothingMatches: Story = { decorators: room, play: openAndType('nothing such') };

/** ↓, Enter and Escape: the focus stays in the field. */
export const Keyboard: Story = {
  decorators: room,
  play: async (context) => {
    await onShow(LicenseEmulatorControl).settled();
    const input = await field(context);
    input.focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    await expect(await within(context.canvasElement).findByRole('listbox')).toBeVisible();
    await expect(await within(context.canvasElement).findAllByRole('listitem')).toHaveLength(1);
    await userEvent.keyboard('{Escape}{Backspace}');
    await expect(within(context.canvasElement).queryByRole('listitem')).toBeNull();
    await expect(input).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{End}');
  },
};

/** "WEM add-on for CX 2 needs Genesys Cloud CX 2", with a button that adds it. */
export const NeedsAnother: Story = { args: { value: ['gc2WEMupgrade'] } };
export const NeedsAnotherWhilePicking: Story = {
  decorators: room,
  args: { value: ['gc2WEMupgrade'] },
  play: open,
};
export const AddsWhatIsNeeded: Story = {
  args: { value: ['gc2WEMupgrade'] },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.click(await canvas.findByRole('button', { name: 'Add Genesys Cloud CX 2' }));
    await expect(canvas.queryByText(/needs/)).toBeNull();
    await expect(canvas.getAllByRole('listitem')).toHaveLength(2);
  },
};
export const PartOfAnother: Story = { args: { value: ['cloudCX3', 'communicate'] } };
export const OneAddOnAtATime: Story = {
  args: { value: ['cloudCX1', 'cloudCX2', 'gc1WEMupgrade', 'gc2WEMupgrade'] },
};

/** Ids that the organization does not define stay, and are marked. */
export const NotDefined: Story = {
  decorators: room,
  args: { value: ['cloudCX2', 'retiredPilotLicense'] },
  play: openAndType('ret'),
};

export const DisabledOptions: Story = {
  decorators: room,
  args: {
    value: ['cloudCX2'],
    disabledOptions: { cloudCX1: 'Your contract has no CX 1.', cloudCX2: 'Everybody here needs it.' },
  },
  play: open,
};

/** For many users at once: what all hold, what only some hold, and what will change. */
export const ManyUsers: Story = {
  args: { label: 'Licenses of 12 users', value: ['cloudCX2'], mixed: ['gc2WEMupgrade', 'wallboardUser'] },
};
export const ManyUsersChanged: Story = {
  decorators: room,
  ...ManyUsers,
  play: async (context) => {
    await open(context);
    const list = within(await within(context.canvasElement).findByRole('listbox'));
    await userEvent.click(list.getByRole('option', { name: /WEM add-on for CX 2/ }));
    await userEvent.click(list.getByRole('option', { name: /^Genesys Cloud CX 2/ }));
    await expect(within(context.canvasElement).getAllByText(/Adds WEM add-on for CX 2/)[0]).toBeVisible();
  },
};

/** The application is asked before a change; here it never answers. */
export const Confirming: Story = {
  decorators: room,
  args: { confirm: () => new Promise<boolean>(() => undefined) },
  play: async (context) => {
    await open(context);
    await userEvent.keyboard('{Enter}');
    await expect(await within(context.canvasElement).findByText('Checking…')).toBeVisible();
  },
};

export const ReadOnly: Story = { args: { value: ['cloudCX2', 'gc2WEMupgrade'], readonly: true } };
export const SwitchedOff: Story = {
  args: {
    value: ['cloudCX2', 'gc2WEMupgrade'],
    disabled: true,
    disabledReasons: [{ message: 'Choose a person first.' }] as never,
  },
};
export const Wrong: Story = {
  args: {
    required: true,
    invalid: true,
    touched: true,
    errors: [{ kind: 'required' }] as never,
  },
};
export const WrongDark: Story = { ...Wrong, globals: { theme: 'dark' } };

export const ManyPicked: Story = {
  args: { value: Array.from({ length: 40 }, (_, index) => `license-${index}`), definitions: [] },
};

export const Loading: Story = {
  decorators: room,
  parameters: { emulator: { hang: 1 } } satisfies StoryParameters,
  args: { value: ['cloudCX2'] },
  play: async (context) => {
    await userEvent.click(await field(context));
  },
};

/** The list stays while it is loaded again. */
export const Reloading: Story = {
  decorators: room,
  play: async (context) => {
    await open(context);
    onShow(LicenseEmulatorControl).failNext({ hang: true });
    onShow(LicenseStore).reloadDefinitions();
    const list = within(context.canvasElement).getByRole('listbox');
    await waitFor(() => expect(list).toHaveAttribute('aria-busy', 'true'));
  },
};

/** The organization defines no licenses. */
export const NothingDefined: Story = { decorators: room, args: { definitions: [] }, play: open };

/** What failed is tried again. */
export const Failed: Story = {
  args: { value: ['cloudCX2'] },
  parameters: { emulator: { failures: { '400': 1 } } } satisfies StoryParameters,
  play: async ({ canvasElement }) => {
    await within(canvasElement).findByRole('button', { name: 'Try again' });
  },
};
export const TriedAgain: Story = {
  decorators: room,
  ...Failed,
  play: async (context) => {
    const again = await within(context.canvasElement).findByRole('button', { name: 'Try again' });
    onShow(LicenseEmulatorControl).configure({ failures: {} });
    await userEvent.click(again);
    await waitFor(() => expect(again).not.toBeInTheDocument());
    await open(context);
  },
};
export const Forbidden: Story = { args: { value: ['cloudCX2'] }, globals: { scenario: 'forbidden' } };
export const RateLimited: Story = {
  tags: ['moving'],
  parameters: { emulator: { failures: { '429': 1 }, retryAfter: 40 } } satisfies StoryParameters,
  play: async ({ canvasElement }) => {
    await within(canvasElement).findByText(/asked for a pause/);
  },
};

/** Without a network the list stays of use. */
export const Offline: Story = {
  args: { value: ['cloudCX2'] },
  beforeEach: () => goOnline,
  play: async ({ canvasElement }) => {
    await onShow(LicenseEmulatorControl).settled();
    goOffline();
    await within(canvasElement).findByText(/offline/);
  },
};

/** Definitions given as an input: no store is needed. */
export const WithoutStore: Story = {
  decorators: room,
  parameters: { withoutStore: true } satisfies StoryParameters,
  args: {
    value: ['base'],
    definitions: [
      { id: 'base', description: 'Base package' },
      { id: 'extra', description: 'Extra', prerequisites: [{ id: 'base' }] },
    ],
  },
  play: async (context) => {
    await userEvent.click(await field(context));
  },
};

/** 500 definitions. */
export const FiveHundred: Story = {
  decorators: room,
  args: {
    definitions: Array.from({ length: 500 }, (_, index) => ({
      id: `license${index}`,
      description: `License number ${index}`,
    })),
  },
  play: async (context) => {
    await userEvent.click(await field(context));
    await userEvent.keyboard('{End}');
    await expect(await within(context.canvasElement).findAllByRole('option')).toHaveLength(500);
  },
};

export const OwnTemplates: Story = {
  args: { value: ['cloudCX2'] },
  decorators: [...room, moduleMetadata({ imports: [LicenseOptionTemplate, LicenseChipTemplate] })],
  render: (args) => ({
    props: args,
    template: `
      <license-picker [label]="label" [(value)]="value">
        <ng-template licenseOption let-license>
          <strong style="flex: 1">{{ license.label }}</strong> <code>{{ license.id }}</code>
        </ng-template>
        <ng-template licenseChip let-license>→ {{ license.label }}</ng-template>
      </license-picker>
    `,
  }),
  play: open,
};
