import { provideZonelessChangeDetection } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { LicensePicker } from './license-picker';

function only<Found>(found: Found | null): Found {
  if (found === null) throw new Error('It is not there.');
  return found;
}

describe('LicensePicker', () => {
  let fixture: ComponentFixture<LicensePicker>;

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideZonelessChangeDetection()] });
    fixture = TestBed.createComponent(LicensePicker);
    fixture.componentRef.setInput('verb', 'Add');
    fixture.componentRef.setInput('licenses', [
      { id: 'cloudCX1', label: 'Genesys Cloud CX 1' },
      { id: 'wallboardUser', label: 'Wallboard user' },
      { id: 'año', label: 'Été' },
    ]);
    fixture.componentRef.setInput('value', []);
    await fixture.whenStable();
    button().click();
    await fixture.whenStable();
  });

  const button = () => only((fixture.nativeElement as HTMLElement).querySelector('button'));
  const field = () => only(document.querySelector<HTMLInputElement>('[role=combobox]'));
  const options = () => [...document.querySelectorAll('[role=option]')];
  const press = (key: string) =>
    field().dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
  const type = (text: string) => {
    field().value = text;
    field().dispatchEvent(new Event('input'));
  };

  it('takes the focus and shows all licenses', () => {
    expect(document.activeElement).toBe(field());
    expect(options().length).toBe(3);
  });

  it('picks what was typed, even before anything is rendered', () => {
    type('wall');
    press('Enter');
    expect(fixture.componentInstance.value()).toEqual(['wallboardUser']);
  });

  it('finds by id and without diacritics', async () => {
    type('ano');
    await fixture.whenStable();
    expect(options().length).toBe(1);
    type('ete');
    await fixture.whenStable();
    expect(options().length).toBe(1);
  });

  it('picks nothing by Enter alone', () => {
    press('Enter');
    expect(fixture.componentInstance.value()).toEqual([]);
  });

  it('walks around with the arrows and names the active option', async () => {
    press('ArrowUp');
    await fixture.whenStable();
    expect(field().getAttribute('aria-activedescendant')).toBe(options().at(2)?.id ?? 'an option');
    press('ArrowDown');
    press('Enter');
    expect(fixture.componentInstance.value()).toEqual(['cloudCX1']);
  });

  it('unpicks what is picked', () => {
    type('wall');
    press('Enter');
    press('Enter');
    expect(fixture.componentInstance.value()).toEqual([]);
  });

  it('does not pick what is picked elsewhere', async () => {
    fixture.componentRef.setInput('taken', ['wallboardUser']);
    await fixture.whenStable();
    type('wall');
    press('Enter');
    await fixture.whenStable();
    expect(fixture.componentInstance.value()).toEqual([]);
    expect(options().at(0)?.getAttribute('aria-disabled')).toBe('true');
  });

  it('gives the focus back to its button on Escape', async () => {
    press('Escape');
    await fixture.whenStable();
    expect(document.activeElement).toBe(button());
    expect(document.querySelector('[role=combobox]')).toBeNull();
  });
});
