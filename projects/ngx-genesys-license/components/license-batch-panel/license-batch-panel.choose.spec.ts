import { withUserDirectory } from 'ngx-genesys-license';
import { axeViolations } from '../common/testing/axe-violations';
import { free, tryBatch } from './testing/try-batch';

describe('LicenseBatchPanel, choosing', () => {
  it('takes the users the application gives, and asks for what is missing', async () => {
    const { panel, control, settle, fixture, host } = await tryBatch();
    expect(await panel.step()).toBe('Choose');
    expect(await panel.currentStep()).toBe('Choose');
    expect(await panel.missing()).toBe('Choose users first.');
    host.users.set(control.userIds.slice(0, 3));
    await settle();
    expect(await (await panel.users()).sources()).toEqual(['Selection', 'CSV file', 'Pasted list']);
    expect(await panel.missing()).toBe('Choose at least one license to add or remove.');
    await (await panel.licenses()).add(free);
    expect(await panel.missing()).toBe('');
    expect(host.add()).toEqual([free]);
    expect(await axeViolations(fixture)).toEqual([]);
  });

  it('takes a rule, and says that it covers only what is loaded', async () => {
    const { panel, settle, store, control, host } = await tryBatch();
    host.users.set({ all: { holds: ['cloudCX2'] }, except: [] });
    store.refreshUsers(control.userIds.slice(0, 10)).catch(fail);
    await settle();
    const source = await panel.users();
    const held = control.holders('cloudCX2').filter((id) => control.userIds.indexOf(id) < 10).length;
    expect(await source.given()).toMatch(
      new RegExp(`^${held} users? (is|are) selected. Of those loaded so far`),
    );
    store.streamUsers().subscribe();
    await settle();
    expect(await source.given()).toBe(`${control.holders('cloudCX2').length} users are selected.`);
  });

  it('adds a license, removes it, or leaves it alone', async () => {
    const { panel, host } = await tryBatch();
    const licenses = await panel.licenses();
    await licenses.add('cloudCX2');
    await licenses.remove('cloudCX2');
    expect([host.add(), host.remove()]).toEqual([[], ['cloudCX2']]);
    await licenses.remove('cloudCX2');
    expect([host.add(), host.remove()]).toEqual([[], []]);
    expect((await licenses.licenses()).filter(({ change }) => change !== undefined)).toEqual([]);
  });

  it('finds licenses by name and id, and says how many of the users hold them', async () => {
    const { panel, control, settle, store, host } = await tryBatch();
    store.streamUsers().subscribe();
    host.users.set(control.userIds);
    await settle();
    const licenses = await panel.licenses();
    await licenses.search('cloudcx2');
    const [found, ...others] = await licenses.licenses();
    expect(others).toEqual([]);
    expect(found?.text).toContain(`held by ${control.holders('cloudCX2').length} of 30`);
  });

  it('says that no license matches', async () => {
    const { panel } = await tryBatch();
    const licenses = await panel.licenses();
    expect(await licenses.message()).toBeUndefined();
    await licenses.search('nonsense');
    expect(await licenses.licenses()).toEqual([]);
    expect(await licenses.message()).toBe('Nothing matches.');
  });

  it('shows bones while licenses are loading', async () => {
    const { panel, control, store, look, settle } = await tryBatch();
    const licenses = await panel.licenses();
    control.configure({ latency: 1000 });
    // What is loaded is dropped, and loaded for the first time again.
    await store.signOut();
    await look(1);
    expect(await licenses.isLoading()).toBeTrue();
    expect(await licenses.licenses()).toEqual([]);
    await settle(5000);
    expect(await licenses.isLoading()).toBeFalse();
    expect((await licenses.licenses()).length).toBe(14);
  });

  it('reads a file, and names the lines that give no user', async () => {
    const { panel, control, settleFile, fixture } = await tryBatch();
    const source = await panel.users();
    const [a = '', b = ''] = control.userIds;
    await source.dropFile(`Name;User id\nAnn;${a}\nBob;\n"C;c";${b}\nDan;${a}\nEve;two words\n`);
    await settleFile();
    expect(await source.columns()).toEqual(['1: Name', '2: User id']);
    expect(await source.column()).toBe(1);
    expect(await source.hasHeader()).toBeTrue();
    expect(await source.found()).toBe('2 users · 1 line names somebody again');
    expect(await source.problemSummary()).toBe('2 lines give no user');
    expect(await source.problems()).toEqual([
      'Line 3: nothing in this column',
      'Line 6: neither an id nor an email address: two words',
    ]);
    expect(await axeViolations(fixture)).toEqual([]);
    await source.chooseColumn(0);
    await settleFile();
    expect(await source.found()).toBe('5 users');
  });

  it('says what is wrong with a file that is none', async () => {
    const { panel, settleFile } = await tryBatch();
    const source = await panel.users();
    await source.dropFile(new File([new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])], 'users.xlsx'));
    await settleFile();
    expect(await source.error()).toBe('users.xlsx is no text file. In a spreadsheet, save it as CSV first.');
    await source.dropFile(`a\n"${'x\n'.repeat(1_000_000)}`);
    await settleFile();
    expect(await source.error()).toContain('the row in line 2 does not end');
    expect(await panel.missing()).toBe('Choose users first.');
  });

  it('looks up pasted addresses, and names those nobody has', async () => {
    const { panel, control, settle } = await tryBatch({}, withUserDirectory());
    const source = await panel.users();
    await source.chooseSource('Pasted list');
    const [a = '', b = ''] = control.userIds;
    const email = control.emulator.organization.user(a)?.email ?? '';
    await source.paste(`${email.toUpperCase()}, ${b}\n${a}; nobody@example.org`);
    await settle();
    expect(await source.found()).toBe('2 users · 1 line names somebody again');
    expect(await source.problems()).toEqual(['Line 2: nobody has the address nobody@example.org']);
  });

  it('says that addresses need a directory', async () => {
    const { panel, settle } = await tryBatch();
    const source = await panel.users();
    await source.chooseSource('Pasted list');
    await source.paste('a@example.org');
    await settle();
    expect(await source.error()).toBe('This application cannot look up email addresses. Use user ids.');
  });

  it('offers to look addresses up again after a failure', async () => {
    const { panel, control, settle } = await tryBatch({}, withUserDirectory());
    const source = await panel.users();
    await source.chooseSource('Pasted list');
    control.configure({ failures: { 'getUsers:400': 1 } });
    const email = control.emulator.organization.user(control.userIds[0] ?? '')?.email ?? '';
    await source.paste(email);
    await settle();
    expect(await source.error()).not.toBe('');
    control.configure({ failures: {} });
    await source.retry();
    await settle();
    expect(await source.found()).toBe('1 user');
  });

  it('tells why licenses cannot be shown, and loads them again', async () => {
    const { panel, control, settle } = await tryBatch({ failures: { 'getLicenseDefinitions:400': 1 } });
    const licenses = await panel.licenses();
    const notice = await licenses.notice();
    expect(await notice.text()).toContain('could not be loaded');
    control.configure({ failures: {} });
    await notice.retry();
    await settle();
    expect((await licenses.licenses()).length).toBe(14);
  });
});
