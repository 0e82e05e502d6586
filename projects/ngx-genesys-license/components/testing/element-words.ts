import type { TestElement } from '@angular/cdk/testing';

/** The text without the line breaks and spaces of the template. */
export async function wordsOf(element: TestElement | null): Promise<string> {
  return (await element?.text())?.replace(/\s+/g, ' ').trim() ?? '';
}

/** Clicks; throws where there is nothing to click. */
export async function press(button: TestElement | null | undefined, name: string): Promise<void> {
  if (button === null || button === undefined) throw new Error(`There is no "${name}" on show.`);
  await button.click();
}
