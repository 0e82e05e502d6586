/** For the parts of the table: what the tokens do for its host. */
export const tablePart = `
:host, :host *, :host *::before, :host *::after { box-sizing: border-box; }
:host :focus-visible { outline: 2px solid var(--_primary); outline-offset: 2px; }
:host [data-cell]:focus-visible { outline-offset: -2px; }
`;

/** What is going on with a license: a sign and a color, on chips and check marks alike. */
export const licenseMarks = `
[data-mark] { --_mark: var(--_muted); --_sign: '…'; }
[data-mark='verifying'] { --_mark: var(--_success); --_sign: '»'; }
[data-mark='unconfirmed'] { --_mark: var(--_warning); --_sign: '?'; }
[data-mark='failed'] { --_mark: var(--_error); --_sign: '!'; }
.chip {
  flex: 0 1 auto; min-inline-size: 0; max-inline-size: 14em; overflow: hidden; text-overflow: ellipsis; white-space: nowrap;
  padding-inline: 8px; border: 1px solid var(--_line); border-radius: 99px; background: var(--_container);
  font-size: 0.92em; line-height: 20px;
}
.chip[data-mark] { border-color: var(--_mark); border-style: dashed; background: transparent; flex-shrink: 0; }
.chip[data-mark='failed'] { border-style: solid; }
.chip[data-mark]::before {
  content: var(--_sign); content: var(--_sign) / ''; margin-inline-end: 4px; color: var(--_mark); font-weight: 700;
}
.chip.gone { color: var(--_muted); text-decoration: line-through; }
`;

/** A box with or without a check mark: the mark is cut out, so that no font and no picture is needed. */
export const checkBox = `
.box::before {
  content: ''; display: block; inline-size: 18px; block-size: 18px;
  border: 1.5px solid var(--_outline); border-radius: 4px; background: var(--_surface);
}
.box:is([aria-selected='true'], [aria-checked='true'], [aria-checked='mixed'])::before {
  border: 0; background: var(--_primary);
  clip-path: path(evenodd, 'M0 0H18V18H0ZM3.6 9.3 5.1 7.8 7.7 10.4 12.9 5.2 14.4 6.7 7.7 13.4Z');
}
.box[aria-checked='mixed']::before { clip-path: path(evenodd, 'M0 0H18V18H0ZM4 8V10H14V8Z'); }
@media (forced-colors: active) {
  .box:is([aria-selected='true'], [aria-checked='true'], [aria-checked='mixed'])::before {
    background: Highlight; forced-color-adjust: none;
  }
}
`;

/** The lists of licenses in the panels that open over the table. */
export const panelList = `
ul { flex: 1; min-block-size: 0; margin: 0 -12px -12px; padding: 0 12px 8px; overflow: auto; list-style: none; }
li { padding-block: 4px; border-block-start: 1px solid var(--_line); }
.note { margin: 0; color: var(--_muted); font-size: 0.92em; }
.id { display: block; color: var(--_muted); font-size: 0.85em; overflow-wrap: anywhere; }
`;
