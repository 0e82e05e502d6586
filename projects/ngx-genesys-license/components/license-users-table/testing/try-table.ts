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
  configure(options);
  const fixture = TestBed.createComponent(host);
  const tried = await of(fixture);
  await (options.latency === undefined ? tried.settle() : tried.show());
  return tried;
}

/** What can be done at once, without waiting for anything. */
export interface EarlyTable {
  /** Presses a key in the cell with the tab stop; returns whether the page is kept from doing something of its own. */
  press(key: string, modifiers?: KeyboardEventInit): boolean;
  /** Presses a button by its text. */
  pressButton(text: string): void;
  /** Clicks a cell. */
  click(position: number, column: number, modifiers?: MouseEventInit): void;
}

/** A table whose users are known already, used right after its first rendering: before what comes later is there. */
export async function tryTableEarly(
  options: EmulatedStoreOptions,
  use: (early: EarlyTable) => void,
): Promise<TriedTable<TableHost>> {
  configure(options);
  TestBed.inject(LicenseStore).streamUsers().subscribe();
  await TestBed.inject(LicenseEmulatorControl).settled();
  const fixture = TestBed.createComponent(TableHost);
  fixture.detectChanges();
  const element = fixture.nativeElement as HTMLElement;
  use({
    press(key, modifiers) {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...modifiers });
      element.querySelector('[data-cell][tabindex="0"]')?.dispatchEvent(event);
      return event.defaultPrevented;
    },
    pressButton(text) {
      const buttons = [...element.querySelectorAll('button')];
      buttons.find(({ textContent }) => textContent.trim() === text)?.click();
    },
    click(position, column, modifiers) {
      const cells = element.querySelectorAll(`[role=row][aria-rowindex="${position + 2}"] [data-cell]`);
      cells[column]?.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1, ...modifiers }));
    },
  });
  const tried = await of(fixture);
  await tried.settle();
  return tried;
}

function configure(options: EmulatedStoreOptions): void {
  TestBed.configureTestingModule({
    providers: [
      provideLicenseEmulator(
        { users: 50, undefinedLicense: false, clock: new VirtualClock(), ...options },
        withUserDirectory(),
      ),
    ],
  });
}

async function of<Host>(fixture: ComponentFixture<Host>): Promise<TriedTable<Host>> {
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
  return {
    fixture,
    host: fixture.componentInstance,
    table: await TestbedHarnessEnvironment.loader(fixture).getHarness(LicenseUsersTableHarness),
    store: TestBed.inject(LicenseStore),
    control,
    settle,
    show,
    scroll: async (scrollTop) => {
      // WebKit brings what was focused into sight a moment later.
      await show();
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
