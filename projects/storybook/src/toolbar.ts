import type { Preview } from '@storybook/angular-vite';
import { emulatorScenarios, type EmulatorScenarioName } from 'genesys-license-emulator';

/** What the toolbar says; a story fixes some of it with `globals: { … }`. */
export interface StoryGlobals {
  /** How the emulated API behaves; see the emulator's README. */
  readonly scenario: EmulatorScenarioName;
  /** Milliseconds a request takes; `scenario`: what the scenario says. */
  readonly latency: number | 'scenario';
  /** Share of requests that fail with 503; `rows`: one cell in ten is refused with a failing row. */
  readonly failures: number | 'scenario' | 'rows';
  /** What the token may do; `scenario`: what the scenario says. */
  readonly access: 'scenario' | 'readonly' | 'forbidden';
  /** Users of the organization. */
  readonly users: number;
  readonly theme: 'none' | 'light' | 'dark' | 'material-light' | 'material-dark' | 'dense';
  readonly direction: 'ltr' | 'rtl';
  /** Pixels the story gets; 0: all there are. */
  readonly width: number;
}

export const toolbarDefaults: StoryGlobals = {
  scenario: 'calm',
  latency: 'scenario',
  failures: 'scenario',
  access: 'scenario',
  users: 500,
  theme: 'light',
  direction: 'ltr',
  width: 0,
};

type Item = string | { readonly value: unknown; readonly title: string };

const menu = (title: string, icon: string, items: readonly Item[]) => ({
  description: title,
  toolbar: {
    title,
    icon,
    items: items.map((item) => (typeof item === 'string' ? { value: item, title: item } : item)),
    dynamicTitle: true,
  },
});

export const toolbar = {
  scenario: menu(
    'Scenario',
    'lightning',
    Object.entries(emulatorScenarios).map(([value, { meaning }]) => ({
      value,
      title: `${value}: ${meaning}`,
    })),
  ),
  latency: menu('Latency', 'timer', [
    { value: 'scenario', title: 'Latency of the scenario' },
    ...[0, 80, 500, 3000].map((value) => ({ value, title: `${value} ms` })),
  ]),
  failures: menu('Failures', 'alert', [
    { value: 'scenario', title: 'Failures of the scenario' },
    { value: 'rows', title: 'One cell in ten is refused' },
    { value: 0.05, title: '5 % answered with 503' },
    { value: 0.5, title: '50 % answered with 503' },
  ]),
  access: menu('Access', 'lock', [
    { value: 'scenario', title: 'May write' },
    { value: 'readonly', title: 'May read, may not write' },
    { value: 'forbidden', title: 'No permission' },
  ]),
  users: menu(
    'Users',
    'users',
    [0, 5, 500, 100_000].map((value) => ({ value, title: `${value.toLocaleString('en-US')} users` })),
  ),
  theme: menu('Theme', 'paintbrush', [
    { value: 'none', title: 'No theme' },
    { value: 'light', title: 'Light' },
    { value: 'dark', title: 'Dark' },
    { value: 'material-light', title: 'Material, light' },
    { value: 'material-dark', title: 'Material, dark' },
    { value: 'dense', title: 'Dense' },
  ]),
  direction: menu('Direction', 'transfer', [
    { value: 'ltr', title: 'Left to right' },
    { value: 'rtl', title: 'Right to left' },
  ]),
  width: menu('Width', 'grow', [
    { value: 0, title: 'Full width' },
    ...[320, 390, 768, 1280].map((value) => ({ value, title: `${value} px` })),
  ]),
} as unknown as NonNullable<Preview['globalTypes']>;
