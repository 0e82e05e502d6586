import type { Decorator } from '@storybook/angular-vite';
import type { StoryGlobals } from './toolbar';

/** Puts theme, direction and width on the page that the story is in; on a page with several, on the story's own place. */
export const onPage: Decorator = (story, context) => {
  const { theme, direction, width } = context.globals as unknown as StoryGlobals;
  const place = context.viewMode === 'docs' ? context.canvasElement : document.documentElement;
  if (place instanceof HTMLElement) {
    place.dataset['theme'] = theme;
    place.dir = direction;
    place.style.setProperty('--story-width', width === 0 ? 'none' : `${width}px`);
  }
  return story();
};
