import { spawn } from 'node:child_process';
import { chmod, cp, mkdir, readdir, readFile, realpath, rename, symlink, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { root } from './bundle.mjs';
import { packageNames } from './packed.mjs';
import { noncePlace } from './strict-page.mjs';

/**
 * A folder outside the repository where applications are made: one `node_modules` for all of them, with the packages of
 * this workspace linked and ours unpacked from their tarballs. Nothing is downloaded: npm is replaced by a script that
 * notes what it was asked for.
 */
export class ConsumerWorkspace {
  #notes;

  constructor(folder) {
    this.folder = folder;
    this.cli = join(folder, 'node_modules/@angular/cli/bin/ng.js');
    this.#notes = join(folder, 'npm-was-asked.txt');
  }

  static async create(folder, packed) {
    await mkdir(folder, { recursive: true });
    const workspace = new ConsumerWorkspace(await realpath(folder));
    const modules = join(workspace.folder, 'node_modules');
    await linkAll(join(root, 'node_modules'), modules);
    // The CLI looks for a workspace around itself: it must stand here.
    await cp(join(root, 'node_modules/@angular/cli'), join(modules, '@angular/cli'), { recursive: true });
    for (const { name, folder: unpacked } of packed) await rename(unpacked, join(modules, name));
    await workspace.#replaceNpm();
    return workspace;
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
    const files = join(root, 'projects/consumers', name);
    const copy = () => cp(files, join(this.folder, name), { recursive: true });
    return { name, folder: join(this.folder, name), copy };
  }

  /** Runs the Angular CLI in a folder of the workspace. Resolves with its output, rejects with it when it fails. */
  async ng(folder, ...args) {
    return this.node(folder, [this.cli, ...args]);
  }

  /** Runs Node in a folder of the workspace. */
  node(folder, args, env = {}) {
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, args, {
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
      });
      let output = '';
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
      child.once('error', reject);
      child.once('close', (code) => {
        if (code === 0) resolve(output);
        else reject(new Error(`${args.slice(0, 4).join(' ')} … ended with ${code}:\n${output.slice(-4000)}`));
      });
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

  async #replaceNpm() {
    const npm = join(this.folder, 'bin', 'npm');
    await mkdir(join(this.folder, 'bin'));
    await writeFile(
      npm,
      `#!/bin/sh\n[ "$1" = --version ] && echo 11.0.0 && exit\necho "$@" >> "${this.#notes}"\n`,
    );
    await chmod(npm, 0o755);
  }
}

/** A link to each package of a `node_modules`, but for the CLI and our own. */
async function linkAll(from, to) {
  await mkdir(to, { recursive: true });
  for (const name of await readdir(from)) {
    if (name.startsWith('.') || packageNames.includes(name)) continue;
    if (!name.startsWith('@')) {
      await symlink(join(from, name), join(to, name));
      continue;
    }
    await mkdir(join(to, name));
    for (const part of await readdir(join(from, name))) {
      if (`${name}/${part}` !== '@angular/cli') {
        await symlink(join(from, name, part), join(to, name, part));
      }
    }
  }
}
