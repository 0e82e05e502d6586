import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.png': 'image/png',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/**
 * Serves a folder over loopback, index.html for whatever is not there; browsers may keep files where `isKept` says so.
 * Resolves with its URL and a way to stop it.
 */
export async function serveFolder(folder, { isKept = false } = {}) {
  const server = createServer(async ({ url }, response) => {
    const path = normalize(join(folder, decodeURIComponent(new URL(url, 'http://localhost').pathname)));
    const file = path.startsWith(folder + sep) && extname(path) in types ? path : join(folder, 'index.html');
    try {
      const body = await readFile(file);
      response
        .writeHead(200, {
          'Content-Type': types[extname(file)],
          'Cache-Control': isKept ? 'max-age=3600' : 'no-store',
        })
        .end(body);
    } catch {
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Not found');
    }
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
