import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { SUB_ACTIONS } from '../src/values/mode.ts';
import type { Manifest, ManifestInput } from './manifest.ts';
import { referencePage } from './reference/page.ts';
import { actionFile } from './sub-actions/action-file.ts';
import { subActionReadme } from './sub-actions/readme.ts';
import { subAction } from './sub-actions/sub-action.ts';

/** All that follows from the manifest, formatted, by path. */
export async function generatedFiles(manifest: Manifest): Promise<ReadonlyMap<string, string>> {
  const files = [
    ['src/inputs/action-facts.ts', actionFacts(manifest)],
    ...SUB_ACTIONS.flatMap((mode) => [
      [`${mode}/action.yml`, actionFile(subAction(manifest, mode))],
      [`${mode}/README.md`, subActionReadme(mode)],
    ]),
    ['docs/reference.md', referencePage(manifest)],
  ] as const;
  return new Map(await Promise.all(files.map(async ([name, text]) => [name, await formatted(name, text)] as const)));
}

async function formatted(name: string, text: string): Promise<string> {
  const options = await resolveConfig(fileURLToPath(new URL(`../${name}`, import.meta.url)));
  return format(text, { ...options, filepath: name });
}

interface Facts extends Pick<Manifest, 'version'> {
  readonly inputs: readonly Pick<ManifestInput, 'name' | 'default'>[];
}

/** The source of `src/inputs/action-facts.ts`: the facts of `action.yml` and `package.json` that the code needs. */
export function actionFacts({ version, inputs }: Facts): string {
  const rows = inputs.map((input) => `  ${propertyName(input.name)}: ${quoted(literalDefault(input))},\n`);
  return `// Generated from action.yml and package.json by \`npm run docs\`; change those instead.

export const VERSION = ${quoted(version)};

/** Every input with its default: a workflow that hands on an empty value means the default. */
export const INPUT_DEFAULTS = {
${rows.join('')}} as const;
`;
}

/** The runner evaluates a default that is an expression; here it is empty. */
function literalDefault(input: Pick<ManifestInput, 'default'>): string {
  return input.default.startsWith('${{') ? '' : input.default;
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

function propertyName(name: string): string {
  return /^[a-z]+$/.test(name) ? name : quoted(name);
}

export interface Block {
  /** Path of the page, for the error. */
  readonly page: string;
  /** Named in both markers. */
  readonly name: string;
  /** Where the text comes from, as the first marker says. */
  readonly source: string;
  /** Ends with a line feed. */
  readonly text: string;
}

/** The page's text with that of the block between its markers. Throws when they are missing. */
export function withBlock(text: string, { page, name, source, text: block }: Block): string {
  const start = `<!-- ${name}: ${source} -->\n<!-- prettier-ignore-start -->\n`;
  const end = `<!-- prettier-ignore-end -->\n<!-- end of ${name} -->`;
  const from = text.indexOf(start);
  const to = text.indexOf(end, from);
  if (from === -1 || to === -1) throw new Error(`${page} has no place for the ${name}: its markers are missing.`);
  return `${text.slice(0, from)}${start}\n${block}\n${text.slice(to)}`;
}
