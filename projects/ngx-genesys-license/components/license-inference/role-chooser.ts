import { _IdGenerator, ActiveDescendantKeyManager, type Highlightable } from '@angular/cdk/a11y';
import {
  afterRenderEffect,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  model,
  signal,
  untracked,
} from '@angular/core';
import type { AuthorizationRole } from 'ngx-genesys-license';
import { foldText, LicenseAnnouncer, LicenseIntl } from 'ngx-genesys-license/components/common';
import { inferenceMessages } from './inference-messages';

/** So many options are in the page; more are found by typing. */
const mostShown = 100;

interface RoleOption extends Highlightable {
  readonly id: string;
  readonly name: string;
}

/** A field and a list of roles below it; the focus stays in the field, Enter toggles. Any id may be typed. */
@Component({
  selector: 'license-role-chooser',
  template: `
    <input
      class="license-field"
      type="text"
      role="combobox"
      autocomplete="off"
      spellcheck="false"
      aria-expanded="true"
      aria-autocomplete="list"
      [attr.aria-label]="messages().searchRoles"
      [attr.aria-controls]="listId"
      [attr.aria-activedescendant]="active()?.domId ?? null"
      [placeholder]="messages().searchRoles"
      [value]="text()"
      (input)="onInput($event)"
      (keydown)="onKeydown($event)"
    />
    <ul
      role="listbox"
      aria-multiselectable="true"
      [id]="listId"
      [attr.aria-label]="messages().roleList"
      [class.empty]="options().length === 0"
    >
      @for (option of options(); track option.id) {
        <li
          role="option"
          tabindex="-1"
          [id]="option.domId"
          [class.active]="option === active()"
          [attr.aria-selected]="isSelected(option.id)"
          (mousedown)="$event.preventDefault()"
          (click)="toggle(option.id)"
          (keydown.enter)="toggle(option.id)"
        >
          <span class="box" aria-hidden="true"></span>
          <span class="name">{{ option.isTyped ? messages().addRoleId(option.id) : option.name }}</span>
        </li>
      }
    </ul>
    @if (moreText(); as more) {
      <p>{{ more }}</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 6px;
    }
    ul {
      margin: 0;
      padding: 4px;
      max-block-size: 18rem;
      overflow-y: auto;
      list-style: none;
      border: 1px solid var(--_line);
      border-radius: var(--_radius);
    }
    ul.empty {
      display: none;
    }
    li {
      display: flex;
      align-items: center;
      gap: 10px;
      min-block-size: calc(var(--_row) - 8px);
      padding: 4px 8px;
      border-radius: var(--_radius);
      cursor: pointer;
      overflow-wrap: anywhere;
    }
    li:hover {
      background: var(--_container);
    }
    li.active {
      outline: 2px solid var(--_primary);
      outline-offset: -2px;
    }
    .box {
      flex: none;
      inline-size: 16px;
      block-size: 16px;
      border: 1px solid var(--_outline);
      border-radius: 3px;
    }
    [aria-selected='true'] .box {
      border-color: var(--_primary);
      background: var(--_primary);
    }
    [aria-selected='true'] .box::after {
      content: '';
      display: block;
      inline-size: 5px;
      block-size: 9px;
      margin: 1px auto 0;
      border: solid var(--_on-primary);
      border-width: 0 2px 2px 0;
      transform: rotate(45deg);
    }
    p {
      color: var(--_muted);
      font-size: 0.85em;
    }
    @media (forced-colors: active) {
      [aria-selected='true'] .box {
        forced-color-adjust: none;
        background: Highlight;
      }
    }
  `,
})
export class RoleChooser {
  readonly #intl = inject(LicenseIntl);
  readonly #announcer = inject(LicenseAnnouncer);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  /** The roles to choose from; empty where they are not known. */
  readonly roles = input.required<readonly AuthorizationRole[]>();
  /** Ids of the roles chosen; others than those above may be among them. */
  readonly selected = model.required<readonly string[]>();

  protected readonly messages = this.#intl.section('inference', inferenceMessages);
  protected readonly listId = inject(_IdGenerator).getId('license-roles-');
  protected readonly text = signal('');
  readonly #folded = computed(() =>
    this.roles()
      .map(({ id, name = id }) => ({ id, name, folded: foldText(`${name} ${id}`) }))
      .sort((a, b) => this.#intl.compare(a.name, b.name)),
  );
  readonly #found = computed(() => {
    const text = foldText(this.text().trim());
    return this.#folded().filter(({ folded }) => folded.includes(text));
  });
  protected readonly options = computed<readonly (RoleOption & { domId: string; isTyped: boolean })[]>(() => {
    const typed = this.text().trim();
    const found = this.#found().slice(0, mostShown);
    const shown =
      found.length === 0 && typed !== ''
        ? [{ id: typed, name: typed, isTyped: true }]
        : found.map(({ id, name }) => ({ id, name, isTyped: false }));
    return shown.map((option, index) => ({
      ...option,
      domId: `${this.listId}-${index}`,
      // What is active is told by the manager's signal.
      setActiveStyles: () => undefined,
      setInactiveStyles: () => undefined,
    }));
  });
  protected readonly moreText = computed(() => {
    const more = this.#found().length - mostShown;
    return more > 0 ? this.#intl.plural(more, this.messages().moreRoles) : undefined;
  });

  readonly #keys = new ActiveDescendantKeyManager(this.options, inject(Injector)).withWrap();
  readonly #activeIndex = signal(-1);
  protected readonly active = computed(() => this.options()[this.#activeIndex()]);

  constructor() {
    this.#keys.change.subscribe((index) => this.#activeIndex.set(index));
    effect(() => {
      if (this.text() === '') return;
      const text = this.#intl.plural(this.#found().length, this.messages().rolesFound);
      untracked(() => this.#announcer.announce(text));
    });
    afterRenderEffect(() => {
      const active = this.active();
      if (active !== undefined)
        this.#host.querySelector(`#${active.domId}`)?.scrollIntoView({ block: 'nearest' });
    });
  }

  protected isSelected(id: string): boolean {
    return this.selected().includes(id);
  }

  protected onInput(event: Event): void {
    this.#search((event.target as HTMLInputElement).value);
  }

  protected onKeydown(event: KeyboardEvent): void {
    const active = this.active();
    if (event.key === 'Enter' && active !== undefined) {
      event.preventDefault();
      this.toggle(active.id);
    } else if (event.key === 'Escape' && this.text() !== '') {
      event.preventDefault();
      event.stopPropagation();
      this.#search('');
    } else this.#keys.onKeydown(event);
  }

  protected toggle(id: string): void {
    const selected = this.selected();
    this.selected.set(selected.includes(id) ? selected.filter((other) => other !== id) : [...selected, id]);
    if (!this.roles().some((role) => role.id === id)) this.#search('');
  }

  #search(text: string): void {
    this.text.set(text);
    this.#keys.setActiveItem(text === '' ? -1 : 0);
  }
}
