import { tryPicker, type TriedPicker } from './testing/try-picker';

describe('LicensePicker search', () => {
  let given: TriedPicker;

  beforeEach(() => (given = tryPicker()));

  const definitions = [
    { id: 'żówX', description: 'Größe Ångström' },
    { id: 'cloudCX2', description: 'Base package' },
    { id: 'plain' },
  ];
  const table: readonly (readonly [string, string[]])[] = [
    ['zow', ['żówX']],
    ['GROSSE', []],
    ['angstrom', ['żówX']],
    ['genesys 2', ['cloudCX2']],
    ['2  genesys ', ['cloudCX2']],
    ['package', ['cloudCX2']],
    ['CLOUDcx', ['cloudCX2']],
    ['nothing such', []],
  ];
  for (const [text, ids] of table)
    it(`finds ${ids.length === 0 ? 'nothing' : ids.join()} for "${text}"`, async () => {
      given.definitions.set(definitions);
      const picker = await given.show();
      await picker.type(text);
      expect(await picker.optionIds()).toEqual(ids);
      expect(await picker.activeId()).toBe(ids[0]);
      expect(await picker.message()).toBe(ids.length === 0 ? 'Nothing matches.' : undefined);
    });

  it('changes no value, and announces how many there are', async () => {
    const picker = await given.show(['cloudCX2', 'gone']);
    await picker.type('wem');
    expect(given.value()).toEqual(['cloudCX2', 'gone']);
    expect(given.announced.at(-1)).toBe('2 licenses');

    await (await picker.option('gc1WEMupgrade')).click();
    expect(given.value()).toEqual(['cloudCX2', 'gone', 'gc1WEMupgrade']);
  });

  it('announces that licenses are still loading, then how many there are', async () => {
    given.definitions.set(null);
    const picker = await given.show();
    await picker.open();
    expect(given.announced).toEqual(['Loading…']);
    given.definitions.set([{ id: 'a' }]);
    expect(await picker.optionIds()).toEqual(['a']);
    expect(given.announced).toEqual(['Loading…', '1 license']);
  });

  it('is over when the person leaves', async () => {
    const picker = await given.show();
    await picker.type('wem');
    await picker.blur();
    expect(await picker.text()).toBe('');
    expect(await picker.isOpen()).toBeFalse();
    expect(given.events).toEqual(['opened', 'touch', 'closed']);
  });
});
