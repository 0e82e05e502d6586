import { LOCALE_ID, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { commonMessages } from './common-messages';
import { LicenseIntl, provideLicenseIntl } from './license-intl';
import type { LicenseMessageOverrides } from './license-messages';

describe('LicenseIntl', () => {
  const holders = { one: '# holder', other: '# holders' };

  it('formats numbers, shares and plurals in the locale', () => {
    TestBed.configureTestingModule({ providers: [{ provide: LOCALE_ID, useValue: 'en-US' }] });
    const intl = TestBed.inject(LicenseIntl);

    expect(intl.number(1234567)).toBe('1,234,567');
    expect(intl.percent(0.125)).toBe('12.5%');
    expect([0, 1, 2].map((count) => intl.plural(count, holders))).toEqual([
      '0 holders',
      '1 holder',
      '2 holders',
    ]);
  });

  it('says lengths of time in their two largest units', () => {
    TestBed.configureTestingModule({ providers: [{ provide: LOCALE_ID, useValue: 'en-US' }] });
    const intl = TestBed.inject(LicenseIntl);

    expect([10, 8000, 65_000, 120_000, 3_900_000].map((length) => intl.duration(length))).toEqual([
      '1 sec',
      '8 sec',
      '1 min 5 sec',
      '2 min',
      '1 hr 5 min',
    ]);
  });

  it('says English where the application says nothing', () => {
    expect(TestBed.inject(LicenseIntl).section('common', commonMessages)()).toBe(commonMessages);
  });

  it('follows a signal of overrides, part by part', () => {
    const messages = signal<LicenseMessageOverrides>({ common: { retry: 'Nochmals' } });
    TestBed.configureTestingModule({ providers: [provideLicenseIntl(messages)] });
    const common = TestBed.inject(LicenseIntl).section('common', commonMessages);
    expect(common()).toEqual({ ...commonMessages, retry: 'Nochmals' });

    messages.set({});
    expect(common()).toBe(commonMessages);
  });
});
