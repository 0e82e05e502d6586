import {
  apply,
  chain,
  mergeWith,
  move,
  noop,
  SchematicsException,
  url,
  applyTemplates,
  type Rule,
  type Tree,
} from '@angular-devkit/schematics';
import { addRootProvider } from '@schematics/angular/utility';
import { licenseApiUrl } from 'genesys-license-client';
import { writePage } from '../common/add-page';
import { addPeers } from '../common/add-peers';
import { findApplication } from '../common/application';
import { allowCommonJs } from './allow-common-js';

/** What `ng add` came to know. */
export interface SetupOptions {
  readonly project: string;
  readonly region: string;
  readonly page: boolean;
}

/** The provider, what it needs, and a page on request. What is there already stays as it is. */
export function setup({ project, region, page }: SetupOptions): Rule {
  checkRegion(region);
  return async (tree, { logger }) => {
    const application = await findApplication(tree, project);
    if (application === undefined) throw new SchematicsException(`${project} is no application.`);
    const { rootFile, folder } = application;
    const isProvided = hasProvider(tree, rootFile);
    if (isProvided) logger.info(`${rootFile} provides the license store already: left as it is.`);
    return chain([
      addPeers('@ngrx/signals', ...(region === 'emulator' ? ['genesys-license-emulator'] : [])),
      allowCommonJs(project),
      isProvided ? noop() : region === 'emulator' ? addEmulator(project) : addStore(project, region, folder),
      page ? writePage(application, './example', 'license-example', 'licenses') : noop(),
    ]);
  };
}

function checkRegion(region: string): void {
  if (region === 'emulator') return;
  try {
    licenseApiUrl(region);
  } catch (error) {
    throw new SchematicsException(`${(error as Error).message} Or: --emulator.`);
  }
}

function hasProvider(tree: Tree, rootFile: string): boolean {
  return /provideLicense(Store|Emulator)\s*\(|LicenseModule\s*\.\s*forRoot/.test(tree.readText(rootFile));
}

function addEmulator(project: string): Rule {
  return chain([
    addRootProvider(
      project,
      ({ code, external }) =>
        code`${external('provideLicenseEmulator', 'ngx-genesys-license/testing')}({ users: 500 })`,
    ),
    (_, { logger }) =>
      logger.info(
        'The store runs on an emulated organization of 500 users. For a real one: provideLicenseStore().',
      ),
  ]);
}

function addStore(project: string, region: string, folder: string): Rule {
  const file = `${folder}/genesys-access-token.ts`;
  return chain([
    (tree) =>
      tree.exists(file) ? noop() : mergeWith(apply(url('./files'), [applyTemplates({}), move(folder)])),
    addRootProvider(project, ({ code, external }) => {
      const token = external('genesysAccessToken', './genesys-access-token');
      const store = external('provideLicenseStore', 'ngx-genesys-license');
      return code`${store}({ region: '${region}', accessToken: ${token} })`;
    }),
    (_, { logger }) => logger.info(`Now fill in ${file}: it gives the token of the person who is signed in.`),
  ]);
}
