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
import type { AssignmentRun, LicensePlan, PlannedCell, RunReport } from 'ngx-genesys-license';
import {
  type BatchStep,
  injectLicenseStore,
  LicenseChoices,
  LicenseIntl,
  LicenseLook,
  LicenseNotice,
  licenseTokens,
  type LicenseUserSelection,
  loadCondition,
  readSelection,
} from 'ngx-genesys-license/components/common';
import { batchPanelMessages } from './batch-messages';
import { batchWords } from './batch-words';
import { BatchLook } from './batch-look';
import { BatchSteps } from './batch-steps';
import { LicenseBatchLicenses } from './choose/license-batch-licenses';
import { LicenseBatchUsers } from './choose/license-batch-users';
import { UserSource } from './choose/user-source';
import { ConfirmChange, type Question } from './confirm-change';
import { LicenseBatchRun } from './result/license-batch-run';
import { LicenseBatchRuns } from './result/license-batch-runs';
import type { BatchRunKind, ShownRun } from './result/shown-run';
import { TriedChanges } from './result/tried-changes';
import { LicenseBatchReview } from './review/license-batch-review';

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

/**
 * Changes the licenses of many users: users from the application, a CSV file or a pasted list; what would happen; progress; what
 * became of each change, with retry of what failed, undo and a report. Needs a `LicenseStore`.
 */
@Component({
  selector: 'license-batch-panel',
  imports: [
    BatchLook,
    BatchSteps,
    ConfirmChange,
    LicenseBatchLicenses,
    LicenseBatchReview,
    LicenseBatchRun,
    LicenseBatchRuns,
    LicenseBatchUsers,
    LicenseChoices,
    LicenseLook,
    LicenseNotice,
  ],
  template: `
    <license-look />
    <license-batch-look />
    <license-batch-steps [step]="step()" />
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
          <div class="users">
            <license-batch-users [source]="source" [given]="given()" [headingLevel]="headingLevel() + 1" />
            <license-batch-runs [headingLevel]="headingLevel() + 1" (show)="showEarlier($event)" />
          </div>
          <license-batch-licenses
            [userIds]="chosenIds()"
            [headingLevel]="headingLevel() + 1"
            [(add)]="add"
            [(remove)]="remove"
          />
        </div>
        <div class="actions sticky">
          <span class="muted fine numbers" role="status">{{ missing() }}</span>
          <button
            type="button"
            class="license-button primary review end"
            [disabled]="missing() !== ''"
            (click)="review()"
          >
            {{ messages().review }}
          </button>
        </div>
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
        @if (tried.tries().length > 1) {
          <license-choices
            class="tries"
            [legend]="messages().tries"
            [choices]="tryChoices()"
            [value]="tried.shown()?.run?.id ?? ''"
            (valueChange)="tried.show($event)"
          />
        }
        @for (shown of tried.shown() ? [tried.shown()!] : []; track shown.run.id) {
          <license-batch-run
            [shown]="shown"
            [canApply]="canApply()"
            [isLast]="tried.change().at(-1) === shown"
            [canUndo]="tried.canUndo()"
            [headingLevel]="headingLevel() + 1"
            (retry)="send(shown.run.retryFailed(), 'retry')"
            (undo)="undo()"
          >
            <button type="button" class="license-button new end" (click)="startOver()">
              {{ messages().newChange }}
            </button>
          </license-batch-run>
        }
      }
    }
    @if (asked(); as asked) {
      <license-confirm-change [question]="asked.question" (answered)="answer($event)" />
    }
  `,
  styles: [
    licenseTokens,
    `
      :host {
        display: grid;
        gap: calc(var(--_gap) * 2);
        container-type: inline-size;
        min-inline-size: 0;
      }
      .choose,
      .users {
        display: grid;
        gap: calc(var(--_gap) * 3);
        align-content: start;
        min-inline-size: 0;
      }
      @container (min-width: 46rem) {
        .choose {
          grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
          gap: calc(var(--_gap) * 4);
        }
      }
    `,
  ],
  host: { class: 'license-look', role: 'region', '[attr.aria-label]': 'label() ?? messages().label' },
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

  protected readonly store = injectLicenseStore('license-batch-panel');
  protected readonly intl = inject(LicenseIntl);
  protected readonly messages = this.intl.section('batch', batchPanelMessages);
  protected readonly words = this.intl.section('batch', batchWords);
  protected readonly given = computed(() => readSelection(this.store, this.users()));
  protected readonly source = new UserSource(this.store, this.given);
  protected readonly step = signal<BatchStep>('choose');
  protected readonly tried = new TriedChanges();
  /** The users when the review began. */
  protected readonly reviewed = signal<readonly string[]>([]);
  /** What waits for a yes. */
  protected readonly asked = signal<{ readonly question: Question; readonly go: () => void } | undefined>(
    undefined,
  );
  protected readonly heading = viewChild<ElementRef<HTMLElement>>('heading');
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

  protected readonly tryChoices = computed(() =>
    this.tried.tries().map(({ run, kind }) => ({ value: run.id, title: this.messages().tryNames[kind] })),
  );

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
    const send = () => this.send(this.store.assign(plan), 'assign');
    if (plan.removes.length === 0) return send();
    const { confirmTitle, confirmText, keep, confirm } = this.messages();
    const question = {
      title: confirmTitle,
      effects: this.#effects(plan.removes, plan.adds),
      text: confirmText,
      keep,
      confirm,
    };
    this.asked.set({ question, go: send });
  }

  protected answer(isConfirmed: boolean): void {
    const asked = this.asked();
    this.asked.set(undefined);
    if (isConfirmed) asked?.go();
  }

  /** Takes back all that was tried of the change, after a question. */
  protected async undo(): Promise<void> {
    const change = this.tried.change();
    const reports = await Promise.all(change.map(({ run }) => run.report));
    const { confirmUndoTitle, confirmUndoText, keep, confirmUndo } = this.messages();
    const made = reports.flatMap(({ cells }) => cells.filter(({ state }) => state === 'confirmed'));
    const question = {
      title: confirmUndoTitle,
      effects: this.#effects(
        made.filter(({ asked }) => asked),
        made.filter(({ asked }) => !asked),
      ),
      text: confirmUndoText,
      keep,
      confirm: confirmUndo,
    };
    const go = () => {
      const undoing = change.at(-1)?.run.undo();
      if (undoing !== undefined) this.send(undoing, 'undo', undoing.skipped);
    };
    this.asked.set({ question, go });
  }

  protected showEarlier(run: AssignmentRun): void {
    this.tried.showEarlier(run, this.store.runs());
    this.go('result');
  }

  protected startOver(): void {
    this.add.set([]);
    this.remove.set([]);
    this.source.clear();
    this.go('choose');
  }

  protected send(run: AssignmentRun, kind: BatchRunKind, skipped: ShownRun['skipped'] = []): void {
    this.tried.add({ run, kind, skipped });
    this.go('result');
    this.started.emit({ run, kind });
    void run.report.then((report) => {
      if (!this.#destroyRef.destroyed) this.finished.emit({ run, kind, report });
    });
  }

  /** Such as "12 users will lose Genesys Cloud CX 2". */
  #effects(lost: readonly PlannedCell[], got: readonly PlannedCell[]): readonly string[] {
    const { loses, gets } = this.messages();
    const { warnedUsers } = this.words();
    const linesOf = (cells: readonly PlannedCell[], line: typeof loses) => {
      const counts = new Map<string, number>();
      for (const { licenseId } of cells) counts.set(licenseId, (counts.get(licenseId) ?? 0) + 1);
      return [...counts].map(([id, count]) =>
        line(this.intl.plural(count, warnedUsers), this.store.label(id)),
      );
    };
    return [...linesOf(lost, loses), ...linesOf(got, gets)];
  }
}
