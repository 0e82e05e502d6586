import { Component, signal } from '@angular/core';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { LicenseApiError } from 'ngx-genesys-license';
import { LicenseNoticeHarness } from '../testing/license-notice-harness';
import { LicenseNotice } from './license-notice';
import type { LoadCondition } from './load-condition';

describe('LicenseNotice', () => {
  const condition = signal<LoadCondition>('ready');
  const error = signal<LicenseApiError | undefined>(undefined);
  const pausedUntil = signal<number | undefined>(undefined);
  const asOf = signal<number | undefined>(undefined);
  let retries = 0;

  @Component({
    imports: [LicenseNotice],
    template: `<license-notice
      [condition]="condition()"
      [error]="error()"
      [pausedUntil]="pausedUntil()"
      [asOf]="asOf()"
      (retry)="retry()"
    />`,
  })
  class Host {
    protected readonly condition = condition;
    protected readonly error = error;
    protected readonly pausedUntil = pausedUntil;
    protected readonly asOf = asOf;
    protected retry(): void {
      retries++;
    }
  }

  const show = () =>
    TestbedHarnessEnvironment.loader(TestBed.createComponent(Host)).getHarness(LicenseNoticeHarness);

  beforeEach(() => {
    retries = 0;
    condition.set('ready');
    error.set(undefined);
  });

  it('shows nothing while nothing hinders', async () => {
    const notice = await show();
    for (const each of ['idle', 'loading', 'reloading', 'ready', 'empty', 'partial'] as const) {
      condition.set(each);
      expect(await notice.text())
        .withContext(each)
        .toBeUndefined();
    }
  });

  it('tells a failed load with its message and correlation id, and offers a retry', async () => {
    error.set(
      new LicenseApiError({ code: 'network', message: 'gone', effect: 'none', correlationId: 'c-1' }),
    );
    condition.set('error');
    const notice = await show();

    expect(await notice.text()).toContain('gone');
    expect(await notice.text()).toContain('c-1');
    await notice.retry();
    expect(retries).toBe(1);
  });

  it('says the correlation id once', async () => {
    const message = 'gone (HTTP 503, correlation id c-1)';
    error.set(new LicenseApiError({ code: 'x', message, effect: 'none', correlationId: 'c-1' }));
    condition.set('error');

    expect((await (await show()).text())?.match(/c-1/g)).toEqual(['c-1']);
  });

  const denied = (code: string, missingPermissions: string[]) =>
    new LicenseApiError({ code, message: 'no', effect: 'none', status: 403, missingPermissions });

  it('names the missing permissions, and whether one would do', async () => {
    condition.set('forbidden');
    const notice = await show();
    for (const [code, permissions, text] of [
      ['missing.permissions', ['a:b:view'], 'You lack the permission a:b:view.'],
      ['missing.permissions', ['a:b:view', 'a:b:add'], 'You lack the permission a:b:view, a:b:add.'],
      ['missing.any.permissions', ['a:b:view'], 'You lack the permission a:b:view.'],
      [
        'missing.any.permissions',
        ['a:b:view', 'a:b:add'],
        'You need one of these permissions: a:b:view, a:b:add.',
      ],
      ['not.authorized', [], 'You lack the permission to see this.'],
    ] as const) {
      error.set(denied(code, [...permissions]));
      expect(await notice.text())
        .withContext(`${code} ${permissions.length}`)
        .toContain(text);
    }
  });

  it('counts the seconds of a pause', async () => {
    pausedUntil.set(Date.now() + 4500);
    condition.set('rate-limited');

    expect(await (await show()).text()).toContain('5 seconds');
  });

  it('says how old data is while there is no network', async () => {
    asOf.set(Date.UTC(2026, 10, 22, 12));
    condition.set('offline');

    expect(await (await show()).text()).toContain('Nov 22, 2026');
  });
});
