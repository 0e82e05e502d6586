import type { HarnessLoader } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import type { Type } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { LicenseStore, type LicenseStoreFeature } from 'ngx-genesys-license';
import {
  LicenseEmulatorControl,
  provideLicenseEmulator,
  type EmulatedStoreOptions,
} from 'ngx-genesys-license/testing';

/** An application around a component, on an emulator. */
export interface TriedOnEmulator<Host> {
  readonly fixture: ComponentFixture<Host>;
  readonly host: Host;
  readonly loader: HarnessLoader;
  readonly store: LicenseStore;
  readonly control: LicenseEmulatorControl;
  /** Until what is known is shown: numbers follow once a frame. */
  show(): Promise<void>;
  /** Lets a time pass, in ms, and no more, so that what is under way stays so. */
  look(time: number): Promise<void>;
  /** Until nothing is under way, after some time, and all is shown. */
  settle(time?: number): Promise<void>;
}

/** What a test changes before the component is there. */
export interface BeforeTrying {
  readonly features?: readonly LicenseStoreFeature[];
  readonly prepare?: ((control: LicenseEmulatorControl) => void) | undefined;
}

/** A host on an organization without undefined licenses. */
export function tryOnEmulator<Host>(
  host: Type<Host>,
  options: EmulatedStoreOptions = {},
  { features = [], prepare }: BeforeTrying = {},
): TriedOnEmulator<Host> {
  TestBed.configureTestingModule({
    providers: [provideLicenseEmulator({ undefinedLicense: false, ...options }, ...features)],
  });
  const control = TestBed.inject(LicenseEmulatorControl);
  prepare?.(control);
  const fixture = TestBed.createComponent(host);
  const show = async () => {
    await fixture.whenStable();
    await new Promise((resolve) => requestAnimationFrame(resolve));
    await fixture.whenStable();
  };
  const look = async (time: number) => {
    if (time > 0) await control.advance(time);
    await show();
  };
  return {
    fixture,
    host: fixture.componentInstance,
    loader: TestbedHarnessEnvironment.loader(fixture),
    store: TestBed.inject(LicenseStore),
    control,
    show,
    look,
    async settle(time = 0) {
      if (time > 0) await control.advance(time);
      await control.settled();
      await show();
    },
  };
}
