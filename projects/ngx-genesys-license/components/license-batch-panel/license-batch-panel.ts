import {
  afterNextRender,
  Component,
  computed,
  DestroyRef,
  type ElementRef,
  inject,
  Injector,
  input,
  model,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { AssignmentRun, LicensePlan, RunReport } from 'ngx-genesys-license';
import { injectLicenseStore } from '../common/inject-license-store';
import { LicenseNotice } from '../common/license-notice';
import { licenseButtons, licenseTokens, visuallyHidden } from '../common/license-tokens';
import { loadCondition } from '../common/load-condition';
import { readSelection, type LicenseUserSelection } from '../license-users-table/user-selection';
import { batchMessages, type BatchStep } from '../intl/batch-messages';
import { LicenseIntl } from '../intl/license-intl';
import { batchStyles } from './batch-styles';
import { injectConfirmation } from './confirm-change';
import { LicenseBatchLicenses } from './license-batch-licenses';
import { LicenseBatchReview } from './license-batch-review';
import { LicenseBatchRun } from './license-batch-run';
import { LicenseBatchRuns } from './license-batch-runs';
import { LicenseBatchUsers } from './license-batch-users';
import type { BatchRunKind, ShownRun } from './shown-run';
import { UserSource } from './user-source';

/** A run that a person has started in the panel. */
export interface BatchStarted {
  /** The run; its report resolves when it has ended. */
  readonly run: AssignmentRun;
  /** Whether it is the change, a retry of what failed, or an undo. */
  readonly kind: BatchRunKind;
}

/** A run of the panel that has come to its end. */
export interface BatchFinished extends BatchStarted {
  /** How it ended. */
  readonly report: RunReport;
}

const steps: readonly BatchStep[] = ['choose', 'review', 'result'];

/**
 * Changes the licenses of many users: users from the application, a CSV file or a pasted list; what would happen; progress; what
 * became of each change, with retry of what failed, undo and a report. Needs a `LicenseStore`.
 */
@Component({
  selector: 'license-batch-panel',
  imports: [
    LicenseBatchLicenses,
    LicenseBatchReview,
    LicenseBatchRun,
    LicenseBatchRuns,
    LicenseBatchUsers,
    LicenseNotice,
  ],
  template: `
    <ol class="steps" [attr.aria-label]="messages().steps">
      @for (each of steps; track each) {
        <li [class.done]="isBehind(each)" [attr.aria-current]="each === step() ? 'step' : undefined">
          <span class="number" aria-hidden="true">
            @if (isBehind(each)) {
              <span class="tick"></span>
            } @else {
              {{ $index + 1 }}
            }
          </span>
          {{ messages().stepNames[each] }}
          @if (isBehind(each)) {
            <span class="visually-hidden">({{ messages().stepDone }})</span>
          }
        </li>
      }
    </ol>
    <license-notice
      [condition]="condition()"
      [pausedUntil]="store.connection().pausedUntil"
      [asOf]="store.userStream().asOf"
    />
    @if (store.canAssign() === false) {
      <p class="note read-only">{{ messages().mayNotAssign }}</p>
    }
    <div #heading class="heading" role="heading" tabindex="-1" [attr.aria-level]="headingLevel()">
      {{ messages().stepNames[step()] }}
    </div>

    @switch (step()) {
      @case ('choose') {
        <div class="choose">
          <license-batch-users [source]="source" [given]="given()" [headingLevel]="headingLevel() + 1" />
          <license-batch-licenses
            [userIds]="chosenIds()"
            [headingLevel]="headingLevel() + 1"
            [(add)]="add"
            [(remove)]="remove"
          />
        </div>
        <div class="actions sticky">
          <span class="muted small numbers" role="status">{{ missing() }}</span>
          <button
            type="button"
            class="license-button primary review end"
            [disabled]="missing() !== ''"
            (click)="review()"
          >
            {{ messages().review }}
          </button>
        </div>
        <license-batch-runs [headingLevel]="headingLevel() + 1" (show)="showEarlier($event)" />
      }
      @case ('review') {
        <license-batch-review
          [userIds]="reviewed()"
          [lines]="source.users().lines"
          [add]="add()"
          [remove]="remove()"
          [canApply]="canApply()"
          [headingLevel]="headingLevel() + 1"
          (back)="go('choose')"
          (leaveOut)="leaveOut($event)"
          (addToo)="addToo($event)"
          (apply)="apply($event)"
        />
      }
      @case ('result') {
        @if (tries().length > 1) {
          <div class="line tries" role="group" [attr.aria-label]="messages().tries">
            @for (each of tries(); track each.run.id) {
              <button
                type="button"
                class="license-button text"
                [attr.aria-pressed]="each === shown()"
                (click)="shown.set(each)"
              >
                {{ messages().tryNames[each.kind] }}
              </button>
            }
          </div>
        }
        @for (each of shown() ? [shown()!] : []; track each.run.id) {
          <license-batch-run
            [shown]="each"
            [canApply]="canApply()"
            [headingLevel]="headingLevel() + 1"
            (retry)="retry(each)"
            (undo)="undo(each)"
          >
            <button type="button" class="license-button new end" (click)="startOver()">
              {{ messages().newChange }}
            </button>
          </license-batch-run>
        }
      }
    }
  `,
  styles: [
    licenseTokens,
    licenseButtons,
    visuallyHidden,
    batchStyles,
    `
      :host {
        display: grid;
        gap: calc(var(--_gap) * 2);
        container-type: inline-size;
        min-inline-size: 0;
      }
      .steps {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 20px;
        margin: 0;
        padding: 0 0 10px;
        border-block-end: 1px solid var(--_line);
        list-style: none;
        color: var(--_muted);
      }
      .steps li {
        display: inline-flex;
        align-items: center;
        gap: 8px;
      }
      .steps li[aria-current] {
        color: var(--_text);
        font-weight: 600;
      }
      .number {
        display: inline-grid;
        place-items: center;
        inline-size: 24px;
        block-size: 24px;
        border: 1px solid var(--_outline);
        border-radius: 50%;
        font-size: 0.85em;
      }
      [aria-current] .number {
        border-color: var(--_primary);
        background: var(--_primary);
        color: var(--_on-primary);
      }
      .done .number {
        border-color: var(--_success);
        color: var(--_success);
      }
      .choose {
        display: grid;
        gap: calc(var(--_gap) * 3);
      }
      @container (min-width: 46rem) {
        .choose {
          grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
          gap: calc(var(--_gap) * 4);
        }
      }
      .sticky {
        position: sticky;
        inset-block-end: 0;
        padding-block: 10px;
        border-block-start: 1px solid var(--_line);
        background: var(--_surface);
      }
      .tries .license-button[aria-pressed='true'] {
        background: var(--_selected);
        color: var(--_on-selected);
      }
    `,
  ],
  host: { role: 'region', '[attr.aria-label]': 'label() ?? messages().label' },
})
export class LicenseBatchPanel {
  /**
   * Users to change: ids, or a rule, as `license-users-table` gives its selection. Others can be imported or pasted. A rule is read
   * when the review begins: who fits it later is not part of the change.
   */
  readonly users = input<LicenseUserSelection>([]);
  /** License ids to add. */
  readonly add = model<readonly string[]>([]);
  /** License ids to remove. */
  readonly remove = model<readonly string[]>([]);
  /** The level of the panel's heading, 1 to 5; those inside are one lower. */
  readonly headingLevel = input(2);
  /** The panel's accessible name. */
  readonly label = input<string>();
  /** A person has sent a change, a retry or an undo. */
  readonly started = output<BatchStarted>();
  /** Every cell of a run that was started here has ended. */
  readonly finished = output<BatchFinished>();
  /** Another step is on show. */
  readonly stepChanged = output<BatchStep>();

  protected readonly steps = steps;
  protected readonly store = injectLicenseStore('license-batch-panel');
  protected readonly intl = inject(LicenseIntl);
  protected readonly messages = this.intl.section('batch', batchMessages);
  protected readonly given = computed(() => readSelection(this.store, this.users()));
  protected readonly source = new UserSource(this.store, this.given);
  protected readonly step = signal<BatchStep>('choose');
  protected readonly shown = signal<ShownRun | undefined>(undefined);
  /** A run, its retries and undos, in the order in which they were started. */
  protected readonly tries = signal<readonly ShownRun[]>([]);
  /** The users when the review began. */
  protected readonly reviewed = signal<readonly string[]>([]);
  protected readonly heading = viewChild<ElementRef<HTMLElement>>('heading');
  readonly #confirm = injectConfirmation();
  readonly #injector = inject(Injector);
  readonly #destroyRef = inject(DestroyRef);

  protected readonly chosenIds = computed(() => this.source.users().ids);
  protected readonly condition = computed(() =>
    loadCondition({ status: 'loading', connection: this.store.connection(), count: 1 }),
  );
  protected readonly canApply = computed(() => {
    const { online, needsSignIn } = this.store.connection();
    return online && !needsSignIn && this.store.canAssign() !== false;
  });
  /** What is missing before the next step; empty where nothing is. */
  protected readonly missing = computed(() => {
    if (this.source.lookingUp() > 0 || this.source.reading() !== undefined || this.chosenIds().length === 0)
      return this.messages().needsUsers;
    return this.add().length + this.remove().length === 0 ? this.messages().needsLicenses : '';
  });

  protected isBehind(step: BatchStep): boolean {
    return steps.indexOf(step) < steps.indexOf(this.step());
  }

  protected go(step: BatchStep): void {
    this.step.set(step);
    this.stepChanged.emit(step);
    afterNextRender(() => this.heading()?.nativeElement.focus(), { injector: this.#injector });
  }

  protected review(): void {
    this.reviewed.set(this.source.users().ids);
    this.go('review');
  }

  protected leaveOut(userIds: readonly string[]): void {
    const leftOut = new Set(userIds);
    this.reviewed.update((ids) => ids.filter((id) => !leftOut.has(id)));
  }

  protected addToo(licenseId: string): void {
    this.add.update((ids) => [...ids, licenseId]);
    this.remove.update((ids) => ids.filter((id) => id !== licenseId));
  }

  protected apply(plan: LicensePlan): void {
    const send = () => this.#show(this.store.assign(plan), 'assign', []);
    if (plan.removes.length === 0) return send();
    const { confirmTitle, confirmText, keep, confirm, alsoAdds } = this.messages();
    const adds = plan.adds.length;
    this.#confirm({
      title: confirmTitle,
      losses: this.#losses(plan.removes),
      texts: [...(adds > 0 ? [this.intl.plural(adds, alsoAdds)] : []), confirmText],
      keep,
      confirm,
    }).subscribe((isConfirmed) => {
      if (isConfirmed) send();
    });
  }

  protected retry({ run }: ShownRun): void {
    this.#show(run.retryFailed(), 'retry', this.tries());
  }

  /** Undoing what was added takes it away: that is asked for first. */
  protected async undo({ run }: ShownRun): Promise<void> {
    const { cells } = await run.report;
    const { confirmUndoTitle, confirmUndoText, keep, confirmUndo } = this.messages();
    const added = cells.filter(({ state, asked }) => state === 'confirmed' && asked);
    this.#confirm({
      title: confirmUndoTitle,
      losses: this.#losses(added),
      texts: [confirmUndoText],
      keep,
      confirm: confirmUndo,
    }).subscribe((isConfirmed) => {
      if (!isConfirmed) return;
      const undoing = run.undo();
      this.#show(undoing, 'undo', this.tries(), undoing.skipped);
    });
  }

  protected showEarlier(run: AssignmentRun): void {
    const shown = this.tries().find((each) => each.run.id === run.id);
    if (shown === undefined) this.tries.set([{ run, kind: 'assign', skipped: [] }]);
    this.shown.set(shown ?? this.tries()[0]);
    this.go('result');
  }

  protected startOver(): void {
    this.add.set([]);
    this.remove.set([]);
    this.source.clear();
    this.go('choose');
  }

  #show(
    run: AssignmentRun,
    kind: BatchRunKind,
    earlier: readonly ShownRun[],
    skipped: ShownRun['skipped'] = [],
  ): void {
    const shown: ShownRun = { run, kind, skipped };
    this.tries.set([...earlier, shown]);
    this.shown.set(shown);
    this.go('result');
    this.started.emit({ run, kind });
    void run.report.then((report) => {
      if (!this.#destroyRef.destroyed) this.finished.emit({ run, kind, report });
    });
  }

  /** Such as "12 users will lose Genesys Cloud CX 2". */
  #losses(cells: readonly { readonly licenseId: string }[]): readonly string[] {
    const counts = new Map<string, number>();
    for (const { licenseId } of cells) counts.set(licenseId, (counts.get(licenseId) ?? 0) + 1);
    const { warnedUsers, loses } = this.messages();
    return [...counts].map(([id, count]) =>
      loses(this.intl.plural(count, warnedUsers), this.store.label(id)),
    );
  }
}
