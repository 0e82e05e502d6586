import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component, signal, type Type } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import axe from 'axe-core';
import { LicenseStore, withUserDirectory, type AssignmentRun, type UserQuery } from 'ngx-genesys-license';
import {
  LicenseEmulatorControl,
  provideLicenseEmulator,
  VirtualClock,
  type EmulatedStoreOptions,
} from 'ngx-genesys-license/testing';
import type { LicenseUserSelection } from 'ngx-genesys-license/components/common';
import { LicenseUsersTableHarness } from '../../testing/license-users-table-harness';
import { LicenseUsersTable, type ActivatedUser, type LicenseRemoval } from '../license-users-table';

/** An application around the table. */
@Component({
  imports: [LicenseUsersTable],
  template: `
    <div dir="ltr" [style.inline-size.px]="width()">
      <license-users-table
        style="--license-table-height: 480px"
        [autoLoad]="autoLoad()"
        [layout]="layout()"
        [readonly]="readonly()"
        [toolbar]="toolbar()"
        [confirmRemoval]="confirmRemoval()"
        [(query)]="query"
        [(selection)]="selection"
        (rowActivated)="activated.push($event)"
        (assigned)="runs.push($event)"
      />
    </div>
  `,
})
export class TableHost {
  readonly width = signal(1000);
  readonly autoLoad = signal(true);
  readonly layout = signal<'compact' | 'columns'>('compact');
  readonly readonly = signal(false);
  readonly toolbar = signal(true);
  readonly confirmRemoval = signal<((removal: LicenseRemoval) => boolean | Promise<boolean>) | undefined>(
    undefined,
  );
  readonly query = signal<UserQuery>({});
  readonly selection = signal<LicenseUserSelection>([]);
  readonly activated: ActivatedUser[] = [];
  readonly runs: AssignmentRun[] = [];
}

/** A table on an emulator, in virtual time. */
export interface TriedTable<Host> {
  readonly fixture: ComponentFixture<Host>;
  readonly host: Host;
  readonly table: LicenseUsersTableHarness;
  readonly store: LicenseStore;
  readonly control: LicenseEmulatorControl;
  /** Until no request is under way, and what came of them is shown. */
  settle(): Promise<void>;
  /** Scrolls the rows, in px: harnesses cannot. */
  scroll(scrollTop: number): Promise<void>;
  /** Until what is known is shown. */
  show(): Promise<void>;
  /** The violations axe-core finds in the document. */
  violations(): Promise<readonly string[]>;
}

/** With a latency given, it does not wait for what is loading. */
export async function tryTable(options?: EmulatedStoreOptions): Promise<TriedTable<TableHost>>;
export async function tryTable<Host>(
  options: EmulatedStoreOptions,
  host: Type<Host>,
): Promise<TriedTable<Host>>;
export async function tryTable(
  options: EmulatedStoreOptions = {},
  host: Type<unknown> = TableHost,
): Promise<TriedTable<unknown>> {
  TestBed.configureTestingModule({
    providers: [
      provideLicenseEmulator(
        { users: 50, undefinedLicense: false, clock: new VirtualClock(), ...options },
        withUserDirectory(),
      ),
    ],
  });
  const fixture = TestBed.createComponent(host);
  const control = TestBed.inject(LicenseEmulatorControl);
  const show = async () => {
    await fixture.whenStable();
    // Sizes are told at the end of a frame.
    for (let frame = 0; frame < 2; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
    await fixture.whenStable();
  };
  const settle = async () => {
    await fixture.whenStable();
    await control.settled();
    await show();
  };
  await (options.latency === undefined ? settle() : show());
  return {
    fixture,
    host: fixture.componentInstance,
    table: await TestbedHarnessEnvironment.loader(fixture).getHarness(LicenseUsersTableHarness),
    store: TestBed.inject(LicenseStore),
    control,
    settle,
    show,
    scroll: async (scrollTop) => {
      const body = (fixture.nativeElement as HTMLElement).querySelector('.body');
      if (body !== null) body.scrollTop = scrollTop;
      await show();
    },
    violations: async () => {
      const { violations } = await axe.run(document.body, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      });
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
    },
  };
}
