/** What every part of a component needs whose host does not declare the tokens itself. */
export const licensePart = `
:host, :host *, :host *::before, :host *::after { box-sizing: border-box; }
:host :focus-visible { outline: 2px solid var(--_primary); outline-offset: 2px; }
`;

/**
 * What every component's host declares: each value is the application's (`--license-…`), else Material's system token
 * (`--mat-sys-…`), else a plain one that follows `color-scheme`. Inside a component only the `--_…` names are used.
 * What is drawn outside of the host, such as a list in an overlay, declares them too, by the class `license-tokens`.
 */
export const licenseTokens = `
:host, .license-tokens {
  --_surface: var(--license-surface, var(--mat-sys-surface, light-dark(#ffffff, #16181d)));
  --_container: var(--license-container, var(--mat-sys-surface-container, light-dark(#f1f3f6, #22252c)));
  --_text: var(--license-text, var(--mat-sys-on-surface, light-dark(#1a1c21, #e4e6ec)));
  --_muted: var(--license-muted, var(--mat-sys-on-surface-variant, light-dark(#565c69, #a6acba)));
  --_line: var(--license-line, var(--mat-sys-outline-variant, light-dark(#d5d9e0, #3a3e48)));
  --_outline: var(--license-outline, var(--mat-sys-outline, light-dark(#767c89, #8c92a0)));
  --_primary: var(--license-primary, var(--mat-sys-primary, light-dark(#0a5bd3, #9cc2ff)));
  --_on-primary: var(--license-on-primary, var(--mat-sys-on-primary, light-dark(#ffffff, #002a62)));
  --_selected: var(--license-selected, var(--mat-sys-secondary-container, light-dark(#dbe7fb, #1f3a61)));
  --_on-selected: var(--license-on-selected, var(--mat-sys-on-secondary-container, light-dark(#0d2a57, #d9e6ff)));
  --_error: var(--license-error, var(--mat-sys-error, light-dark(#b3261e, #ffb4ab)));
  --_error-container: var(--license-error-container, var(--mat-sys-error-container, light-dark(#fde7e5, #4c1512)));
  --_on-error-container: var(--license-on-error-container, var(--mat-sys-on-error-container, light-dark(#5f120d, #ffdad6)));
  --_warning: var(--license-warning, light-dark(#7a4a00, #ffc46b));
  --_warning-container: var(--license-warning-container, light-dark(#fff1d9, #3d2a0a));
  --_success: var(--license-success, light-dark(#146c36, #86d9a2));
  --_radius: var(--license-radius, var(--mat-sys-corner-small, 6px));
  --_row: var(--license-row-height, 40px);
  --_control: var(--license-control-height, 40px);
  --_gap: var(--license-gap, 8px);
  --_font: var(--license-font, var(--mat-sys-body-medium-font, inherit));
  --_size: var(--license-font-size, var(--mat-sys-body-medium-size, 0.875rem));
  color: var(--_text);
  font-family: var(--_font);
  font-size: var(--_size);
  line-height: 1.4;
}
:host, :host *, :host *::before, :host *::after { box-sizing: border-box; }
:host :focus-visible { outline: 2px solid var(--_primary); outline-offset: 2px; }
`;

/** Buttons of the components; `.primary` is the one a person came for, `.text` the quiet one. At least 24 px high. */
export const licenseButtons = `
button.license-button {
  appearance: none; display: inline-flex; align-items: center; justify-content: center; gap: 6px;
  min-block-size: calc(var(--_control) - 8px); padding-inline: 12px; border: 1px solid var(--_outline);
  border-radius: var(--_radius); background: transparent; color: var(--_text); font: inherit; cursor: pointer;
}
button.license-button:hover:not(:disabled) { background: var(--_container); }
button.license-button.primary { background: var(--_primary); border-color: var(--_primary); color: var(--_on-primary); }
button.license-button.primary:hover:not(:disabled) { background: color-mix(in srgb, var(--_primary) 88%, var(--_text)); }
button.license-button.text { border-color: transparent; color: var(--_primary); }
button.license-button:disabled, button.license-button[aria-disabled='true'] { opacity: 0.55; cursor: default; }
`;

/** Read by screen readers, seen by nobody. */
export const visuallyHidden = `
.visually-hidden {
  position: absolute; inline-size: 1px; block-size: 1px; margin: -1px; padding: 0; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap; border: 0;
}
`;
