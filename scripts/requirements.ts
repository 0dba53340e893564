/**
 * Writes `scripts/requirements` from the packages that `scripts/tools.ts` names: each package that they need, with its
 * version and the hashes of all its files. Needs uv (`pip install uv`). Versions that a file has stay as they are;
 * `--upgrade` takes newer ones, `--upgrade-package NAME` one newer one.
 */
import { execFileSync } from 'node:child_process';
import { requirementsFile } from './tool.ts';
import { directRequirements } from './tools.ts';

/**
 * For any system and any Python from 3.11, from wheels alone. A release that was tampered with is usually found and
 * withdrawn within days.
 */
const OPTIONS = [
  ...['--quiet', '--no-python-downloads', '--universal', '--python-version', '3.11', '--only-binary', ':all:'],
  ...['--generate-hashes', '--no-header', '--no-annotate', '--exclude-newer', '7 days'],
];

for (const [name, packages] of Object.entries(directRequirements())) {
  const args = ['pip', 'compile', ...OPTIONS, ...process.argv.slice(2), '-', '--output-file', requirementsFile(name)];
  // uv also prints what it writes.
  execFileSync('uv', args, { input: packages.join('\n'), stdio: ['pipe', 'ignore', 'inherit'] });
}
