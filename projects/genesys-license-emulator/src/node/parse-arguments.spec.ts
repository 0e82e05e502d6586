import { helpText } from './help-text.js';
import { parseArguments, UsageError } from './parse-arguments.js';

describe('parseArguments', () => {
  it('serves a thousand users at 8787 when nothing is said', () => {
    expect(parseArguments([])).toEqual({ kind: 'serve', options: { port: 8787, users: 1000, seed: 1 } });
  });

  it('reads every flag', () => {
    const args =
      '--port 0 --host localhost --users 5 --seed 7 --latency 80 --jitter 1.5ms --lag 2s --fail 2% --fail 503=0.5 --fail getLicenseUsers:429=10% --rate-limit 300 --scenario storm --data x.json --set definitions=thin --set pageShift=0.5';
    expect(parseArguments(args.split(' '))).toEqual({
      kind: 'serve',
      options: {
        port: 0,
        host: 'localhost',
        users: 5,
        seed: 7,
        latency: 80,
        jitter: 1.5,
        writeLag: 2000,
        failures: { '500': 0.02, '503': 0.5, 'getLicenseUsers:429': 0.1 },
        rateLimit: { requests: 300 },
        scenario: 'storm',
        data: 'x.json',
        definitions: 'thin',
        pageShift: 0.5,
      },
    });
  });

  it('reads values of settings as JSON, and words as they are', () => {
    expect(parseArguments(['--set', 'resultWords={"success":"a=b"}', '--set', 'maximumBatch=null'])).toEqual({
      kind: 'serve',
      options: {
        port: 8787,
        users: 1000,
        seed: 1,
        resultWords: { success: 'a=b' },
        maximumBatch: null,
      },
    });
  });

  for (const [args, message] of [
    [['--prot', '1'], /--prot/],
    [['extra'], /extra/],
    [['--port'], /--port/],
    [['--port', 'x'], /--port is "x"; allowed: a whole number from 0 to 65535/],
    [['--port', '65536'], /--port is "65536"/],
    [['--users', '-1'], /--users/],
    [['--users', '1e3'], /--users is "1e3"/],
    [['--latency', 'fast'], /--latency is "fast"; allowed: milliseconds/],
    [['--fail', 'often'], /--fail is "often"/],
    [['--fail', '200%'], /--fail is "200%"/],
    [['--scenario', 'sunny'], /--scenario is "sunny"; allowed: calm/],
    [['--set', 'writeLag'], /name=value/],
    [['--set', 'nonsense=1'], /no setting "nonsense"/],
  ] as const) {
    it(`refuses ${args.join(' ')}`, () => {
      let refusal: unknown;
      try {
        parseArguments(args);
      } catch (error) {
        refusal = error;
      }
      expect(refusal).toBeInstanceOf(UsageError);
      expect(String(refusal)).toMatch(message);
    });
  }

  it('asks for help and version', () => {
    expect(parseArguments(['--help'])).toEqual({ kind: 'help' });
    expect(parseArguments(['-v', '--port', '1'])).toEqual({ kind: 'version' });
  });
});

describe('helpText', () => {
  it('names every flag', () => {
    for (const flag of [
      'port',
      'host',
      'users',
      'seed',
      'latency',
      'jitter',
      'fail',
      'lag',
      'rate-limit',
      'scenario',
      'set',
      'data',
      'help',
      'version',
    ]) {
      expect(helpText()).toContain(`--${flag}`);
    }
  });
});
