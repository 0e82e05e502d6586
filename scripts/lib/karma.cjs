// What both karma.conf.cjs share: the launcher, and a reporter that hands the numbers on as JSON instead of text.
const { writeFileSync } = require('node:fs');
const { browserFlags } = require('./browser.mjs');
const installedBrowsers = require('./karma-installed.cjs');

/** Writes { passed, failed, skipped } to the file that KARMA_RESULTS names, and prints the failures. */
function ResultsReporter() {
  const results = { passed: 0, failed: 0, skipped: 0 };
  this.adapters = [];
  const print = (text) => process.stdout.write(text);
  this.onBrowserError = (browser, error) => {
    results.failed++;
    print(
      `\n✗ ${browser.name}: ${typeof error === 'string' ? error : (error.message ?? JSON.stringify(error))}\n`,
    );
  };
  this.onBrowserLog = (browser, log, type) => print(`${type}: ${log}\n`);
  this.onSpecComplete = (browser, { skipped, success, suite, description, log }) => {
    if (skipped) results.skipped++;
    else if (success) results.passed++;
    else {
      results.failed++;
      print(`\n✗ ${[...suite, description].join(' ')}\n${log.map((line) => `  ${line}\n`).join('')}`);
    }
  };
  this.onRunComplete = () => {
    const file = process.env.KARMA_RESULTS;
    if (file) writeFileSync(file, JSON.stringify(results));
    print(`${results.passed} passed, ${results.failed} failed\n`);
  };
}

/**
 * The settings of a Karma lane. `npm run test:browser` finds the browser; without it CHROME_BIN must be set.
 * KARMA_BROWSER names another launcher.
 */
module.exports.karmaSettings = {
  frameworks: ['jasmine'],
  plugins: [
    require('karma-jasmine'),
    require('karma-chrome-launcher'),
    installedBrowsers,
    { 'reporter:results': ['type', ResultsReporter] },
  ],
  client: { jasmine: { random: true, forbidDuplicateNames: true } },
  reporters: ['results'],
  browsers: [process.env.KARMA_BROWSER ?? 'HeadlessChrome'],
  customLaunchers: {
    HeadlessChrome: { base: 'ChromeHeadless', flags: browserFlags },
  },
  hostname: '127.0.0.1',
  listenAddress: '127.0.0.1',
  restartOnFileChange: true,
};
