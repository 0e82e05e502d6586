import { Component, computed, effect, inject, input, model, output, signal, untracked } from '@angular/core';
import {
  commonMessages,
  injectLicenseStore,
  LicenseAnnouncer,
  LicenseIntl,
  type LicenseKind,
  licenseKinds,
  LicenseLook,
  LicenseNotice,
  LicenseSkeleton,
  licenseTokens,
  loadCondition,
} from 'ngx-genesys-license/components/common';
import { definitionsMessages } from './definitions-messages';
import { DefinitionDetails, type KnownHolders } from './definition-details';
import { definitionGraph } from './definition-graph';
import { DefinitionPermissions } from './definition-permissions';
import { LicenseTree, type TreeGroup } from './license-tree';
import { isPermissionPattern } from './permission-pattern';
import { isThin, permissionIndex, searchDefinitions } from './search-definitions';

/** So many definitions are completed for a search without asking; each takes a request. */
const fewThin = 60;

const kindOrder: readonly LicenseKind[] = ['base', 'add-on', 'other'];

/**
 * What the organization's licenses are: a tree over what they comprise and need, searched by words or by permission, with
 * details, permissions, holders, and a comparison of two.
 */
@Component({
  selector: 'license-definitions',
  imports: [
    DefinitionDetails,
    DefinitionPermissions,
    LicenseLook,
    LicenseNotice,
    LicenseSkeleton,
    LicenseTree,
  ],
  template: `
    <license-look />
    <license-notice
      [condition]="condition()"
      [error]="store.definitionsError()"
      [pausedUntil]="store.connection().pausedUntil"
      (retry)="store.reloadDefinitions()"
    />
    @if (condition() === 'loading' || condition() === 'idle') {
      <license-skeleton [rows]="6" />
      <p class="visually-hidden remark" role="status">{{ common().loading }}</p>
    } @else if (condition() === 'empty') {
      <p class="quiet remark" role="status">{{ common().empty }}</p>
    } @else if (graph().size > 0) {
      <div class="panes">
        <div class="list">
          <div class="search">
            <input
              class="license-field"
              type="search"
              autocomplete="off"
              spellcheck="false"
              [attr.aria-label]="messages().search"
              [placeholder]="messages().search"
              [value]="query()"
              (input)="onInput($event)"
            />
            <p class="quiet">{{ messages().searchHint }}</p>
          </div>
          @if (unknownPermissions(); as text) {
            <p class="quiet remark partial" role="status">
              {{ text }}
              @if (!isLoadingAll()) {
                <button type="button" class="license-button" (click)="wantsAll.set(true)">
                  {{ loadText() }}
                </button>
              }
            </p>
          }
          @if (hasRows()) {
            <license-tree
              [graph]="graph()"
              [roots]="roots()"
              [label]="labelOf"
              [notes]="notes()"
              [(selected)]="selected"
            />
          } @else {
            <p class="quiet remark none">{{ common().noMatch }}</p>
          }
        </div>
        <section class="details" [attr.aria-label]="selectedLabel() ?? null">
          @if (selected(); as id) {
            <license-definition-details
              [graph]="graph()"
              [id]="id"
              [label]="labelOf"
              [headingLevel]="headingLevel()"
              [holders]="holders()"
              (chosen)="selected.set($event)"
              (holdersRequested)="holdersRequested.emit($event)"
            >
              <license-definition-permissions
                [graph]="graph()"
                [id]="id"
                [label]="labelOf"
                [query]="query()"
                [failure]="store.definitionsError()"
                [(other)]="compareWith"
                (retry)="store.reloadDefinitions()"
              />
            </license-definition-details>
          } @else {
            <p class="quiet remark">{{ messages().choose }}</p>
          }
        </section>
      </div>
    }
  `,
  styles: [
    licenseTokens,
    `
      :host {
        display: block;
        container-type: inline-size;
      }
      license-notice:not(:empty) {
        margin-block-end: var(--_gap);
      }
      .panes {
        display: grid;
        grid-template-columns: minmax(0, 5fr) minmax(0, 7fr);
        gap: 0 24px;
        align-items: start;
      }
      .list {
        border: 1px solid var(--_line);
        border-radius: var(--_radius);
        background: var(--_surface);
      }
      .search {
        padding: 12px 12px 8px;
        border-block-end: 1px solid var(--_line);
      }
      .details {
        min-inline-size: 0;
        padding-block: 4px;
      }
      .search .quiet {
        margin-block-start: 6px;
        font-size: 0.85em;
      }
      .partial,
      .none {
        padding: 10px 12px;
      }
      @container (max-width: 640px) {
        .panes {
          grid-template-columns: minmax(0, 1fr);
          gap: 16px;
        }
        license-tree {
          --license-definitions-height: 18rem;
        }
      }
    `,
  ],
  host: {
    class: 'license-look',
    role: 'group',
    '[attr.aria-label]': 'label() ?? messages().label',
    '[attr.aria-busy]': 'isBusy()',
  },
})
export class LicenseDefinitions {
  readonly #intl = inject(LicenseIntl);
  readonly #announcer = inject(LicenseAnnouncer);
  protected readonly store = injectLicenseStore('license-definitions');

  /** The license whose details are shown, by id; undefined for none. */
  readonly selected = model<string>();
  /** The license it is compared with, by id; undefined for none. */
  readonly compareWith = model<string>();
  /** What is searched for: words, or a permission such as `quality:evaluation:view`, `quality:eval`, `*:*:delete`. */
  readonly query = model('');
  /** Whether holders are shown; they are counted over the users the store has loaded. Default true. */
  readonly showHolders = input(true);
  /** The level of the heading above a license's details, 1 to 5; default 3. */
  readonly headingLevel = input(3);
  /** The component's accessible name; default: of `LicenseIntl`. */
  readonly label = input<string>();
  /** Somebody wants to see who holds a license: its id, for a table's filter. */
  readonly holdersRequested = output<string>();

  protected readonly messages = this.#intl.section('definitions', definitionsMessages);
  protected readonly common = this.#intl.section('common', commonMessages);
  protected readonly labelOf = (id: string): string => this.store.label(id);

  protected readonly condition = computed(() =>
    loadCondition({
      status: this.store.definitionsStatus(),
      error: this.store.definitionsError(),
      connection: this.store.connection(),
      count: this.store.definitions().length,
    }),
  );
  protected readonly isBusy = computed(() => ['loading', 'reloading'].includes(this.condition()));
  protected readonly graph = computed(() => definitionGraph(this.store.definitions()));
  readonly #index = computed(() => permissionIndex(this.graph()));
  readonly #isPermissionSearch = computed(() => isPermissionPattern(this.query()));
  readonly #matches = computed(() =>
    this.query().trim() === ''
      ? undefined
      : searchDefinitions(this.graph(), this.#index, this.labelOf, this.query()),
  );

  protected readonly roots = computed<readonly TreeGroup[]>(() => {
    const matches = this.#matches();
    if (matches !== undefined && this.#isPermissionSearch())
      return [{ label: '', ids: matches.map(({ id }) => id) }];
    const graph = this.graph();
    const kinds = licenseKinds(this.store.definitions());
    const kindOf = (id: string) => kinds.get(id) ?? 'other';
    const ids = (matches ?? Array.from(graph.values()).filter(({ isListed }) => isListed)).map(
      ({ id }) => id,
    );
    const labels = new Map(ids.map((id) => [id, this.labelOf(id)]));
    const byLabel = ids.sort((a, b) => this.#intl.compare(labels.get(a) ?? a, labels.get(b) ?? b));
    return kindOrder
      .map((kind) => ({
        label: this.common().kinds[kind],
        ids: byLabel.filter((id) => kindOf(id) === kind),
      }))
      .filter((group) => group.ids.length > 0);
  });
  protected readonly hasRows = computed(() => this.roots().some(({ ids }) => ids.length > 0));
  protected readonly notes = computed(() => {
    const { matches, through } = this.messages();
    return new Map(
      (this.#matches() ?? []).flatMap((match) => {
        if (match.permissions > 0)
          return [[match.id, this.#intl.plural(match.permissions, matches)] as const];
        if (match.through.length > 0)
          return [[match.id, through(match.through.map(this.labelOf).join(', '))] as const];
        return [];
      }),
    );
  });

  readonly #thin = computed(() => {
    const graph = this.graph();
    return this.store.definitions().filter(({ id }) => isThin(graph, id));
  });
  protected readonly wantsAll = signal(false);
  protected readonly isLoadingAll = computed(
    () => this.#isPermissionSearch() && (this.wantsAll() || this.#thin().length <= fewThin),
  );
  protected readonly unknownPermissions = computed(() => {
    const thin = this.#thin().length;
    if (thin === 0 || !this.#isPermissionSearch()) return undefined;
    const total = this.store.definitions().length;
    return this.messages().permissionsKnown(this.#intl.number(total - thin), this.#intl.number(total));
  });
  protected readonly loadText = computed(() =>
    this.#intl.plural(this.#thin().length, this.messages().loadPermissions),
  );

  protected readonly selectedLabel = computed(() => {
    const id = this.selected();
    return id === undefined ? undefined : this.labelOf(id);
  });
  protected readonly holders = computed<KnownHolders | undefined>(() => {
    const id = this.selected();
    if (!this.showHolders() || id === undefined) return undefined;
    const holders = this.store.usage().find(({ licenseId }) => licenseId === id)?.holders ?? 0;
    const { asOf, status } = this.store.userStream();
    const isComplete = asOf !== undefined || status === 'resolved';
    return {
      holders,
      covers: isComplete ? 'all' : this.store.users.length() === 0 ? 'none' : 'some',
    };
  });

  constructor() {
    // What the list left out is asked for by id: what is looked at, and for a search by permission all of it.
    effect(() => {
      for (const id of [this.selected(), this.compareWith()]) {
        if (id !== undefined) this.store.definition(id)();
      }
    });
    effect(() => {
      if (!this.isLoadingAll()) return;
      for (const { id } of this.#thin()) untracked(() => this.store.definition(id)());
    });
    effect(() => {
      const matches = this.#matches();
      if (matches === undefined) return;
      const text = this.#intl.plural(matches.length, this.messages().results);
      untracked(() => this.#announcer.announce(text));
    });
    effect(() => {
      const label = this.selectedLabel();
      if (label === undefined) return;
      untracked(() => this.#announcer.announce(this.messages().chosen(label)));
    });
  }

  protected onInput(event: Event): void {
    this.query.set((event.target as HTMLInputElement).value);
  }
}
