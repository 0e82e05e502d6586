import { TestBed } from '@angular/core/testing';
import { LicenseAnnouncer } from './license-announcer';

describe('LicenseAnnouncer', () => {
  const region = () => document.querySelector<HTMLElement>('.license-announcer');

  beforeEach(() => jasmine.clock().install());
  afterEach(() => jasmine.clock().uninstall());

  it('reads out what nobody sees, the last text where several come', () => {
    const announcer = TestBed.inject(LicenseAnnouncer);
    announcer.announce('1 of 2 loaded');
    announcer.announce('Loaded');
    expect(region()?.textContent).toBe('');
    jasmine.clock().tick(200);

    expect(region()?.textContent).toBe('Loaded');
    expect(region()?.getAttribute('aria-live')).toBe('polite');
    expect(region()?.offsetWidth).toBe(1);
  });

  it('leaves nothing behind', () => {
    TestBed.inject(LicenseAnnouncer).announce('Loaded');
    TestBed.resetTestingModule();
    expect(region()).toBeNull();
  });
});
