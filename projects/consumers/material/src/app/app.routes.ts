import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: 'forms', loadComponent: () => import('./forms-page').then((page) => page.FormsPage) },
  { path: 'hostile', loadComponent: () => import('./hostile-page').then((page) => page.HostilePage) },
];
