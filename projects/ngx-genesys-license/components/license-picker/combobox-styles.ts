import { licenseButtons, licenseTokens, visuallyHidden } from '../common/license-tokens';

/** Styles of `license-combobox`: the field, what is below it, and the panel with the list. */
export const comboboxStyles = [
  licenseTokens,
  licenseButtons,
  visuallyHidden,
  `
:host { display: block; }
p { margin: 0; }
.label { display: block; margin-block-end: 4px; font-weight: 600; }
.required, .error { color: var(--_error); }
.muted { color: var(--_muted); }
.below { margin-block-start: 6px; }
license-notice { margin-block-start: 6px; }
license-notice:not(:has(.notice)) { display: none; }

.field {
  display: flex; align-items: center; gap: 4px; min-block-size: var(--_control); padding-inline: 8px 4px;
  border: 1px solid var(--_outline); border-radius: var(--_radius); background: var(--_surface); cursor: text;
}
.field:hover:not(.disabled) { border-color: var(--_text); }
.field:focus-within { border-color: var(--_primary); box-shadow: 0 0 0 1px var(--_primary); }
.field.invalid { border-color: var(--_error); }
.field.invalid:focus-within { box-shadow: 0 0 0 1px var(--_error); }
.field.readonly { border-style: dashed; background: none; }
.field.disabled { border-color: var(--_line); background: var(--_container); color: var(--_muted); cursor: default; }
.field.bare { min-block-size: 0; margin-block: -3px; padding: 0; border: 0; box-shadow: none; background: none; }

.content {
  flex: 1; display: flex; flex-wrap: wrap; align-items: center; gap: 4px; min-inline-size: 0; max-block-size: 10.5em;
  padding-block: 3px; overflow-y: auto;
}
.chips { display: contents; margin: 0; padding: 0; list-style: none; }
.chip {
  display: inline-flex; align-items: center; gap: 4px; min-block-size: 26px; max-inline-size: 100%; padding-inline: 8px;
  border: 1px solid transparent; border-radius: 6px; background: var(--_selected); color: var(--_on-selected);
}
.chip:has(.remove) { padding-inline-end: 1px; }
.chip-label { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.chip-note { flex: none; font-size: 0.85em; opacity: 0.85; }
.chip[data-state='some'] { border: 1px dashed var(--_outline); background: none; color: var(--_text); }
.chip.undefined { border-color: var(--_warning); background: var(--_warning-container); color: var(--_text); }
.single > .chip { flex: 0 1 auto; padding-inline: 0; background: none; color: inherit; }
.single > .chip.undefined { border-color: transparent; }
.single > .chip.undefined .chip-note { color: var(--_warning); opacity: 1; }
.disabled .chip { background: none; border-color: var(--_line); color: inherit; }
.disabled .single > .chip { border-color: transparent; }

input {
  flex: 1 1 3em; min-inline-size: 3em; block-size: 26px; padding: 0; border: 0; background: none; color: inherit;
  font: inherit;
}
.field input:focus-visible { outline: 0; }
.chips + input:not(:focus) { flex-basis: 1px; min-inline-size: 1px; }
input::placeholder { color: var(--_muted); opacity: 1; }
.confirming { flex: none; color: var(--_muted); }

.remove, .arrow {
  appearance: none; flex: none; display: grid; place-content: center; inline-size: 24px; block-size: 24px; padding: 0;
  border: 0; border-radius: 5px; background: none; color: inherit; font: inherit; cursor: pointer;
}
.arrow { inline-size: 28px; color: var(--_muted); }
.arrow:disabled { cursor: default; opacity: 0.5; }
.remove:hover, .arrow:hover:not(:disabled) { background: color-mix(in srgb, currentColor 14%, transparent); }
.remove::before, .remove::after {
  grid-area: 1 / 1; inline-size: 11px; border-block-start: 1.5px solid; rotate: 45deg; content: '';
}
.remove::after { rotate: -45deg; }
.arrow::before {
  inline-size: 7px; block-size: 7px; margin-block-start: -4px; border: solid; border-width: 0 1.5px 1.5px 0; rotate: 45deg;
  content: '';
}
.arrow[aria-expanded='true']::before { margin-block-start: 4px; rotate: 225deg; }

.padded { padding: 8px 12px; }
p.padded { padding-block: 16px; color: var(--_muted); text-align: center; }
.foot { flex: none; padding: 6px 12px; border-block-start: 1px solid var(--_line); }
.foot.muted { font-size: 0.9em; }
.advice { position: relative; padding-inline-start: 20px; }
.advice::before { position: absolute; inset-inline-start: 2px; color: var(--_warning); content: '▲' / ''; }
.advice > span { display: inline-block; padding-block: 3px; padding-inline-end: 8px; }
.advice .license-button { min-block-size: 26px; margin-inline: -6px 0; padding-inline: 6px; font-weight: 600; }
.change { padding-block: 3px; }
@media (forced-colors: active) {
  .chip { border-color: currentColor; }
  .field:focus-within { outline: 2px solid Highlight; }
}
`,
];
