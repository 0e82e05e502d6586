import { _IdGenerator } from '@angular/cdk/a11y';
import { Component, inject, input, model } from '@angular/core';

/** One of a few things to choose from. */
export interface LicenseChoice<Value> {
  readonly value: Value;
  readonly title: string;
  /** How many there are of it, as text. */
  readonly count?: string;
}

/** One of a few: a group of radio buttons that looks like one bar. */
@Component({
  selector: 'license-choices',
  template: `
    <fieldset [attr.aria-label]="legend()">
      @for (each of choices(); track each.value) {
        <label>
          <input
            type="radio"
            [name]="name"
            [checked]="each.value === value()"
            (change)="value.set(each.value)"
          />
          <span class="choice">{{ each.title }}</span>
          @if (each.count) {
            &ngsp;<span class="number">{{ each.count }}</span>
          }
        </label>
      }
    </fieldset>
  `,
  styles: `
    fieldset {
      display: inline-flex;
      flex-wrap: wrap;
      gap: 2px;
      margin: 0;
      padding: 3px;
      border: 1px solid var(--_line);
      border-radius: var(--_radius);
      background: var(--_container);
    }
    label {
      box-sizing: border-box;
      position: relative;
      display: flex;
      align-items: center;
      gap: 8px;
      min-block-size: 30px;
      padding: 2px 14px;
      border: 1px solid transparent;
      border-radius: var(--_radius);
      cursor: pointer;
    }
    label:has(:checked) {
      border-color: var(--_outline);
      background: var(--_surface);
      font-weight: 600;
    }
    label:has(:focus-visible) {
      outline: 2px solid var(--_primary);
      outline-offset: 1px;
    }
    input {
      position: absolute;
      inset: 0;
      margin: 0;
      opacity: 0;
      cursor: pointer;
    }
    @media (forced-colors: active) {
      label:has(:checked) {
        outline: 2px solid Highlight;
      }
    }
  `,
})
export class LicenseChoices<Value extends string> {
  /** Names the group, to screen readers. */
  readonly legend = input.required<string>();
  readonly choices = input.required<readonly LicenseChoice<Value>[]>();
  readonly value = model.required<Value>();

  protected readonly name = inject(_IdGenerator).getId('license-choices-');
}
