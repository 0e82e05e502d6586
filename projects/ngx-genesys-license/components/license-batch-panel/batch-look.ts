import { Component, ViewEncapsulation } from '@angular/core';

/** What the parts of the panel share: headings, lines of controls, quiet text, notes, text that is cut off. See `LicenseLook`. */
@Component({
  selector: 'license-batch-look',
  template: '',
  styles: `
    license-batch-panel {
      .heading {
        margin: 0;
        justify-self: start;
        font-size: 1.15em;
        font-weight: 600;
      }
      license-batch-runs:empty {
        display: none;
      }
      .heading:focus {
        outline: none;
      }
      .heading:focus-visible {
        outline: 2px solid var(--_primary);
        outline-offset: 4px;
        border-radius: 2px;
      }
      .sub {
        margin: 0;
        font-size: 1em;
        font-weight: 600;
      }
      /* Names are in any script. */
      .person,
      .code {
        unicode-bidi: isolate;
      }
      .muted {
        color: var(--_muted);
      }
      .fine {
        font-size: 0.9em;
      }
      .line {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--_gap);
      }
      .stack {
        display: grid;
        gap: var(--_gap);
        align-content: start;
        min-inline-size: 0;
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: var(--_gap);
        align-items: center;
        padding-block-start: calc(var(--_gap) * 2);
      }
      .end {
        margin-inline-start: auto;
      }
      .note {
        padding: 8px 12px;
        border-radius: var(--_radius);
        border: 1px solid transparent;
        border-inline-start: 4px solid var(--_warning);
        background: var(--_warning-container);
        color: var(--_text);
        overflow-wrap: anywhere;
      }
      .note.error {
        border-inline-start-color: var(--_error);
        background: var(--_error-container);
        color: var(--_on-error-container);
      }
      .note.error .license-button {
        border-color: currentColor;
        color: inherit;
      }
      /* Drawn, since not every font has such signs. */
      .tick {
        display: inline-block;
        inline-size: 0.4em;
        block-size: 0.75em;
        margin-inline: 0.2em 0.3em;
        rotate: 45deg;
        translate: 0 -0.1em;
        border: solid currentColor;
        border-width: 0 2px 2px 0;
      }
      .caution {
        display: inline-grid;
        place-items: center;
        inline-size: 1.25em;
        block-size: 1.25em;
        border: 1.5px solid currentColor;
        border-radius: 50%;
        font-weight: 700;
        font-size: 0.85em;
        line-height: 1;
      }
      .numbers {
        font-variant-numeric: tabular-nums;
      }
      code,
      .code {
        font-family: ui-monospace, 'SF Mono', Menlo, Consolas, monospace;
        font-size: 0.92em;
      }
      .clip {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        min-inline-size: 0;
      }
      .notes {
        display: grid;
        gap: 6px;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      .text {
        flex: 1 1 14em;
      }
      .sticky {
        position: sticky;
        inset-block-end: 0;
        padding-block: 10px;
        border-block-start: 1px solid var(--_line);
        background: var(--_surface);
      }
      input,
      select,
      textarea {
        font: inherit;
        color: inherit;
        accent-color: var(--_primary);
      }
      select,
      textarea,
      input[type='search'] {
        border: 1px solid var(--_outline);
        border-radius: var(--_radius);
        background: var(--_surface);
        padding: 6px 10px;
      }
      select,
      input[type='search'] {
        min-block-size: calc(var(--_control) - 4px);
        max-inline-size: 100%;
      }
      progress {
        flex: 1 1 8em;
        inline-size: auto;
        block-size: 8px;
        accent-color: var(--_primary);
      }
      summary {
        cursor: pointer;
        min-block-size: 24px;
      }
    }
  `,
  encapsulation: ViewEncapsulation.None,
  host: { hidden: '' },
})
export class BatchLook {}
