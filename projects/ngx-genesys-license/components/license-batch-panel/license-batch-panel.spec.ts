import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import {
  LicenseStore,
  withPersistence,
  withUserDirectory,
  type LicenseStoreFeature,
} from 'ngx-genesys-license';
import {
  LicenseEmulatorControl,
  provideLicenseEmulator,
  VirtualClock,
  type EmulatedStoreOptions,
} from 'ngx-genesys-license/testing';
import type { LicenseUserSelection } from '../license-users-table/user-selection';
import { axeViolations } from '../common/testing/axe-violations';
import { LicenseBatchPanelHarness } from '../testing/license-batch-panel-harness';
import { LicenseBatchPanel, type BatchFinished, type BatchStarted } from './license-batch-panel';

/** A license that nobody holds in the emulated organization. */
const free = 'examplePremiumAppUserLicense';

describe('LicenseBatchPanel', () => {
  const users = signal<LicenseUserSelection>([]);
  const add = signal<readonly string[]>([]);
  const remove = signal<readonly string[]>([]);
  let told: string[] = [];
  let ended: BatchFinished[] = [];

  @Component({
    imports: [LicenseBatchPanel],
    template: `<license-batch-panel
      [users]="users()"
      [(add)]="add"
      [(remove)]="remove"
      (started)="started($event)"
      (finished)="end($event)"
      (stepChanged)="told.push($event)"
    />`,
  })
  class Host {
    protected readonly users = users;
    protected readonly add = add;
    protected readonly remove = remove;
    protected readonly told = told;
    protected started({ kind }: BatchStarted): void {
      told.push(kind);
    }
    protected end(event: BatchFinished): void {
      told.push(`${event.kind} ended`);
      ended.push(event);
    }
  }

  beforeEach(() => {
    users.set([]);
    add.set([]);
    remove.set([]);
    told = [];
    ended = [];
  });

  const open = async (options: EmulatedStoreOptions = {}, ...features: LicenseStoreFeature[]) => {
    TestBed.configureTestingModule({
      providers: [
        provideLicenseEmulator(
          { users: 30, undefinedLicense: false, clock: new VirtualClock(), ...options },
          ...features,
        ),
      ],
    });
    const control = TestBed.inject(LicenseEmulatorControl);
    const fixture = TestBed.createComponent(Host);
    const panel = await TestbedHarnessEnvironment.loader(fixture).getHarness(LicenseBatchPanelHarness);
    /** Until nothing is under way, and a frame has shown it. */
    const settle = async (time = 0) => {
      if (time > 0) await control.advance(time);
      await control.settled();
      await fixture.whenStable();
      await new Promise((resolve) => requestAnimationFrame(resolve));
      await fixture.whenStable();
    };
    /** Lets a time pass, and no more, so that what is under way stays so. */
    const look = async (time: number) => {
      await control.advance(time);
      await fixture.whenStable();
      await new Promise((resolve) => requestAnimationFrame(resolve));
      await fixture.whenStable();
    };
    /** Until the file has been read, which takes as long as the browser does. */
    const settleFile = async () => {
      const source = await panel.users();
      do await settle();
      while (await source.isReading());
      await settle();
    };
    await settle();
    return { control, fixture, panel, settle, settleFile, look, store: TestBed.inject(LicenseStore) };
  };
  type Opened = Awaited<ReturnType<typeof open>>;

  /** With the first users given and a plan on show. */
  const openReview = async (
    change: { count?: number; add?: readonly string[]; remove?: readonly string[] },
    options?: EmulatedStoreOptions,
    ...features: LicenseStoreFeature[]
  ) => {
    const opened = await open(options, ...features);
    users.set(opened.control.userIds.slice(0, change.count ?? 20));
    add.set(change.add ?? []);
    remove.set(change.remove ?? []);
    await opened.settle();
    await opened.panel.goToReview();
    await opened.settle();
    return { ...opened, review: await opened.panel.review() };
  };
  const openResult = async (
    change: { count?: number; add?: readonly string[]; remove?: readonly string[] },
    options?: EmulatedStoreOptions,
    prepare?: (opened: Opened) => void,
  ) => {
    const opened = await openReview(change, options);
    prepare?.(opened);
    await opened.review.apply();
    await (await opened.panel.confirmation())?.confirm();
    return { ...opened, run: await opened.panel.run() };
  };

  describe('choosing', () => {
    it('takes the users the application gives, and asks for what is missing', async () => {
      const { panel, control, settle, fixture } = await open();
      expect(await panel.step()).toBe('Choose');
      expect(await panel.currentStep()).toBe('Choose');
      expect(await panel.missing()).toBe('Choose users first.');
      users.set(control.userIds.slice(0, 3));
      await settle();
      expect(await (await panel.users()).sources()).toEqual(['Selection', 'CSV file', 'Pasted list']);
      expect(await panel.missing()).toBe('Choose at least one license to add or remove.');
      await (await panel.licenses()).add(free);
      expect(await panel.missing()).toBe('');
      expect(add()).toEqual([free]);
      expect(await axeViolations(fixture)).toEqual([]);
    });

    it('takes a rule, and says that it covers only what is loaded', async () => {
      const { panel, settle, store, control } = await open();
      users.set({ all: { holds: ['cloudCX2'] }, except: [] });
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
      const { panel } = await open();
      const licenses = await panel.licenses();
      await licenses.add('cloudCX2');
      await licenses.remove('cloudCX2');
      expect([add(), remove()]).toEqual([[], ['cloudCX2']]);
      await licenses.remove('cloudCX2');
      expect([add(), remove()]).toEqual([[], []]);
      expect((await licenses.licenses()).filter(({ change }) => change !== undefined)).toEqual([]);
    });

    it('finds licenses by name and id, and says how many of the users hold them', async () => {
      const { panel, control, settle, store } = await open();
      store.streamUsers().subscribe();
      users.set(control.userIds);
      await settle();
      const licenses = await panel.licenses();
      await licenses.search('cloudcx2');
      const [found, ...others] = await licenses.licenses();
      expect(others).toEqual([]);
      expect(found?.text).toContain(`held by ${control.holders('cloudCX2').length} of 30`);
      await licenses.search('nonsense');
      expect(await licenses.licenses()).toEqual([]);
    });

    it('reads a file, and names the lines that give no user', async () => {
      const { panel, control, settleFile, fixture } = await open();
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
      const { panel, settleFile } = await open();
      const source = await panel.users();
      await source.dropFile(new File([new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])], 'users.xlsx'));
      await settleFile();
      expect(await source.error()).toBe(
        'users.xlsx is no text file. In a spreadsheet, save it as CSV first.',
      );
      await source.dropFile(`a\n"${'x\n'.repeat(1_000_000)}`);
      await settleFile();
      expect(await source.error()).toContain('the row in line 2 does not end');
      expect(await panel.missing()).toBe('Choose users first.');
    });

    it('looks up pasted addresses, and names those nobody has', async () => {
      const { panel, control, settle } = await open({}, withUserDirectory());
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
      const { panel, settle } = await open();
      const source = await panel.users();
      await source.chooseSource('Pasted list');
      await source.paste('a@example.org');
      await settle();
      expect(await source.error()).toBe('This application cannot look up email addresses. Use user ids.');
    });

    it('offers to look addresses up again after a failure', async () => {
      const { panel, control, settle } = await open({}, withUserDirectory());
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
      const { panel, control, settle } = await open({ failures: { 'getLicenseDefinitions:400': 1 } });
      const licenses = await panel.licenses();
      const notice = await licenses.notice();
      expect(await notice.text()).toContain('could not be loaded');
      control.configure({ failures: {} });
      await notice.retry();
      await settle();
      expect((await licenses.licenses()).length).toBe(14);
    });
  });

  describe('reviewing', () => {
    it('reads what the users hold, then says what would be done', async () => {
      const { review, panel, control, fixture } = await openReview({ add: [free], remove: ['cloudCX2'] });
      const holders = control
        .holders('cloudCX2')
        .filter((id) => (users() as readonly string[]).includes(id)).length;
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
      const { review, control } = await openReview({ remove: [free] });
      expect(control.holders(free)).toEqual([]);
      expect(await review.cost()).toBe('There is nothing to send: everything is so already.');
      expect(await review.canApply()).toBeFalse();
    });

    it('warns by user, and of all users together', async () => {
      const { review } = await openReview({ add: ['gc2WEMupgrade'] });
      expect((await review.warnings()).some((text) => text.includes('needs'))).toBeTrue();
      expect((await review.rows()).some((text) => text.includes('! '))).toBeTrue();
    });

    it('offers to add what an added license needs', async () => {
      const { review, settle } = await openReview({ add: ['gc2WEMupgrade'], remove: ['cloudCX2'] });
      await review.addToo('Genesys Cloud CX 2');
      await settle();
      expect([add(), remove()]).toEqual([['gc2WEMupgrade', 'cloudCX2'], []]);
      expect((await review.warnings()).some((text) => text.includes('needs'))).toBeFalse();
    });

    it('names users the server does not know by their line, and leaves them out', async () => {
      const { panel, settle, settleFile, control } = await open();
      const source = await panel.users();
      const [known = ''] = control.userIds;
      await source.dropFile(`id\n${known}\nghost\n`);
      add.set([free]);
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

    it('stops looking up users where most do not exist, until told to go on', async () => {
      const { panel, settle, control } = await open();
      const source = await panel.users();
      await source.chooseSource('Pasted list');
      await source.paste(Array.from({ length: 300 }, (_, index) => `ghost-${index}`).join('\n'));
      add.set([free]);
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
      const { review, control, settle } = await openReview(
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
      const { review, panel } = await openReview({ add: [free] }, { store: { canAssign: false } });
      expect(await review.canApply()).toBeFalse();
      expect(await panel.readOnlyText()).toContain('authorization:grant:add');
    });

    it('shows ten thousand users in a few rows', async () => {
      const { review, fixture } = await openReview({ count: 10_000, add: [free] }, { users: 10_000 });
      expect(await review.rowCount()).toBe(10_000);
      expect((await review.rows()).length).toBeLessThan(25);
      expect(await (await review.list())?.getAttribute('tabindex')).toBe('0');
      expect(await axeViolations(fixture)).toEqual([]);
    });

    it('asks before licenses are taken away; the harmless answer has the focus', async () => {
      const { review, panel, control, settle } = await openReview({ remove: ['cloudCX2'] });
      await review.apply();
      const question = await panel.confirmation();
      expect(await question?.title()).toBe('Remove licenses?');
      const count = control
        .holders('cloudCX2')
        .filter((id) => (users() as readonly string[]).includes(id)).length;
      expect((await question?.losses())?.[0]).toMatch(new RegExp(`^${count} users? will lose `));
      expect(await question?.isSafe()).toBeTrue();
      await question?.keep();
      await settle();
      expect(await panel.confirmation()).toBeNull();
      expect(await panel.step()).toBe('Review');
      expect(told).toEqual(['review']);
    });
  });

  describe('the result', () => {
    it('tells how it goes and ends, and says so to the application', async () => {
      const { panel, run, look, settle, fixture } = await openResult({ add: [free] }, { latency: 1000 });
      await look(100);
      expect(await panel.step()).toBe('Result');
      expect(await panel.isHeadingFocused()).toBeTrue();
      expect(await run.headline()).toBe('Being sent');
      expect(await run.progress()).toEqual({ ended: 0, asked: 20 });
      expect(await run.actions()).toEqual(['Cancel', 'New change']);
      expect(await axeViolations(fixture)).toEqual([]);
      await settle(10_000);
      expect(await run.headline()).toBe('Done');
      expect(await run.counts()).toEqual({ done: '20' });
      expect(await run.spoken()).toBe('Done. 20 of 20 ended, 0 failed');
      expect(await run.actions()).toEqual(['Undo', 'Download report', 'New change']);
      expect(await run.outcomeCount()).toBe(20);
      expect(told).toEqual(['review', 'result', 'assign', 'assign ended']);
      expect(ended[0]?.report.progress.confirmed).toBe(20);
      expect(await axeViolations(fixture)).toEqual([]);
    });

    it('shows failures first, with the server’s word, the reason and the correlation id; retries only those', async () => {
      const { run, panel, control, settle, fixture } = await openResult(
        { add: [free] },
        { rowFailures: 0.3, resultWords: { failure: 'DENIED' } },
      );
      await settle(10_000);
      const failed = ended[0]?.report.failures.length ?? 0;
      expect(failed).toBeGreaterThan(1);
      expect(await run.headline()).toBe(`${failed} changes were not made`);
      expect((await run.reasons())[0]).toMatch(
        new RegExp(`^Not added · ${failed} changes the server said “DENIED” Correlation id `),
      );
      expect(await run.outcomeCount()).toBe(failed);
      expect((await run.outcomes())[0]).toMatch(/Not added.*DENIED.*Correlation id/);
      await run.showAll();
      expect(await run.outcomeCount()).toBe(20);
      expect((await run.outcomes())[0]).toContain('Not added');
      expect(await axeViolations(fixture)).toEqual([]);

      control.configure({ rowFailures: 0 });
      await run.retryFailed();
      await settle(10_000);
      const retried = await panel.run();
      expect(await retried.counts()).toEqual({ done: String(failed) });
      expect(control.holders(free).length).toBe(20);
      expect(await panel.tries()).toEqual(['First try', 'Retry']);
      await panel.showTry(0);
      expect(await (await panel.run()).headline()).toContain('were not made');
    });

    it('undoes after a question, and says what was left alone', async () => {
      const { run, panel, control, settle, store } = await openResult({ add: [free] });
      await settle(10_000);
      const [first = ''] = control.userIds;
      store.assign({ userIds: [first], remove: [free] });
      await settle(10_000);
      await run.undo();
      await settle();
      const question = await panel.confirmation();
      expect((await question?.losses())?.[0]).toContain('20 users will lose');
      await question?.confirm();
      await settle(10_000);
      const undone = await panel.run();
      expect(await undone.progress()).toEqual({ ended: 19, asked: 19 });
      expect(await undone.notes()).toEqual([
        '1 change was left alone: changed since, or nobody knew what was before.',
      ]);
      expect(control.holders(free)).toEqual([]);
      expect(await panel.tries()).toEqual(['First try', 'Undo']);
    });

    it('is cancelled at any time, and reads what had been sent', async () => {
      const { run, look, settle } = await openResult({ add: [free] }, { latency: 2000 });
      await look(100);
      await run.cancel();
      await look(100);
      expect(await run.counts()).toEqual({ unconfirmed: '20' });
      await settle(20_000);
      expect(await run.progress()).toEqual({ ended: 20, asked: 20 });
    });

    it('saves a report in which no cell is a formula', async () => {
      const texts: Promise<string>[] = [];
      spyOn(URL, 'createObjectURL').and.callFake((blob) => {
        texts.push((blob as Blob).text());
        return 'blob:report';
      });
      spyOn(HTMLAnchorElement.prototype, 'click');
      const { run, settle } = await openResult(
        { count: 2, add: [free] },
        { rowFailures: 1, resultWords: { failure: '=DENIED()' } },
      );
      await settle(10_000);
      await run.download();
      const lines = (await texts[0])?.split('\r\n') ?? [];
      expect(lines[0]).toContain('User id,Name,Email,License id');
      expect(lines.length).toBe(4);
      expect(lines[1]).toContain(",'=DENIED(),");
    });

    it('says that the permission is missing, in the middle of a run', async () => {
      const { run, panel, settle } = await openResult({ add: [free] }, {}, ({ control }) =>
        control.scenario('readonly'),
      );
      await settle(10_000);
      expect(await run.headline()).toBe('20 changes were not made');
      expect((await run.reasons())[0]).toContain('not authorized');
      expect(await panel.readOnlyText()).toContain('authorization:grant:add');
    });

    it('says that the session has ended, in the middle of a run', async () => {
      const { run, panel, settle } = await openResult({ add: [free] }, {}, ({ control }) =>
        control.configure({ failures: { '401': 1 } }),
      );
      await settle(10_000);
      expect(await (await panel.notice()).text()).toBe('Your session has ended. Sign in again.');
      expect(await run.headline()).toBe('20 changes were not made');
    });

    it('counts down while the server wants silence', async () => {
      const { panel, run, look } = await openResult({ add: [free] }, {}, ({ control }) =>
        control.configure({ failures: { '429': 1 }, retryAfter: 30 }),
      );
      await look(100);
      expect(await (await panel.notice()).text()).toContain('asked for a pause');
      expect((await run.progress()).ended).toBe(0);
    });

    it('does not say success or failure where the answer got lost', async () => {
      const { run, look, settle } = await openResult({ add: [free] }, {}, ({ control }) => {
        control.failNext({ operation: 'postLicenseOrganization', drop: 'after' });
        control.configure({ latency: 5000 });
      });
      await look(6000);
      expect(await run.counts()).toEqual({ unconfirmed: '20' });
      await settle(30_000);
      expect(await run.counts()).toEqual({ done: '20' });
    });

    it('says that the network is gone, and goes on when it is back', async () => {
      const { run, panel, look, settle } = await openResult({ add: [free] }, { latency: 500 });
      const isOnline = spyOnProperty(navigator, 'onLine').and.returnValue(false);
      window.dispatchEvent(new Event('offline'));
      await look(100);
      expect(await (await panel.notice()).text()).toContain('You are offline');
      isOnline.and.returnValue(true);
      window.dispatchEvent(new Event('online'));
      await settle(10_000);
      expect(await (await panel.notice()).text()).toBeUndefined();
      expect(await run.counts()).toEqual({ done: '20' });
    });

    it('finds a run again that an earlier session has left', async () => {
      const identity = { orgId: `batch-panel-spec-${Date.now()}`, userId: 'admin' };
      const options = { store: { identity: () => identity } };
      const keep = withPersistence();
      const first = await openReview({ count: 3, add: [free] }, options, keep);
      /** The browser's storage answers in its own time. */
      const until = async ({ control }: Opened, isSo: () => boolean) => {
        for (let turn = 0; turn < 400 && !isSo(); turn++) {
          await control.advance(10);
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
        expect(isSo()).toBeTrue();
      };
      await until(first, () => first.store.persistence().status === 'on');
      first.control.configure({ hang: 1 });
      await first.review.apply();
      const run = await first.panel.run();
      await until(first, () =>
        first.control.requests().some(({ operation }) => operation === 'postLicenseOrganization'),
      );
      expect(await run.actions()).toContain('Cancel');
      TestBed.resetTestingModule();

      users.set([]);
      add.set([]);
      const second = await open(options, withPersistence());
      await until(second, () => second.store.runs().length === 1);
      await second.settle(30_000);
      expect((await second.panel.recentRuns())[0]).toContain('3 changes were not made');
      await second.panel.showRun(0);
      await second.settle();
      expect((await (await second.panel.run()).reasons())[0]).toContain('closed');
      await (await second.panel.run()).retryFailed();
      await second.settle(10_000);
      expect(second.control.holders(free).length).toBe(3);
      await second.store.signOut();
    });

    it('renders once a frame however fast the changes end', async () => {
      const { fixture, control, settle, panel } = await openResult(
        { count: 5000, add: [free] },
        { users: 5000, maximumBatch: 100 },
      );
      const run = await panel.run();
      let writes = 0;
      const bar = (fixture.nativeElement as HTMLElement).querySelector('[role=progressbar]') as Element;
      const observer = new MutationObserver((records) => (writes += records.length));
      observer.observe(bar, { attributes: true, attributeFilter: ['aria-valuenow'] });
      let frames = 0;
      let isOver = false;
      const count = () => {
        frames++;
        if (!isOver) requestAnimationFrame(count);
      };
      requestAnimationFrame(count);
      await control.advance(60_000);
      await settle(60_000);
      isOver = true;
      observer.disconnect();
      expect((await run.progress()).ended).toBe(5000);
      expect(writes).toBeGreaterThan(0);
      expect(writes).toBeLessThanOrEqual(frames);
    });

    it('starts over with nothing chosen, and lists what was done', async () => {
      const { run, panel, settle } = await openResult({ add: [free] });
      await settle(10_000);
      await run.newChange();
      expect(await panel.step()).toBe('Choose');
      expect(add()).toEqual([]);
      await settle();
      expect(await panel.recentRuns()).toEqual(['20 changes · Done Show: 20 changes']);
      await panel.showRun(0);
      await settle();
      expect(await (await panel.run()).headline()).toBe('Done');
    });
  });
});
