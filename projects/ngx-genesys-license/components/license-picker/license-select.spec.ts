import { TestKey } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component, signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { licenseDefinitionFixtures } from 'ngx-genesys-license/testing';
import { axeViolations } from '../common/testing/axe-violations';
import { LicenseSelectHarness } from '../testing/license-select-harness';
import type { ConfirmLicensePick, LicensePickChange } from './license-control';
import { LicenseSelect } from './license-select';

describe('LicenseSelect', () => {
  const value = signal<string | null>(null);
  const required = signal(false);
  const confirm = signal<ConfirmLicensePick | undefined>(undefined);
  let changes: LicensePickChange[];
  let fixture: ComponentFixture<unknown>;

  @Component({
    imports: [LicenseSelect],
    template: `<license-select
      label="Base license"
      [(value)]="value"
      [definitions]="definitions"
      [required]="required()"
      [confirm]="confirm()"
      (changed)="note($event)"
    />`,
  })
  class Host {
    protected readonly value = value;
    protected readonly required = required;
    protected readonly confirm = confirm;
    protected readonly definitions = licenseDefinitionFixtures();
    protected note(change: LicensePickChange): void {
      changes.push(change);
    }
  }

  const show = (initial: string | null = null) => {
    value.set(initial);
    fixture = TestBed.createComponent(Host);
    return TestbedHarnessEnvironment.loader(fixture).getHarness(
      LicenseSelectHarness.with({ label: /^Base license/ }),
    );
  };

  beforeEach(() => {
    changes = [];
    required.set(false);
    confirm.set(undefined);
  });

  it('picks one, closes, and tells what took the place of what', async () => {
    const select = await show('cloudCX1');
    expect(await select.valueText()).toBe('Genesys Cloud CX 1');
    await select.pick('cloudCX2');
    expect(value()).toBe('cloudCX2');
    expect(await select.isOpen()).toBeFalse();
    expect(await select.isFocused()).toBeTrue();
    expect(changes).toEqual([{ add: ['cloudCX2'], remove: ['cloudCX1'] }]);
    expect(await select.descriptions()).toEqual(['Genesys Cloud CX 2']);
  });

  it('opens at what is picked', async () => {
    const select = await show('cloudCX3');
    await select.press(TestKey.DOWN_ARROW);
    expect(await select.activeId()).toBe('cloudCX3');
    expect(await select.isMultiselectable()).toBeFalse();
  });

  it('opens and picks with Space while nothing is typed; then Space types', async () => {
    const select = await show();
    await select.pressSpace();
    expect(await select.isOpen()).toBeTrue();
    await select.press(TestKey.DOWN_ARROW);
    await select.pressSpace();
    expect(value()).toBe('cloudCX1');

    await select.type('cx 3');
    expect(await select.text()).toBe('cx 3');
    await select.press(TestKey.ENTER);
    expect([value(), await select.text()]).toEqual(['cloudCX3', '']);
  });

  it('is cleared by its button, by Backspace, and by picking the same again; by none of them while required', async () => {
    const select = await show();
    for (const clear of [
      () => select.clear(),
      () => select.press(TestKey.BACKSPACE),
      () => select.pick('cloudCX2'),
    ]) {
      value.set('cloudCX2');
      await clear();
      expect(value()).toBeNull();
    }
    required.set(true);
    value.set('cloudCX2');
    await select.press(TestKey.BACKSPACE);
    await select.pick('cloudCX2');
    await expectAsync(select.clear()).toBeRejectedWithError(/cannot be taken out/);
    expect(value()).toBe('cloudCX2');
  });

  it('counts an empty text as nothing, and keeps ids that nobody defines', async () => {
    const select = await show('');
    expect(await select.value()).toBeUndefined();
    value.set('gone');
    expect(await select.valueText()).toBe('goneNot defined');
    await select.pick('cloudCX1');
    await select.pick('gone');
    expect(value()).toBe('gone');
  });

  it('asks before it changes', async () => {
    confirm.set(() => Promise.resolve(false));
    const select = await show('cloudCX1');
    await select.pick('cloudCX2');
    expect(value()).toBe('cloudCX1');
    expect(changes).toEqual([]);
  });

  it('has no accessibility violation, open and closed', async () => {
    const select = await show('cloudCX2');
    expect(await axeViolations(fixture)).toEqual([]);
    await select.open();
    expect(await axeViolations(fixture)).toEqual([]);
  });
});
