/** Text fields and native choices of the components (`class="license-field"`), and small removable or clickable marks. */
export const licenseFields = `
.license-field {
  appearance: auto; inline-size: 100%; min-block-size: calc(var(--_control) - 4px); padding: 4px 10px;
  border: 1px solid var(--_outline); border-radius: var(--_radius); background: var(--_surface); color: var(--_text);
  font: inherit;
}
.license-field::placeholder { color: var(--_muted); opacity: 1; }
.license-chip {
  appearance: none; display: inline-flex; align-items: center; gap: 6px; min-block-size: 26px; padding: 2px 10px;
  border: 1px solid var(--_line); border-radius: 999px; background: var(--_container); color: var(--_text);
  font: inherit; font-size: 0.92em; text-align: start; overflow-wrap: anywhere;
}
button.license-chip { cursor: pointer; }
button.license-chip:hover { border-color: var(--_outline); }
`;
