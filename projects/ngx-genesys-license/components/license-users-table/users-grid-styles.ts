import { checkBox, tablePart } from './table-styles';

/** Styles of `license-users-grid`: a header that does not scroll, and the scroller with the rows. */
export const usersGridStyles = [
  tablePart,
  checkBox,
  `
:host {
  display: block;
  min-block-size: 0;
}
.grid {
  display: flex;
  flex-direction: column;
  block-size: 100%;
}
.header,
.body {
  overflow: hidden auto;
  scrollbar-gutter: stable;
}
.header {
  flex: none;
  overflow: hidden;
  border-block-end: 1px solid var(--_line);
  background: var(--_container);
}
.body {
  flex: 1;
  min-block-size: 0;
  overflow: auto;
  overscroll-behavior: contain;
  contain: strict;
}
.rows {
  position: relative;
}
.rows,
.header-row {
  min-inline-size: max(100%, var(--_least));
}
.header-row {
  display: grid;
  grid-template-columns: var(--_columns);
  align-items: stretch;
  min-block-size: var(--_row);
  font-size: 0.92em;
  font-weight: 600;
}
.header-row.narrow {
  grid-template-columns: 40px minmax(0, 1fr) minmax(0, 1fr);
}
.header-row.narrow .extra {
  display: none;
}
[role='columnheader'] {
  display: grid;
  align-items: center;
  min-inline-size: 0;
}
.header button {
  appearance: none;
  display: flex;
  align-items: center;
  gap: 6px;
  inline-size: 100%;
  block-size: 100%;
  padding: 0;
  padding-inline: 4px 12px;
  border: 0;
  background: none;
  color: inherit;
  font: inherit;
  text-align: start;
  cursor: pointer;
}
.header button:hover {
  background: color-mix(in srgb, var(--_line) 50%, transparent);
}
[aria-sort] button::after {
  content: '↕' / '';
  color: var(--_muted);
  opacity: 0;
}
[aria-sort] button:hover::after,
[aria-sort] button:focus-visible::after {
  opacity: 1;
}
[aria-sort='ascending'] button::after {
  content: '↑' / '';
  opacity: 1;
}
[aria-sort='descending'] button::after {
  content: '↓' / '';
  opacity: 1;
}
.header .select button {
  justify-content: center;
  padding: 0;
}
.license {
  align-content: center;
  justify-items: center;
  padding: 4px;
  font-weight: 500;
  line-height: 1.2;
  text-align: center;
}
.clamp {
  display: -webkit-box;
  max-inline-size: 100%;
  overflow: hidden;
  overflow-wrap: anywhere;
  -webkit-box-orient: vertical;
  -webkit-line-clamp: 2;
}
.muted {
  color: var(--_muted);
  font-size: 0.92em;
  font-weight: 400;
}
.extra {
  padding-inline: 4px 12px;
}
.columns .select,
.columns .user {
  position: sticky;
  inset-inline-start: 0;
  z-index: 1;
  background: var(--_container);
}
.columns .user {
  inset-inline-start: 40px;
  border-inline-end: 1px solid var(--_line);
}
`,
];
