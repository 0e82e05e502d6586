import { HttpErrorResponse, type HttpInterceptorFn } from '@angular/common/http';
import { InjectionToken, inject } from '@angular/core';
import { tap } from 'rxjs';

/** Where support's questions are answered from: what failed, and its correlation id. */
export const CORRELATION_LOG = new InjectionToken<string[]>('CORRELATION_LOG', { factory: () => [] });

/** An interceptor that, with `withHttpClient()`, sees the license requests as it sees all others. */
export const correlationLog: HttpInterceptorFn = (request, next) => {
  const log = inject(CORRELATION_LOG);
  return next(request).pipe(
    tap({
      error: (error: unknown) => {
        if (error instanceof HttpErrorResponse)
          log.push(
            `${request.method} ${request.url} ${error.status} ${error.headers.get('ININ-Correlation-Id')}`,
          );
      },
    }),
  );
};
