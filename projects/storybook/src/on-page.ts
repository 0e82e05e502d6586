import type { Decorator } from '@storybook/angular-vite';
import type { StoryGlobals } from './toolbar';

/** Puts theme, direction and width on the page that the story is in. */
export const onPage: Decorator = (story, context) => {
  const { theme, direction, width } = context.globals as unknown as StoryGlobals;
  const page = document.documentElement;
  page.dataset['theme'] = theme;
  page.dir = direction;
  page.style.setProperty('--story-width', width === 0 ? 'none' : `${width}px`);
  return story();
};
