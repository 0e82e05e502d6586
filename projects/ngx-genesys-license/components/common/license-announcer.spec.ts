import { TestBed } from '@angular/core/testing';
import { LicenseAnnouncer } from './license-announcer';

describe('LicenseAnnouncer', () => {
  it('reads out what nobody sees', async () => {
    TestBed.inject(LicenseAnnouncer).announce('Loaded');
    // The CDK lets a moment pass, so that a changed politeness is noticed.
    await new Promise((resolve) => setTimeout(resolve, 120));

    const element = document.querySelector<HTMLElement>('.cdk-live-announcer-element');
    expect(element?.textContent).toBe('Loaded');
    expect(element?.offsetWidth).toBe(1);
  });
});
