import { licenseButtons, licenseTokens } from 'ngx-genesys-license/components/common';

/** Styles of `license-users-table`: the frame around the grid, and what is said above and below it. */
export const usersTableStyles = [
  licenseTokens,
  licenseButtons,
  `
:host {
  display: flex;
  flex-direction: column;
  gap: var(--_gap);
  block-size: var(--license-table-height, 32rem);
  min-block-size: 0;
  background: var(--_surface);
}
p {
  margin: 0;
  color: var(--_muted);
}
.frame {
  position: relative;
  flex: 1;
  min-block-size: 160px;
  border: 1px solid var(--_line);
  border-radius: var(--_radius);
  overflow: hidden;
}
license-users-grid {
  position: absolute;
  inset: 0;
}
.empty {
  position: absolute;
  inset: calc(var(--_row) + 1px) 0 0;
  display: grid;
  place-content: center;
  justify-items: center;
  gap: var(--_gap);
  padding: 16px;
  color: var(--_muted);
  text-align: center;
}
.empty:has(license-skeleton) {
  place-content: start stretch;
  justify-items: stretch;
}
.below {
  min-block-size: max(28px, calc(var(--_control) - 8px));
}
`,
];
