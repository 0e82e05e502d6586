import type { ComponentFixture } from '@angular/core/testing';
import axe from 'axe-core';

/** What axe finds wrong by WCAG 2.2 AA: rule and element of each; empty where nothing is. */
export async function axeViolations(fixture: ComponentFixture<unknown>): Promise<readonly string[]> {
  await fixture.whenStable();
  const { violations } = await axe.run(fixture.nativeElement as HTMLElement, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    resultTypes: ['violations'],
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
  );
}
