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
import { addRootImport, addRootProvider } from '@schematics/angular/utility';
import { licenseApiUrl } from 'genesys-license-client';
import { writePage } from '../common/add-page';
import { addPeers } from '../common/add-peers';
import { findApplication, type Application } from '../common/application';
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
    const { rootFile, isOfModules } = application;
    const isProvided = hasProvider(tree, rootFile);
    if (isProvided) logger.info(`${rootFile} provides the license store already: left as it is.`);
    return chain([
      addPeers('@ngrx/signals', ...(region === 'emulator' ? ['genesys-license-emulator'] : [])),
      allowCommonJs(project),
      isOfModules ? addPeers('@angular/cdk', '@angular/forms') : noop(),
      isProvided ? noop() : region === 'emulator' ? addEmulator(application) : addStore(application, region),
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

function addEmulator({ name, isOfModules }: Application): Rule {
  return chain([
    addRootProvider(
      name,
      ({ code, external }) =>
        code`${external('provideLicenseEmulator', 'ngx-genesys-license/testing')}({ users: 500 })`,
    ),
    isOfModules
      ? addRootImport(
          name,
          ({ code, external }) => code`${external('LicenseModule', 'ngx-genesys-license/components')}`,
        )
      : noop(),
    (_, { logger }) =>
      logger.info(
        'The store runs on an emulated organization of 500 users. For a real one: provideLicenseStore().',
      ),
  ]);
}

/** `provideLicenseStore()`; in an application of NgModules `LicenseModule.forRoot()`, which brings the components too. */
function addStore({ name, folder, isOfModules }: Application, region: string): Rule {
  const file = `${folder}/genesys-access-token.ts`;
  const [addToRoot, symbol, entry, method] = isOfModules
    ? ([addRootImport, 'LicenseModule', 'ngx-genesys-license/components', '.forRoot'] as const)
    : ([addRootProvider, 'provideLicenseStore', 'ngx-genesys-license', ''] as const);
  return chain([
    (tree) =>
      tree.exists(file) ? noop() : mergeWith(apply(url('./files'), [applyTemplates({}), move(folder)])),
    addToRoot(name, ({ code, external }) => {
      const token = external('genesysAccessToken', './genesys-access-token');
      return code`${external(symbol, entry)}${method}({ region: '${region}', accessToken: ${token} })`;
    }),
    (_, { logger }) => logger.info(`Now fill in ${file}: it gives the token of the person who is signed in.`),
  ]);
}
