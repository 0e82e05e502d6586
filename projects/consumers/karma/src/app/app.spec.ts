import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { LicensePickerHarness } from 'ngx-genesys-license/components/testing';
import { LicenseEmulatorControl, provideLicenseEmulator } from 'ngx-genesys-license/testing';
import { App } from './app';

describe('App', () => {
  it('gives everybody what is picked', async () => {
    TestBed.configureTestingModule({ providers: [provideLicenseEmulator({ users: 5 })] });
    const fixture = TestBed.createComponent(App);
    const control = TestBed.inject(LicenseEmulatorControl);
    const picker = await TestbedHarnessEnvironment.loader(fixture).getHarness(LicensePickerHarness);
    await control.settled();
    await picker.toggle('gc2WEMupgrade');
    (fixture.nativeElement as HTMLElement).querySelector<HTMLElement>(':scope > button')?.click();
    await control.settled();
    expect(control.holders('gc2WEMupgrade')).toEqual(control.userIds);
  });
});
