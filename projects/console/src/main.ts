import { bootstrapApplication } from '@angular/platform-browser';
import { ConsoleApp } from './app/console-app';
import { consoleConfig } from './app/console-config';

bootstrapApplication(ConsoleApp, consoleConfig).catch((error: unknown) => {
  document.body.textContent = `The license console could not start: ${String(error)}`;
});
