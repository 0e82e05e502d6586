import { licenseTokens, visuallyHidden } from 'ngx-genesys-license/components/common';

/** Styles of the panel with the list. It may be drawn outside of the component: it has the tokens too. */
export const optionsPanelStyles = [
  licenseTokens,
  visuallyHidden,
  `
.panel, .panel *, .panel *::before, .panel *::after { box-sizing: border-box; }
p { margin: 0; }
.muted, .more, .holders { color: var(--_muted); }
.label + .muted, .tag, .more, .holders { font-size: 0.9em; }
.tag.tag:empty { display: none; }
.panel {
  flex: 1; display: flex; flex-direction: column; min-inline-size: 0; max-block-size: 400px; overflow: hidden;
  border: 1px solid var(--_line); border-radius: var(--_radius); background: var(--_surface);
  box-shadow: 0 8px 24px rgb(0 0 0 / 18%), 0 1px 3px rgb(0 0 0 / 14%); text-align: start; letter-spacing: normal;
}
.list { min-block-size: 0; overflow-y: auto; overscroll-behavior: contain; padding-block: 4px; }
.list:empty { padding: 0; }
.heading { padding: 8px 12px 4px; color: var(--_muted); font-size: 0.85em; font-weight: 600; }
.option {
  display: flex; align-items: center; gap: 10px; min-block-size: max(24px, var(--_row)); padding: 4px 12px; cursor: pointer;
}
.option:hover, .active { background: var(--_container); }
.active { border-inline-start: 3px solid var(--_primary); padding-inline-start: 9px; }
.option[aria-disabled] { cursor: default; }
.option[aria-disabled] :is(.tick, .label) { opacity: 0.6; }
.tick {
  flex: none; display: grid; place-content: center; inline-size: 16px; block-size: 16px;
  border: 1.5px solid var(--_outline); border-radius: 4px;
}
.tick:not([data-state='off']) { border-color: var(--_primary); background: var(--_primary); color: var(--_on-primary); }
.tick.single { border-color: transparent; background: none; color: var(--_primary); }
.tick[data-state='on']::after {
  inline-size: 9px; block-size: 5px; margin-block-start: -3px; border: solid; border-width: 0 0 2px 2px; rotate: -45deg;
  content: '';
}
.tick[data-state='some']::after { inline-size: 8px; border-block-end: 2px solid; content: ''; }
.text { flex: 1; min-inline-size: 0; overflow-wrap: anywhere; }
.text > * { display: inline-block; margin-inline-end: 6px; }
.text .tag { padding-inline: 6px; border: 1px solid; border-radius: 10px; white-space: nowrap; }
.text > .more { display: block; }
.note { color: var(--_warning); }
.holders { flex: none; font-variant-numeric: tabular-nums; }
.padded { padding: 8px 12px; }
p.padded { padding-block: 16px; text-align: center; }
p.sentence { flex: none; padding: 6px 12px; border-block-start: 1px solid var(--_line); }
@media (forced-colors: active) {
  .active { outline: 2px solid Highlight; outline-offset: -2px; }
  .tick:not([data-state='off']) { forced-color-adjust: none; background: Highlight; }
}
`,
];
