import type { Preview } from '@storybook/angular-vite';
import '@fontsource/inter/400.css';
import '@fontsource/inter/500.css';
import '@fontsource/inter/600.css';
import '@fontsource/inter/700.css';
import '@fontsource/noto-sans-arabic/arabic-400.css';
import '@fontsource/noto-sans-arabic/arabic-600.css';
import { onEmulator } from '../src/on-emulator';
import { onPage } from '../src/on-page';
import { toolbar, toolbarDefaults } from '../src/toolbar';
import '../src/material-theme.scss';
import '../src/themes.css';

const preview: Preview = {
  globalTypes: toolbar,
  initialGlobals: toolbarDefaults,
  // Before the first paint: a component that measures itself must meet the letters it will have.
  loaders: [
    () =>
      Promise.all([
        ...['400', '500', '600', '700'].map((weight) => document.fonts.load(`${weight} 14px Inter`)),
        ...['400', '600'].map((weight) => document.fonts.load(`${weight} 14px 'Noto Sans Arabic'`, 'م')),
      ]),
  ],
  decorators: [onPage, onEmulator],
  parameters: {
    layout: 'fullscreen',
    backgrounds: { disable: true },
    viewport: { disable: true },
    measure: { disable: true },
    outline: { disable: true },
    controls: { expanded: true, sort: 'requiredFirst' },
    docs: { toc: true },
    a11y: { options: { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] } },
    options: {
      storySort: {
        order: ['Getting started', 'How optimistic updates work', 'Components', []],
      },
    },
  },
  tags: ['autodocs'],
};

export default preview;
