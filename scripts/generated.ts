import type { Manifest, ManifestInput } from './manifest.ts';

/** The source of `src/inputs/action-facts.ts`: what the code must know of `action.yml` and `package.json`. */
export function actionFacts({ version, inputs }: Manifest): string {
  const rows = inputs.map((input) => `  ${propertyName(input.name)}: ${quoted(literalDefault(input))},\n`);
  return `// Generated from action.yml and package.json by \`npm run docs\`; change those instead.

export const VERSION = ${quoted(version)};

/** Every input with its default: a workflow that hands on an empty value means the default. */
export const INPUT_DEFAULTS = {
${rows.join('')}} as const;
`;
}

/** A default that is an expression is for the runner to evaluate; here it is empty. */
function literalDefault(input: ManifestInput): string {
  return input.default.startsWith('${{') ? '' : input.default;
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

function propertyName(name: string): string {
  return /^[a-z]+$/.test(name) ? name : quoted(name);
}

/** The README with each generated block as the manifest gives it. Throws when one of its markers is missing. */
export function withTables(readme: string, manifest: Manifest): string {
  return withBlock(withBlock(readme, 'inputs', inputTables(manifest)), 'outputs', outputTable(manifest));
}

/** One table a group, under the group's name. */
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

/** Also inside code, a bar has to be escaped to stay in its cell. */
function cell(text: string): string {
  return text.trim().replace(/\s+/g, ' ').replaceAll('|', '\\|');
}

function withBlock(readme: string, name: string, block: string): string {
  const start = `<!-- ${name}: generated from action.yml by npm run docs -->\n<!-- prettier-ignore-start -->\n`;
  const end = `<!-- prettier-ignore-end -->\n<!-- end of ${name} -->`;
  const [from, to] = [readme.indexOf(start), readme.indexOf(end)];
  if (from === -1 || to < from) throw new Error(`README.md has no place for the ${name}: its markers are missing.`);
  return `${readme.slice(0, from)}${start}\n${block}\n${readme.slice(to)}`;
}
