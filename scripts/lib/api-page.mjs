/** The API of an entry point, from api-extractor's model, as a page of Markdown: its title and text. */
export function apiPage(name, model) {
  const [entry] = model.members;
  const groups = Object.groupBy(entry.members, ({ kind }) => kind);
  const order = ['Function', 'Class', 'Interface', 'Variable', 'TypeAlias'];
  const titles = {
    Function: 'Functions',
    Class: 'Classes',
    Interface: 'Interfaces',
    Variable: 'Constants',
    TypeAlias: 'Types',
  };
  const parts = order
    .filter((kind) => groups[kind] !== undefined)
    .map((kind) => `## ${titles[kind]}\n\n${groups[kind].map((member) => symbol(member)).join('\n')}`);
  const title = `API: ${name}`;
  return { title, markdown: `# ${title}\n\n${parts.join('\n\n')}\n` };
}

function symbol(member) {
  const members = (member.members ?? []).filter(({ name = 'constructor' }) => !name.startsWith('ɵ'));
  const rows = members
    .filter(({ isProtected }) => isProtected !== true)
    .map((each) => `| \`${cell(signature(each))}\` | ${cell(comment(each))} |`);
  const table = rows.length === 0 ? '' : `\n| member | |\n| --- | --- |\n${rows.join('\n')}\n`;
  return `### ${member.name}\n\n${comment(member)}\n\n\`\`\`ts\n${declaration(member)}\n\`\`\`\n${table}`;
}

function text({ excerptTokens = [] }) {
  return excerptTokens.map((token) => token.text).join('');
}

/** Without `export declare`, and without the members of what has some. */
function declaration(member) {
  return text(member)
    .replace(/^export (declare )?/, '')
    .trim();
}

function signature(member) {
  return text(member)
    .replace(/^readonly /, '')
    .replace(/;$/, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A docblock as Markdown. */
function comment({ docComment = '' }) {
  return docComment
    .replace(/^\/\*\*|\*\/\s*$/g, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, ''))
    .join('\n')
    .replace(/\{@link (\w+)[^}]*\}/g, '`$1`')
    .replace(/^@param (\w+)\s*-?/gm, '\n- `$1`')
    .replace(/^@throws /gm, '\nThrows ')
    .replace(/^@returns /gm, '\nReturns ')
    .replace(/^@deprecated/gm, '\n_Deprecated._')
    .trim();
}

/** In a table a cell is one line, and a bar ends it. */
function cell(markdown) {
  return markdown.replace(/\s*\n\s*/g, ' ').replaceAll('|', '\\|');
}
