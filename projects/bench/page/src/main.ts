import { Component } from '@angular/core';
import type { LicenseEmulatorOptions } from 'genesys-license-emulator';
import { bootstrapApplication } from '@angular/platform-browser';
import { withUserDirectory } from 'ngx-genesys-license';
import { LicenseUsersTable } from 'ngx-genesys-license/components';
import { provideLicenseEmulator } from 'ngx-genesys-license/testing';

const emulator = JSON.parse(
  new URLSearchParams(location.search).get('emulator') ?? '{}',
) as LicenseEmulatorOptions;
const asked = new URLSearchParams(location.search);
@Component({
  selector: 'bench-page',
  imports: [LicenseUsersTable],
  template: `<license-users-table [layout]="layout" />`,
})
class BenchPage {
  protected readonly layout = (asked.get('layout') ?? 'compact') as 'compact';
}
bootstrapApplication(BenchPage, {
  providers: [
    provideLicenseEmulator(
      { users: Number(asked.get('users') ?? 500), latency: Number(asked.get('latency') ?? 5), ...emulator },
      withUserDirectory(),
    ),
  ],
}).catch((error: unknown) => {
  document.body.textContent = String(error);
});
