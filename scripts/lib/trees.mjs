import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './bundle.mjs';

const folder = join(root, 'goldens/accessibility');
/** What says nothing more than what is in it, or what is around it. */
const silent = new Set(['none', 'generic', 'InlineTextBox', 'RootWebArea', 'LayoutTable', 'LineBreak']);
/** Properties that a screen reader tells of. */
const told = new Set([
  'busy',
  'checked',
  'disabled',
  'expanded',
  'focused',
  'haspopup',
  'invalid',
  'live',
  'modal',
  'multiselectable',
  'pressed',
  'readonly',
  'required',
  'selected',
  'valuemax',
  'valuetext',
]);
/** Of grids, which the browser's tree leaves out. */
const counted = ['aria-rowcount', 'aria-colcount', 'aria-rowindex', 'aria-sort'];

/** What a screen reader gets of the page, as text: a line per node with its role, name and states. */
export async function accessibilityTree(context, page) {
  // What was said last is heard and gone: which of two sentences that was depends on how fast the machine is.
  await page.evaluate(() => {
    for (const region of document.querySelectorAll('.license-announcer, .cdk-live-announcer-element'))
      region.textContent = '';
  });
  const session = await context.newCDPSession(page);
  try {
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const lines = [];
    const walk = async (node, depth, around) => {
      const role = node.role?.value ?? '';
      const name = node.name?.value ?? '';
      const isTold =
        node.ignored !== true && !silent.has(role) && !(role === 'StaticText' && name === around);
      if (isTold) lines.push(`${'  '.repeat(depth)}${await lineOf(session, node, role, name)}`);
      for (const id of node.childIds ?? []) {
        const child = byId.get(id);
        if (child !== undefined) await walk(child, isTold ? depth + 1 : depth, isTold ? name : around);
      }
    };
    await walk(nodes[0], 0, '');
    return `${lines.join('\n')}\n`;
  } finally {
    await session.detach();
  }
}

/** What is wrong with the tree of a story beside the stored one. */
export async function compareTree(id, tree, accept) {
  const file = join(folder, `${id}.txt`);
  const stored = await readFile(file, 'utf8').catch(() => undefined);
  if (stored === tree) return [];
  if (accept) {
    await mkdir(folder, { recursive: true });
    await writeFile(file, tree);
    return [];
  }
  if (stored === undefined)
    return [`there is no goldens/accessibility/${id}.txt: npm run stories -- --accept`];
  const [before, after] = [stored.split('\n'), tree.split('\n')];
  const at = after.findIndex((line, index) => line !== before[index]);
  return [
    `what screen readers get differs from goldens/accessibility/${id}.txt, line ${at + 1}: "${(after[at] ?? '').trim()}", stored is "${(before[at] ?? '').trim()}"`,
  ];
}

async function lineOf(session, { properties = [], backendDOMNodeId, description, value }, role, name) {
  const parts = [role];
  if (name !== '') parts.push(JSON.stringify(name));
  if (value?.value) parts.push(`value=${JSON.stringify(value.value)}`);
  if (description?.value && description.value !== name)
    parts.push(`description=${JSON.stringify(description.value)}`);
  for (const { name: property, value: state } of properties) {
    if (!told.has(property) || state.value === false || state.value === undefined || state.value === 'false')
      continue;
    parts.push(state.value === true || state.value === 'true' ? property : `${property}=${state.value}`);
  }
  if (['grid', 'row', 'columnheader'].includes(role)) {
    const { node } = await session.send('DOM.describeNode', { backendNodeId: backendDOMNodeId });
    const { attributes = [] } = node;
    for (const attribute of counted) {
      const index = attributes.indexOf(attribute);
      if (index >= 0 && index % 2 === 0) parts.push(`${attribute.slice(5)}=${attributes[index + 1]}`);
    }
  }
  return parts.join(' ');
}
