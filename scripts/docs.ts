/**
 * Generates from `action.yml` and `package.json`: `src/inputs/action-facts.ts`, the actions for single modes in `run`, `wait`
 * and `cancel`, and `docs/reference.md`; and from the tables by which mode run reads its legs what editors need. `--check`
 * writes nothing, and fails when one of them is out of date.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generatedFiles } from './generated.ts';
import { readManifest } from './manifest.ts';
import { planFiles } from './plan-files.ts';

const root = dirname(import.meta.dirname);
const read = (name: string): string => readFileSync(join(root, name), 'utf8');
const generated = new Map([...(await generatedFiles(readManifest(root))), ...planFiles(read)]);

for (const [name, text] of generated) {
  const path = join(root, name);
  if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;
  if (process.argv.includes('--check')) {
    console.error(`${name} is out of date. Run \`npm run docs\` and commit it.`);
    process.exitCode = 1;
  } else {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    console.log(`${name} is written.`);
  }
}
