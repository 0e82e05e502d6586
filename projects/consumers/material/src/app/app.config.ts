import type { ApplicationConfig } from '@angular/core';
import { provideRouter } from '@angular/router';
import { provideLicenseEmulator } from 'ngx-genesys-license/testing';
import { routes } from './app.routes';

export const appConfig: ApplicationConfig = {
  providers: [provideRouter(routes), provideLicenseEmulator({ users: 60 })],
};
