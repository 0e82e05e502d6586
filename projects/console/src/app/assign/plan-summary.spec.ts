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

  function warning(count: number): PlanWarning {
    return {
      kind: 'missing-prerequisite',
      licenseId: 'gc2WEMupgrade',
      otherLicenseId: 'cloudCX2',
      count,
      userIds: ['u1'],
      message: 'The user lacks cloudCX2.',
    };
  }

  it('says how many users a warning is about', async () => {
    expect(await textFor({ ...empty, warnings: [warning(1200)] })).toContain(
      'Note: The user lacks cloudCX2. (1,200 users)',
    );
  });

  it('does not count where it is about one', async () => {
    expect(await textFor({ ...empty, warnings: [warning(1)] })).toMatch(/cloudCX2\.$/);
  });
});
