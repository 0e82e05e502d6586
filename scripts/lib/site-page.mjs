import { dirname, relative } from 'node:path/posix';

/** The id of a heading, as GitHub makes it, so that links work there and here. */
export function slugOf(heading, taken) {
  const plain = heading
    .replace(/<[^>]*>|`|\*|\[|\]\([^)]*\)/g, '')
    .toLowerCase()
    .replace(/&\w+;/g, '')
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
  let slug = plain;
  for (let count = 1; taken.has(slug); count++) slug = `${plain}-${count}`;
  taken.add(slug);
  return slug;
}

/** A whole page, with the way to all others. */
export function sitePage({ title, body, address, entries, version }) {
  const to = (target) => relative(dirname(address), target);
  const groups = Object.entries(Object.groupBy(entries, ({ section }) => section));
  const items = (group) =>
    group
      .map((entry) => {
        const current = entry.address === address ? ' aria-current="page"' : '';
        return `<li><a href="${to(entry.address)}"${current}>${escaped(entry.title.replace(/^API: /, ''))}</a></li>`;
      })
      .join('');
  const nav = groups.map(([name, group]) => `<h2>${name}</h2><ul>${items(group)}</ul>`).join('');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)} · ngx-genesys-license</title>
<link rel="stylesheet" href="${to('style.css')}">
</head>
<body>
<a class="skip" href="#content">Skip to the page</a>
<header><a href="${to('index.html')}">ngx-genesys-license</a> <span>${version}</span> <a class="to-pages" href="#pages">All pages</a></header>
<nav id="pages" aria-label="Pages">${nav}</nav>
<main id="content">
${body}
</main>
</body>
</html>
`;
}

function escaped(text) {
  return text.replaceAll('`', '').replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** Light and dark, readable on a phone, printable; no script. */
export const siteStyle = `:root { color-scheme: light dark; --line: light-dark(#d9dde3, #3a3f47); --soft: light-dark(#f5f6f8, #1d2025); --accent: light-dark(#0b57b8, #8ab8ff); }
* { box-sizing: border-box; }
body { margin: 0; display: grid; grid-template: auto 1fr / 17rem minmax(0, 1fr); font: 16px/1.6 system-ui, sans-serif; background: light-dark(#fff, #14161a); color: light-dark(#1b1f24, #e4e7eb); }
header { grid-column: 1 / -1; display: flex; gap: 0.75rem; align-items: baseline; padding: 0.75rem 1.5rem; border-bottom: 1px solid var(--line); }
header a:first-child { font-weight: 600; color: inherit; text-decoration: none; } header span { font-size: 0.875rem; opacity: 0.75; } .to-pages { display: none; margin-inline-start: auto; }
nav { position: sticky; top: 0; height: 100vh; overflow-y: auto; padding: 1.5rem 1rem; border-inline-end: 1px solid var(--line); font-size: 0.875rem; }
nav h2 { margin: 1rem 0 0.25rem; padding: 0 0.5rem; border: 0; font-size: 0.75rem; text-transform: uppercase; letter-spacing: 0.05em; opacity: 0.75; }
nav ul { margin: 0; padding: 0; list-style: none; }
nav a { display: block; padding: 0.25rem 0.5rem; border-radius: 0.375rem; text-decoration: none; overflow-wrap: anywhere; }
nav a[aria-current] { background: var(--soft); font-weight: 600; }
main { width: 100%; max-width: 56rem; padding: 2rem 2.5rem 6rem; }
a { color: var(--accent); }
a:focus-visible, pre:focus-visible, .table:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
h1 { line-height: 1.2; } h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line); padding-bottom: 0.25rem; } h3 { margin-top: 2rem; }
code { font: 0.875em ui-monospace, monospace; background: var(--soft); padding: 0.1em 0.3em; border-radius: 0.25rem; overflow-wrap: anywhere; }
pre { padding: 1rem; overflow-x: auto; background: var(--soft); border: 1px solid var(--line); border-radius: 0.5rem; }
pre code { padding: 0; background: none; overflow-wrap: normal; }
.table { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: 0.9375rem; }
th, td { text-align: start; vertical-align: top; padding: 0.4rem 0.6rem; border-bottom: 1px solid var(--line); }
img { max-width: 100%; height: auto; border: 1px solid var(--line); border-radius: 0.5rem; }
.skip { position: absolute; inset-inline-start: -100vw; } .skip:focus { inset-inline-start: 1rem; top: 1rem; background: Canvas; padding: 0.5rem; z-index: 1; }
@media (max-width: 50rem) { .to-pages { display: inline; } nav { position: static; height: auto; border-inline-end: 0; border-top: 1px solid var(--line); } main { padding: 1rem; } body { display: flex; flex-direction: column; } nav { order: 1; } h1 { font-size: 1.6rem; } h1, h2, h3 { overflow-wrap: anywhere; } td, th { min-width: 6rem; } }
`;
