/**
 * Writes `src/action-facts.ts`: what the code must know of `action.yml` and `package.json`, which stay the only places
 * where defaults and the version are written. `--check` fails when the file is not what they give.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';

const root = dirname(import.meta.dirname);
const action = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as { inputs: Record<string, { default: string }> };
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
const key = (name: string): string => (/^[a-z]+$/.test(name) ? name : quoted(name));

/** A default that is an expression is for the runner to evaluate; here it is empty. */
const rows = Object.entries(action.inputs).map(
  ([name, { default: value }]) => `  ${key(name)}: ${quoted(value.startsWith('${{') ? '' : value)},\n`,
);
const text = `// Generated from action.yml and package.json by \`npm run docs\`; change those instead.

export const VERSION = ${quoted(version)};

/** Every input with its default: a workflow that hands on an empty value means the default. */
export const INPUT_DEFAULTS = {
${rows.join('')}} as const;
`;

const path = join(root, 'src', 'action-facts.ts');
if (process.argv.includes('--check')) {
  if (readFileSync(path, 'utf8') !== text) {
    console.error('src/action-facts.ts is not what action.yml gives. Run `npm run docs` and commit it.');
    process.exitCode = 1;
  }
} else writeFileSync(path, text);
