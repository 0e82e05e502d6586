import { manualChangeDetection, TestKey } from '@angular/cdk/testing';
import { ErrorHandler } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { firstValueFrom, Subject } from 'rxjs';
import { axeViolations } from '../common/testing/axe-violations';
import type { LicensePickerHarness } from '../testing/license-picker-harness';
import { LOAD_OPTION_LIST } from './load-option-list';
import { OptionList } from './option-list';
import { tryPicker, type TriedPicker } from './testing/try-picker';

describe('LOAD_OPTION_LIST', () => {
  const { BACKSPACE, DOWN_ARROW, END, ENTER, ESCAPE, HOME, TAB, UP_ARROW } = TestKey;
  const missing = 'The list could not be loaded. Open it again, or reload the page.';
  let given: TriedPicker;
  let loads: Subject<typeof OptionList>[];
  let handled: unknown[];

  beforeEach(() => {
    loads = [];
    handled = [];
    given = tryPicker();
    const load = () => {
      const loading = new Subject<typeof OptionList>();
      loads.push(loading);
      return firstValueFrom(loading);
    };
    TestBed.configureTestingModule({
      rethrowApplicationErrors: false,
      providers: [
        { provide: LOAD_OPTION_LIST, useValue: load },
        { provide: ErrorHandler, useValue: { handleError: (error: unknown) => handled.push(error) } },
      ],
    });
  });

  const arrive = () => loads.at(-1)?.next(OptionList);
  const fail = () => loads.at(-1)?.error(new Error('no such file'));

  /** A picker whose list is still loading: nobody can wait until that is stable. */
  const showField = (value: string[] = []) =>
    manualChangeDetection(async () => {
      const picker = await given.show(value);
      given.fixture.detectChanges();
      return picker;
    });
  /** Presses keys and types texts. */
  const press = (picker: LicensePickerHarness, keys: readonly (TestKey | string)[]) =>
    manualChangeDetection(async () => {
      await picker.press(...keys);
      given.fixture.detectChanges();
    });

  it('is asked right after the field was rendered, once for all keys', async () => {
    const picker = await showField();
    expect(loads.length).toBe(1);
    await press(picker, [DOWN_ARROW, DOWN_ARROW]);
    expect(loads.length).toBe(1);
    arrive();
    expect(await picker.isOpen()).toBeTrue();
  });

  const sequences: readonly (readonly [string, readonly (TestKey | string)[]])[] = [
    ['↓', [DOWN_ARROW]],
    ['↑', [UP_ARROW]],
    ['↓ ↓ Enter', [DOWN_ARROW, DOWN_ARROW, ENTER]],
    ['↓ End Enter ↑ Enter Home', [DOWN_ARROW, END, ENTER, UP_ARROW, ENTER, HOME]],
    ['↓ Enter Enter', [DOWN_ARROW, ENTER, ENTER]],
    ['"wem" Enter', ['wem', ENTER]],
    ['"wem" ↓ Enter', ['wem', DOWN_ARROW, ENTER]],
    ['Escape ↓ End', [DOWN_ARROW, ESCAPE, DOWN_ARROW, END]],
    ['Backspace ↓ Enter', [BACKSPACE, DOWN_ARROW, ENTER]],
    ['↓ Tab', [DOWN_ARROW, TAB]],
  ];
  for (const [name, keys] of sequences)
    it(`is waited for by ${name}, which then do what they do later`, async () => {
      const seen = async (picker: LicensePickerHarness) => ({
        text: await picker.text(),
        isOpen: await picker.isOpen(),
        activeId: await picker.activeId(),
        value: given.value(),
      });
      const early = await showField(['cloudCX2']);
      await press(early, keys);
      expect(await manualChangeDetection(() => early.isOpen())).toBeFalse();
      arrive();
      const before = await seen(early);
      given.fixture.destroy();

      const late = await showField(['cloudCX2']);
      arrive();
      await late.press(...keys);
      expect(before).toEqual(await seen(late));
    });

  it('picks nothing by keys that were overtaken: the list is closed, or other options fit', async () => {
    const picker = await showField();
    await press(picker, [DOWN_ARROW, ENTER, ESCAPE, DOWN_ARROW, ENTER, 'wem']);
    arrive();
    expect(given.value()).toEqual([]);
    expect(await picker.optionIds()).toContain('gc1WEMupgrade');
  });

  describe('that fails', () => {
    it('is told to the application, and to the person only who wanted the list', async () => {
      const picker = await showField(['cloudCX2']);
      fail();
      expect(await picker.error()).toBeUndefined();
      expect(given.announced).toEqual([]);
      expect(String(handled)).toContain('no such file');

      await press(picker, [DOWN_ARROW]);
      expect(loads.length).toBe(2);
      fail();
      expect(await picker.error()).toBe(missing);
      expect(await picker.descriptions()).toContain(missing);
      expect(given.announced).toEqual([missing]);
      expect(handled.length).toBe(2);
      expect(await axeViolations(given.fixture)).toEqual([]);
    });

    it('leaves the field of use: what is typed stays, chips can be taken out', async () => {
      const picker = await showField(['cloudCX2', 'cloudCX3']);
      await press(picker, ['wem']);
      fail();
      expect(await picker.text()).toBe('wem');
      expect(await picker.isOpen()).toBeFalse();
      expect(given.events).toEqual([]);
      await picker.remove('cloudCX2');
      await press(picker, [ESCAPE, BACKSPACE]);
      expect(await picker.text()).toBe('');
      expect(given.value()).toEqual([]);
    });

    it('is tried again by the next opening, and what was pressed before is not done then', async () => {
      const picker = await showField();
      await press(picker, [DOWN_ARROW, ENTER]);
      fail();
      expect(await picker.error()).toBe(missing);
      await press(picker, [UP_ARROW]);
      arrive();
      expect(await picker.isOpen()).toBeTrue();
      expect(await picker.activeId()).toBe((await picker.optionIds()).at(-1));
      expect(await picker.error()).toBeUndefined();
      expect(given.value()).toEqual([]);
    });

    it('harms nobody who has left', async () => {
      const picker = await showField();
      await press(picker, [DOWN_ARROW]);
      given.fixture.destroy();
      fail();
      await Promise.resolve();
      expect(given.announced).toEqual([]);
    });
  });
});
