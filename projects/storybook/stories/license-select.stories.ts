import { componentWrapperDecorator, type Meta, type StoryObj } from '@storybook/angular-vite';
import { LicenseStore } from 'ngx-genesys-license';
import { LicenseSelect } from 'ngx-genesys-license/components';
import { LicenseEmulatorControl } from 'ngx-genesys-license/testing';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { goOffline, goOnline } from '../src/offline';
import { onShow, type StoryParameters } from '../src/on-emulator';

const meta: Meta<LicenseSelect> = {
  title: 'Components/Select',
  component: LicenseSelect,
  args: { label: 'Base license' },
};
export default meta;
/** Room for the list in the picture. */
const room = [componentWrapperDecorator((story) => `<div style="min-block-size: 470px">${story}</div>`)];

type Story = StoryObj<LicenseSelect>;
type Play = NonNullable<Story['play']>;

const open: Play = async ({ canvasElement }) => {
  await onShow(LicenseEmulatorControl).settled();
  await userEvent.click(await within(canvasElement).findByRole('combobox'));
  await within(canvasElement).findByRole('listbox');
};

export const Empty: Story = {};
export const Picked: Story = { args: { value: 'cloudCX2' } };
export const Required: Story = { args: { value: 'cloudCX2', required: true } };
export const Open: Story = { decorators: room, args: { value: 'cloudCX2' }, play: open };
export const OpenDark: Story = { ...Open, globals: { theme: 'dark' } };
export const OpenAt320Pixels: Story = { ...Open, globals: { width: 320 } };
export const OpenRightToLeft: Story = { ...Open, globals: { direction: 'rtl' } };
export const Dense: Story = { ...Picked, globals: { theme: 'dense' } };
export const NotDefined: Story = { args: { value: 'retiredPilotLicense' } };
export const ReadOnly: Story = { args: { value: 'cloudCX2', readonly: true } };
export const SwitchedOff: Story = { args: { value: 'cloudCX2', disabled: true } };
export const Wrong: Story = {
  args: { required: true, invalid: true, touched: true, errors: [{ kind: 'required' }] as never },
};
export const NeedsAnother: Story = { args: { value: 'gc2WEMupgrade' } };

export const Loading: Story = {
  decorators: room,
  parameters: { emulator: { hang: 1 } } satisfies StoryParameters,
  play: async ({ canvasElement }) => {
    await userEvent.click(await within(canvasElement).findByRole('combobox'));
  },
};

/** The list stays while it is loaded again. */
export const Reloading: Story = {
  decorators: room,
  args: { value: 'cloudCX2' },
  play: async (context) => {
    await open(context);
    onShow(LicenseEmulatorControl).failNext({ hang: true });
    onShow(LicenseStore).reloadDefinitions();
    const list = within(context.canvasElement).getByRole('listbox');
    await waitFor(() => expect(list).toHaveAttribute('aria-busy', 'true'));
    await expect(within(list).getAllByRole('option').length).toBeGreaterThan(5);
  },
};

export const NothingDefined: Story = { decorators: room, args: { definitions: [] }, play: open };
export const NothingMatches: Story = {
  decorators: room,
  play: async (context) => {
    await open(context);
    await userEvent.keyboard('nothing such');
    await expect(within(context.canvasElement).getByText('Nothing matches.')).toBeVisible();
  },
};

/** Only some users are loaded: the counts say so. */
export const CountsSoFar: Story = {
  decorators: room,
  play: async (context) => {
    await onShow(LicenseStore).refreshUsers(onShow(LicenseEmulatorControl).userIds.slice(0, 40));
    await open(context);
    await expect(within(context.canvasElement).getByText(/Counted over 40 users so far/)).toBeVisible();
  },
};

/** What was picked stays; the error names its correlation id, and the way on. */
export const Failed: Story = {
  args: { value: 'cloudCX2' },
  parameters: { emulator: { failures: { '400': 1 } } } satisfies StoryParameters,
  play: async ({ canvasElement }) => {
    await within(canvasElement).findByRole('button', { name: 'Try again' });
    await expect(within(canvasElement).getByText(/, correlation id \S+\)/)).toBeVisible();
  },
};
export const TriedAgain: Story = {
  ...Failed,
  decorators: room,
  play: async (context) => {
    const again = await within(context.canvasElement).findByRole('button', { name: 'Try again' });
    onShow(LicenseEmulatorControl).configure({ failures: {} });
    await userEvent.click(again);
    await waitFor(() => expect(again).not.toBeInTheDocument());
    await open(context);
  },
};
export const Forbidden: Story = { args: { value: 'cloudCX2' }, globals: { scenario: 'forbidden' } };
export const RateLimited: Story = {
  tags: ['moving'],
  parameters: { emulator: { failures: { '429': 1 }, retryAfter: 40 } } satisfies StoryParameters,
  play: async ({ canvasElement }) => {
    await within(canvasElement).findByText(/asked for a pause/);
  },
};

/** Without a network the list stays of use. */
export const Offline: Story = {
  decorators: room,
  args: { value: 'cloudCX2' },
  beforeEach: () => goOnline,
  play: async (context) => {
    await onShow(LicenseEmulatorControl).settled();
    goOffline();
    await within(context.canvasElement).findByText(/offline/);
    await open(context);
  },
};

/** Space opens and picks while nothing is typed; picking closes the list. */
export const Keyboard: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await onShow(LicenseEmulatorControl).settled();
    const field = await canvas.findByRole('combobox');
    field.focus();
    await userEvent.keyboard(' ');
    await expect(await canvas.findByRole('listbox')).toBeVisible();
    await userEvent.keyboard('{ArrowDown} ');
    await expect(canvas.queryByRole('listbox')).toBeNull();
    await expect(canvas.getByRole('listitem')).toHaveTextContent('Genesys Cloud CX 1');
    await userEvent.keyboard('cx 3{Enter}');
    await expect(canvas.getByRole('listitem')).toHaveTextContent('Genesys Cloud CX 3');
    await userEvent.keyboard('{Backspace}');
    await expect(canvas.queryByRole('listitem')).toBeNull();
    await expect(field).toHaveFocus();
  },
};
