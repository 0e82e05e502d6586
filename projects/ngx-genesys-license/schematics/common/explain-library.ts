import type { SchematicContext } from '@angular-devkit/schematics';

/** A library shall not decide where the organization is, nor who is signed in: it is told how it uses the store. */
export function explainLibrary({ logger }: SchematicContext): void {
  logger.info(
    [
      'This project is a library: nothing was changed.',
      'A library injects LicenseStore (or takes the components) and leaves provideLicenseStore() to the application:',
      '  1. Name ngx-genesys-license in the peerDependencies of the library.',
      "  2. inject(LicenseStore) from 'ngx-genesys-license'.",
      '  3. In the application: ng add ngx-genesys-license --project <application>.',
    ].join('\n'),
  );
}
