import { VirtualClock } from 'genesys-license-emulator';
import { cachedBySet } from './cached-by-set';

function tried(
  answer: (ids: readonly string[], signal: AbortSignal) => Promise<readonly string[]> = async (ids) => ids,
) {
  const clock = new VirtualClock();
  const asked: string[] = [];
  const question = cachedBySet((ids, signal) => {
    asked.push(ids.join());
    return answer(ids, signal);
  }, clock);
  return { clock, asked, question };
}

describe('cachedBySet', () => {
  it('asks once for the same set, whatever the order and however often an id is named', async () => {
    const { asked, question } = tried();
    await Promise.all([question(['b', 'a']), question(['a', 'b', 'a'])]);
    await question(['a', 'b']);
    expect(asked).toEqual(['a,b']);
  });

  it('tells sets apart whose ids look alike', async () => {
    const { asked, question } = tried();
    await question(['a,b']);
    await question(['a', 'b']);
    expect(asked.length).toBe(2);
  });

  it('gives each id of the answer once', async () => {
    const { question } = tried(async () => ['x', 'y', 'x']);
    expect(await question(['a'])).toEqual(['x', 'y']);
  });

  it('asks nothing for no ids', async () => {
    const { asked, question } = tried();
    expect(await question([])).toEqual([]);
    expect(asked).toEqual([]);
  });

  it('asks again when the answer is older than five minutes, however often it was used meanwhile', async () => {
    const { clock, asked, question } = tried();
    await question(['a']);
    await clock.advance(299_999);
    await question(['a']);
    expect(asked.length).toBe(1);
    await clock.advance(2);
    await question(['a']);
    expect(asked.length).toBe(2);
  });

  it('does not remember a failure, nor lets an old one take a newer answer away', async () => {
    let refuse: ((error: Error) => void) | undefined;
    const { clock, asked, question } = tried((ids) =>
      refuse === undefined ? new Promise((_, reject) => (refuse = reject)) : Promise.resolve(ids),
    );
    const slow = expectAsync(question(['a'])).toBeRejectedWithError('late');
    await clock.advance(300_001);
    expect(await question(['a'])).toEqual(['a']);
    refuse?.(new Error('late'));
    await slow;
    await question(['a']);
    expect(asked.length).toBe(2);

    const failing = tried(() => Promise.reject(new Error('no')));
    await expectAsync(failing.question(['a'])).toBeRejectedWithError('no');
    await expectAsync(failing.question(['a'])).toBeRejectedWithError('no');
    expect(failing.asked.length).toBe(2);
  });

  it('remembers 500 sets and forgets the one that was not asked for the longest', async () => {
    const { asked, question } = tried();
    for (let set = 0; set < 500; set++) await question([`${set}`]);
    await question(['0']);
    await question(['500']);
    expect(asked.length).toBe(501);
    await question(['0']);
    expect(asked.length).toBe(501);
    await question(['1']);
    expect(asked.length).toBe(502);
  });

  it('gives up a request with the last who wait for it, and asks anew', async () => {
    const stopped: AbortSignal[] = [];
    const { asked, question } = tried(
      (_, signal) =>
        new Promise((_, reject) => {
          stopped.push(signal);
          signal.addEventListener('abort', () => reject(signal.reason as Error));
        }),
    );
    const [first, second] = [new AbortController(), new AbortController()];
    const firstEnd = expectAsync(question(['a'], first.signal)).toBeRejectedWith('one');
    const secondEnd = expectAsync(question(['a'], second.signal)).toBeRejectedWith('two');
    first.abort('one');
    await firstEnd;
    expect(stopped[0]?.aborted).toBeFalse();
    second.abort('two');
    await secondEnd;
    expect(stopped[0]?.aborted).toBeTrue();
    await expectAsync(question(['a'], first.signal)).toBeRejectedWith('one');
    expect(asked.length).toBe(1);
    question(['a']).catch(() => undefined);
    expect(asked.length).toBe(2);
  });

  it('goes on with a request while somebody waits who cannot leave', async () => {
    let given: ((ids: readonly string[]) => void) | undefined;
    let stop: AbortSignal | undefined;
    const { question } = tried(
      (_, signal) =>
        new Promise((resolve) => {
          stop = signal;
          given = resolve;
        }),
    );
    const staying = question(['a']);
    const leaving = new AbortController();
    const left = expectAsync(question(['a'], leaving.signal)).toBeRejected();
    leaving.abort();
    await left;
    expect(stop?.aborted).toBeFalse();
    given?.(['x']);
    expect(await staying).toEqual(['x']);
    expect(await question(['a'], new AbortController().signal)).toEqual(['x']);
  });
});
