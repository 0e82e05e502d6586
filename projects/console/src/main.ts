import { bootstrapApplication } from '@angular/platform-browser';
import { ConsoleApp } from './app/console-app';

bootstrapApplication(ConsoleApp).catch((error: unknown) => {
  document.body.textContent = `The license console could not start: ${String(error)}`;
});
