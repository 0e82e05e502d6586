import { TestKey } from '@angular/cdk/testing';
import { tryPicker, type TriedPicker } from './testing/try-picker';

describe('LicensePicker by keyboard', () => {
  let given: TriedPicker;

  beforeEach(() => (given = tryPicker()));

  it('opens with ↓ at the first, with ↑ at the last, with Alt+↓, and moves in a circle', async () => {
    const picker = await given.show();
    await picker.press(TestKey.DOWN_ARROW);
    const ids = await picker.optionIds();
    expect(await picker.activeId()).toBe(ids[0]);
    await picker.press(TestKey.UP_ARROW);
    expect(await picker.activeId()).toBe(ids.at(-1));
    await picker.press(TestKey.DOWN_ARROW, TestKey.DOWN_ARROW);
    expect(await picker.activeId()).toBe(ids[1]);

    await picker.press(TestKey.ESCAPE, TestKey.UP_ARROW);
    expect(await picker.activeId()).toBe(ids.at(-1));
    await picker.press(TestKey.ESCAPE);
    await picker.pressAltDown();
    expect(await picker.isOpen()).toBeTrue();
  });

  it('moves to either end with Home and End while the list is open', async () => {
    const picker = await given.show();
    await picker.press(TestKey.DOWN_ARROW, TestKey.END);
    const ids = await picker.optionIds();
    expect(await picker.activeId()).toBe(ids.at(-1));
    await picker.press(TestKey.HOME);
    expect(await picker.activeId()).toBe(ids[0]);
  });

  it('picks and takes out with Enter, and stays open', async () => {
    const picker = await given.show();
    await picker.press(TestKey.DOWN_ARROW, TestKey.DOWN_ARROW, TestKey.ENTER);
    const [, second] = await picker.optionIds();
    expect(given.value()).toEqual([second as string]);
    expect(await picker.isOpen()).toBeTrue();

    await picker.press(TestKey.ENTER);
    expect(given.value()).toEqual([]);
  });

  it('types a space', async () => {
    const picker = await given.show();
    await picker.type('cx 2');
    expect(await picker.text()).toBe('cx 2');
    expect(given.value()).toEqual([]);
  });

  it('closes with Escape, then clears the text, then leaves the key to others', async () => {
    const picker = await given.show();
    await picker.type('wem');
    await picker.press(TestKey.ESCAPE);
    expect([await picker.isOpen(), await picker.text()]).toEqual([false, 'wem']);

    const heard: boolean[] = [];
    const hear = (event: Event) => heard.push(event.defaultPrevented);
    document.addEventListener('keydown', hear);
    await picker.press(TestKey.ESCAPE);
    expect(await picker.text()).toBe('');
    expect(heard).toEqual([]);
    await picker.press(TestKey.ESCAPE);
    document.removeEventListener('keydown', hear);
    expect(heard).toEqual([false]);
  });

  it('takes the last chip out with Backspace in an empty field, and says so', async () => {
    given.disabledOptions.set({ cloudCX3: 'kept' });
    const picker = await given.show(['cloudCX1', 'cloudCX2', 'cloudCX3']);
    await picker.type('x');
    await picker.press(TestKey.BACKSPACE);
    expect(given.value()).toEqual(['cloudCX1', 'cloudCX2', 'cloudCX3']);
    await picker.press(TestKey.ESCAPE, TestKey.ESCAPE, TestKey.BACKSPACE);
    expect(given.value()).toEqual(['cloudCX1', 'cloudCX3']);
    expect(given.announced).toContain('Genesys Cloud CX 2 removed');
  });

  it('leaves with Tab: the list closes', async () => {
    const picker = await given.show();
    await picker.press(TestKey.DOWN_ARROW, TestKey.TAB);
    expect(await picker.isOpen()).toBeFalse();
  });

  it('leaves Enter to the form while the list is closed', async () => {
    const picker = await given.show();
    const heard: boolean[] = [];
    const hear = (event: Event) => heard.push(event.defaultPrevented);
    document.addEventListener('keydown', hear);
    await picker.press(TestKey.ENTER);
    document.removeEventListener('keydown', hear);
    expect(heard).toEqual([false]);
  });
});
