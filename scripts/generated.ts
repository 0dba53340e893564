import type { Manifest, ManifestInput } from './manifest.ts';

/** The source of `src/inputs/action-facts.ts`: the facts of `action.yml` and `package.json` that the code needs. */
export function actionFacts({ version, inputs }: Manifest): string {
  const rows = inputs.map((input) => `  ${propertyName(input.name)}: ${quoted(literalDefault(input))},\n`);
  return `// Generated from action.yml and package.json by \`npm run docs\`; change those instead.

export const VERSION = ${quoted(version)};

/** Every input with its default: a workflow that hands on an empty value means the default. */
export const INPUT_DEFAULTS = {
${rows.join('')}} as const;
`;
}

/** The runner evaluates a default that is an expression; here it is empty. */
function literalDefault(input: ManifestInput): string {
  return input.default.startsWith('${{') ? '' : input.default;
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

function propertyName(name: string): string {
  return /^[a-z]+$/.test(name) ? name : quoted(name);
}

/** The README with its tables generated from the manifest. Throws when a marker is missing. */
export function withTables(readme: string, manifest: Manifest): string {
  const source = 'generated from action.yml by npm run docs';
  const withInputs = withBlock(readme, { name: 'inputs', source, text: inputTables(manifest) });
  return withBlock(withInputs, { name: 'outputs', source, text: outputTable(manifest) });
}

/** One table for each group, under the group's name. */
function inputTables({ inputs }: Manifest): string {
  const groups = new Map<string, ManifestInput[]>();
  for (const input of inputs) groups.set(input.group, [...(groups.get(input.group) ?? []), input]);
  return [...groups]
    .map(([group, members]) => {
      const rows = members.map((input) => [`\`${input.name}\``, code(input.default), input.description]);
      const heading = group === '' ? '' : `### ${group}\n\n`;
      return heading + table(['Input', 'Default', 'Meaning'], rows);
    })
    .join('\n');
}

function outputTable({ outputs }: Manifest): string {
  return table(
    ['Output', 'Value'],
    outputs.map(({ name, description }) => [`\`${name}\``, description]),
  );
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |\n`;
  return [heads, heads.map(() => '---'), ...rows].map(line).join('');
}

function code(text: string): string {
  return text === '' ? '' : `\`${text}\``;
}

/** A bar would end the cell, even inside code. */
function cell(text: string): string {
  return text.trim().replace(/\s+/g, ' ').replaceAll('|', '\\|');
}

export interface Block {
  /** Named in both markers. */
  readonly name: string;
  /** Where the text comes from, as the first marker says. */
  readonly source: string;
  /** Ends with a line feed. */
  readonly text: string;
}

/** The page with the text between the block's markers. Throws, with the page's name, when they are missing. */
export function withBlock(page: string, { name, source, text }: Block, pageName = 'README.md'): string {
  const start = `<!-- ${name}: ${source} -->\n<!-- prettier-ignore-start -->\n`;
  const end = `<!-- prettier-ignore-end -->\n<!-- end of ${name} -->`;
  const from = page.indexOf(start);
  const to = page.indexOf(end, from);
  if (from === -1 || to === -1) throw new Error(`${pageName} has no place for the ${name}: its markers are missing.`);
  return `${page.slice(0, from)}${start}\n${text}\n${page.slice(to)}`;
}
