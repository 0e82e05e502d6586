import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { chmod, cp, mkdir, readdir, readFile, realpath, symlink, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { root } from './bundle.mjs';
import { packageNames } from './packed.mjs';
import { noncePlace } from './strict-page.mjs';

/** What is not linked, but copied. */
const copied = ['@angular/cli', ...packageNames];

/**
 * A folder outside the repository where applications are made: one `node_modules` for all of them, with the packages of
 * this workspace linked and ours unpacked from their tarballs. Nothing is downloaded: `npm install` is replaced by a script
 * that notes what it was asked for, `npx` by one that runs the CLI that is there.
 */
export class ConsumerWorkspace {
  #notes;
  #packed;

  constructor(folder, packed) {
    this.folder = folder;
    this.#packed = packed;
    this.cli = join(folder, 'node_modules/@angular/cli/bin/ng.js');
    this.#notes = join(folder, 'npm-was-asked.txt');
  }

  static async create(folder, packed) {
    await mkdir(folder, { recursive: true });
    const workspace = new ConsumerWorkspace(await realpath(folder), packed);
    const modules = join(workspace.folder, 'node_modules');
    const names = (await packagesOf(join(root, 'node_modules'))).filter((name) => !copied.includes(name));
    await link(names, join(root, 'node_modules'), modules);
    // The CLI looks for a workspace around itself: it must stand here.
    await cp(join(root, 'node_modules/@angular/cli'), join(modules, '@angular/cli'), { recursive: true });
    await workspace.#unpackInto(modules);
    await workspace.#replaceNpm();
    return workspace;
  }

  /**
   * Gives an application the peers of a folder in scripts/consumers/lowest-peers, and copies of `others` and of our packages,
   * which must find those beside them.
   */
  async lowerPeers(application, set, others = []) {
    const modules = join(application.folder, 'node_modules');
    const lowest = join(root, 'scripts/consumers/lowest-peers', set);
    const { devDependencies } = JSON.parse(await readFile(join(lowest, 'package.json'), 'utf8'));
    await link(Object.keys(devDependencies), join(lowest, 'node_modules'), modules);
    for (const name of ['@angular/build', ...others])
      await cp(join(root, 'node_modules', name), join(modules, name), { recursive: true });
    await this.#unpackInto(modules);
  }

  /** The version of a package that an application finds. */
  async versionOf(application, name) {
    const found = createRequire(join(application.folder, 'package.json')).resolve(`${name}/package.json`);
    return JSON.parse(await readFile(found, 'utf8')).version;
  }

  /** Makes an application as a person does: `ng new`, nothing installed. */
  async newApplication(name, ...options) {
    await this.ng(
      '.',
      'new',
      name,
      '--defaults',
      '--skip-install',
      '--skip-git',
      '--ai-config=none',
      ...options,
    );
    return this.application(name);
  }

  /** An application that is there. `copy` lays files of projects/consumers over it, by default the folder of its name. */
  application(name) {
    const folder = join(this.folder, name);
    const copy = (from = name, to = '.') =>
      cp(join(root, 'projects/consumers', from), join(folder, to), { recursive: true });
    return { name, folder, copy };
  }

  /** Runs the Angular CLI in a folder of the workspace. Resolves with its output, rejects with it when it fails. */
  async ng(folder, ...args) {
    return this.node(folder, [this.cli, ...args]);
  }

  /** Runs Node in a folder of the workspace. */
  node(folder, args, env) {
    return this.program(process.execPath, folder, args, env);
  }

  /** Runs a program in a folder of the workspace. Resolves with its output, rejects with it when it fails. */
  program(command, folder, args, env) {
    return new Promise((resolve, reject) => {
      const child = this.#start(command, folder, args, env);
      let output = '';
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
      child.once('error', reject);
      child.once('close', (code) => {
        if (code === 0) resolve(output);
        else reject(new Error(`${args.slice(0, 4).join(' ')} … ended with ${code}:\n${output.slice(-4000)}`));
      });
    });
  }

  /** Runs a line as a shell does, in a folder of the workspace. */
  shell(folder, line) {
    return this.program('sh', folder, ['-c', line]);
  }

  /** Starts a line that does not end by itself. Resolves with the first address it prints, and a way to stop it. */
  async serve(folder, line) {
    // A group of its own, as npm's children outlive npm.
    const child = this.#start('sh', folder, ['-c', line], {}, { detached: true });
    const ended = once(child, 'close');
    const close = async () => {
      process.kill(-child.pid);
      await ended;
    };
    let output = '';
    const url = await new Promise((resolve, reject) => {
      const read = (chunk) => {
        output += chunk;
        const [address] = /http:\/\/(localhost|127\.0\.0\.1):\d+/.exec(output) ?? [];
        if (address !== undefined) resolve(address);
      };
      for (const stream of [child.stdout, child.stderr]) stream.on('data', read);
      child.once('error', reject);
      child.once('close', (code) => reject(new Error(`${line} ended with ${code}:\n${output.slice(-4000)}`)));
    });
    return { url, close };
  }

  #start(command, folder, args, env = {}, options = {}) {
    return spawn(command, args, {
      cwd: join(this.folder, folder),
      env: {
        ...process.env,
        PATH: `${join(this.folder, 'bin')}${delimiter}${process.env['PATH']}`,
        NG_CLI_ANALYTICS: 'false',
        NO_COLOR: '1',
        npm_config_offline: 'true',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...options,
    });
  }

  /** What npm was asked for, a line per call. */
  async npmCalls() {
    return (await readFile(this.#notes, 'utf8').catch(() => '')).split('\n').filter((line) => line !== '');
  }

  /** Changes a JSON file of an application. */
  async changeJson(application, file, change) {
    const path = join(application.folder, file);
    const value = JSON.parse(await readFile(path, 'utf8'));
    change(value);
    await writeFile(path, JSON.stringify(value, null, 2));
  }

  /**
   * Builds for production what a strict Content-Security-Policy takes: no inline handler that loads the styles, and a place
   * for the nonce, which whoever serves the page fills in.
   */
  async buildStrictly(application) {
    const index = join(application.folder, 'src/index.html');
    const html = await readFile(index, 'utf8');
    await writeFile(index, html.replace('<app-root>', `<app-root ngCspNonce="${noncePlace}">`));
    await this.changeJson(application, 'angular.json', ({ projects }) => {
      projects[application.name].architect.build.configurations.production.optimization = {
        scripts: true,
        styles: { minify: true, inlineCritical: false },
      };
    });
    return this.ng(application.name, 'build', '--progress=false');
  }

  async #unpackInto(modules) {
    for (const { name, folder: unpacked } of this.#packed)
      await cp(unpacked, join(modules, name), { recursive: true });
  }

  async #replaceNpm() {
    const bin = join(this.folder, 'bin');
    const ng = `exec "${process.execPath}" "${this.cli}" "$@"`;
    await mkdir(bin);
    const scripts = {
      // A script of the application's package.json is run; anything else is noted.
      npm: `[ "$1" = --version ] && echo 11.0.0 && exit
[ "$1" = start ] && exec sh -c "$("${process.execPath}" -p "require('./package.json').scripts.start")"
echo "$@" >> "${this.#notes}"`,
      npx: `shift\n${ng}`,
      ng,
    };
    for (const [name, script] of Object.entries(scripts)) {
      await writeFile(join(bin, name), `#!/bin/sh\n${script}\n`);
      await chmod(join(bin, name), 0o755);
    }
  }
}

/** The names of the packages in a `node_modules`. */
async function packagesOf(modules) {
  const folders = (await readdir(modules)).filter((name) => !name.startsWith('.'));
  const names = folders.map(async (name) =>
    name.startsWith('@') ? (await readdir(join(modules, name))).map((part) => `${name}/${part}`) : [name],
  );
  return (await Promise.all(names)).flat();
}

async function link(names, from, to) {
  for (const name of names) {
    await mkdir(dirname(join(to, name)), { recursive: true });
    await symlink(join(from, name), join(to, name));
  }
}
