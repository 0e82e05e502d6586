import { Component, computed, input, model, signal } from '@angular/core';
import { licenseRegions } from 'ngx-genesys-license';

/** One of the 18 regions, or any other address. */
@Component({
  selector: 'console-region-field',
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 0.5rem;
    }
  `,
  template: `
    <label [for]="fieldId()">Region</label>
    <select class="console-field" [id]="fieldId()" (change)="choose($event)">
      @for (region of regions; track region.name) {
        <option [value]="region.name" [selected]="!isOther() && value() === region.name">
          {{ region.name }} ({{ region.domain }})
        </option>
      }
      <option value="other" [selected]="isOther()">Another address…</option>
    </select>
    @if (isOther()) {
      <label [for]="fieldId() + '-address'">Base URL of the API</label>
      <input
        class="console-field"
        [id]="fieldId() + '-address'"
        type="url"
        required
        placeholder="https://api.example.com"
        autocomplete="off"
        [value]="value()"
        (input)="value.set($any($event.target).value.trim())"
      />
    }
  `,
})
export class RegionField {
  readonly fieldId = input.required<string>();
  /** A region's name or a base URL. */
  readonly value = model.required<string>();

  protected readonly regions = Object.entries(licenseRegions).map(([name, domain]) => ({ name, domain }));
  protected readonly isOther = computed(
    () => this.#choseOther() || !Object.hasOwn(licenseRegions, this.value()),
  );
  readonly #choseOther = signal(false);

  protected choose(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    this.#choseOther.set(value === 'other');
    this.value.set(value === 'other' ? '' : value);
  }
}
