import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { answers } from './children.mjs';
import { findBrowser } from './browser.mjs';

/**
 * WebKit in its own build, in a window of its own, driven over WebDriver: WebKitGTK's small browser, whose engine Safari
 * shares. Without a screen it gets an invisible one (Xvfb).
 */
export async function launchWebKit() {
  const driver = await findBrowser('webkit');
  const screen = process.platform === 'linux' && !process.env['DISPLAY'] ? await openScreen() : undefined;
  const port = await anyPort();
  // Jasmine looks for its caller in the stack, where calls in tail position would be missing.
  const env = { ...process.env, JSC_useTailCalls: '0', ...screen?.variables };
  const child = spawn(driver, [`--port=${port}`], { env, stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}`;
  const stop = () => {
    child.kill();
    screen?.close();
  };
  try {
    await answers(`${url}/status`, 10_000);
    const { sessionId, capabilities } = await send(`${url}/session`, { capabilities: {} });
    const session = `${url}/session/${sessionId}`;
    return {
      version: capabilities.browserVersion,
      /** One command of WebDriver; without a body it is a question. */
      send: (command, body) => send(`${session}/${command}`, body),
      async close() {
        await fetch(session, { method: 'DELETE' }).catch(() => undefined);
        stop();
      },
    };
  } catch (error) {
    stop();
    throw error;
  }
}

async function send(address, body) {
  const response = await fetch(address, {
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    headers: { 'Content-Type': 'application/json' },
  });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`WebDriver: ${value.error}: ${value.message}`);
  return value;
}

async function openScreen() {
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const failed = once(child, 'error').then(([error]) => {
    throw new Error(`Xvfb does not start, which a browser needs without a screen: ${error.message}`);
  });
  const [number] = await Promise.race([once(child.stdio[3], 'data'), failed]);
  failed.catch(() => undefined);
  return { variables: { DISPLAY: `:${String(number).trim()}` }, close: () => child.kill() };
}

/** A port that was free a moment ago. */
async function anyPort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
