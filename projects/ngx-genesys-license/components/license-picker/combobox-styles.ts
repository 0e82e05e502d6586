import { licenseTokens, visuallyHidden } from 'ngx-genesys-license/components/common';

/** Styles of `license-combobox`: the field and what is below it. */
export const comboboxStyles = [
  licenseTokens,
  visuallyHidden,
  `
:host { display: block; }
p { margin: 0; }
.title { display: block; margin-block-end: 4px; font-weight: 600; }
.error { color: var(--_error); }
.muted { color: var(--_muted); }
.tag { font-size: 0.9em; }
.tag:empty { display: none; }
license-notice { margin-block-start: 6px; }
license-notice:not(:has(.notice)) { display: none; }

.field {
  display: flex; align-items: center; gap: 4px; min-block-size: var(--_control); padding-inline: 8px;
  border: 1px solid var(--_outline); border-radius: var(--_radius); background: var(--_surface); cursor: text;
}
.field:not(.readonly)::after {
  flex: none; inline-size: 7px; block-size: 7px; margin: -4px 5px 0; border: solid var(--_muted);
  border-width: 0 1.5px 1.5px 0; rotate: 45deg; content: '';
}
.field.open::after { margin-block-start: 4px; rotate: 225deg; }
.field:hover { border-color: var(--_text); }
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
.chip .label { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.chip .tag { flex: none; opacity: 0.85; }
.chip[data-state='some'] { border: 1px dashed var(--_outline); background: none; color: var(--_text); }
.chip.undefined { border-color: var(--_warning); background: var(--_warning-container); color: var(--_text); }
.disabled .chip { border-color: var(--_line); background: none; color: inherit; }
.single .chip { border-color: transparent; padding-inline: 0; background: none; color: inherit; }
.single .undefined .tag { color: var(--_warning); }

input {
  flex: 1 1 3em; min-inline-size: 3em; block-size: 26px; padding: 0; border: 0; background: none; color: inherit;
  font: inherit;
}
.field input:focus-visible { outline: 0; }
.chips + input:not(:focus) { flex: 0 0 2px; min-inline-size: 2px; margin-inline-start: -4px; }
input::placeholder { color: var(--_muted); opacity: 1; }
.remove {
  appearance: none; flex: none; display: grid; place-content: center; inline-size: 24px; block-size: 24px; padding: 0;
  border: 0; border-radius: 5px; background: none; color: inherit; cursor: pointer;
}
.remove:hover { background: color-mix(in srgb, currentColor 14%, transparent); }
.remove::before, .remove::after {
  grid-area: 1 / 1; inline-size: 11px; border-block-start: 1.5px solid; rotate: 45deg; content: '';
}
.remove::after { rotate: -45deg; }

.sentence { margin-block-start: 4px; }
.sentence.listed { flex: none; margin: 0; padding: 6px 12px; border-block-start: 1px solid var(--_line); }
.sentence span { padding-inline-end: 8px; }
.advice span::before {
  display: inline-block; inline-size: 11px; block-size: 10px; margin-inline-end: 7px; background: var(--_warning);
  clip-path: polygon(50% 0, 100% 100%, 0 100%); content: '';
}
.sentence button {
  appearance: none; min-block-size: 26px; margin-inline-start: -6px; padding: 0 6px; border: 0; border-radius: 5px;
  background: none; color: var(--_primary); font: inherit; font-weight: 600; cursor: pointer;
}
.sentence button:hover { background: var(--_container); }
@media (forced-colors: active) {
  .chip { border-color: currentColor; }
  .field:focus-within { outline: 2px solid Highlight; outline-offset: -2px; }
  .advice span::before { forced-color-adjust: none; background: Highlight; }
}
`,
];
