import { Clipboard } from '@angular/cdk/clipboard';
import {
  Component,
  computed,
  type ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  viewChild,
} from '@angular/core';
import { LicenseAnnouncer, LicenseIntl, licenseKinds } from 'ngx-genesys-license/components/common';
import { definitionsMessages } from './definitions-messages';
import type { DefinitionGraph } from './definition-graph';

/** What is known about who holds a license. */
export interface KnownHolders {
  readonly holders: number;
  /** `none`: no users are loaded; `some`: the number is of those loaded so far. */
  readonly covers: 'none' | 'some' | 'all';
}

/** What a license is, how it stands to others, and how many hold it; its permissions are projected below. */
@Component({
  selector: 'license-definition-details',
  template: `
    <header>
      <div #title role="heading" class="title" tabindex="-1" [attr.aria-level]="headingLevel()">
        {{ label()(id()) }}
      </div>
      <div class="meta">
        <code>{{ id() }}</code>
        <button type="button" class="license-button text" (click)="onCopy()">
          {{ copyText() }}
        </button>
        <span class="kind">{{ kind() }}</span>
      </div>
      @if (description(); as description) {
        <p>{{ description }}</p>
      }
    </header>
    <dl>
      @for (relation of relations(); track relation.title) {
        <div>
          <dt>{{ relation.title }}</dt>
          <dd>
            @for (other of relation.ids; track $index) {
              <button type="button" class="license-chip" [title]="other" (click)="onChosen(other)">
                {{ label()(other) }}
              </button>
            }
          </dd>
        </div>
      }
      @if (holders(); as holders) {
        <div>
          <dt>{{ messages().holdersTitle }}</dt>
          <dd>
            <span>
              {{ holdersText() }}
              @if (holders.covers !== 'none') {
                <span class="quiet">{{ messages().holdersNote }}</span>
              }
            </span>
            @if (holders.covers === 'none' || holders.holders > 0) {
              <button type="button" class="license-button text" (click)="holdersRequested.emit(id())">
                {{ messages().showHolders }}
              </button>
            }
          </dd>
        </div>
      }
    </dl>
    <div role="heading" class="subtitle" [attr.aria-level]="headingLevel() + 1">
      {{ messages().permissionsTitle }}
    </div>
    <ng-content />
  `,
  styles: `
    :host {
      display: grid;
      align-content: start;
      gap: 14px;
      min-inline-size: 0;
    }
    .title {
      font-size: 1.25em;
      font-weight: 600;
      overflow-wrap: anywhere;
    }
    .title:focus-visible {
      outline-offset: 4px;
    }
    .subtitle {
      font-weight: 600;
      margin-block-end: -6px;
    }
    .meta {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 2px 8px;
      color: var(--_muted);
    }
    code {
      font-family: ui-monospace, monospace;
      font-size: 0.92em;
      overflow-wrap: anywhere;
    }
    .kind {
      padding: 1px 8px;
      border: 1px solid var(--_line);
      border-radius: 999px;
      font-size: 0.85em;
    }
    p {
      margin: 4px 0 0;
    }
    dl {
      display: grid;
      gap: 8px;
      margin: 0;
    }
    dl:empty {
      display: none;
    }
    dl > div {
      display: grid;
      grid-template-columns: 7em 1fr;
      align-items: center;
      gap: 4px 12px;
    }
    dt,
    .quiet {
      display: block;
      font-size: 0.85em;
    }
    dd {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 8px;
      margin: 0;
      min-inline-size: 0;
    }
    @container (max-width: 420px) {
      dl > div {
        grid-template-columns: 1fr;
      }
    }
  `,
})
export class DefinitionDetails {
  readonly #intl = inject(LicenseIntl);
  readonly #clipboard = inject(Clipboard);
  readonly #announcer = inject(LicenseAnnouncer);
  readonly graph = input.required<DefinitionGraph>();
  readonly id = input.required<string>();
  readonly label = input.required<(id: string) => string>();
  readonly headingLevel = input.required<number>();
  /** Undefined: not shown. */
  readonly holders = input<KnownHolders>();
  /** Another license was chosen. */
  readonly chosen = output<string>();
  readonly holdersRequested = output<string>();

  protected readonly titleElement = viewChild.required<ElementRef<HTMLElement>>('title');
  protected readonly messages = this.#intl.section('definitions', definitionsMessages);
  readonly #copied = linkedSignal<string, boolean | undefined>({
    source: this.id,
    computation: () => undefined,
  });

  readonly #node = computed(() => this.graph().get(this.id()));
  readonly #kinds = computed(() =>
    licenseKinds(
      Array.from(this.graph().values()).flatMap(({ definition, isListed }) =>
        isListed && definition !== undefined ? [definition] : [],
      ),
    ),
  );
  protected readonly kind = computed(() => {
    const kind = this.#kinds().get(this.id());
    return kind === undefined ? this.messages().notDefined : this.messages().kinds[kind];
  });
  protected readonly description = computed(() => {
    const description = this.#node()?.definition?.description;
    return description === this.label()(this.id()) ? undefined : description;
  });
  protected readonly relations = computed(() => {
    const { comprisesTitle, needsTitle, partOfTitle, neededByTitle } = this.messages();
    const { includes = [], needs = [], partOf = [], neededBy = [] } = this.#node() ?? {};
    return [
      { title: comprisesTitle, ids: includes },
      { title: needsTitle, ids: needs },
      { title: partOfTitle, ids: partOf },
      { title: neededByTitle, ids: neededBy },
    ].filter(({ ids }) => ids.length > 0);
  });
  protected readonly holdersText = computed(() => {
    const { holders = 0, covers = 'none' } = this.holders() ?? {};
    const { holdersUnknown, holdersSoFar, holders: all } = this.messages();
    return covers === 'none'
      ? holdersUnknown
      : this.#intl.plural(holders, covers === 'some' ? holdersSoFar : all);
  });
  protected readonly copyText = computed(() => {
    const { copyId, copied, notCopied } = this.messages();
    const isCopied = this.#copied();
    return isCopied === undefined ? copyId : isCopied ? copied : notCopied;
  });

  /** The button goes with the license it stands at: the focus goes on to the other's title. */
  protected onChosen(id: string): void {
    this.chosen.emit(id);
    this.titleElement().nativeElement.focus();
  }

  protected onCopy(): void {
    this.#copied.set(this.#clipboard.copy(this.id()));
    this.#announcer.announce(this.copyText());
  }
}
