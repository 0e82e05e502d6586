import { fileURLToPath } from 'node:url';
import type { StorybookConfig } from '@storybook/angular-vite';

/** Storybook knows no table of inputs and outputs alone. */
const templateApi = {
  moduleSpecifier: fileURLToPath(import.meta.resolve('./template-api.mjs')),
  options: {},
};

const config: StorybookConfig = {
  stories: ['../docs/*.mdx', '../stories/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  framework: {
    name: '@storybook/angular-vite',
    options: { propsTable: 'api', compodoc: false, tsconfig: 'projects/storybook/tsconfig.json' },
  },
  features: { experimentalDocgenServer: true },
  experimental_docgenProvider: (existing = []) => [...existing, templateApi],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
};

export default config;
