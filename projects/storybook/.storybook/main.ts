import type { StorybookConfig } from '@storybook/angular-vite';

const config: StorybookConfig = {
  stories: ['../docs/*.mdx', '../stories/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  framework: {
    name: '@storybook/angular-vite',
    options: { propsTable: 'api', compodoc: false, tsconfig: 'projects/storybook/tsconfig.json' },
  },
  features: { experimentalDocgenServer: true },
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
};

export default config;
