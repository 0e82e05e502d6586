import {
  EnvironmentInjector,
  inject,
  mergeApplicationConfig,
  provideEnvironmentInitializer,
  type ProviderToken,
} from '@angular/core';
import { componentWrapperDecorator, type Decorator } from '@storybook/angular-vite';
import { emulatorScenarios, type EmulatorSettingChanges } from 'genesys-license-emulator';
import { withUserDirectory, type LicenseStoreFeature } from 'ngx-genesys-license';
import {
  LicenseEmulatorControl,
  provideLicenseEmulator,
  type EmulatedStoreOptions,
} from 'ngx-genesys-license/testing';
import type { StoryGlobals } from './toolbar';

/** What a story says beside the toolbar's globals, in `parameters`. */
export interface StoryParameters {
  /** Settings of the emulator and the store; they win over the toolbar's. */
  readonly emulator?: EmulatedStoreOptions;
  /** Features of the store, beside the user directory. */
  readonly features?: readonly LicenseStoreFeature[];
  /** No store at all. */
  readonly withoutStore?: boolean;
}

let shown: EnvironmentInjector | undefined;

/** What the application of the story on show provides: `onShow(LicenseStore)`, `onShow(LicenseEmulatorControl)`. */
export function onShow<T>(token: ProviderToken<T>): T {
  if (shown === undefined) throw new Error('No story is on show.');
  return shown.get(token);
}

/** Gives every story a store on an emulator of its own, made anew when the toolbar asks for another one. */
export const onEmulator: Decorator = (story, context) => {
  const { scenario, users, direction, ...live } = context.globals as unknown as StoryGlobals;
  const { emulator = {}, features = [], withoutStore = false } = context.parameters as StoryParameters;
  const settings = settingsOf(live);
  const { applicationConfig, ...result } = story();
  const config = mergeApplicationConfig(applicationConfig ?? { providers: [] }, {
    providers: [
      provideEnvironmentInitializer(() => (shown = inject(EnvironmentInjector))),
      withoutStore
        ? []
        : provideLicenseEmulator(
            { scenario, users, ...settings, ...emulator },
            withUserDirectory(),
            ...features,
          ),
    ],
  });
  // Only another template makes Storybook start the application anew.
  const key = JSON.stringify({ scenario, users, direction, ...live });
  const remounted = componentWrapperDecorator((inner) => `${inner}<!-- ${key} -->`)(() => result, context);
  return { ...remounted, applicationConfig: config };
};

/** For `npm run stories`: resolves when the story on show has nothing under way that will end soon. */
Object.assign(globalThis, {
  async storySettled(): Promise<void> {
    const control = shown?.get(LicenseEmulatorControl, null, { optional: true });
    if (control === null || control === undefined) return;
    const { hang, latency } = control.emulator.settings;
    if (hang > 0 || latency > 2000) await new Promise((resolve) => setTimeout(resolve, 500));
    else await control.settled();
  },
});

function settingsOf({
  latency,
  failures,
  access,
}: Pick<StoryGlobals, 'latency' | 'failures' | 'access'>): EmulatorSettingChanges {
  return {
    ...(latency === 'scenario' ? {} : { latency }),
    ...(failures === 'scenario'
      ? {}
      : failures === 'rows'
        ? { rowFailures: 0.1 }
        : { failures: { '503': failures } }),
    ...(access === 'scenario' ? {} : emulatorScenarios[access].settings),
  };
}
