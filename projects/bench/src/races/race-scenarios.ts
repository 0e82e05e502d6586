import type { RaceScenario } from './race-scenario';

/** Cells are written `user/license`. Everybody holds `base` at the start, nobody `cx` or `wem`. */
export const raceScenarios: readonly RaceScenario[] = [
  {
    name: 'partial failure',
    story: 'Two users get a license; the server does one and refuses the other. One stays, one goes back.',
    run: async (scene) => {
      scene.server.refused.add('u2/cx');
      const write = scene.server.hold('write');
      scene.give('u1/cx', 'u2/cx');
      await scene.keep('u1/cx', true);
      write.answer();
      await scene.settle();
      scene.expect('u2/cx', false, 'the server has refused it');
      await scene.expectTruth('u1/cx', 'u2/cx');
    },
  },
  {
    name: 'retry of the failed only',
    story: 'What was refused is asked again: only that is sent.',
    run: async (scene) => {
      scene.server.refused.add('u2/cx');
      scene.give('u1/cx', 'u2/cx');
      await scene.settle();
      await scene.pass(5000);
      scene.server.refused.clear();
      const sent = scene.server.writes.length;
      scene.app.retryFailed();
      await scene.settle();
      const again = scene.server.writes.slice(sent).flat();
      scene.require(
        again.length === 1 && again[0]?.userId === 'u2',
        `sent again: ${again.map(({ userId }) => userId).join(', ') || 'nothing'}`,
      );
      await scene.expectTruth('u1/cx', 'u2/cx');
    },
  },
  {
    name: 'whole request refused',
    story: 'The server answers 403: everything asked goes back, nothing else.',
    run: async (scene) => {
      const write = scene.server.hold('write');
      scene.give('u1/cx', 'u4/cx');
      await scene.keep('u1/base', true);
      write.fail(403);
      await scene.settle();
      scene.expect('u1/cx', false, 'the server has refused it');
      scene.expect('u4/cx', false, 'the server has refused it');
      await scene.expectTruth('u1/cx', 'u4/cx');
    },
  },
  {
    name: 'two batches overlap, one fails',
    story:
      'Two changes of different licenses of one user are under way; the first fails. The second stays on screen.',
    run: async (scene) => {
      const first = scene.server.hold('write');
      const second = scene.server.hold('write');
      scene.give('u1/cx', 'u2/cx');
      await scene.settle();
      scene.give('u1/wem', 'u2/wem');
      await scene.keep('u1/wem', true);
      first.fail(403);
      await scene.settle();
      scene.expect('u1/cx', false, 'its change was refused');
      second.answer();
      await scene.settle();
      await scene.expectTruth('u1/cx', 'u1/wem', 'u2/cx', 'u2/wem');
    },
  },
  {
    name: 'independent changes go in parallel',
    story: 'A change of one user is under way for long; a change of another user is sent all the same.',
    run: async (scene) => {
      const slow = scene.server.hold('write');
      scene.give('u1/cx');
      await scene.settle();
      scene.give('u5/cx');
      await scene.settle();
      await scene.pass(2000);
      scene.require(scene.server.holds('u5', 'cx'), 'the second change waits for the first');
      slow.answer();
      await scene.settle();
      await scene.expectTruth('u1/cx', 'u5/cx');
    },
  },
  {
    name: 'on and off again, requests overtake',
    story:
      'A license is given and taken again before the answer; the network would swap the requests. In the end it is off, on screen and on the server.',
    run: async (scene) => {
      const on = scene.server.hold('write');
      const off = scene.server.hold('write');
      scene.give('u1/cx');
      await scene.settle();
      scene.take('u1/cx');
      await scene.keep('u1/cx', false);
      if (off.isSent) off.answer();
      await scene.settle();
      on.answer();
      await scene.settle();
      off.answer();
      await scene.expectTruth('u1/cx');
      scene.require(!scene.server.holds('u1', 'cx'), 'the server holds it though it was taken last');
    },
  },
  {
    name: 'stale read after a write',
    story:
      'A page was read before a write took effect and arrives after its success. The change stays on screen.',
    run: async (scene) => {
      const page = scene.server.hold('page', 1);
      scene.app.refresh();
      await scene.settle();
      page.reach();
      scene.give('u1/cx');
      await scene.keep('u1/cx', true);
      page.answer();
      await scene.settle();
      await scene.expectTruth('u1/cx');
    },
  },
  {
    name: 'page in flight during a write',
    story:
      'A page is asked for while a write is under way, sees the old state and arrives after the success.',
    run: async (scene) => {
      const write = scene.server.hold('write');
      scene.give('u1/cx');
      await scene.keep('u1/cx', true);
      const page = scene.server.hold('page', 1);
      scene.app.refresh();
      await scene.settle();
      page.reach();
      write.answer();
      await scene.settle();
      page.answer();
      await scene.settle();
      await scene.expectTruth('u1/cx');
    },
  },
  {
    name: 'fresh page while pending',
    story:
      "A page arrives while a write is under way: other people's change to the same user is shown at once, and our own stays.",
    run: async (scene) => {
      const write = scene.server.hold('write');
      scene.give('u1/cx');
      await scene.keep('u1/cx', true);
      scene.server.change('u1', 'wem', true);
      scene.app.refresh();
      await scene.settle();
      scene.expect('u1/wem', true, 'a read has brought it');
      write.answer();
      await scene.settle();
      await scene.expectTruth('u1/cx', 'u1/wem');
    },
  },
  {
    name: 'rollback under newer data',
    story:
      "A page brings other people's change while a write is under way, then the write is refused: only our own goes.",
    run: async (scene) => {
      const write = scene.server.hold('write');
      scene.give('u1/cx');
      await scene.settle();
      scene.server.change('u1', 'wem', true);
      scene.server.change('u2', 'base', false);
      scene.app.refresh();
      await scene.settle();
      await scene.keep('u1/wem', true);
      write.fail(403);
      await scene.settle();
      scene.expect('u1/cx', false, 'the server has refused it');
      await scene.expectTruth('u1/cx', 'u1/wem', 'u2/base');
    },
  },
  {
    name: 'somebody else did the same, ours is refused',
    story:
      'Another person gives the same license, a page shows it, then our own change is refused. It is still on.',
    run: async (scene) => {
      const write = scene.server.hold('write');
      scene.give('u1/cx');
      await scene.settle();
      scene.server.change('u1', 'cx', true);
      scene.app.refresh();
      await scene.keep('u1/cx', true);
      write.fail(403);
      await scene.settle();
      await scene.expectTruth('u1/cx');
    },
  },
  {
    name: 'reads out of order',
    story:
      'Two reads of the same page are under way; the later one is answered first. The older answer changes nothing.',
    run: async (scene) => {
      const old = scene.server.hold('page', 1);
      const recent = scene.server.hold('page', 1);
      scene.app.refresh();
      await scene.settle();
      old.reach();
      scene.server.change('u1', 'cx', true);
      scene.app.refresh();
      await scene.settle();
      if (recent.isSent) {
        recent.answer();
        await scene.keep('u1/cx', true);
      }
      old.answer();
      await scene.settle();
      // Whoever asked once for both reads again now.
      scene.server.letGo();
      if (!recent.isSent) scene.app.refresh();
      await scene.expectTruth('u1/cx');
    },
  },
  {
    name: 'lost answer, done',
    story:
      'A write takes effect and its answer is lost. What was asked stays on screen until a read decides.',
    run: async (scene) => {
      const write = scene.server.hold('write');
      scene.give('u1/cx');
      await scene.keep('u1/cx', true);
      write.reach();
      write.fail();
      await scene.settle();
      await scene.expectTruth('u1/cx');
      scene.require(scene.server.writes.length === 1, 'the write was sent again before anybody looked');
    },
  },
  {
    name: 'lost answer, not done',
    story: 'A write is lost before it takes effect. In the end it is off.',
    run: async (scene) => {
      const write = scene.server.hold('write');
      scene.give('u1/cx');
      await scene.settle();
      write.fail();
      await scene.settle();
      await scene.expectTruth('u1/cx');
    },
  },
  {
    name: 'row missing in the answer',
    story: 'The server does both cells and answers with one row. In the end both are on.',
    run: async (scene) => {
      const write = scene.server.hold('write');
      scene.give('u1/cx', 'u2/cx');
      await scene.keep('u2/cx', true);
      write.reach();
      write.answer([{ userId: 'u1', licenseId: 'cx', result: 'success' }]);
      await scene.settle();
      await scene.expectTruth('u1/cx', 'u2/cx');
    },
  },
  {
    name: 'late visibility',
    story: 'Reads show a write two seconds late. The change stays on screen all the time.',
    run: async (scene) => {
      scene.server.lag = 2000;
      scene.give('u1/cx');
      await scene.keep('u1/cx', true);
      await scene.pass(1000);
      scene.app.refresh();
      await scene.settle();
      await scene.pass(4000);
      await scene.expectTruth('u1/cx');
    },
  },
  {
    name: 'side effect of a write',
    story: 'One add-on at a time: giving one takes another. In the end the screen shows that, too.',
    run: async (scene) => {
      scene.server.sideEffect = ({ userId, licenseId, value }) =>
        licenseId === 'wem' && value ? [{ userId, licenseId: 'base', value: false }] : [];
      scene.give('u1/wem');
      await scene.keep('u1/wem', true);
      await scene.expectTruth('u1/wem', 'u1/base');
    },
  },
  {
    name: 'success that is none',
    story: 'The server calls a cell a success and has not done it. In the end the screen shows what is so.',
    run: async (scene) => {
      scene.server.refused.add('u1/cx');
      const write = scene.server.hold('write');
      scene.give('u1/cx');
      await scene.settle();
      write.reach();
      write.answer([{ userId: 'u1', licenseId: 'cx', result: 'success' }]);
      await scene.settle();
      await scene.expectTruth('u1/cx');
    },
  },
  {
    name: 'users shift between pages',
    story:
      'Somebody joins between two pages of a refresh, so that a user comes twice. Everybody is listed once.',
    run: async (scene) => {
      const second = scene.server.hold('page', 2);
      scene.app.refresh();
      await scene.settle();
      scene.server.order = ['u0', ...scene.server.order];
      second.answer();
      await scene.settle();
      await scene.pass(5000);
      const listed = scene.app.listed();
      scene.require(new Set(listed).size === listed.length, `listed: ${listed.join(' ')}`);
      scene.require(
        ['u1', 'u2', 'u3', 'u4', 'u5', 'u6'].every((id) => listed.includes(id)),
        'somebody is missing',
      );
      await scene.expectTruth('u3/base');
    },
  },
  {
    name: 'a change during a sweep',
    story:
      'A write begins and ends while a sweep waits for its second page: the sweep goes on and its rows are taken.',
    run: async (scene) => {
      const second = scene.server.hold('page', 2);
      scene.server.change('u6', 'wem', true);
      scene.app.refresh();
      await scene.settle();
      scene.give('u1/cx');
      await scene.keep('u1/cx', true);
      second.answer();
      await scene.settle();
      await scene.expectTruth('u1/cx', 'u6/wem');
    },
  },
];
