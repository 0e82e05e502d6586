// The documentation as a site in dist/site: every page of the repository, and the API of every entry point from its docblocks.
// Static HTML without a script or a foreign host. A link that leads nowhere fails. Needs dist/ and `npm run goldens`.
import { access, cp, glob, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join, normalize, relative } from 'node:path/posix';
import { Marked } from 'marked';
import { apiPage } from './lib/api-page.mjs';
import { root } from './lib/bundle.mjs';
import { packageNames } from './lib/packed.mjs';
import { sitePage, siteStyle, slugOf } from './lib/site-page.mjs';

const { homepage, version } = JSON.parse(
  await readFile(join(root, 'projects/ngx-genesys-license/package.json'), 'utf8'),
);
const repository = homepage.replace(/#.*$/, '');

/** The pages by the heading they stand under: source to address in the site. */
const sections = {
  Start: [
    'README.md',
    'projects/ngx-genesys-license/README.md',
    'projects/genesys-license-client/README.md',
    'projects/genesys-license-emulator/README.md',
  ],
  Guides: await pages('docs/guides/*.md'),
  Recipes: await pages('docs/recipes/*.md'),
  'What to expect': await pages('docs/*.md'),
  'API reference': await pages('.cache/goldens/*.api.json'),
  Decisions: await pages('docs/decisions/*.md'),
  Project: ['CHANGELOG.md', 'CONTRIBUTING.md'],
};
if (sections['API reference'].length === 0)
  throw new Error('There is no API to describe: npm run build && npm run goldens');

const addresses = new Map(
  Object.values(sections)
    .flat()
    .map((source) => [source, addressOf(source)]),
);
const site = join(root, 'dist/site');
await rm(site, { recursive: true, force: true });
await mkdir(site, { recursive: true });
await writeFile(join(site, 'style.css'), siteStyle);

/** What there is to link to, by address: the ids of its headings. */
const anchors = new Map();
const links = [];
const made = [];
for (const source of addresses.keys()) made.push(await make(source));

const entries = made.map(({ source, title }) => ({
  address: addresses.get(source),
  title,
  section: sectionOf(source),
}));
for (const { source, title, body } of made) {
  const address = addresses.get(source);
  const target = join(site, address);
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, sitePage({ title, body, address, entries, version }));
}

const broken = links.filter(({ address, anchor }) => !anchors.get(address)?.has(anchor) && anchor !== '');
for (const { source, href } of broken) console.log(`✗ ${source}: ${href} leads nowhere`);
console.log(`${made.length} pages in dist/site`);
const missing = links.filter(({ address }) => !anchors.has(address)).length;
const failed = broken.length + missing;
console.log(`${links.length + made.length - failed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);

async function pages(pattern) {
  return (await Array.fromAsync(glob(pattern, { cwd: root }))).sort();
}

function sectionOf(source) {
  return Object.entries(sections).find(([, sources]) => sources.includes(source))[0];
}

function addressOf(source) {
  if (source === 'README.md') return 'index.html';
  if (source.endsWith('.api.json')) return `api/${basename(source, '.api.json')}.html`;
  const [, name] = /^projects\/(.*)\/README\.md$/.exec(source) ?? [];
  return name === undefined
    ? `${source
        .replace(/^docs\//, '')
        .replace(/\.md$/, '')
        .toLowerCase()}.html`
    : `${name}.html`;
}

/** `ngx-genesys-license-components` is imported as `ngx-genesys-license/components`. */
function importedAs(name) {
  const owner = packageNames.find((each) => name.startsWith(each));
  return owner + name.slice(owner.length).replaceAll('-', '/');
}

/** A page's title and HTML; notes what it links to. */
async function make(source) {
  const text = await readFile(join(root, source), 'utf8');
  const { title, markdown } = source.endsWith('.json')
    ? apiPage(importedAs(basename(source, '.api.json')), JSON.parse(text))
    : { markdown: text };
  const ids = new Set();
  anchors.set(addresses.get(source), ids);
  const marked = new Marked({ mangle: false, headerIds: false });
  const tasks = [];
  marked.use({
    renderer: {
      heading(html, level, raw) {
        const id = slugOf(raw, ids);
        return `<h${level} id="${id}">${html}</h${level}>\n`;
      },
      link(href, _, html) {
        const [address, anchor] = resolveLink(source, href, tasks);
        return `<a href="${address}${anchor}">${html}</a>`;
      },
      image(href, _, alt) {
        const path = normalize(join(dirname(source), href));
        const target = `images/${basename(path)}`;
        tasks.push(
          mkdir(join(site, 'images'), { recursive: true }).then(() =>
            cp(join(root, path), join(site, target)),
          ),
        );
        return `<img src="${relative(dirname(addresses.get(source)), target)}" alt="${alt}">`;
      },
      table: (head, rows) =>
        `<div class="table"><table><thead>${head}</thead><tbody>${rows}</tbody></table></div>`,
    },
  });
  // What scrolls can be reached by keyboard, and an empty cell heads nothing.
  const body = marked
    .parse(markdown)
    .replace(/<(?=pre>|div class="table">)(pre|div)/g, '<$1 tabindex="0"')
    .replace(/<th([^>]*)><\/th>/g, '<td$1></td>');
  await Promise.all(tasks);
  return {
    source,
    body,
    title: source === 'README.md' ? 'Overview' : (title ?? /^# (.*)$/m.exec(text)?.[1] ?? source),
  };
}

/** Where a link leads in the site: to a page, to a file in the repository, or as it was. */
function resolveLink(source, href, tasks) {
  if (/^[a-z]+:/.test(href)) return [href, ''];
  const [path, anchor = ''] = href.split('#');
  const own = addresses.get(source);
  const target = path === '' ? source : normalize(join(dirname(source), path)).replace(/\/$/, '');
  const page = [target, `${target}/README.md`].find((candidate) => addresses.has(candidate));
  if (page !== undefined) {
    const address = addresses.get(page);
    links.push({ source, href, address, anchor });
    return [address === own ? '' : relative(dirname(own), address), anchor === '' ? '' : `#${anchor}`];
  }
  tasks.push(
    access(join(root, target)).catch(() =>
      links.push({ source, href, address: `no ${target}`, anchor: '-' }),
    ),
  );
  const kind = extname(target) === '' && !basename(target).includes('LICENSE') ? 'tree' : 'blob';
  return [`${repository}/${kind}/main/${target}`, ''];
}
