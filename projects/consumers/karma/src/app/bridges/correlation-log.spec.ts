import {
  HttpErrorResponse,
  HttpHeaders,
  HttpResponse,
  provideHttpClient,
  withInterceptors,
} from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { createLicenseEmulator } from 'genesys-license-emulator';
import { LicenseStore, provideLicenseStore, withHttpClient } from 'ngx-genesys-license';
import { from, mergeMap, of, throwError } from 'rxjs';
import { CORRELATION_LOG, correlationLog } from './correlation-log';

describe('correlationLog', () => {
  it('notes what failed', async () => {
    const emulator = createLicenseEmulator({ users: 3 });
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(
          withInterceptors([
            correlationLog,
            // Stands for the server.
            (request) =>
              from(
                answer(
                  emulator.fetch,
                  request.method,
                  request.urlWithParams,
                  request.headers.get('Authorization'),
                ),
              ).pipe(
                mergeMap((response) =>
                  response instanceof HttpErrorResponse ? throwError(() => response) : of(response),
                ),
              ),
          ]),
        ),
        provideLicenseStore({ region: 'http://127.0.0.1', accessToken: 'any' }, withHttpClient()),
      ],
    });
    const store = TestBed.inject(LicenseStore);
    emulator.failNext({ operation: 'getLicenseDefinitions', status: 403 });
    store.definitions();
    const log = TestBed.inject(CORRELATION_LOG);
    while (log.length === 0) await new Promise((resolve) => setTimeout(resolve, 2));
    expect(log).toEqual([jasmine.stringMatching(/^GET .*\/license\/definitions 403 \S{8,}$/)]);
  });
});

async function answer(
  fetch: ReturnType<typeof createLicenseEmulator>['fetch'],
  method: string,
  url: string,
  token: string | null,
): Promise<HttpResponse<string> | HttpErrorResponse> {
  const response = await fetch(url, { method, headers: { Authorization: token ?? '' } });
  const { status, headers } = response;
  const body = await response.text();
  const given = { status, url, headers: new HttpHeaders(headers) };
  return status < 300
    ? new HttpResponse({ ...given, body })
    : new HttpErrorResponse({ ...given, error: body });
}
