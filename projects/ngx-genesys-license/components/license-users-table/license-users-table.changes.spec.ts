import { tryTable } from './testing/try-table';

const free = 'examplePremiumAppUserLicense';

describe('LicenseUsersTable, changing licenses', () => {
  it('shows a change at once, and what becomes of it', async () => {
    const { host, table, control, show, settle, violations } = await tryTable({ users: 10 });
    host.layout.set('columns');
    await show();
    control.configure({ latency: 1000 });
    await table.toggle(0, free);
    expect(await table.cell(0, free)).toEqual(
      jasmine.objectContaining({
        isHeld: true,
        mark: 'pending',
        name: jasmine.stringContaining('being added'),
      }),
    );
    expect(await violations()).toEqual([]);
    await settle();
    expect(await table.cell(0, free)).toEqual(jasmine.objectContaining({ isHeld: true, mark: undefined }));
    expect(control.holders(free)).toEqual(control.userIds.slice(0, 1));
    expect(host.runs.length).toBe(1);
  });

  it('marks a change that failed, tells of it, and tries again', async () => {
    const { host, table, control, show, settle, violations } = await tryTable({ users: 10, rowFailures: 1 });
    host.layout.set('columns');
    await show();
    await table.toggle(1, free);
    await settle();
    expect(await table.cell(1, free)).toEqual(
      jasmine.objectContaining({
        isHeld: false,
        mark: 'failed',
        name: jasmine.stringContaining('not added, Try to add again'),
      }),
    );
    expect(await violations()).toEqual([]);
    host.query.set({ issues: true });
    await settle();
    expect(await table.userIds()).toEqual(control.userIds.slice(1, 2));

    control.configure({ rowFailures: 0 });
    await table.toggle(0, free);
    await settle();
    expect(control.holders(free)).toEqual(control.userIds.slice(1, 2));
    expect(await table.userIds()).toEqual([]);
  });

  it('changes licenses in a panel, where there is one column, and names what the server said', async () => {
    const { host, table, control, show, settle, violations } = await tryTable({ users: 10, rowFailures: 1 });
    await table.openLicenses(2);
    await show();
    await table.toggleInPanel(free);
    await settle();
    expect(await table.panelText()).toContain('not added');
    expect(await table.panelText()).toContain('The server said “FAILED”.');
    expect(await violations()).toEqual([]);
    control.configure({ rowFailures: 0 });
    await table.retryInPanel(free);
    await settle();
    expect(control.holders(free)).toEqual(control.userIds.slice(2, 3));
    expect(host.runs.length).toBe(2);
    expect((await table.rows())[2]?.cells[1]).toContain('premium');
  });

  it('asks before it takes a license away', async () => {
    const { host, table, control, show, settle } = await tryTable({ users: 10 });
    const licenseId = 'collaboratePro';
    host.layout.set('columns');
    let answer = false;
    const asked: unknown[] = [];
    host.confirmRemoval.set((removal) => {
      asked.push(removal);
      return Promise.resolve(answer);
    });
    await show();
    const position = control.userIds.findIndex((id) => control.emulator.organization.holds(id, licenseId));
    await table.toggle(position, licenseId);
    await settle();
    expect(asked).toEqual([{ userId: control.userIds[position], licenseId }]);
    expect(host.runs).toEqual([]);
    answer = true;
    await table.toggle(position, licenseId);
    await settle();
    expect((await table.cell(position, licenseId)).isHeld).toBeFalse();
  });

  it('changes nothing for who may not, and says why', async () => {
    const { host, table, show, violations } = await tryTable({ users: 10, store: { canAssign: false } });
    host.layout.set('columns');
    await show();
    expect((await table.notes())[0]).toContain('authorization:grant:add');
    expect((await table.cell(0, free)).isDisabled).toBeTrue();
    await table.toggle(0, free);
    expect(host.runs).toEqual([]);
    expect(await violations()).toEqual([]);
  });

  it('changes nothing where the application wants it so', async () => {
    const { host, table, show } = await tryTable({ users: 10 });
    host.readonly.set(true);
    await show();
    await table.openLicenses(0);
    await show();
    expect(await table.panelText()).toContain('View only.');
    await table.closePanel();
  });
});
