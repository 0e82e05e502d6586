import { provideZonelessChangeDetection } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { LicensePlan, PlanWarning } from 'ngx-genesys-license';
import { PlanSummary } from './plan-summary';

const empty: LicensePlan = {
  adds: [],
  removes: [],
  noops: [],
  warnings: [],
  requests: 0,
  estimatedDuration: 0,
};

async function textFor(plan: LicensePlan): Promise<string> {
  TestBed.configureTestingModule({ providers: [provideZonelessChangeDetection()] });
  const fixture = TestBed.createComponent(PlanSummary);
  fixture.componentRef.setInput('plan', plan);
  await fixture.whenStable();
  return (fixture.nativeElement as HTMLElement).textContent.replace(/\s+/g, ' ').trim();
}

describe('PlanSummary', () => {
  it('says that there is nothing to send', async () => {
    const noop = { userId: 'u', licenseId: 'l', asked: true };
    expect(await textFor({ ...empty, noops: [noop] })).toBe(
      '0 additions, 0 removals, 1 change already so: nothing to send.',
    );
  });

  it('tells requests and time', async () => {
    const cell = { userId: 'u', licenseId: 'l', asked: true };
    expect(
      await textFor({ ...empty, adds: [cell], removes: [cell, cell], requests: 2, estimatedDuration: 2400 }),
    ).toBe('1 addition, 2 removals: 2 requests, about 2 s.');
  });

  it('says the same warning of many users once', async () => {
    const warning = (userId: string): PlanWarning => ({
      kind: 'missing-prerequisite',
      userId,
      licenseId: 'gc2WEMupgrade',
      message: `${userId} lacks cloudCX2`,
    });
    const text = await textFor({ ...empty, warnings: [warning('u1'), warning('u2'), warning('u3')] });
    expect(text).toContain('u1 lacks cloudCX2 (and 2 more users with the same)');
    expect(text).not.toContain('u2');
  });
});
