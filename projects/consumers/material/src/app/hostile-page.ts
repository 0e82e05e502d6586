import { Component, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { LicenseStore } from 'ngx-genesys-license';
import {
  LicenseBatchPanel,
  LicenseDefinitions,
  LicensePicker,
  LicenseUsageChart,
  LicenseUsersTable,
} from 'ngx-genesys-license/components';
import { LicenseEmulatorControl } from 'ngx-genesys-license/testing';

/** Names that would do harm if any of them were taken for anything but text. */
const hostile = [
  '<img src=x onerror="globalThis.hacked=1">',
  '"><script>globalThis.hacked=2</script>',
  'javascript:globalThis.hacked=3',
  '{{ constructor.constructor("globalThis.hacked=4")() }}',
  '__proto__',
  'constructor',
  '=HYPERLINK("https://example.com","x")',
  '\u202egpj.exe',
  'a\u0000b',
  'x'.repeat(5000),
];

/** Every component, on an organization whose ids, names and descriptions are hostile. */
@Component({
  selector: 'app-hostile-page',
  imports: [LicenseBatchPanel, LicenseDefinitions, LicensePicker, LicenseUsageChart, LicenseUsersTable],
  template: `
    <h1>Hostile</h1>
    <p>{{ store.users.length() }} users, {{ store.definitions().length }} definitions</p>
    <license-picker [value]="ids" />
    <license-definitions />
    <license-usage />
    <license-users-table />
    <license-batch-panel />
  `,
})
export class HostilePage {
  protected readonly ids = hostile.slice(0, 6);
  readonly #control = ((control: LicenseEmulatorControl) => {
    control.answer('getLicenseDefinitions', () =>
      hostile.map((id) => ({
        id,
        description: `${id} ${id}`,
        permissions: { ids: [id] },
        prerequisites: hostile.map((other) => ({ id: other })),
        comprises: [{ id, comprises: [{ id }] }],
      })),
    );
    control.answer('getLicenseUsers', () => ({
      entities: hostile.map((id) => ({ id, licenses: hostile })),
      total: hostile.length,
      pageCount: 1,
    }));
    return control;
  })(inject(LicenseEmulatorControl));
  protected readonly store = inject(LicenseStore);
  protected readonly sweep = toSignal(this.store.streamUsers());
  protected readonly requests = this.#control.requests;
}
