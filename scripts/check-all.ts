/**
 * Runs every check of the sources that needs only npm, as many at a time as the machine has cores. A check's output is printed
 * when it ends, so that no two are mixed. Fails when one of them failed, after all.
 */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import { text } from 'node:stream/consumers';
import pLimit from 'p-limit';
import { npmPath } from './npm-path.ts';

/** The longest first. The first checks the types too. */
const CHECKS = ['lint', 'check-dist', 'format:check', 'unused', 'docs -- --check'];

const npm = npmPath('npm run check');

async function run(check: string): Promise<void> {
  const child = spawn(process.execPath, [npm, 'run', ...check.split(' ')], {
    cwd: dirname(import.meta.dirname),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  process.stdout.write(stdout + stderr);
  if (code === 0) return;
  console.error(`npm run ${check} failed.`);
  process.exitCode = 1;
}

const limit = pLimit(availableParallelism());
await Promise.all(CHECKS.map((check) => limit(run, check)));
