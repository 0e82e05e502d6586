import { Component } from '@angular/core';
import { LicenseDefinitions } from 'ngx-genesys-license/components';

/** A component of ours, and nothing else. */
@Component({
  selector: 'app-root',
  imports: [LicenseDefinitions],
  template: `
    <h1>Licenses</h1>
    <license-definitions />
  `,
})
export class App {}
