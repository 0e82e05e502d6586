import type { Routes } from '@angular/router';
import { provideLicenseStore } from 'ngx-genesys-license';
import { App } from '../app';

/** Several organizations in one application, as partners have: a store for each, provided at its route. */
export const organizationRoutes: Routes = [
  {
    path: 'acme',
    component: App,
    providers: [provideLicenseStore({ region: 'eu-central-1', accessToken: () => tokenOf('acme') })],
  },
  {
    path: 'globex',
    component: App,
    providers: [provideLicenseStore({ region: 'us-east-1', accessToken: () => tokenOf('globex') })],
  },
];

/** Signs in to one of them; each token has a rate limit of its own, and so has each store. */
function tokenOf(organization: string): string {
  return `token-of-${organization}`;
}
