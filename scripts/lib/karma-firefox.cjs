/** Karma's launcher for an installed Firefox. */
function FirefoxLauncher(baseLauncherDecorator, captureTimeoutLauncherDecorator) {
  baseLauncherDecorator(this);
  captureTimeoutLauncherDecorator(this);
  let browser;
  this.name = 'Firefox';
  this.on('start', async (url) => {
    try {
      const { launchFirefox } = await import('./firefox.mjs');
      browser = await launchFirefox();
      const context = await browser.newContext({ viewport: { width: 1024, height: 768 } });
      await (await context.newPage()).goto(url);
    } catch (error) {
      this._done(error.message);
    }
  });
  this.on('kill', async (done) => {
    await browser?.close();
    this._done();
    done();
  });
}
FirefoxLauncher.$inject = ['baseLauncherDecorator', 'captureTimeoutLauncherDecorator'];

module.exports = { 'launcher:Firefox': ['type', FirefoxLauncher] };
