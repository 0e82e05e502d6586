import { HttpErrorResponse, HttpResponse, provideHttpClient, withInterceptors } from '@angular/common/http';
import {
  HttpTestingController,
  provideHttpClientTesting,
  type TestRequest,
} from '@angular/common/http/testing';
import { createEnvironmentInjector, EnvironmentInjector } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { LicenseApiError } from 'genesys-license-client';
import { EMPTY, of, throwError } from 'rxjs';
import { LicenseStore } from './license-store';
import { withRetry } from './license-store-features';
import { provideLicenseStore } from './provide-license-store';
import { withHttpClient } from './with-http-client';

interface Tried {
  readonly store: LicenseStore;
  readonly server: HttpTestingController;
  /** The one request under way, once the store has sent it. */
  sent(): Promise<TestRequest>;
}

function trySending(...interceptors: Parameters<typeof withInterceptors>[0]): Tried {
  TestBed.configureTestingModule({
    providers: [provideHttpClient(withInterceptors(interceptors)), provideHttpClientTesting()],
  });
  const config = { region: 'http://127.0.0.1:1', accessToken: 'secret' };
  const injector = createEnvironmentInjector(
    [provideLicenseStore(config, withHttpClient(), withRetry({ attempts: 1 }))],
    TestBed.inject(EnvironmentInjector),
  );
  const server = TestBed.inject(HttpTestingController);
  return {
    store: injector.get(LicenseStore),
    server,
    async sent() {
      await settled();
      return server.expectOne(() => true);
    },
  };
}

/** Requests are handed on and answers taken within a few microtasks. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 30; turn++) await Promise.resolve();
}

async function refusal(work: Promise<unknown>): Promise<LicenseApiError> {
  return work.then(
    () => fail('resolved') as never,
    (error: unknown) => error as LicenseApiError,
  );
}

describe('withHttpClient', () => {
  it('sends what fetch would be told and takes the text of the answer', async () => {
    const { store, sent } = trySending();
    const inferred = store.inferFromRoles(['role']);
    const { request, flush } = bound(await sent());
    expect([request.method, request.url, request.body, request.responseType]).toEqual([
      'POST',
      'http://127.0.0.1:1/api/v2/license/infer',
      '["role"]',
      'text',
    ]);
    expect(request.headers.get('Authorization')).toBe('Bearer secret');
    expect(request.headers.get('Content-Type')).toBe('application/json');
    expect([request.credentials, request.redirect, request.cache, request.transferCache]).toEqual([
      'omit',
      'manual',
      'no-store',
      false,
    ]);
    flush('["cloudCX1"]');
    expect(await inferred).toEqual(['cloudCX1']);
  });

  it('goes through the interceptors', async () => {
    const { store, sent } = trySending((request, next) =>
      next(request.clone({ setHeaders: { 'X-Trace': '7' } })),
    );
    const inferred = store.inferFromRoles(['role']);
    const { request, flush } = bound(await sent());
    expect(request.headers.get('X-Trace')).toBe('7');
    flush('[]');
    expect(await inferred).toEqual([]);
  });

  it('takes an error answer for an answer, headers and all', async () => {
    const { store, sent } = trySending();
    const refused = refusal(store.inferFromRoles(['role']));
    (await sent()).flush('{"code":"missing.permissions","message":"You lack authorization:grant:add"}', {
      status: 403,
      statusText: 'Forbidden',
      headers: { 'ININ-Correlation-Id': 'abc' },
    });
    const error = await refused;
    expect([error.status, error.code, error.correlationId]).toEqual([403, 'missing.permissions', 'abc']);
    expect(error.missingPermissions).toEqual(['authorization:grant:add']);
  });

  it('takes an answer that never came for a network error of unknown effect', async () => {
    const { store, sent } = trySending();
    const refused = refusal(store.inferFromRoles(['role']));
    (await sent()).error(new ProgressEvent('error'));
    const error = await refused;
    expect([error.code, error.effect]).toEqual(['network', 'unknown']);
    expect(error.message).not.toContain('secret');
  });

  it('says so when the server answers with a redirect that is not followed', async () => {
    const { store } = trySending(() =>
      throwError(() => new HttpErrorResponse({ status: 0, responseType: 'opaqueredirect' })),
    );
    expect((await refusal(store.inferFromRoles(['role']))).code).toBe('redirect');
  });

  it('ends the request when the call is given up', async () => {
    const { store, sent } = trySending();
    const sweep = store.streamUsers().subscribe();
    const request = await sent();
    expect(request.cancelled).toBeFalse();
    sweep.unsubscribe();
    expect(request.cancelled).toBeTrue();
  });

  it('survives interceptors that answer themselves, in their own way, or not at all', async () => {
    let answer: Parameters<typeof withInterceptors>[0][number] = () => EMPTY;
    const { store } = trySending((request, next) => answer(request, next));
    expect((await refusal(store.inferFromRoles(['role']))).code).toBe('network');
    answer = () => throwError(() => new Error('not now'));
    expect((await refusal(store.inferFromRoles(['role']))).message).toContain('not now');
    const body = ['cloudCX2'];
    answer = (request) => of(new HttpResponse({ status: 200, url: request.url, body }));
    expect(await store.inferFromRoles(['role'])).toEqual(body);
  });

  it('is refused beside a fetch of one’s own', () => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    const config = {
      region: 'us-east-1',
      accessToken: 'any',
      fetch: () => Promise.reject(new Error('unused')),
    };
    const injector = createEnvironmentInjector(
      [provideLicenseStore(config, withHttpClient())],
      TestBed.inject(EnvironmentInjector),
    );
    expect(() => injector.get(LicenseStore)).toThrowError(/either fetch or withHttpClient/);
  });

  it('is not taken over by a store below that was not told so', async () => {
    const { server } = trySending();
    let requests = 0;
    const fetch = () => {
      requests++;
      return Promise.resolve(new Response('[]'));
    };
    const below = createEnvironmentInjector(
      [provideLicenseStore({ region: 'us-east-1', accessToken: 'any', fetch })],
      TestBed.inject(EnvironmentInjector),
    );
    expect(await below.get(LicenseStore).inferFromRoles(['role'])).toEqual([]);
    server.expectNone(() => true);
    expect(requests).toBe(1);
  });
});

function bound(sent: TestRequest): { request: TestRequest['request']; flush: (text: string) => void } {
  return { request: sent.request, flush: (text) => sent.flush(text) };
}
