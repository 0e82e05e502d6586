/** Looks of a license's row, in bars and in the table. */
export const usageRowStyles = `
button.entry { appearance: none; font: inherit; color: inherit; background: none; border: 0; text-align: start; cursor: pointer; }
button.entry:hover { background: var(--_container); }
.label, .id { unicode-bidi: isolate; }
.label { font-weight: 600; margin-inline-end: 8px; }
.id { font-family: ui-monospace, 'SF Mono', Menlo, Consolas, monospace; font-size: 0.88em; overflow-wrap: anywhere; }
.tag {
  margin-inline-start: 8px; padding: 0 6px; border: 1px solid currentColor; border-radius: 999px; color: var(--_warning);
  font-family: var(--_font); font-size: 0.85em; white-space: nowrap;
}
`;

/** Looks of `license-usage`. */
export const usageStyles = `
:host {
  display: grid; gap: var(--_gap); align-content: start; min-inline-size: 0; container-type: inline-size;
}
.bar { display: flex; flex-wrap: wrap; align-items: center; gap: 4px var(--_gap); }
.end { margin-inline-start: auto; }
.muted { color: var(--_muted); }
.rows { margin: 0; padding: 0; list-style: none; }
.rows .entry {
  display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 3px 12px; inline-size: 100%; padding: 7px 10px;
  border-radius: var(--_radius); border: 1px solid transparent;
}
.rows .entry[aria-pressed='true'] { background: var(--_selected); color: var(--_on-selected); border-color: var(--_primary); }
.entry[aria-pressed='true'] .muted { color: inherit; }
.name { min-inline-size: 0; overflow-wrap: anywhere; }
.count, .counted { font-variant-numeric: tabular-nums; }
.count { text-align: end; }
.track { grid-column: 1 / -1; block-size: 8px; border-radius: 4px; background: var(--_container); overflow: hidden; }
.entry[aria-pressed='true'] .track { background: var(--_surface); }
.fill { display: block; block-size: 100%; border-radius: 4px; background: var(--_primary); }
@media (forced-colors: active) {
  .track { border: 1px solid CanvasText; }
  .fill { forced-color-adjust: none; background: Highlight; }
}
.foot { font-size: 0.9em; }
progress { inline-size: 96px; accent-color: var(--_primary); }
.meaning { flex: 1 1 16em; text-align: end; }
p { margin: 0; }
@container (max-width: 30rem) { .meaning { flex-basis: 100%; text-align: start; } .share { display: block; } }
`;
