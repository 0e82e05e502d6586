import { VirtualClock } from 'genesys-license-emulator';
import { cachedBySet } from './cached-by-set';

function tried(answer: (ids: readonly string[]) => Promise<readonly string[]> = async (ids) => ids) {
  const clock = new VirtualClock();
  const asked: string[] = [];
  const question = cachedBySet((ids) => {
    asked.push(ids.join());
    return answer(ids);
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
});
