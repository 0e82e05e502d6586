import type { ApplicationConfig } from '@angular/core';
import {
  PreloadAllModules,
  provideRouter,
  withComponentInputBinding,
  withPreloading,
  withRouterConfig,
  type Routes,
} from '@angular/router';

/** The pages of the organization that is connected; each can be linked to. */
export const consoleRoutes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    title: 'Overview',
    loadComponent: async () => (await import('./overview/overview-page')).OverviewPage,
  },
  {
    path: 'users',
    title: 'Users',
    loadComponent: async () => (await import('./users/users-page')).UsersPage,
  },
  {
    path: 'batch',
    title: 'Change licenses',
    loadComponent: async () => (await import('./batch/batch-page')).BatchPage,
  },
  { path: 'why', title: 'Why', loadComponent: async () => (await import('./why/why-page')).WhyPage },
  {
    path: 'settings',
    title: 'Settings',
    loadComponent: async () => (await import('./settings/settings-page')).SettingsPage,
  },
  { path: '**', redirectTo: '' },
];

export const consoleConfig: ApplicationConfig = {
  providers: [
    provideRouter(
      consoleRoutes,
      withComponentInputBinding(),
      // Without a network the pages that were not opened yet must open too.
      withPreloading(PreloadAllModules),
      // The address says which emulator it is; no page may lose that.
      withRouterConfig({ defaultQueryParamsHandling: 'merge' }),
    ),
  ],
};
