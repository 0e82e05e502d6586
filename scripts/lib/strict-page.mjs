import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.ico': 'image/x-icon',
};

/** Stands in a built page for the nonce. */
export const noncePlace = 'NONCE-OF-THIS-PAGE';

/** The policy the README promises to keep: scripts and styles of one's own, Trusted Types, and no host but the API's. */
function policy(nonce, apiUrl) {
  return [
    `default-src 'self'`,
    `script-src 'self'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `connect-src 'self' ${apiUrl ?? ''}`.trim(),
    `object-src 'none'`,
    `base-uri 'self'`,
    `require-trusted-types-for 'script'`,
    `trusted-types angular`,
  ].join('; ');
}

/**
 * Serves a built application over loopback under a strict Content-Security-Policy, a new nonce with each page.
 * `render` may answer pages in the place of `index.html`: it gets the request's path and gives HTML.
 */
export async function serveStrictly(folder, { apiUrl, render } = {}) {
  const server = createServer(async ({ url }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    const path = normalize(join(folder, decodeURIComponent(pathname)));
    const isFile = path.startsWith(folder + sep) && extname(path) in types && !path.endsWith('.html');
    try {
      const nonce = randomBytes(16).toString('base64');
      const file = isFile ? path : join(folder, 'index.html');
      const body = !isFile && render !== undefined ? await render(pathname) : await readFile(file);
      const page = isFile ? body : String(body).replaceAll(noncePlace, nonce);
      const headers = { 'Content-Type': types[extname(file)], 'Cache-Control': 'no-store' };
      response.writeHead(
        200,
        isFile ? headers : { ...headers, 'Content-Security-Policy': policy(nonce, apiUrl) },
      );
      response.end(page);
    } catch (error) {
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end(String(error));
    }
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/**
 * Opens a page, and does something with it. Fails for anything in the console, any violation of the policy, and any request
 * to another origin than the page's and the API's.
 */
export async function withPage(browser, site, run, { apiUrl } = {}) {
  const context = await browser.newContext({ viewport: { width: 1000, height: 800 } });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    const troubles = [];
    page.on('pageerror', (error) => troubles.push(error.message));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) troubles.push(message.text());
    });
    page.on('request', (request) => {
      const { origin, protocol } = new URL(request.url());
      if (protocol.startsWith('http') && origin !== site.url && origin !== apiUrl)
        troubles.push(`asks ${request.url()}`);
    });
    await page.addInitScript(() => {
      globalThis.violations = [];
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
        globalThis.violations.push(`${violatedDirective} ${blockedURI} ${sample}`),
      );
    });
    await run(page);
    assert.deepEqual(await page.evaluate('violations'), [], 'violations of the policy');
    assert.deepEqual(troubles, [], 'errors, warnings and foreign requests');
  } finally {
    await context.close();
  }
}
