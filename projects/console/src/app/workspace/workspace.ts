import { Dialog } from '@angular/cdk/dialog';
import { Component, inject, Injector, input, type OnInit } from '@angular/core';
import { AssignBar } from '../assign/assign-bar';
import { ConnectionBanner } from '../banner/connection-banner';
import { LicenseList } from '../licenses/license-list';
import { RunList } from '../runs/run-list';
import type { Connection } from '../session/connection';
import { ConsoleSession } from '../session/console-session';
import { dialogConfig } from '../shared/dialog-config';
import { injectIsNarrow } from '../shared/is-narrow';
import { StreamStatus } from '../users/stream-status';
import { UserDetails } from '../users/user-details';
import { UsersGrid } from '../users/users-grid';
import { UsersToolbar } from '../users/users-toolbar';
import { LicenseChanges } from './license-changes';
import { UserFilter } from './user-filter';
import { UserLoading } from './user-loading';
import { UserSelection } from './user-selection';

/** The organization that is connected: its licenses, its users, and the changes under way. */
@Component({
  selector: 'console-workspace',
  imports: [AssignBar, ConnectionBanner, LicenseList, RunList, StreamStatus, UsersGrid, UsersToolbar],
  providers: [LicenseChanges, UserFilter, UserLoading, UserSelection],
  templateUrl: './workspace.html',
  styleUrl: './workspace.css',
})
export class Workspace implements OnInit {
  readonly connection = input.required<Connection>();

  protected readonly session = inject(ConsoleSession);
  protected readonly filter = inject(UserFilter);
  protected readonly isNarrow = injectIsNarrow();
  protected readonly loading = inject(UserLoading);
  readonly #dialog = inject(Dialog);
  readonly #injector = inject(Injector);

  ngOnInit(): void {
    this.loading.start();
  }

  protected showDetails(userId: string): void {
    const config = dialogConfig<string, unknown, UserDetails>({
      data: userId,
      ariaLabelledBy: 'user-details-title',
      injector: this.#injector,
    });
    this.#dialog.open(UserDetails, config);
  }
}
