import { axeViolations } from '../common/testing/axe-violations';
import { free, tryBatch, tryReview } from './testing/try-batch';

describe('LicenseBatchPanel, reviewing', () => {
  it('reads what the users hold, then says what would be done', async () => {
    const { review, panel, control, fixture, host } = await tryReview({ add: [free], remove: ['cloudCX2'] });
    const holders = control
      .holders('cloudCX2')
      .filter((id) => (host.users() as readonly string[]).includes(id)).length;
    expect(await panel.step()).toBe('Review');
    expect(await panel.isHeadingFocused()).toBeTrue();
    expect(await review.totals()).toEqual({
      users: '20',
      'to add': '+ 20',
      'to remove': `− ${holders}`,
      'already so, left out': String(20 - holders),
    });
    expect(await review.cost()).toBe('2 requests, about 1 sec');
    expect((await review.warnings()).some((text) => text.includes('Automatic assignment'))).toBeTrue();
    expect((await review.licenses()).length).toBe(2);
    expect(await review.rowCount()).toBe(20);
    expect((await review.rows())[0]).toContain('add');
    expect(await review.applyText()).toBe(`Apply ${20 + holders} changes`);
    expect(await axeViolations(fixture)).toEqual([]);
  });

  it('has nothing to apply where everything is so already', async () => {
    const { review, control } = await tryReview({ remove: [free] });
    expect(control.holders(free)).toEqual([]);
    expect(await review.cost()).toBe('There is nothing to send: everything is so already.');
    expect(await review.canApply()).toBeFalse();
  });

  it('warns by user, and of all users together', async () => {
    const { review } = await tryReview({ add: ['gc2WEMupgrade'] });
    expect((await review.warnings()).some((text) => text.includes('needs'))).toBeTrue();
    expect((await review.rows()).some((text) => text.includes('! '))).toBeTrue();
  });

  it('offers to add what an added license needs', async () => {
    const { review, settle, host } = await tryReview({ add: ['gc2WEMupgrade'], remove: ['cloudCX2'] });
    await review.addToo('Genesys Cloud CX 2');
    await settle();
    expect([host.add(), host.remove()]).toEqual([['gc2WEMupgrade', 'cloudCX2'], []]);
    expect((await review.warnings()).some((text) => text.includes('needs'))).toBeFalse();
  });

  it('names users the server does not know by their line, and leaves them out', async () => {
    const { panel, settle, settleFile, control, host } = await tryBatch();
    const source = await panel.users();
    const [known = ''] = control.userIds;
    await source.dropFile(`id\n${known}\nghost\n`);
    host.add.set([free]);
    await settleFile();
    await panel.goToReview();
    await settle();
    const review = await panel.review();
    expect(await review.unknown()).toBe('1 user is not known to the server. ghost (line 3)');
    expect((await review.totals())['users']).toBe('2');
    await review.leaveOut();
    expect(await review.unknown()).toBe('');
    expect((await review.totals())['users']).toBe('1');
    await review.back();
    expect(await source.found()).toBe('2 users');
  });

  it('stops looking up users where most do not exist, until host.told to go on', async () => {
    const { panel, settle, control, host } = await tryBatch();
    const source = await panel.users();
    await source.chooseSource('Pasted list');
    await source.paste(Array.from({ length: 300 }, (_, index) => `ghost-${index}`).join('\n'));
    host.add.set([free]);
    await settle();
    await panel.goToReview();
    await settle();
    // And those that are on screen.
    expect(control.emulator.requests.of('getLicenseUser')).toBeLessThan(140);
    const review = await panel.review();
    expect(await review.unknown()).toContain('120 users are not known');
    await review.readAll();
    await settle(120_000);
    expect(await review.unknown()).toContain('300 users are not known');
  });

  it('tells that it could not be read what users hold, and lets it be tried again', async () => {
    const { review, control, settle } = await tryReview(
      { add: [free] },
      { failures: { 'postLicenseUsers:403': 1 } },
    );
    const notice = await review.notice();
    expect(await notice.text()).toContain('could not be loaded');
    expect((await review.warnings()).some((text) => text.includes('Nobody has read'))).toBeTrue();
    control.configure({ failures: {} });
    await notice.retry();
    await settle();
    expect(await notice.text()).toBeUndefined();
  });

  it('may not be applied without the permission', async () => {
    const { review, panel } = await tryReview({ add: [free] }, { store: { canAssign: false } });
    expect(await review.canApply()).toBeFalse();
    expect(await panel.readOnlyText()).toContain('authorization:grant:add');
  });

  it('may not be applied while there is no network', async () => {
    const { review, panel, look } = await tryReview({ add: [free] });
    const isOnline = spyOnProperty(navigator, 'onLine').and.returnValue(false);
    window.dispatchEvent(new Event('offline'));
    await look(100);
    expect(await (await panel.notice()).text()).toContain('Changes are off until the network is back');
    expect(await review.canApply()).toBeFalse();
    isOnline.and.returnValue(true);
    window.dispatchEvent(new Event('online'));
    await look(100);
    expect(await (await panel.notice()).text()).toBeUndefined();
    expect(await review.canApply()).toBeTrue();
  });

  it('shows ten thousand users in a few rows', async () => {
    const { review, fixture } = await tryReview({ count: 10_000, add: [free] }, { users: 10_000 });
    expect(await review.rowCount()).toBe(10_000);
    expect((await review.rows()).length).toBeLessThan(25);
    expect(await (await review.list())?.getAttribute('tabindex')).toBe('0');
    expect(await axeViolations(fixture)).toEqual([]);
  });

  it('asks before licenses are taken away; the harmless answer has the focus', async () => {
    const { review, panel, control, settle, host } = await tryReview({ remove: ['cloudCX2'] });
    await review.apply();
    const question = await panel.confirmation();
    expect(await question?.title()).toBe('Remove licenses?');
    const count = control
      .holders('cloudCX2')
      .filter((id) => (host.users() as readonly string[]).includes(id)).length;
    expect((await question?.effects())?.[0]).toMatch(new RegExp(`^${count} users? will lose `));
    expect(await question?.isSafe()).toBeTrue();
    await question?.keep();
    await settle();
    expect(await panel.isHeadingFocused()).toBeTrue();
    expect(await panel.confirmation()).toBeNull();
    expect(await panel.step()).toBe('Review');
    expect(host.told).toEqual(['review']);
  });
});
