/**
 * Generates `src/inputs/action-facts.ts` and the tables in `README.md` from `action.yml` and `package.json`, and what editors
 * need from the tables by which mode run reads its legs. `--check` writes nothing, and fails when one of them is out of date.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { actionFacts, withTables } from './generated.ts';
import { readManifest } from './manifest.ts';
import { planFiles } from './plan-files.ts';

const root = dirname(import.meta.dirname);
const manifest = readManifest(root);
const read = (name: string): string => readFileSync(join(root, name), 'utf8');
const generated = new Map([
  ['src/inputs/action-facts.ts', actionFacts(manifest)],
  ['README.md', withTables(read('README.md'), manifest)],
  ...planFiles(read),
]);

for (const [name, text] of generated) {
  if (read(name) === text) continue;
  if (process.argv.includes('--check')) {
    console.error(`${name} is out of date. Run \`npm run docs\` and commit it.`);
    process.exitCode = 1;
  } else {
    writeFileSync(join(root, name), text);
    console.log(`${name} is written.`);
  }
}
