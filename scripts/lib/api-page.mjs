import { slugOf } from './site-page.mjs';

const titles = {
  Function: 'Functions',
  Class: 'Classes',
  Interface: 'Interfaces',
  Variable: 'Constants',
  TypeAlias: 'Types',
};

/** The API of an entry point, by the name it is imported by, from api-extractor's model, as a page of Markdown: its title and text. */
export function apiPage(name, model) {
  const [entry] = model.members;
  const groups = Object.entries(titles)
    .map(([kind, heading]) => ({ heading, members: entry.members.filter((each) => each.kind === kind) }))
    .filter(({ members }) => members.length > 0);
  const taken = new Set([slugOf(`API: ${name}`, new Set())]);
  const places = new Map();
  for (const { heading, members } of groups) {
    slugOf(heading, taken);
    for (const member of members) {
      const slug = slugOf(member.name, taken);
      if (!places.has(member.name)) places.set(member.name, slug);
    }
  }
  const index = groups.map(({ heading, members }) => {
    const links = members.map((member) => `[\`${member.name}\`](#${places.get(member.name)})`);
    return `**${heading}**: ${links.join(' · ')}`;
  });
  const parts = groups.map(
    ({ heading, members }) => `## ${heading}\n\n${members.map((each) => symbol(each, places)).join('\n')}`,
  );
  const title = `API: ${name}`;
  return {
    title,
    markdown: `# ${title}\n\n\`import { … } from '${name}';\`\n\n${[...index, ...parts].join('\n\n')}\n`,
  };
}

function symbol(member, places) {
  const members = (member.members ?? []).filter(({ name = 'constructor' }) => !name.startsWith('ɵ'));
  const rows = members
    .filter(({ isProtected }) => isProtected !== true)
    .map((each) => `| ${signature(each, places)} | ${cell(comment(each, places))} |`);
  const table = rows.length === 0 ? '' : `\n| member | |\n| --- | --- |\n${rows.join('\n')}\n`;
  return `### ${member.name}\n\n${comment(member, places)}\n\n${declaration(member, places)}\n${table}`;
}

/** Without `export declare`, and without the members of what has some. */
function declaration(member, places) {
  return `<pre><code>${code(member, places, (text) => text.replace(/^export (declare )?/, ''))}</code></pre>`;
}

function signature(member, places) {
  return `<code>${code(member, places, (text) => text.replace(/^readonly /, '').replace(/\s+/g, ' '))}</code>`;
}

/** The text of a declaration as HTML, the names that the page describes as links to there. */
function code({ excerptTokens = [], name }, places, change) {
  const last = excerptTokens.length - 1;
  return excerptTokens
    .map(({ kind, text }, index) => {
      const first = index === 0 ? change(text) : text;
      const shown = escaped(index === last ? first.replace(/;?\s*$/, '') : first);
      const isLink = kind === 'Reference' && text !== name && places.has(text);
      return isLink ? `<a href="#${places.get(text)}">${shown}</a>` : shown;
    })
    .join('');
}

/** Every character that Markdown or HTML could take for its own as a number. */
function escaped(text) {
  return text
    .replace(/[^\w .,:;()?=]/gu, (character) => `&#${character.codePointAt(0)};`)
    .replaceAll('_', '&#95;');
}

/** A docblock as Markdown. */
function comment({ docComment = '' }, places) {
  return docComment
    .replace(/^\/\*\*|\*\/\s*$/g, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, ''))
    .join('\n')
    .replace(/\{@link (\w+)([\w.]*)[^}]*\}/g, (_, name, rest) =>
      places.has(name) ? `[\`${name}${rest}\`](#${places.get(name)})` : `\`${name}${rest}\``,
    )
    .replace(/^@param (\w+)\s*-?/gm, '\n- `$1`')
    .replace(/^@throws\s+/gm, '\nThrows ')
    .replace(/^@returns\s+/gm, '\nReturns ')
    .replace(/^@deprecated/gm, '\n_Deprecated._')
    .trim();
}

/** In a table a cell is one line, and a bar ends it. */
function cell(markdown) {
  return markdown.replace(/\s*\n\s*/g, ' ').replaceAll('|', '\\|');
}
