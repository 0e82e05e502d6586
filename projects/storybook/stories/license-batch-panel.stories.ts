import type { Meta, StoryObj } from '@storybook/angular-vite';
import { LicenseStore } from 'ngx-genesys-license';
import { LicenseBatchPanel } from 'ngx-genesys-license/components';
import { LicenseEmulatorControl, licensedUserFixtures } from 'ngx-genesys-license/testing';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { goOffline, goOnline } from '../src/offline';
import { onShow, type StoryParameters } from '../src/on-emulator';

const users = (count: number) => licensedUserFixtures(count).map(({ id }) => id);
/** A license that nobody holds in the emulated organization. */
const free = 'examplePremiumAppUserLicense';

const meta: Meta<LicenseBatchPanel> = { title: 'Components/Batch panel', component: LicenseBatchPanel };
export default meta;
type Story = StoryObj<LicenseBatchPanel>;
/** Writes are proved by reading, and what reads a file is loaded first: that takes its time. */
const patient = { timeout: 10_000 };
type Play = (context: { canvasElement: HTMLElement }) => Promise<void>;

const press = async (canvasElement: HTMLElement, name: RegExp | string) => {
  await onShow(LicenseEmulatorControl).settled();
  const button = await within(canvasElement).findByRole('button', { name }, patient);
  await waitFor(() => expect(button).toBeEnabled(), patient);
  await userEvent.click(button);
};
const review: Play = async ({ canvasElement }) => {
  await press(canvasElement, 'Review the changes');
  await onShow(LicenseEmulatorControl).settled();
};
const apply: Play = async (context) => {
  await review(context);
  await press(context.canvasElement, /^Apply/);
};
const end: Play = async (context) => {
  await apply(context);
  await onShow(LicenseEmulatorControl).settled();
  await within(context.canvasElement).findByRole('button', { name: 'Download report' }, patient);
};
const choosePaste = async (canvasElement: HTMLElement, text: string) => {
  await userEvent.click(await within(canvasElement).findByLabelText('Pasted list'));
  const field = await within(canvasElement).findByLabelText(/User ids or email addresses/);
  await userEvent.click(field);
  await userEvent.paste(text);
  await userEvent.tab();
};
const chooseFile = async (canvasElement: HTMLElement, name: string, ...parts: BlobPart[]) => {
  const field = await within(canvasElement).findByLabelText('Choose a file');
  await userEvent.upload(field, new File(parts, name, { type: 'text/csv' }));
};

export const Start: Story = {};

export const Selection: Story = {
  args: { users: users(20) },
  play: async ({ canvasElement }) => {
    onShow(LicenseStore).streamUsers().subscribe();
    await expect(await within(canvasElement).findByText('20 users are selected.')).toBeVisible();
    const group = await within(canvasElement).findByRole('group', { name: /Change of Genesys Cloud CX 2$/ });
    await userEvent.click(within(group).getByRole('button', { name: 'Add' }));
    await expect(
      await within(canvasElement).findByRole('button', { name: 'Review the changes' }),
    ).toBeEnabled();
  },
};
export const SelectionDark: Story = { ...Selection, globals: { theme: 'dark' } };
export const SelectionNarrow: Story = { ...Selection, globals: { width: 390 } };

export const FileWithProblems: Story = {
  play: async ({ canvasElement }) => {
    const [a = '', b = '', c = ''] = users(3);
    const lines = [
      'Name;User id',
      `Ann;${a}`,
      'Bob;',
      `"Carla; Cid";${b}`,
      `Dan;${a}`,
      'Eve;two words',
      `Fay;${c}`,
    ];
    await chooseFile(canvasElement, 'agents.csv', lines.join('\r\n'));
    await userEvent.click(await within(canvasElement).findByText('2 lines give no user', {}, patient));
    await expect(await within(canvasElement).findByText(/Line 6: neither an id/)).toBeVisible();
    await expect(within(canvasElement).getByText('3 users')).toBeVisible();
  },
};
export const FileIsNoText: Story = {
  play: async ({ canvasElement }) => {
    await chooseFile(canvasElement, 'agents.csv', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 8]));
    await expect(await within(canvasElement).findByText(/is no text file/, {}, patient)).toBeVisible();
  },
};
export const PastedAddresses: Story = {
  play: async ({ canvasElement }) => {
    const emails = licensedUserFixtures(12).map(({ email }) => email ?? '');
    await choosePaste(canvasElement, [...emails, 'nobody@example.org', 'bad@@address'].join('\n'));
    await onShow(LicenseEmulatorControl).settled();
    await expect(await within(canvasElement).findByText('12 users')).toBeVisible();
  },
};
export const LicensesLoading: Story = { parameters: { emulator: { hang: 1 } } satisfies StoryParameters };
export const LicensesFailed: Story = {
  parameters: { emulator: { failures: { 'getLicenseDefinitions:400': 1 } } } satisfies StoryParameters,
};
export const NoLicenseMatches: Story = {
  play: async ({ canvasElement }) => {
    await userEvent.type(await within(canvasElement).findByRole('searchbox'), 'nonsense');
    await expect(await within(canvasElement).findByText('Nothing matches.')).toBeVisible();
  },
};
export const ReadOnly: Story = {
  args: { users: users(20), add: [free] },
  parameters: { emulator: { store: { canAssign: false } } } satisfies StoryParameters,
  play: review,
};

export const Review: Story = {
  args: { users: users(40), add: ['gc2WEMupgrade'], remove: ['cloudCX2'] },
  play: async (context) => {
    await review(context);
    await expect(await within(context.canvasElement).findByText(/requests?, about/)).toBeVisible();
  },
};
export const ReviewDark: Story = { ...Review, globals: { theme: 'dark' } };
export const ReviewNarrow: Story = { ...Review, globals: { width: 390 } };
export const ReviewRightToLeft: Story = { ...Review, globals: { direction: 'rtl' } };
export const ReviewDense: Story = { ...Review, globals: { theme: 'dense' } };
export const ReviewMaterialDark: Story = { ...Review, globals: { theme: 'material-dark' } };
export const ReviewWithoutTheme: Story = { ...Review, globals: { theme: 'none' } };
export const ReviewUnknownUsers: Story = {
  args: { add: [free] },
  play: async (context) => {
    const { canvasElement } = context;
    await choosePaste(canvasElement, [...users(3), 'left-the-company', 'typo-in-here'].join('\n'));
    await review(context);
    await expect(await within(canvasElement).findByText(/2 users are not known to the server/)).toBeVisible();
  },
};
export const NothingToDo: Story = {
  args: { users: users(5), remove: [free] },
  play: async (context) => {
    await review(context);
    await expect(await within(context.canvasElement).findByText(/nothing to send/)).toBeVisible();
  },
};
/** The network goes after the review: nothing can be sent until it is back. */
export const Offline: Story = {
  args: { users: users(40), add: [free] },
  beforeEach: () => goOnline,
  play: async (context) => {
    await review(context);
    goOffline();
    await expect(await within(context.canvasElement).findByText(/You are offline/)).toBeVisible();
    await expect(within(context.canvasElement).getByRole('button', { name: /^Apply/ })).toBeDisabled();
  },
};
export const TenThousandUsers: Story = {
  args: { users: users(10_000), add: [free] },
  parameters: { emulator: { users: 10_000 } } satisfies StoryParameters,
  play: async (context) => {
    await review(context);
    await expect(
      await within(context.canvasElement).findByRole('button', { name: 'Apply 10,000 changes' }),
    ).toBeEnabled();
  },
};
export const ConfirmRemoval: Story = {
  args: { users: users(40), add: [free], remove: ['cloudCX2', 'communicate'] },
  play: async (context) => {
    await apply(context);
    const dialog = await within(document.body).findByRole('alertdialog');
    await expect(within(dialog).getByRole('button', { name: 'Keep everything as it is' })).toHaveFocus();
  },
};
export const ConfirmRemovalDark: Story = { ...ConfirmRemoval, globals: { theme: 'dark' } };

export const Running: Story = {
  args: { users: users(40), add: [free] },
  tags: ['moving'],
  play: async (context) => {
    await review(context);
    onShow(LicenseEmulatorControl).configure({ latency: 60_000 });
    await userEvent.click(await within(context.canvasElement).findByRole('button', { name: /^Apply/ }));
    await expect(await within(context.canvasElement).findByRole('button', { name: 'Cancel' })).toBeEnabled();
  },
};
export const Done: Story = { args: { users: users(40), add: [free] }, play: end };
export const SomeFailed: Story = {
  args: { users: users(40), add: [free] },
  parameters: {
    emulator: { rowFailures: 0.15, resultWords: { failure: 'LICENSE_LIMIT_EXCEEDED' } },
  } satisfies StoryParameters,
  play: async (context) => {
    await end(context);
    await expect(
      await within(context.canvasElement).findAllByText(/LICENSE_LIMIT_EXCEEDED/),
    ).not.toHaveLength(0);
  },
};
export const SomeFailedDark: Story = { ...SomeFailed, globals: { theme: 'dark' } };
export const SomeFailedNarrow: Story = { ...SomeFailed, globals: { width: 390 } };
export const RetriedAndDone: Story = {
  ...SomeFailed,
  play: async (context) => {
    await end(context);
    onShow(LicenseEmulatorControl).configure({ rowFailures: 0 });
    await press(context.canvasElement, /^Retry/);
    await expect(await within(context.canvasElement).findByText('First try')).toBeVisible();
    await within(context.canvasElement).findByRole('button', { name: 'Undo' }, patient);
  },
};
export const Undone: Story = {
  args: { users: users(40), add: [free] },
  play: async (context) => {
    await end(context);
    const [first = ''] = users(1);
    await onShow(LicenseStore).assign({ userIds: [first], remove: [free] }).report;
    await press(context.canvasElement, 'Undo');
    const dialog = await within(document.body).findByRole('alertdialog');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Undo' }));
    await expect(await within(context.canvasElement).findByText(/1 change was left alone/)).toBeVisible();
    await onShow(LicenseEmulatorControl).settled();
  },
};
export const AnswerLost: Story = {
  args: { users: users(40), add: [free] },
  tags: ['moving'],
  play: async (context) => {
    await review(context);
    const control = onShow(LicenseEmulatorControl);
    control.failNext({ operation: 'postLicenseOrganization', drop: 'after' });
    control.configure({ failures: { 'postLicenseUsers:503': 1 } });
    await userEvent.click(await within(context.canvasElement).findByRole('button', { name: /^Apply/ }));
    await expect(await within(context.canvasElement).findByText('unconfirmed')).toBeVisible();
  },
};
/** Ten thousand changes: every other answer gets lost, some users are refused, and all that becomes known. */
export const TenThousandHalfLost: Story = {
  args: { users: users(10_000), add: [free] },
  tags: ['moving'],
  parameters: {
    emulator: { users: 10_000, rowFailures: 0.02, resultWords: { failure: 'LICENSE_LIMIT_EXCEEDED' } },
  } satisfies StoryParameters,
  play: async (context) => {
    await review(context);
    onShow(LicenseEmulatorControl).configure({ dropAfter: 0.5 });
    await userEvent.click(await within(context.canvasElement).findByRole('button', { name: /^Apply/ }));
    await expect(
      await within(context.canvasElement).findByRole('button', { name: /^Retry/ }, { timeout: 60_000 }),
    ).toBeEnabled();
  },
};
export const TenThousandHalfLostNarrow: Story = {
  ...TenThousandHalfLost,
  // Read from the source: what is spread is not seen.
  tags: ['moving'],
  globals: { width: 390 },
};
export const PermissionLost: Story = {
  args: { users: users(40), add: [free] },
  play: async (context) => {
    await review(context);
    onShow(LicenseEmulatorControl).scenario('readonly');
    await userEvent.click(await within(context.canvasElement).findByRole('button', { name: /^Apply/ }));
    await expect(
      await within(context.canvasElement).findByText(/authorization:grant:add is missing/),
    ).toBeVisible();
  },
};
export const SignedOut: Story = {
  args: { users: users(40), add: [free] },
  play: async (context) => {
    await review(context);
    onShow(LicenseEmulatorControl).configure({ failures: { '401': 1 } });
    await userEvent.click(await within(context.canvasElement).findByRole('button', { name: /^Apply/ }));
    await expect(await within(context.canvasElement).findByText(/Your session has ended/)).toBeVisible();
  },
};
export const RateLimited: Story = {
  args: { users: users(40), add: [free] },
  tags: ['moving'],
  play: async (context) => {
    await review(context);
    onShow(LicenseEmulatorControl).configure({ failures: { '429': 1 }, retryAfter: 60 });
    await userEvent.click(await within(context.canvasElement).findByRole('button', { name: /^Apply/ }));
    await expect(await within(context.canvasElement).findByText(/asked for a pause/)).toBeVisible();
  },
};
export const Cancelled: Story = {
  args: { users: users(3000), add: [free] },
  parameters: { emulator: { users: 3000 } } satisfies StoryParameters,
  play: async (context) => {
    await review(context);
    onShow(LicenseEmulatorControl).configure({ latency: 300 });
    await userEvent.click(await within(context.canvasElement).findByRole('button', { name: /^Apply/ }));
    await userEvent.click(await within(context.canvasElement).findByRole('button', { name: 'Cancel' }));
    await within(context.canvasElement).findByRole('button', { name: 'Download report' }, patient);
  },
};
export const RecentChanges: Story = {
  play: async ({ canvasElement }) => {
    const control = onShow(LicenseEmulatorControl);
    const store = onShow(LicenseStore);
    await store.assign({ userIds: users(40), add: [free] }).report;
    control.configure({ rowFailures: 1 });
    await store.assign({ userIds: users(3), add: ['gc2WEMupgrade'] }).report;
    await expect(await within(canvasElement).findByText('Recent changes')).toBeVisible();
  },
};
