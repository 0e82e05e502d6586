import { Component, computed, DestroyRef, inject, Injector, input, signal } from '@angular/core';
import { LicenseApiError } from 'ngx-genesys-license';
import {
  type BatchSourceKind,
  commonMessages,
  LicenseChoices,
  LicenseIntl,
  saveCsv,
  type SelectedUsers,
} from 'ngx-genesys-license/components/common';
import { batchChooseMessages } from '../batch-choose-messages';
import { batchWords } from '../batch-words';
import { CsvError } from './read-csv';
import type { UserSource } from './user-source';

const shownProblems = 50;
/** Typing is over when it has paused for so long, in ms. */
const typingPause = 400;
let count = 0;

/** Chooses the users of a batch: those the application gave, a file's, or a pasted list's. */
@Component({
  selector: 'license-batch-users',
  imports: [LicenseChoices],
  template: `
    <div class="sub" role="heading" [attr.aria-level]="headingLevel()" [id]="id + '-title'">
      {{ messages().users }}
    </div>
    <license-choices
      class="sources"
      [legend]="messages().source"
      [choices]="kinds()"
      [value]="source().kind()"
      (valueChange)="source().use($event)"
    />

    @switch (source().kind()) {
      @case ('given') {
        <p class="given">
          {{
            given().count === 0 ? messages().noGivenUsers : intl.plural(given().count, messages().givenUsers)
          }}
          @if (given().covers === 'loaded') {
            <span class="muted">{{ messages().ofLoaded }}</span>
          }
        </p>
      }
      @case ('file') {
        <div
          class="drop"
          [class.over]="isOver()"
          (dragover)="$event.preventDefault(); isOver.set(true)"
          (dragleave)="isOver.set(false)"
          (drop)="drop($event)"
        >
          <input
            type="file"
            class="visually-hidden"
            [id]="id + '-file'"
            accept=".csv,.tsv,.txt,text/csv,text/plain"
            [attr.aria-describedby]="id + '-hint'"
            (change)="choose($event)"
          />
          <div class="line">
            <label class="pick" [for]="id + '-file'">{{ messages().chooseFile }}</label>
            <span class="muted">{{ messages().dropFile }}</span>
          </div>
          @if (source().file(); as file) {
            <strong class="file">{{ file.name }}</strong>
          }
          <span class="muted fine" [id]="id + '-hint'">{{ messages().fileHint }}</span>
        </div>
        @if (source().columns(); as columns) {
          @if (columns.names.length > 0) {
            <div class="line">
              <label class="field">
                <span class="fine muted">{{ messages().column }}</span>
                <select (change)="chooseColumn($event)">
                  @for (name of columns.names; track $index) {
                    <option [value]="$index" [selected]="$index === source().column()">
                      {{ messages().columnName(intl.number($index + 1), name) }}
                    </option>
                  }
                </select>
              </label>
              <label class="check">
                <input
                  type="checkbox"
                  class="header"
                  [checked]="source().hasHeader()"
                  (change)="source().chooseHeader(!source().hasHeader())"
                />
                {{ messages().hasHeader }}
              </label>
            </div>
          }
        }
      }
      @case ('paste') {
        <label class="field">
          {{ messages().paste }}
          <textarea
            rows="5"
            spellcheck="false"
            autocapitalize="none"
            [attr.aria-describedby]="id + '-paste'"
            [value]="source().text()"
            (input)="type($event)"
            (change)="paste($event)"
          ></textarea>
        </label>
        <span class="muted fine" [id]="id + '-paste'">{{ messages().pasteHint }}</span>
      }
    }

    @if (source().reading(); as reading) {
      <div class="line">
        <progress [value]="reading.share" [attr.aria-label]="readingText()"></progress>
        <span class="fine">{{ readingText() }}</span>
        <button type="button" class="license-button stop" (click)="source().stop()">
          {{ messages().stopReading }}
        </button>
      </div>
    }
    <p class="found" role="status">
      @if (source().lookingUp(); as emails) {
        {{ intl.plural(emails, messages().lookingUpEmails) }}
      } @else if (isRead()) {
        <strong class="numbers">{{ intl.plural(source().users().ids.length, messages().foundUsers) }}</strong>
        @if (source().users().repeats; as repeats) {
          <span class="muted">&ngsp;· {{ intl.plural(repeats, messages().repeats) }}</span>
        }
      }
    </p>
    @if (error(); as error) {
      <div class="note error line" role="alert">
        <span class="problem">{{ error }}</span>
        @if (canRetry()) {
          <button type="button" class="license-button retry" (click)="source().retry()">
            {{ common().retry }}
          </button>
        }
      </div>
    }
    @if (problems().length > 0) {
      <details class="note">
        <summary>{{ intl.plural(problems().length, messages().lineProblems) }}</summary>
        <ul>
          @for (problem of problems().slice(0, shownProblems); track $index) {
            <li>
              {{ messages().lineProblem(intl.number(problem.line), problem.kind, problem.text) }}
            </li>
          }
        </ul>
        <div class="line">
          @if (problems().length > shownProblems) {
            <span>{{ intl.plural(problems().length - shownProblems, words().more) }}</span>
          }
          <button type="button" class="license-button" (click)="saveProblems()">
            {{ messages().saveProblems }}
          </button>
        </div>
      </details>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: calc(var(--_gap) * 1.5);
      align-content: start;
      min-inline-size: 0;
    }
    .check {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      min-block-size: 32px;
      padding-inline: 4px 10px;
      cursor: pointer;
    }
    .drop {
      position: relative;
      display: grid;
      gap: 6px;
      padding: 14px;
      border: 1px dashed var(--_outline);
      border-radius: var(--_radius);
    }
    .drop.over {
      border-style: solid;
      background: var(--_selected);
      color: var(--_on-selected);
    }
    .pick {
      display: inline-flex;
      align-items: center;
      min-block-size: calc(var(--_control) - 8px);
      padding-inline: 12px;
      border: 1px solid var(--_outline);
      border-radius: var(--_radius);
      background: var(--_surface);
      color: var(--_text);
      cursor: pointer;
    }
    .pick:hover {
      background: var(--_container);
    }
    input:focus-visible + .line .pick {
      outline: 2px solid var(--_primary);
      outline-offset: 2px;
    }
    .file {
      overflow-wrap: anywhere;
    }
    .field {
      display: grid;
      gap: 4px;
      min-inline-size: 0;
    }
    .line .check {
      align-self: end;
    }
    textarea {
      inline-size: 100%;
      resize: vertical;
    }
    .found:empty {
      display: none;
    }
    ul {
      margin: 4px 0 8px;
      padding-inline-start: 1.2em;
      max-block-size: 14em;
      overflow: auto;
      overflow-wrap: anywhere;
    }
  `,
})
export class LicenseBatchUsers {
  /** Where the users come from; holds all state, so that going back and forth loses nothing. */
  readonly source = input.required<UserSource>();
  /** The users the application gave. */
  readonly given = input.required<SelectedUsers>();
  readonly headingLevel = input.required<number>();

  protected readonly id = `license-batch-users-${++count}`;
  protected readonly intl = inject(LicenseIntl);
  protected readonly messages = this.intl.section('batch', batchChooseMessages);
  protected readonly words = this.intl.section('batch', batchWords);
  protected readonly common = this.intl.section('common', commonMessages);
  protected readonly shownProblems = shownProblems;
  protected readonly isOver = signal(false);
  protected readonly kinds = computed(() => {
    const kinds: readonly BatchSourceKind[] =
      this.given().count > 0 ? ['given', 'file', 'paste'] : ['file', 'paste'];
    return kinds.map((value) => ({ value, title: this.messages().sources[value] }));
  });
  protected readonly problems = computed(() => this.source().users().problems);
  protected readonly isRead = computed(() => {
    const source = this.source();
    if (source.reading() !== undefined || source.error() !== undefined) return false;
    return source.kind() === 'file'
      ? source.columns() !== undefined
      : source.kind() === 'paste' && source.text().trim() !== '';
  });
  protected readonly readingText = computed(() => {
    const reading = this.source().reading();
    return reading === undefined
      ? ''
      : this.messages().readingFile(reading.name, this.intl.percent(reading.share));
  });
  protected readonly error = computed(() => {
    const error = this.source().error();
    const name = this.source().file()?.name ?? '';
    const messages = this.messages();
    if (error === undefined) return undefined;
    if (error === 'unreadable') return messages.unreadableFile(name);
    if (error instanceof CsvError)
      return error.reason === 'binary'
        ? messages.binaryFile(name)
        : messages.endlessRow(name, this.intl.number(error.line));
    return error.code === 'invalid_config' ? messages.noDirectory : error.message;
  });
  protected readonly canRetry = computed(() => {
    const error = this.source().error();
    return error instanceof LicenseApiError && error.code !== 'invalid_config';
  });
  readonly #injector = inject(Injector);
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.#typing));
  }

  protected choose(event: Event): void {
    const field = event.target as HTMLInputElement;
    this.#take(field.files);
    // So that the same file, mended meanwhile, can be chosen again.
    field.value = '';
  }

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.isOver.set(false);
    this.#take(event.dataTransfer?.files);
  }

  protected chooseColumn(event: Event): void {
    void this.source().chooseColumn(Number((event.target as HTMLSelectElement).value));
  }

  protected type(event: Event): void {
    const { value } = event.target as HTMLTextAreaElement;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => void this.source().paste(value), typingPause);
  }

  protected paste(event: Event): void {
    clearTimeout(this.#typing);
    void this.source().paste((event.target as HTMLTextAreaElement).value);
  }

  protected saveProblems(): void {
    const { report } = this.words();
    const rows = this.problems().map(({ line, kind, text }) => [line, kind, text]);
    const header = [report.line, report.problem, report.text];
    void saveCsv(this.#injector, 'license-import-problems.csv', header, rows);
  }

  #take(files: FileList | undefined | null): void {
    const file = files?.[0];
    if (file !== undefined) void this.source().chooseFile(file);
  }
}
