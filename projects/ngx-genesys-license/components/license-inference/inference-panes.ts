/** What is asked beside what it needs; one below the other where there is no room. */
export const inferencePanes = `
:host {
  display: grid; grid-template-columns: minmax(0, 5fr) minmax(0, 7fr); gap: 16px 24px; align-items: start;
}
.given, .outcome { display: grid; gap: 8px; min-inline-size: 0; }
.title { font-weight: 600; }
@container (max-width: 640px) {
  :host { grid-template-columns: minmax(0, 1fr); }
}
`;
