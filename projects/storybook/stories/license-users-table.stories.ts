import type { Meta, StoryObj } from '@storybook/angular-vite';
import { moduleMetadata } from '@storybook/angular-vite';
import {
  LicenseTableEmpty,
  LicenseTableError,
  LicenseUserCell,
  LicenseUserRow,
  LicenseUsersTable,
} from 'ngx-genesys-license/components';
import { LicenseStore } from 'ngx-genesys-license';
import { LicenseEmulatorControl } from 'ngx-genesys-license/testing';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { offline } from '../src/offline';
import { onShow, type StoryParameters } from '../src/on-emulator';

/** A license that nobody holds. */
const free = 'examplePremiumAppUserLicense';

const meta: Meta<LicenseUsersTable> = {
  title: 'Components/Users table',
  component: LicenseUsersTable,
  decorators: [
    moduleMetadata({ imports: [LicenseTableEmpty, LicenseTableError, LicenseUserCell, LicenseUserRow] }),
  ],
};
export default meta;

type Story = StoryObj<LicenseUsersTable>;
type Play = NonNullable<Story['play']>;

/** Back on the network, after a story that left it. */
let leave: (() => void) | undefined;

const settled = () => onShow(LicenseEmulatorControl).settled();
const rows = (canvas: HTMLElement) => within(canvas).findAllByRole('row');
const checkbox = (canvas: HTMLElement, name: RegExp) =>
  within(canvas).findAllByRole('checkbox', { name }, { timeout: 5000 });

/** Presses the first check mark of a license that nobody holds. */
const giveFirst: Play = async ({ canvasElement }) => {
  await settled();
  const [first] = await checkbox(canvasElement, new RegExp(onShow(LicenseStore).label(free)));
  await userEvent.click(first as HTMLElement);
};

export const Ready: Story = { tags: ['tree'] };
export const Dark: Story = { globals: { theme: 'dark' } };
export const NoTheme: Story = { globals: { theme: 'none' } };
export const Dense: Story = { globals: { theme: 'dense' } };
export const MaterialLight: Story = { globals: { theme: 'material-light' } };
export const MaterialDark: Story = { globals: { theme: 'material-dark' }, args: { layout: 'columns' } };
export const RightToLeft: Story = { globals: { direction: 'rtl' } };

/** Two lines a row; it is a grid all the same. */
export const Phone: Story = { globals: { width: 390 }, tags: ['tree'] };
export const SmallestPhone: Story = { globals: { width: 320 }, args: { query: { holds: ['cloudCX2'] } } };

export const HundredThousand: Story = {
  globals: { users: 100_000 },
  play: async ({ canvasElement }) => {
    const grid = await within(canvasElement).findByRole('grid');
    await waitFor(() => expect(grid).toHaveAttribute('aria-rowcount', '100001'), { timeout: 20_000 });
    await expect((await rows(canvasElement)).length).toBeLessThanOrEqual(41);
  },
};

/** Until the first page has come, bars stand for rows. */
export const Loading: Story = { parameters: { emulator: { hang: 1 } } satisfies StoryParameters };

/** Rows stay while all users are loaded anew. */
export const Reloading: Story = {
  play: async ({ canvasElement }) => {
    await settled();
    onShow(LicenseEmulatorControl).configure({ hang: 1 });
    await userEvent.click(await within(canvasElement).findByRole('button', { name: 'Reload' }));
    const grid = within(canvasElement).getByRole('grid');
    await waitFor(() => expect(grid).toHaveAttribute('aria-busy', 'true'));
    await expect((await rows(canvasElement)).length).toBeGreaterThan(5);
  },
};

/** Rows come in, and can be worked with at once. */
export const Streaming: Story = {
  globals: { users: 100_000, latency: 500 },
  tags: ['moving'],
  play: async ({ canvasElement }) => {
    await within(canvasElement).findByRole('button', { name: 'Stop loading' }, { timeout: 5000 });
  },
};

/** Sort and filter say that they cover only what is loaded. */
export const Partial: Story = {
  globals: { users: 5000, latency: 500 },
  args: { query: { sort: { by: 'licenses', direction: 'descending' } } },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await waitFor(() => expect(onShow(LicenseStore).users.length()).toBeGreaterThan(0), { timeout: 5000 });
    await userEvent.click(await canvas.findByRole('button', { name: 'Stop loading' }));
    await expect(await canvas.findByText(/cover only what is loaded/)).toBeVisible();
  },
  tags: ['moving'],
};

export const NotLoaded: Story = { args: { autoLoad: false } };
export const Empty: Story = { globals: { users: 0 } };
export const NoMatch: Story = { args: { query: { text: 'nobody is called that' } } };
export const Failed: Story = { globals: { scenario: 'down' }, tags: ['moving'] };
export const Forbidden: Story = {
  parameters: { emulator: { failures: { 'getLicenseUsers:403': 1 } } } satisfies StoryParameters,
};

/** What was loaded stays, with its age; nothing can be changed until the network is back. */
export const Offline: Story = {
  tags: ['tree'],
  args: { layout: 'columns', licenses: ['cloudCX1', free] },
  play: async ({ canvasElement }) => {
    await settled();
    leave = offline();
    await expect(await within(canvasElement).findByText(/this is as of/)).toBeVisible();
    for (const cell of await checkbox(canvasElement, new RegExp(onShow(LicenseStore).label(free))))
      await expect(cell).toHaveAttribute('aria-disabled', 'true');
  },
  beforeEach: () => () => leave?.(),
};

/** No network from the start: there is nothing to show yet. */
export const OfflineAndEmpty: Story = {
  beforeEach: () => offline(),
  parameters: { emulator: { hang: 1 } } satisfies StoryParameters,
};

/** The server wants silence: the seconds are counted down, and loading goes on by itself. */
export const RateLimited: Story = {
  globals: { users: 5000 },
  parameters: { emulator: { retryAfter: 42 } } satisfies StoryParameters,
  tags: ['moving'],
  play: async ({ canvasElement }) => {
    await settled();
    onShow(LicenseEmulatorControl).failNext({ operation: 'getLicenseUsers', status: 429 });
    await userEvent.click(await within(canvasElement).findByRole('button', { name: 'Reload' }));
    await expect(await within(canvasElement).findByText(/goes on in 4\d seconds/)).toBeVisible();
    await expect((await rows(canvasElement)).length).toBeGreaterThan(5);
  },
};

/** Who may read and not write is told so; nothing can be pressed. */
export const ViewOnly: Story = {
  tags: ['tree'],
  args: { layout: 'columns', licenses: ['cloudCX1', free] },
  parameters: { emulator: { store: { canAssign: false } } } satisfies StoryParameters,
};

export const Sorted: Story = { args: { query: { sort: { by: 'name', direction: 'ascending' } } } };
export const Filtered: Story = {
  args: { query: { holds: ['cloudCX2'], lacks: ['gc2WEMupgrade'], text: 'an' } },
};

export const FilterOpen: Story = {
  tags: ['tree'],
  play: async ({ canvasElement }) => {
    await settled();
    await userEvent.click(
      await within(canvasElement).findByRole('button', { name: 'Licenses', expanded: false }),
    );
    const panel = await within(document.body).findByRole('dialog', { name: 'Licenses' });
    await expect(panel).toContainElement(document.activeElement as HTMLElement);
    const cx2 = await within(panel).findByRole('group', { name: onShow(LicenseStore).label('cloudCX2') });
    await userEvent.click(within(cx2).getByRole('button', { name: 'Has' }));
    await expect(within(cx2).getByRole('button', { name: 'Has' })).toHaveAttribute('aria-pressed', 'true');
  },
};

/** A column for each license, those nobody holds too; the user stays in sight. */
export const Columns: Story = { args: { layout: 'columns', licenses: ['cloudCX1', free] }, tags: ['tree'] };

export const ColumnsScrolled: Story = {
  args: { layout: 'columns' },
  play: async ({ canvasElement }) => {
    await settled();
    const cells = await within(canvasElement).findAllByRole('rowheader');
    await userEvent.click(cells[0] as HTMLElement);
    await userEvent.keyboard('{End}');
    await waitFor(() => expect(document.activeElement).toHaveAttribute('role', 'checkbox'));
  },
};

/** The change is on view at once, marked until the server has said yes. */
export const Pending: Story = {
  args: { layout: 'columns', licenses: [free, 'cloudCX1', 'cloudCX2'] },
  play: async (context) => {
    await settled();
    onShow(LicenseEmulatorControl).configure({ hang: 1 });
    const [first] = await checkbox(context.canvasElement, new RegExp(onShow(LicenseStore).label(free)));
    await userEvent.click(first as HTMLElement);
    await expect(await checkbox(context.canvasElement, /being added/)).toHaveLength(1);
  },
};

export const Confirmed: Story = {
  args: { layout: 'columns', licenses: [free, 'cloudCX1', 'cloudCX2'] },
  play: async (context) => {
    await giveFirst(context);
    await settled();
    await expect(onShow(LicenseEmulatorControl).holders(free)).toHaveLength(1);
  },
};

/** What failed stays marked, with a way to try again. */
export const FailedChange: Story = {
  tags: ['tree'],
  args: { layout: 'columns', licenses: [free, 'cloudCX1', 'cloudCX2'] },
  parameters: { emulator: { rowFailures: 1 } } satisfies StoryParameters,
  play: async (context) => {
    await giveFirst(context);
    await settled();
    await expect(await checkbox(context.canvasElement, /not added/)).toHaveLength(1);
  },
};

export const Retried: Story = {
  ...FailedChange,
  play: async (context) => {
    await FailedChange.play?.(context);
    onShow(LicenseEmulatorControl).configure({ rowFailures: 0 });
    const [cell] = await checkbox(context.canvasElement, /Try to add again/);
    await userEvent.click(cell as HTMLElement);
    await settled();
    await expect(onShow(LicenseEmulatorControl).holders(free)).toHaveLength(1);
  },
};

/** A user's licenses, to change them one by one, with what the server said. */
export const UserOpen: Story = {
  tags: ['tree'],
  parameters: { emulator: { rowFailures: 1 } } satisfies StoryParameters,
  play: async ({ canvasElement }) => {
    await settled();
    const [, first] = await rows(canvasElement);
    await userEvent.click(within(first as HTMLElement).getAllByRole('gridcell')[1] as HTMLElement);
    const panel = within(await within(document.body).findByRole('dialog'));
    await userEvent.click(await panel.findByRole('searchbox'));
    await userEvent.keyboard('premium');
    await userEvent.click(await panel.findByRole('checkbox'));
    await expect(await panel.findByRole('button', { name: 'Try to add again' })).toBeVisible();
  },
};

export const Selected: Story = {
  play: async ({ canvasElement }) => {
    await settled();
    const [, , second] = await rows(canvasElement);
    await userEvent.click(within(second as HTMLElement).getAllByRole('gridcell')[0] as HTMLElement);
    await userEvent.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    await expect(await within(canvasElement).findByText('3 selected')).toBeVisible();
  },
};

/** Also those who come later: a rule, with a count that says what it covers. */
export const AllSelected: Story = {
  tags: ['tree'],
  args: { query: { holds: ['cloudCX1'] } },
  play: async ({ canvasElement }) => {
    await settled();
    await userEvent.click(
      await within(canvasElement).findByRole('checkbox', { name: 'Select all that match' }),
    );
    await expect(await within(canvasElement).findByText(/^All \d+ that match selected$/)).toBeVisible();
  },
};

/** By keyboard alone: one tab stop, arrows, and the focus that stays when rows are scrolled away. */
export const Keyboard: Story = {
  tags: ['tree'],
  play: async ({ canvasElement }) => {
    await settled();
    const [first] = await within(canvasElement).findAllByRole('rowheader');
    (first as HTMLElement).focus();
    await userEvent.keyboard('{ArrowDown}{Control>}{End}{/Control}');
    await waitFor(() =>
      expect(document.activeElement?.closest('[role=row]')).toHaveAttribute('aria-rowindex', '501'),
    );
    await userEvent.keyboard('{Home}{PageUp}{ArrowRight}');
    await waitFor(() => expect(document.activeElement).toHaveAttribute('role', 'rowheader'));
  },
};

/** Without its toolbar, for an application that has its own. */
export const WithoutToolbar: Story = { args: { toolbar: false } };

export const CellTemplates: Story = {
  render: (args) => ({
    props: args,
    template: `
      <license-users-table>
        <ng-template licenseUserCell="user" let-user><a href="#" tabindex="-1">{{ user.name ?? user.id }}</a></ng-template>
        <ng-template licenseUserCell="count" header="Licenses held" width="140px" let-user>
          {{ user.licenseIds.length }}
        </ng-template>
      </license-users-table>
    `,
  }),
};

export const RowTemplate: Story = {
  render: (args) => ({
    props: args,
    template: `
      <license-users-table>
        <ng-template licenseUserRow let-user let-position="position">
          <span>{{ position + 1 }}. <b>{{ user.name ?? user.id }}</b> holds {{ user.licenseIds.length }}</span>
        </ng-template>
      </license-users-table>
    `,
  }),
};

export const EmptyTemplate: Story = {
  render: (args) => ({
    props: { ...args, query: { text: 'nobody' } },
    template: `
      <license-users-table [query]="query">
        <ng-template licenseTableEmpty let-hasFilter let-clear="clear">
          <p>{{ hasFilter ? 'Nobody like that works here.' : 'Invite somebody first.' }}</p>
          <button type="button" (click)="clear()">Show everybody</button>
        </ng-template>
      </license-users-table>
    `,
  }),
};

export const ErrorTemplate: Story = {
  parameters: { emulator: { failures: { 'getLicenseUsers:404': 1 } } } satisfies StoryParameters,
  render: (args) => ({
    props: args,
    template: `
      <license-users-table>
        <ng-template licenseTableError let-error let-retry="retry">
          <p>That went wrong: {{ error.code }}. <button type="button" (click)="retry()">Once more</button></p>
        </ng-template>
      </license-users-table>
    `,
  }),
};
