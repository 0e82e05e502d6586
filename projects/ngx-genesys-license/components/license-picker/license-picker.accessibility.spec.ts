import { axeViolations } from '../common/testing/axe-violations';
import { tryPicker, type TriedPicker } from './testing/try-picker';

describe('LicensePicker accessibility', () => {
  let given: TriedPicker;

  beforeEach(() => (given = tryPicker()));

  it('keeps the focus in the field while a person clicks', async () => {
    const picker = await given.show(['cloudCX2']);
    await picker.open();
    expect(await picker.isFocused()).toBeTrue();
    await picker.toggle('cloudCX3');
    expect(await picker.isFocused()).toBeTrue();
  });

  it('describes how many are picked, and opens a list of several', async () => {
    const picker = await given.show(['cloudCX2', 'cloudCX3']);
    expect(await picker.descriptions()).toEqual(['2 licenses picked']);
    await picker.open();
    expect(await picker.isMultiselectable()).toBeTrue();
  });

  const states: readonly (readonly [string, () => void, boolean])[] = [
    ['closed and empty', () => given.value.set([]), false],
    ['open', () => given.value.set(['cloudCX2', 'gc2WEMupgrade', 'gone']), true],
    ['about many users', () => given.mixed.set(['cloudCX2']), true],
    ['with advice', () => given.value.set(['gc2WEMupgrade']), false],
    ['read only', () => given.readonly.set(true), false],
    ['switched off', () => given.disabled.set(true), false],
    ['loading', () => given.definitions.set(null), true],
    ['empty', () => given.definitions.set([]), true],
  ];
  for (const [state, prepare, isOpen] of states)
    it(`has no violation while ${state}`, async () => {
      const picker = await given.show();
      prepare();
      if (isOpen) await picker.open();
      expect(await axeViolations(given.fixture)).toEqual([]);
      expect(await picker.isOpen()).toBe(isOpen);
    });
});
