import { NgComponentOutlet, NgTemplateOutlet } from '@angular/common';
import {
  booleanAttribute,
  Component,
  computed,
  contentChild,
  contentChildren,
  effect,
  inject,
  input,
  model,
  output,
  untracked,
  viewChild,
} from '@angular/core';
import type { AssignmentRun, UserQuery } from 'ngx-genesys-license';
import {
  commonMessages,
  LicenseIntl,
  LicenseNotice,
  LicenseSkeleton,
  type LicenseUserSelection,
} from 'ngx-genesys-license/components/common';
import { TableState } from './table-state';
import { LicenseTableEmpty, LicenseTableError, LicenseUserCell, LicenseUserRow } from './table-templates';
import { UsersGrid } from './users-grid';
import { usersTableStyles } from './users-table-styles';
import { UsersToolbar } from './users-toolbar';

/** A license that is about to be taken from somebody. */
export interface LicenseRemoval {
  /** The user. */
  readonly userId: string;
  /** The license that would be taken. */
  readonly licenseId: string;
}

/** A row somebody wants to act on. */
export interface ActivatedUser {
  /** The user. */
  readonly userId: string;
}

/** All users of the organization and their licenses, streamed in, to find, select, change and export. */
@Component({
  selector: 'license-users-table',
  imports: [LicenseNotice, LicenseSkeleton, NgComponentOutlet, NgTemplateOutlet, UsersGrid, UsersToolbar],
  template: `
    @let condition = state.condition();
    @if (toolbar()) {
      <license-users-toolbar [state]="state" />
    }
    @if (condition === 'error' && errorTemplate(); as custom) {
      <ng-container
        *ngTemplateOutlet="custom.template; context: { $implicit: state.stream().error, retry }"
      />
    } @else {
      <license-notice
        [condition]="condition"
        [error]="state.stream().error"
        [pausedUntil]="state.store.connection().pausedUntil"
        [asOf]="state.stream().asOf"
        (retry)="load()"
      />
    }
    @if (condition !== 'offline' && condition !== 'signed-out' && state.readonlyReason(); as text) {
      <p class="note">{{ text }}</p>
    }
    @if (coverage(); as text) {
      <p class="note">{{ text }}</p>
    }
    <div class="frame">
      <license-users-grid [state]="state" />
      @if (state.view().length === 0) {
        <div class="empty">
          @if (state.isBusy()) {
            <license-skeleton [rows]="8" />
          } @else if (emptyTemplate(); as custom) {
            <ng-container
              *ngTemplateOutlet="
                custom.template;
                context: { $implicit: state.hasFilter(), query: query(), clear: state.clearFilters }
              "
            />
          } @else {
            <p>{{ nothing() }}</p>
            @if (state.hasFilter()) {
              <button type="button" class="license-button" (click)="state.clearFilters()">
                {{ state.messages().clearFilters }}
              </button>
            }
          }
        </div>
      }
    </div>
    <div class="below">
      <ng-container
        [ngComponentOutlet]="state.later.part()?.Status ?? null"
        [ngComponentOutletInputs]="{ state }"
      />
    </div>
  `,
  styles: usersTableStyles,
})
export class LicenseUsersTable {
  readonly #intl = inject(LicenseIntl);

  /** What is listed, and in which order. An application may keep it in its address. */
  readonly query = model<UserQuery>({});
  /** Who is selected: ids, or everybody who fits a query. Filtering changes nothing about it. */
  readonly selection = model<LicenseUserSelection>([]);
  /** All licenses of a user in one column, or a column for each. Where there is little room it is always `compact`. */
  readonly layout = model<'compact' | 'columns'>('compact');
  /** Ids of the licenses with a column each, in this order; default: all that are defined or held. */
  readonly licenses = input<readonly string[]>();
  /** Starts loading all users by itself, unless they are loaded; default true. */
  readonly autoLoad = input(true, { transform: booleanAttribute });
  /** Shows what filters, sorts and exports; default true. */
  readonly toolbar = input(true, { transform: booleanAttribute });
  /** Nothing can be changed here. */
  readonly readonly = input(false, { transform: booleanAttribute });
  /** The grid's accessible name. */
  readonly label = input<string>();
  /** Asked before a license is taken away in a row: false, or a promise of it, keeps it. Default: not asked. */
  readonly confirmRemoval = input<(removal: LicenseRemoval) => boolean | Promise<boolean>>();
  /** Enter, or a click, on a user. */
  readonly rowActivated = output<ActivatedUser>();
  /** A change made in a row is on its way. */
  readonly assigned = output<AssignmentRun>();

  protected readonly grid = viewChild.required(UsersGrid);
  protected readonly cells = contentChildren(LicenseUserCell);
  protected readonly rowTemplate = contentChild(LicenseUserRow);
  protected readonly emptyTemplate = contentChild(LicenseTableEmpty);
  protected readonly errorTemplate = contentChild(LicenseTableError);
  protected readonly state = new TableState(this, this.cells, this.rowTemplate);
  readonly #common = this.#intl.section('common', commonMessages);

  /** Says so, where sort or filter cover only what is loaded. */
  protected readonly coverage = computed(() => {
    const { hasFilter, messages, store, stream, view } = this.state;
    if (view().covers === 'all' || view().length === 0) return undefined;
    if (!hasFilter() && this.query().sort === undefined) return undefined;
    const { asOf, total } = stream();
    const { coversKnownNames, coversLoaded } = messages();
    if (asOf !== undefined) return coversKnownNames;
    return coversLoaded(
      this.#intl.number(store.users.length()),
      total === undefined ? undefined : this.#intl.number(total),
    );
  });
  /** Why there is no row, where nothing hinders: that, the notice says. */
  protected readonly nothing = computed(() => {
    if (this.state.hasFilter()) return this.#common().noMatch;
    const { status, asOf } = this.state.stream();
    if (asOf !== undefined) return this.#common().empty;
    return status === 'idle' ? this.state.messages().notLoaded : '';
  });
  protected readonly retry = (): void => this.load();

  constructor() {
    effect(() => {
      if (this.autoLoad() && untracked(this.state.stream).asOf === undefined) untracked(() => this.load());
    });
  }

  /** Loads all users, or goes on with it. Rows are there as soon as the first page is. */
  load(): void {
    this.state.loading.start();
  }

  /** Stops loading, unless somebody else loads too. */
  stop(): void {
    this.state.loading.stop();
  }

  /** Puts the focus into the grid, where it was last. */
  focus(): void {
    this.grid().focus();
  }

  /** Saves the selected users as a CSV file; those that match where nobody is selected. */
  exportCsv(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.state.later.use(({ actions }) => void actions.exportCsv().then(resolve, reject));
    });
  }
}
