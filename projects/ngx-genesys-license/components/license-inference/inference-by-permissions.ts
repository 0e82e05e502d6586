import { Component, computed, inject, input, linkedSignal, type WritableSignal } from '@angular/core';
import { _IdGenerator } from '@angular/cdk/a11y';
import { injectLicenseStore, LicenseIntl } from 'ngx-genesys-license/components/common';
import { inferenceMessages } from './inference-messages';
import { askLater } from './ask-later';
import { InferenceOutcome } from './inference-outcome';
import { inferencePanes } from './inference-panes';

/** So many of the permissions are named at a license. */
const mostNamed = 3;

/** Raw permissions → licenses, and which of the permissions each contains. Few ask: it is loaded later. */
@Component({
  selector: 'license-inference-by-permissions',
  imports: [InferenceOutcome],
  template: `
    <div class="given">
      <label class="title" [attr.for]="fieldId">{{ messages().permissions }}</label>
      <textarea
        class="license-field"
        rows="8"
        autocomplete="off"
        spellcheck="false"
        [id]="fieldId"
        [attr.aria-describedby]="fieldId + '-hint'"
        [value]="text()"
        (input)="onInput($event)"
      ></textarea>
      <p class="quiet" [id]="fieldId + '-hint'">{{ messages().permissionsHint }}</p>
      @if (wrong(); as wrong) {
        <p class="wrong" role="status">{{ wrong }}</p>
      }
    </div>
    <license-inference-outcome
      [inferred]="inferred"
      [isAsked]="permissions().length > 0"
      [licenses]="licenses()"
      [hint]="messages().givePermissions"
      [headingLevel]="headingLevel()"
      (retry)="inferred.retry()"
    />
  `,
  styles: [
    inferencePanes,
    `
      textarea {
        resize: vertical;
        font-family: ui-monospace, monospace;
        font-size: 0.92em;
      }
      .wrong {
        color: var(--_warning);
        overflow-wrap: anywhere;
      }
    `,
  ],
})
export class InferenceByPermissions {
  readonly #intl = inject(LicenseIntl);
  protected readonly store = injectLicenseStore('license-inference');

  /** What is asked, to be read and set: who is made later has no outputs. */
  readonly asked = input.required<WritableSignal<readonly string[]>>();
  readonly debounce = input.required<number>();
  readonly headingLevel = input.required<number>();

  protected readonly messages = this.#intl.section('inference', inferenceMessages);
  protected readonly permissions = computed(() => this.asked()());
  protected readonly fieldId = inject(_IdGenerator).getId('license-permissions-');
  /** As it was typed, while that says the same. */
  protected readonly text = linkedSignal<readonly string[], string>({
    source: this.permissions,
    computation: (permissions, previous) => {
      const typed = previous?.value ?? '';
      return isSame(read(typed).permissions, permissions) ? typed : permissions.join('\n');
    },
  });
  protected readonly wrong = computed(() => {
    const { others } = read(this.text());
    return others.length === 0
      ? undefined
      : this.messages().notPermissions(this.#intl.list(others.slice(0, mostNamed)));
  });
  protected readonly inferred = askLater(
    () => (this.permissions().length > 0 ? this.permissions() : undefined),
    this.debounce,
    (permissions, signal) => this.store.inferFromPermissions(permissions, { signal }),
  );
  protected readonly licenses = computed(() =>
    (this.inferred.answer() ?? []).map((id) => ({
      id,
      label: this.store.label(id),
      change: undefined,
      why: this.#why(id),
    })),
  );

  protected onInput(event: Event): void {
    const { value } = event.target as HTMLTextAreaElement;
    this.text.set(value);
    const { permissions } = read(value);
    if (!isSame(permissions, this.permissions())) this.asked().set(permissions);
  }

  #why(licenseId: string): string | undefined {
    const contained = new Set(this.store.definition(licenseId)()?.permissions?.ids);
    const named = this.permissions().filter((permission) => contained.has(permission));
    if (named.length === 0) return undefined;
    const more = named.length - mostNamed;
    const shown = named.slice(0, mostNamed);
    return this.messages().contains(
      more > 0 ? `${shown.join(', ')} +${this.#intl.number(more)}` : this.#intl.list(shown),
    );
  }
}

/** What was typed or pasted, apart: permissions, each once, and words that are none. */
function read(text: string): { readonly permissions: readonly string[]; readonly others: readonly string[] } {
  const words = [...new Set(text.split(/[\s,;"']+/).filter((word) => word !== ''))];
  const isPermission = (word: string) => /^[^:]+:[^:]+:[^:]+$/.test(word);
  return {
    permissions: words.filter(isPermission),
    others: words.filter((word) => !isPermission(word)),
  };
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((permission, index) => permission === b[index]);
}
