import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component, inject, InjectionToken, signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { LicenseAnnouncer } from 'ngx-genesys-license/components/common';
import { licenseDefinitionFixtures } from 'ngx-genesys-license/testing';
import { LicensePickerHarness } from '../../testing/license-picker-harness';
import type { ConfirmLicensePick, LicensePickChange } from '../license-control';
import { LicensePicker } from '../license-picker';

/** What a picker without a store is given, and what it told. */
export class TriedPicker {
  readonly value = signal<string[]>([]);
  readonly mixed = signal<readonly string[] | undefined>(undefined);
  readonly definitions = signal<ReturnType<typeof licenseDefinitionFixtures> | null>(
    licenseDefinitionFixtures(),
  );
  readonly disabledOptions = signal<Readonly<Record<string, string>>>({});
  readonly confirm = signal<ConfirmLicensePick | undefined>(undefined);
  readonly readonly = signal(false);
  readonly disabled = signal(false);
  readonly changes: LicensePickChange[] = [];
  readonly events: string[] = [];
  /** What screen readers were told. */
  readonly announced: string[] = [];
  fixture!: ComponentFixture<unknown>;

  async show(value: string[] = []): Promise<LicensePickerHarness> {
    this.value.set(value);
    this.fixture = TestBed.createComponent(Host);
    return TestbedHarnessEnvironment.loader(this.fixture).getHarness(LicensePickerHarness);
  }
}

const TRIED_PICKER = new InjectionToken<TriedPicker>('TRIED_PICKER');

@Component({
  imports: [LicensePicker],
  template: `<license-picker
      label="Licenses"
      [(value)]="given.value"
      [mixed]="given.mixed()"
      [definitions]="given.definitions()"
      [disabledOptions]="given.disabledOptions()"
      [confirm]="given.confirm()"
      [readonly]="given.readonly()"
      [disabled]="given.disabled()"
      (changed)="given.changes.push($event)"
      (opened)="given.events.push('opened')"
      (closed)="given.events.push('closed')"
      (touch)="given.events.push('touch')"
    />
    <button type="button">elsewhere</button>`,
})
class Host {
  protected readonly given = inject(TRIED_PICKER);
}

/** For a `beforeEach`: a picker to show. */
export function tryPicker(): TriedPicker {
  const tried = new TriedPicker();
  const announce = (text: string) => void tried.announced.push(text);
  TestBed.configureTestingModule({
    providers: [
      { provide: TRIED_PICKER, useValue: tried },
      { provide: LicenseAnnouncer, useValue: { announce } },
    ],
  });
  return tried;
}
