import type { Meta, StoryObj } from '@storybook/angular-vite';
import { LicenseStore } from 'ngx-genesys-license';
import { LicenseUsageChart } from 'ngx-genesys-license/components';
import { LicenseEmulatorControl, licensedUserFixtures } from 'ngx-genesys-license/testing';
import { expect, fn, userEvent, waitFor, within } from 'storybook/test';
import { goOffline, goOnline, offline } from '../src/offline';
import { onShow, type StoryParameters } from '../src/on-emulator';

const meta: Meta<LicenseUsageChart> = {
  title: 'Components/Usage',
  component: LicenseUsageChart,
  args: { licenseSelected: fn() },
};
export default meta;
type Story = StoryObj<LicenseUsageChart>;

const settled = () => onShow(LicenseEmulatorControl).settled();
const rows = (canvasElement: HTMLElement) => within(canvasElement).getAllByRole('listitem');

export const Ready: Story = {
  play: async ({ canvasElement, args }) => {
    await userEvent.click(await within(canvasElement).findByRole('button', { name: /cloudCX2/ }));
    await expect(args.licenseSelected).toHaveBeenCalledWith('cloudCX2');
  },
};
export const Selected: Story = { args: { selected: 'cloudCX2' } };
export const Dark: Story = { args: { selected: 'cloudCX2' }, globals: { theme: 'dark' } };
export const MaterialLight: Story = { args: { selected: 'cloudCX2' }, globals: { theme: 'material-light' } };
export const Narrow: Story = { globals: { width: 390 } };
export const NarrowestRightToLeft: Story = { globals: { width: 320, direction: 'rtl' } };
export const WithoutTheme: Story = { globals: { theme: 'none' } };
export const Dense: Story = { globals: { theme: 'dense' } };
export const ByName: Story = {
  play: async ({ canvasElement }) => {
    await userEvent.click(await within(canvasElement).findByRole('radio', { name: 'By name' }));
  },
};
export const Table: Story = { args: { layout: 'table', selected: 'cloudCX1' } };
export const TableDark: Story = {
  args: { layout: 'table', selected: 'cloudCX1' },
  globals: { theme: 'dark' },
};
export const Streaming: Story = {
  tags: ['moving'],
  globals: { users: 100_000, latency: 500 },
  play: async ({ canvasElement }) => {
    await expect(
      await within(canvasElement).findByText(/of 100,000 users/, {}, { timeout: 5000 }),
    ).toBeVisible();
  },
};
/** Nobody has loaded users, and the application wants it so. */
export const NotLoaded: Story = {
  args: { autoLoad: false },
  play: async ({ canvasElement }) => {
    await within(canvasElement).findAllByText(/nothing is counted/);
    await settled();
    await expect(within(canvasElement).queryByText(/nobody/)).toBeNull();
  },
};
export const PartlyCounted: Story = {
  args: { autoLoad: false },
  play: async () => {
    await onShow(LicenseStore).refreshUsers(licensedUserFixtures(50).map(({ id }) => id));
  },
};
export const ChangedSince: Story = {
  play: async ({ canvasElement }) => {
    const control = onShow(LicenseEmulatorControl);
    await control.settled();
    // The bars have to be on screen in their first order before it changes.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    await onShow(LicenseStore).assign({ userIds: control.userIds, add: ['examplePremiumAppUserLicense'] })
      .report;
    await expect(await within(canvasElement).findByRole('button', { name: /Sort again/ })).toBeVisible();
  },
};
export const Loading: Story = { parameters: { emulator: { hang: 1 } } satisfies StoryParameters };
/** What was counted stays while all users are loaded anew. */
export const Reloading: Story = {
  play: async ({ canvasElement }) => {
    await settled();
    onShow(LicenseEmulatorControl).configure({ hang: 1 });
    onShow(LicenseStore).streamUsers().subscribe();
    const chart = within(canvasElement).getByRole('region');
    await waitFor(() => expect(chart).toHaveAttribute('aria-busy', 'true'));
    await expect(rows(canvasElement).length).toBeGreaterThan(5);
  },
};
export const Failed: Story = {
  parameters: { emulator: { failures: { 'getLicenseUsers:400': 1 } } } satisfies StoryParameters,
};
export const Forbidden: Story = { globals: { scenario: 'forbidden' } };
export const Empty: Story = {
  globals: { users: 0 },
  parameters: { emulator: { entitled: [] } } satisfies StoryParameters,
};

/** What was counted stays, with its age. */
export const Offline: Story = {
  beforeEach: () => goOnline,
  play: async ({ canvasElement }) => {
    await settled();
    goOffline();
    await expect(await within(canvasElement).findByText(/this is as of/)).toBeVisible();
    await expect(rows(canvasElement).length).toBeGreaterThan(5);
  },
};

/** No network from the start: nothing to count. */
export const OfflineAndEmpty: Story = {
  beforeEach: () => offline(),
  parameters: { emulator: { hang: 1 } } satisfies StoryParameters,
};

/** The server wants silence: the seconds are counted down, and counting goes on by itself. */
export const RateLimited: Story = {
  tags: ['moving'],
  parameters: { emulator: { retryAfter: 42 } } satisfies StoryParameters,
  play: async ({ canvasElement }) => {
    await settled();
    onShow(LicenseEmulatorControl).failNext({ operation: 'getLicenseUsers', status: 429 });
    onShow(LicenseStore).streamUsers().subscribe();
    await expect(await within(canvasElement).findByText(/goes on in 4\d seconds/)).toBeVisible();
    await expect(rows(canvasElement).length).toBeGreaterThan(5);
  },
};
