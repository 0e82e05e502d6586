import { inject, PendingTasks } from '@angular/core';
import { LicenseApiError, type LicenseFetch } from 'genesys-license-client';

/** Sends nothing: for a page that is rendered on the server, where nobody has said that requests may be sent there. */
export const refusingFetch: LicenseFetch = () =>
  Promise.reject(
    new LicenseApiError({
      code: 'not_sent',
      message: 'nothing is sent while a page is rendered on the server. Give `ssr: true` to have it sent.',
      effect: 'none',
    }),
  );

/** Has the rendering on the server wait for each request until its answer has been taken. In an injection context. */
export function renderedFetch(
  fetch: LicenseFetch = (url, init) => globalThis.fetch(url, init),
): LicenseFetch {
  const tasks = inject(PendingTasks);
  release(tasks.add());
  return async (url, init) => {
    const done = tasks.add();
    try {
      const response = await fetch(url, init);
      const text = await response.text();
      const { status, headers, url: from, type, redirected } = response;
      return { status, headers, url: from, type, redirected, text: async () => text };
    } finally {
      release(done);
    }
  };
}

/** Lets the rendering go on once what is on screen now has been rendered, and has asked for what it needs. */
function release(done: () => void): void {
  setTimeout(() => setTimeout(done));
}
