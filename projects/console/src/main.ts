import { bootstrapApplication } from '@angular/platform-browser';
import { ConsoleApp } from './app/console-app';

bootstrapApplication(ConsoleApp).catch((error: unknown) => {
  console.error(error);
  document.body.textContent =
    'The license console could not start. The reason stands in the browser’s console.';
});
