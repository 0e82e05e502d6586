import { Component, ErrorHandler, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { bootstrapApplication, provideClientHydration } from '@angular/platform-browser';
import { provideServerRendering, renderApplication } from '@angular/platform-server';
import * as everything from 'ngx-genesys-license';
import * as exported from 'ngx-genesys-license/components';
import { LicenseEmulatorControl } from 'ngx-genesys-license/testing';

const componentTypes = Object.values(exported).filter(
  (value) =>
    typeof value === 'function' &&
    Object.hasOwn(value, 'ɵcmp') &&
    value.ɵcmp.selectors[0][0].startsWith('license-'),
);
const selectorOf = (type) => type.ɵcmp.selectors[0][0];

/** The tags of all components that the library exports. */
export const components = componentTypes.map(selectorOf);

/** Renders a page with all of them; what came of it. */
export async function render({ token, ssr = false, users = 5, scenario = 'calm' }) {
  const control = new LicenseEmulatorControl({ users, scenario });
  const errors = [];
  let tokens = 0;
  class Page {
    store = inject(everything.LicenseStore);
    sweep = toSignal(this.store.streamUsers());
  }
  Component({
    selector: 'rendered-page',
    imports: componentTypes,
    template: `
      <p>{{ store.definitionsStatus() }}: {{ store.definitions().length }} definitions, {{ store.users.length() }} users</p>
      ${components.map((tag) => `<${tag} />`).join('\n')}
    `,
  })(Page);
  const providers = [
    provideServerRendering(),
    provideClientHydration(),
    {
      provide: ErrorHandler,
      useValue: { handleError: (error) => errors.push(String(error?.stack ?? error)) },
    },
    everything.provideLicenseStore(
      {
        region: 'http://127.0.0.1',
        fetch: control.fetch,
        accessToken() {
          tokens++;
          return token;
        },
        identity: () => ({ orgId: 'org', userId: 'person' }),
        ssr,
      },
      everything.withUserDirectory(),
      everything.withPersistence(),
      everything.withRefresh(),
      everything.withDevtools(),
      everything.withHydration(),
    ),
  ];
  const html = await renderApplication((context) => bootstrapApplication(Page, { providers }, context), {
    document: '<html><head></head><body><rendered-page></rendered-page></body></html>',
    url: 'http://127.0.0.1/',
    allowedHosts: ['127.0.0.1'],
  });
  /** The page without its styles. */
  const text = html.replace(/<style[^>]*>.*?<\/style>/gs, '');
  return { html: text, requests: control.emulator.requests.total, tokens, errors };
}
