/**
 * Runs every suite, up to the first that fails: the quick one, the long one, and those beside the official clients and other
 * programs. All record what they exchange with the simulator, which `test:openapi` judges at the end.
 */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { npmPath } from './npm-path.ts';

const root = dirname(import.meta.dirname);
const records = join(root, 'coverage', 'records');
const npm = npmPath('npm run test:all');

rmSync(records, { recursive: true, force: true });
for (const script of ['test', 'test:long', 'test:others', 'test:openapi']) {
  const options = { cwd: root, env: { ...process.env, OPENAPI_RECORDS: records }, stdio: 'inherit' } as const;
  const { status } = spawnSync(process.execPath, [npm, 'run', script], options);
  if (status === 0) continue;
  console.error(`npm run ${script} failed.`);
  process.exitCode = 1;
  break;
}
