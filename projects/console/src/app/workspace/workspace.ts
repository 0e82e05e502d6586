import { Component, inject, input, viewChild, type ElementRef } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { LicenseStore } from 'ngx-genesys-license';
import { filter, map, pairwise, startWith } from 'rxjs';
import type { Connection } from '../session/connection';
import { ConsoleSession } from '../session/console-session';
import { CONNECTION } from './connection-token';
import { ChangeDraft } from './change-draft';

/** The frame around the pages of the organization that is connected. */
@Component({
  selector: 'console-workspace',
  imports: [RouterLink, RouterLinkActive, RouterOutlet],
  providers: [
    ChangeDraft,
    // A page is made in the application's injector; through its place in the document it finds these.
    { provide: LicenseStore, useFactory: () => inject(LicenseStore, { skipSelf: true }) },
    { provide: CONNECTION, useFactory: () => inject(Workspace).connection },
  ],
  templateUrl: './workspace.html',
  styleUrl: './workspace.css',
})
export class Workspace {
  readonly connection = input.required<Connection>();

  protected readonly store = inject(LicenseStore, { skipSelf: true });
  protected readonly session = inject(ConsoleSession);
  protected readonly pages = [
    { path: '/', name: 'Overview' },
    { path: '/users', name: 'Users' },
    { path: '/batch', name: 'Change' },
    { path: '/why', name: 'Why' },
    { path: '/settings', name: 'Settings' },
  ];
  protected readonly main = viewChild.required<ElementRef<HTMLElement>>('main');

  constructor() {
    const router = inject(Router);
    const pageOf = (url: string): string => url.split('?')[0] ?? '';
    router.events
      .pipe(
        filter((event) => event instanceof NavigationEnd),
        map(({ urlAfterRedirects }) => pageOf(urlAfterRedirects)),
        startWith(pageOf(router.url)),
        pairwise(),
        filter(([before, after]) => before !== after),
        takeUntilDestroyed(),
      )
      // Another page: whoever does not see it hears of it, and goes on from its beginning.
      .subscribe(() => this.main().nativeElement.focus({ preventScroll: true }));
  }
}
