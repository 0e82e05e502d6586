/** A launcher of Karma's around what opens an address in a browser, and resolves with how to close that. */
function launcher(name, open) {
  function Launcher(baseLauncherDecorator, captureTimeoutLauncherDecorator) {
    baseLauncherDecorator(this);
    captureTimeoutLauncherDecorator(this);
    this.name = name;
    let browser;
    this.on('start', (url) => {
      browser = open(url);
      browser.catch((error) => this._done(error.message));
    });
    this.on('kill', async (done) => {
      await browser?.then(({ close }) => close()).catch(() => undefined);
      this._done();
      done();
    });
  }
  Launcher.$inject = ['baseLauncherDecorator', 'captureTimeoutLauncherDecorator'];
  return ['type', Launcher];
}

async function openFirefox(url) {
  const { launchFirefox } = await import('./firefox.mjs');
  const browser = await launchFirefox();
  const context = await browser.newContext({ viewport: { width: 1024, height: 768 } });
  await (await context.newPage()).goto(url);
  return { close: () => browser.close() };
}

async function openWebKit(url) {
  const { launchWebKit } = await import('./webkit.mjs');
  const browser = await launchWebKit();
  await browser.send('url', { url });
  return { close: () => browser.close() };
}

/** Karma's launchers for browsers that are installed rather than a dependency. */
module.exports = {
  'launcher:Firefox': launcher('Firefox', openFirefox),
  'launcher:WebKit': launcher('WebKit', openWebKit),
};
