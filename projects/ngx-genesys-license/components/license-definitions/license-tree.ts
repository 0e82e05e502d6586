import { TreeKeyManager, type TreeKeyManagerItem } from '@angular/cdk/a11y';
import {
  afterNextRender,
  afterRenderEffect,
  Component,
  computed,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  model,
  signal,
  untracked,
} from '@angular/core';
import { Subject } from 'rxjs';
import { LicenseIntl } from 'ngx-genesys-license/components/common';
import { definitionsMessages } from './definitions-messages';
import type { DefinitionGraph } from './definition-graph';
import { treeRows, type TreeRow } from './tree-rows';

/** Licenses that the tree begins with, under one heading. */
export interface TreeGroup {
  /** Empty: no heading. */
  readonly label: string;
  readonly ids: readonly string[];
}

/** A tree of licenses over what they comprise and need; keys as CDK's trees have them. */
@Component({
  selector: 'license-tree',
  template: `
    <div class="tree" role="tree" [attr.aria-label]="messages().tree">
      @for (group of groups(); track group.label) {
        <div [attr.role]="group.label === '' ? 'none' : 'group'" [attr.aria-label]="group.label || null">
          @if (group.label !== '') {
            <div class="heading" aria-hidden="true">{{ group.label }}</div>
          }
          @for (row of group.rows; track row.key) {
            <div
              class="entry"
              role="treeitem"
              [attr.data-key]="row.key"
              [attr.data-id]="row.id"
              [attr.aria-level]="row.level"
              [attr.aria-posinset]="row.position"
              [attr.aria-setsize]="row.siblings"
              [attr.aria-expanded]="row.isExpandable ? row.isExpanded : null"
              [attr.aria-selected]="row.key === selectedKey()"
              [attr.tabindex]="row.key === tabStop() ? 0 : -1"
              [style.--_level]="row.level - 1"
              (click)="choose(row.key)"
              (focus)="onFocus(row)"
              (keydown)="onKeydown($event)"
            >
              <span
                class="toggle"
                [class.open]="row.isExpanded"
                [class.none]="!row.isExpandable"
                aria-hidden="true"
                (click)="onToggle(row, $event)"
              ></span>
              <span class="words">
                @if (row.relation; as relation) {
                  <span class="relation">{{ messages()[relation] }}</span>
                }
                <span class="label">{{ label()(row.id) }}</span>
                @if (label()(row.id) !== row.id) {
                  <code class="id">{{ row.id }}</code>
                }
                @if (row.isRepeated) {
                  <span class="note">{{ messages().repeated }}</span>
                } @else if (!isListed(row.id)) {
                  <span class="note">{{ messages().notDefined }}</span>
                } @else if (row.level === 1 && notes().get(row.id); as note) {
                  <span class="note">{{ note }}</span>
                }
              </span>
            </div>
          }
        </div>
      }
    </div>
  `,
  styles: `
    :host {
      display: block;
      min-inline-size: 0;
    }
    .tree {
      max-block-size: var(--license-definitions-height, 34rem);
      overflow-y: auto;
      padding: 4px;
      scroll-padding-block: 4px;
    }
    .heading {
      padding: 10px 8px 4px;
      color: var(--_muted);
      font-size: 0.85em;
      font-weight: 600;
    }
    .entry {
      display: flex;
      align-items: center;
      gap: 4px 8px;
      min-block-size: var(--_row);
      padding-block: 4px;
      padding-inline: calc(min(var(--_level), 8) * 18px) 8px;
      border-radius: var(--_radius);
      cursor: pointer;
      content-visibility: auto;
      contain-intrinsic-block-size: auto var(--_row);
    }
    .entry:hover {
      background: var(--_container);
    }
    .entry[aria-selected='true'] {
      background: var(--_selected);
      color: var(--_on-selected);
    }
    .entry:focus-visible {
      outline-offset: -2px;
    }
    .toggle {
      flex: none;
      display: grid;
      place-items: center;
      inline-size: 24px;
      block-size: 24px;
      border-radius: var(--_radius);
    }
    .toggle::before {
      content: '';
      inline-size: 7px;
      block-size: 7px;
      border-block-end: 2px solid currentColor;
      border-inline-end: 2px solid currentColor;
      transform: rotate(-45deg);
      opacity: 0.75;
    }
    .toggle:dir(rtl)::before {
      transform: rotate(45deg);
    }
    .toggle.open::before,
    .toggle.open:dir(rtl)::before {
      transform: translateY(-2px) rotate(45deg);
    }
    .toggle.none::before {
      visibility: hidden;
    }
    .words {
      flex: 1 1 auto;
      min-inline-size: 0;
      overflow-wrap: anywhere;
    }
    .label,
    .id {
      unicode-bidi: isolate;
    }
    .label {
      margin-inline-end: 6px;
    }
    .id,
    .note,
    .relation {
      color: var(--_muted);
      font-size: 0.85em;
    }
    .entry[aria-selected='true'] :is(.id, .note, .relation) {
      color: inherit;
    }
    .id {
      font-family: ui-monospace, monospace;
    }
    .relation {
      margin-inline-end: 6px;
      padding: 1px 6px;
      border: 1px solid var(--_line);
      border-radius: 999px;
    }
    .note {
      display: block;
    }
    @media (forced-colors: active) {
      .entry[aria-selected='true'] {
        forced-color-adjust: none;
        background: Highlight;
        color: HighlightText;
      }
    }
  `,
})
export class LicenseTree {
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly #injector = inject(Injector);

  /** All licenses. */
  readonly graph = input.required<DefinitionGraph>();
  /** What the tree begins with. */
  readonly roots = input.required<readonly TreeGroup[]>();
  /** The name of a license. */
  readonly label = input.required<(id: string) => string>();
  /** Something to say beside a license at level 1, by id. */
  readonly notes = input<ReadonlyMap<string, string>>(new Map());
  /** The license chosen, by id. */
  readonly selected = model<string>();

  protected readonly messages = inject(LicenseIntl).section('definitions', definitionsMessages);
  readonly #expanded = signal<ReadonlySet<string>>(new Set());
  readonly #active = signal<string | undefined>(undefined);
  readonly #chosen = signal<string | undefined>(undefined);

  protected readonly groups = computed(() =>
    this.roots().map(({ label, ids }) => ({ label, rows: treeRows(this.graph(), ids, this.#expanded()) })),
  );
  readonly #rows = computed(
    () => new Map(this.groups().flatMap(({ rows }) => rows.map((row) => [row.key, row] as const))),
  );
  /** The row that was chosen, else the first of the license: one license may stand in many places. */
  protected readonly selectedKey = computed(() => {
    const rows = this.#rows();
    const chosen = this.#chosen();
    const selected = this.selected();
    if (chosen !== undefined && rows.get(chosen)?.id === selected) return chosen;
    return Array.from(rows.values()).find(({ id }) => id === selected)?.key;
  });
  protected readonly tabStop = computed(() => {
    const rows = this.#rows();
    const active = this.#active();
    if (active !== undefined && rows.has(active)) return active;
    return this.selectedKey() ?? rows.keys().next().value;
  });

  /** Kept by key: the key manager knows its items by identity. */
  readonly #items = new Map<string, TreeKeyManagerItem>();
  readonly #items$ = new Subject<TreeKeyManagerItem[]>();
  #keys: TreeKeyManager<TreeKeyManagerItem> | undefined;
  #direction: 'ltr' | 'rtl' | undefined;

  constructor() {
    effect(() => {
      const items = this.#allItems();
      untracked(() => this.#items$.next(items));
    });
    afterRenderEffect(() => {
      const key = this.selectedKey();
      if (key !== undefined) untracked(() => this.#reveal(key));
    });
    inject(DestroyRef).onDestroy(() => this.#keys?.destroy());
  }

  protected isListed(id: string): boolean {
    return this.graph().get(id)?.isListed === true;
  }

  protected choose(key: string): void {
    this.#chosen.set(key);
    this.selected.set(this.#rows().get(key)?.id);
  }

  protected onFocus(row: TreeRow): void {
    this.#active.set(row.key);
    this.#keyManager().focusItem(this.#itemOf(row.key), { emitChangeEvent: false });
  }

  protected onToggle(row: TreeRow, event: Event): void {
    if (!row.isExpandable) return;
    event.stopPropagation();
    // A row that goes with its parent must not take the focus with it.
    this.#focus(row.key);
    this.#expand(row.key, !row.isExpanded);
  }

  protected onKeydown(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    this.#keyManager().onKeydown(event);
  }

  /** Made at first use, and anew when the writing direction has changed: it is told once. */
  #keyManager(): TreeKeyManager<TreeKeyManagerItem> {
    const direction = getComputedStyle(this.#host).direction === 'rtl' ? 'rtl' : 'ltr';
    if (this.#keys === undefined || this.#direction !== direction) {
      this.#keys?.destroy();
      this.#direction = direction;
      this.#keys = new TreeKeyManager<TreeKeyManagerItem>(this.#items$, {
        horizontalOrientation: direction,
        typeAheadDebounceInterval: true,
      });
      this.#items$.next(untracked(() => this.#allItems()));
    }
    return this.#keys;
  }

  #allItems(): TreeKeyManagerItem[] {
    return Array.from(this.#rows().keys(), (key) => this.#itemOf(key));
  }

  #itemOf(key: string): TreeKeyManagerItem {
    let item = this.#items.get(key);
    if (item === undefined) this.#items.set(key, (item = this.#makeItem(key)));
    return item;
  }

  #makeItem(key: string): TreeKeyManagerItem {
    const row = () => untracked(this.#rows).get(key);
    return {
      getLabel: () => untracked(this.label)(row()?.id ?? ''),
      getParent: () => {
        const parent = row()?.parent;
        return parent === undefined ? null : this.#itemOf(parent);
      },
      getChildren: () =>
        Array.from(untracked(this.#rows).values())
          .filter(({ parent }) => parent === key)
          .map((child) => this.#itemOf(child.key)),
      isExpanded: () => row()?.isExpanded === true,
      expand: () => this.#expand(key, true),
      collapse: () => this.#expand(key, false),
      activate: () => this.choose(key),
      focus: () => this.#focus(key),
      unfocus: () => undefined,
      makeFocusable: () => undefined,
    };
  }

  #expand(key: string, isExpanded: boolean): void {
    const row = this.#rows().get(key);
    if (row?.isExpandable !== true || row.isExpanded === isExpanded) return;
    const keys = new Set(this.#expanded());
    if (isExpanded) keys.add(key);
    else keys.delete(key);
    this.#expanded.set(keys);
  }

  #focus(key: string): void {
    this.#active.set(key);
    const row = this.#elementOf(key);
    if (row !== null) row.focus();
    else afterNextRender(() => this.#elementOf(key)?.focus(), { injector: this.#injector });
  }

  #elementOf(key: string): HTMLElement | null {
    return this.#host.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
  }

  /** Scrolls the tree, and nothing around it. */
  #reveal(key: string): void {
    const row = this.#elementOf(key);
    const tree = this.#host.firstElementChild;
    if (row === null || tree === null) return;
    const above = row.getBoundingClientRect().top - tree.getBoundingClientRect().top;
    const below = above + row.offsetHeight - tree.clientHeight;
    if (above < 0) tree.scrollTop += above - 4;
    else if (below > 0) tree.scrollTop += below + 4;
  }
}
