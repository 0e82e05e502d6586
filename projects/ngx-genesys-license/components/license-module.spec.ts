import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component, NgModule, provideZoneChangeDetection, type Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { createLicenseEmulator } from 'genesys-license-emulator';
import { LicenseStore, provideLicenseStore, withUserDirectory, type LicenseFetch } from 'ngx-genesys-license';
import { LicenseDefinitionsHarness } from './testing/license-definitions-harness';
import { LicensePickerHarness } from './testing/license-picker-harness';
import { LicenseUsersTableHarness } from './testing/license-users-table-harness';
import { LicenseBatchPanel } from './license-batch-panel/license-batch-panel';
import { LicenseDefinitions } from './license-definitions/license-definitions';
import { LicenseInference } from './license-inference/license-inference';
import { LicenseModule } from './license-module';
import { LicensePicker } from './license-picker/license-picker';
import { LicenseSelect } from './license-picker/license-select';
import { LicenseUsageChart } from './license-usage/license-usage';
import { LicenseUsersTable } from './license-users-table/license-users-table';

/** The lane `zone` loads zone.js; see angular.json. */
const hasZone = 'Zone' in globalThis;

const template = `
  <license-picker [(value)]="ids" />
  <license-select />
  <license-users-table style="display: block; block-size: 400px" />
  <license-batch-panel />
  <license-definitions />
  <license-inference />
  <license-usage />
  <output>{{ ids.join() }}</output>
`;

let fetch: LicenseFetch;
const config = () => ({ region: 'http://127.0.0.1:1', accessToken: 'any', fetch });

@Component({ template, standalone: false })
class ModulePage {
  protected ids: string[] = [];
}

@NgModule({ declarations: [ModulePage], imports: [LicenseModule.forRoot(config, withUserDirectory())] })
class PageModule {}

@Component({
  template,
  imports: [
    LicenseBatchPanel,
    LicenseDefinitions,
    LicenseInference,
    LicensePicker,
    LicenseSelect,
    LicenseUsageChart,
    LicenseUsersTable,
  ],
})
class StandalonePage {
  protected ids: string[] = [];
}

describe(`LicenseModule, ${hasZone ? 'with zone.js' : 'zoneless'}`, () => {
  const applications: Readonly<Record<string, { readonly page: Type<unknown>; readonly setUp: () => void }>> =
    {
      'an NgModule application': {
        page: ModulePage,
        setUp: () => TestBed.configureTestingModule({ imports: [PageModule] }),
      },
      'a standalone application': {
        page: StandalonePage,
        setUp: () =>
          TestBed.configureTestingModule({ providers: [provideLicenseStore(config, withUserDirectory())] }),
      },
    };

  const open = async (name: string) => {
    const application = applications[name];
    if (application === undefined) throw new Error(`No application ${name}.`);
    const emulator = createLicenseEmulator({ users: 5, undefinedLicense: false });
    fetch = emulator.fetch;
    application.setUp();
    if (hasZone) TestBed.configureTestingModule({ providers: [provideZoneChangeDetection()] });
    const fixture = TestBed.createComponent(application.page);
    fixture.autoDetectChanges();
    const loader = TestbedHarnessEnvironment.loader(fixture);
    const page = fixture.nativeElement as HTMLElement;
    const until = async (condition: () => boolean) => {
      while (!condition()) await new Promise((resolve) => setTimeout(resolve, 1));
      await fixture.whenStable();
    };
    const store = TestBed.inject(LicenseStore);
    await until(() => store.userStream().status === 'resolved' && store.definitionsStatus() === 'resolved');
    await until(() => store.users.ids().every((id) => store.user(id)()?.name !== undefined));
    return { emulator, loader, page, until, store };
  };

  for (const name of Object.keys(applications)) {
    it(`gives ${name} all components on one store`, async () => {
      const { loader, page, until, emulator, store } = await open(name);
      const table = await loader.getHarness(LicenseUsersTableHarness);
      expect((await table.userIds()).length).toBe(5);
      const definitions = await loader.getHarness(LicenseDefinitionsHarness);
      expect((await definitions.rows()).length).toBe(14);

      const picker = await loader.getHarness(LicensePickerHarness);
      await picker.toggle('wallboardUser');
      expect(page.querySelector('output')?.textContent).toBe('wallboardUser');

      const id = emulator.organization.userIdAt(0);
      const run = store.assign({ userIds: [id], add: ['wallboardUser'] });
      await run.report;
      await until(() => (page.querySelector(`[data-user="${id}"]`)?.textContent ?? '').includes('Wallboard'));
      expect(emulator.organization.holds(id, 'wallboardUser')).toBeTrue();
    });
  }

  it('shows the same in both', async () => {
    const shown: string[] = [];
    for (const name of Object.keys(applications)) {
      const { page } = await open(name);
      shown.push(page.innerText);
      TestBed.resetTestingModule();
    }
    expect(shown[0]?.length).toBeGreaterThan(500);
    expect(shown[0]).toBe(shown[1] ?? '');
  });
});
