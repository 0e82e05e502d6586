import type { Meta, StoryObj } from '@storybook/angular-vite';
import { createLicenseEmulator } from 'genesys-license-emulator';
import { LicenseStore } from 'ngx-genesys-license';
import { LicenseInference } from 'ngx-genesys-license/components';
import { LicenseEmulatorControl } from 'ngx-genesys-license/testing';
import { expect, fn, userEvent, waitFor, within } from 'storybook/test';
import { offline } from '../src/offline';
import { onShow, type StoryParameters } from '../src/on-emulator';

const meta: Meta<LicenseInference> = {
  title: 'Components/Inference',
  component: LicenseInference,
  args: { debounce: 0, userRequested: fn(), changeProposed: fn() },
};
export default meta;

type Story = StoryObj<LicenseInference>;
interface Place {
  readonly canvasElement: HTMLElement;
}

const settled = () => onShow(LicenseEmulatorControl).settled();

const chooseRoles = async (canvas: HTMLElement, names: readonly string[]) => {
  for (const name of names) {
    const option = await within(canvas).findByRole('option', { name });
    await userEvent.click(option);
  }
  await settled();
};

/** Known beforehand: the same seed makes the same users. */
const userIdsOf = (count: number) => {
  const { organization } = createLicenseEmulator({ users: count });
  return Array.from({ length: count }, (_, index) => organization.userIdAt(index));
};

/** Everybody holds what the roles need, but three. */
const disturb = () => {
  const { userIds, emulator } = onShow(LicenseEmulatorControl);
  const { organization } = emulator;
  for (const id of userIds) {
    const needed = organization.inferredFor(id);
    for (const held of organization.licensesOf(id)) if (!needed.includes(held)) organization.revoke(id, held);
    for (const license of needed) if (!organization.holds(id, license)) organization.assign(id, license);
  }
  const [first = '', second = '', third = ''] = userIds;
  organization.assign(first, 'examplePremiumAppUserLicense');
  organization.assign(second, 'examplePremiumAppUserLicense');
  const [lost = ''] = organization.inferredFor(third);
  organization.revoke(third, lost);
};

export const NothingChosen: Story = {};

export const NeededByRoles: Story = {
  play: async ({ canvasElement }) => {
    await chooseRoles(canvasElement, ['Agent', 'Quality Evaluator']);
    await expect(await within(canvasElement).findByText('Only because of Quality Evaluator')).toBeVisible();
  },
};

export const Dark: Story = { ...NeededByRoles, globals: { theme: 'dark' } };

export const MaterialTheme: Story = { ...NeededByRoles, globals: { theme: 'material-light' } };

export const MaterialDark: Story = { ...NeededByRoles, globals: { theme: 'material-dark' } };

export const NoTheme: Story = { ...NeededByRoles, globals: { theme: 'none' } };

export const Dense: Story = { ...NeededByRoles, globals: { theme: 'dense' } };

export const RightToLeft: Story = { ...NeededByRoles, globals: { direction: 'rtl' } };

export const Narrow: Story = { ...NeededByRoles, globals: { width: 390 } };

/** By keyboard alone: typing narrows, arrows move, Enter toggles; the focus stays in the field. */
export const ByKeyboard: Story = {
  play: async ({ canvasElement }) => {
    const field = await within(canvasElement).findByRole('combobox');
    await within(canvasElement).findByRole('option', { name: 'Supervisor' });
    field.focus();
    await userEvent.keyboard('super{Enter}{Escape}{ArrowDown}');
    await settled();
    await expect(field).toHaveFocus();
    await waitFor(() =>
      expect(within(canvasElement).getByRole('button', { name: /Supervisor/ })).toBeVisible(),
    );
  },
};

const tryWhatIf = async ({ canvasElement }: Place) => {
  await chooseRoles(canvasElement, ['Employee', 'Agent']);
  await userEvent.click(await within(canvasElement).findByRole('button', { name: 'What if…' }));
  await chooseRoles(canvasElement, ['Agent', 'Assisted Agent']);
  await expect(await within(canvasElement).findByText(/more, .* fewer than at the start/)).toBeVisible();
};

export const WhatIf: Story = { play: tryWhatIf };

export const WhatIfDark: Story = { play: tryWhatIf, globals: { theme: 'dark', width: 1280 } };

export const NoLicenseNeeded: Story = { args: { roleIds: ['a-role-that-nobody-knows'] } };

/** So many requests are not sent unbidden. */
export const ManyRoles: Story = {
  play: async ({ canvasElement }) => {
    const options = await within(canvasElement).findAllByRole('option');
    for (const option of options.slice(0, 9)) await userEvent.click(option);
    await expect(
      await within(canvasElement).findByRole('button', { name: /Which role is it/ }),
    ).toBeVisible();
  },
};

/** Without authorization:role:view roles are told by id. */
export const NamesForbidden: Story = {
  parameters: {
    emulator: { permissions: ['authorization:license:view', 'directory:user:view'] },
  } satisfies StoryParameters,
  play: async ({ canvasElement }) => {
    await userEvent.type(await within(canvasElement).findByRole('combobox'), 'my-role{Enter}');
    await expect(await within(canvasElement).findByText('No license is needed.')).toBeVisible();
  },
};

export const Loading: Story = {
  args: { roleIds: ['any'] },
  parameters: { emulator: { hang: 1 } } satisfies StoryParameters,
};

/** The old answer stays while a new one is on its way. */
export const Reloading: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await chooseRoles(canvasElement, ['Agent', 'Quality Evaluator']);
    await expect(await canvas.findByText('Only because of Quality Evaluator')).toBeVisible();
    onShow(LicenseEmulatorControl).configure({ hang: 1 });
    await userEvent.click(await canvas.findByRole('option', { name: 'Supervisor' }));
    await waitFor(() => expect(canvasElement.querySelector('[aria-busy="true"]')).not.toBeNull());
    await expect(canvas.getByText(/WEM add-on/)).toBeVisible();
  },
};

export const Failed: Story = {
  args: { roleIds: ['any'] },
  parameters: { emulator: { failures: { 'postLicenseInfer:400': 1 } } } satisfies StoryParameters,
};

export const Offline: Story = { args: { roleIds: ['any'] }, beforeEach: () => offline() };

export const RateLimited: Story = {
  args: { roleIds: ['any'] },
  parameters: {
    emulator: { failures: { 'postLicenseInfer:429': 1 }, retryAfter: 42 },
  } satisfies StoryParameters,
  tags: ['moving'],
};

export const NeededByPermissions: Story = {
  args: { mode: 'permissions' },
  play: async ({ canvasElement }) => {
    await userEvent.type(
      await within(canvasElement).findByRole('textbox'),
      'quality:evaluation:view{Enter}quality:evaluation:edit{Enter}wallboard:board:view{Enter}nonsense',
    );
    await expect(await within(canvasElement).findByText(/WEM add-on/)).toBeVisible();
  },
};

export const NoPermissions: Story = { args: { mode: 'permissions' } };

export const PermissionsForbidden: Story = {
  args: { mode: 'permissions', permissions: ['quality:evaluation:view'] },
  globals: { scenario: 'forbidden' },
};

const compareUsers = async ({ canvasElement }: Place) => {
  await within(canvasElement).findByText('12 of 12 compared', {}, { timeout: 10_000 });
  disturb();
  await onShow(LicenseStore).refreshUsers(onShow(LicenseEmulatorControl).userIds);
  await userEvent.click(within(canvasElement).getByRole('button', { name: 'Compare again' }));
  await waitFor(() => expect(within(canvasElement).getAllByText(/Different/)).toHaveLength(4));
};

/** What users hold beside what their roles need. */
export const Users: Story = {
  args: { mode: 'users', userIds: userIdsOf(12) },
  globals: { users: 12 },
  play: compareUsers,
};

export const UsersDark: Story = { ...Users, globals: { users: 12, theme: 'dark' } };

export const UsersNarrow: Story = { ...Users, globals: { users: 12, width: 390 } };

export const UsersWide: Story = { ...Users, globals: { users: 12, width: 1280 } };

export const UsersDifferent: Story = {
  ...Users,
  play: async (context) => {
    await compareUsers(context);
    const canvas = within(context.canvasElement);
    await userEvent.click(canvas.getByRole('radio', { name: /Different/ }));
    await expect(canvas.getAllByRole('button', { name: 'Open' })).toHaveLength(3);
    await userEvent.click(canvas.getByRole('button', { name: 'Remove from 2 users…' }));
    await expect(context.args.changeProposed).toHaveBeenCalledOnce();
  },
};

/** A user's own roles as the start of "what if". */
export const WhyThisUser: Story = {
  ...Users,
  play: async (context) => {
    await compareUsers(context);
    const [why] = within(context.canvasElement).getAllByRole('button', { name: 'Why?' });
    await userEvent.click(why as HTMLElement);
    await settled();
    await expect(await within(context.canvasElement).findByText(/^Roles of /)).toBeVisible();
  },
};

/** Who may not assign is offered no changes. */
export const UsersReadonly: Story = {
  ...Users,
  globals: { users: 12 },
  parameters: { emulator: { store: { canAssign: false } } },
};

export const UsersUnknown: Story = {
  args: { mode: 'users', userIds: userIdsOf(5) },
  globals: { users: 5 },
  parameters: { emulator: { failures: { 'getUser:404': 1 } } } satisfies StoryParameters,
};

/** So many are not compared unbidden. */
export const ManyUsers: Story = { args: { mode: 'users', userIds: userIdsOf(500) } };

export const UsersOnTheirWay: Story = {
  args: { mode: 'users', userIds: userIdsOf(12) },
  globals: { users: 12 },
  parameters: { emulator: { hang: 1 } } satisfies StoryParameters,
};

export const NoUsers: Story = { args: { mode: 'users', userIds: [] } };
