/**
 * Runs every suite of package.json, in its order, up to the first that fails. The scenarios record what they exchange with the
 * simulator, which `test:openapi` judges.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { npmPath } from './npm-path.ts';

const root = dirname(import.meta.dirname);
const records = join(root, 'coverage', 'records');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
const suites = Object.keys(scripts).filter((name) => /^test(?::(?!all$)|$)/.test(name));
const npm = npmPath('npm run test:all');

rmSync(records, { recursive: true, force: true });
for (const suite of suites) {
  const options = { cwd: root, env: { ...process.env, OPENAPI_RECORDS: records }, stdio: 'inherit' } as const;
  const { status } = spawnSync(process.execPath, [npm, 'run', suite], options);
  if (status === 0) continue;
  console.error(`npm run ${suite} failed.`);
  process.exitCode = 1;
  break;
}
