import { spawn } from 'node:child_process';
import { cp, glob, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { atItsLine, examplesOf } from './examples.ts';
import type { Example } from './examples.ts';
import { toolPath } from './tools.ts';
import type { ToolName } from './tools.ts';

/**
 * Runs actionlint (with shellcheck) and zizmor on every workflow: the repository's own, those of the tests, and the
 * examples of README and docs. Prints the findings, and exits 1 when there are any.
 */

const ROOT = dirname(import.meta.dirname);
/** The name of this action in the examples. */
const PUBLISHED = /contree\/op-action@v\d+/g;
/** Outputs that action.yml cannot declare: one for each field of each leg. */
const OUTPUT_OF_A_LEG = 'property "leg-[a-z0-9-]+" is not defined';
/**
 * Examples name releases, as usual; the repository's own workflows pin digests. The runner of the tests does not support
 * GitHub's new `$/` for the repository itself.
 */
const POLICY =
  'rules:\n  unpinned-uses: { config: { policies: { "*": ref-pin } } }\n  self-repository: { disable: true }\n';

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'op-action-lint-'));
  try {
    const own = await filesOf('.github/workflows/*.yml');
    const tested = await filesOf('__tests__/workflows/**/*.yml');
    const workflows = tested.filter((path) => !path.endsWith('action.yml'));
    const examples = await examplesIn(['README.md', ...(await filesOf('docs/*.md'))]);
    const shown = await writeExamples(examples, join(folder, 'shown'), (text) => text);
    // With `./`, actionlint reads the action's inputs and outputs.
    const local = await writeExamples(examples, join(folder, 'local'), (text) => text.replaceAll(PUBLISHED, './'));
    const policy = join(folder, 'zizmor.yml');
    await writeFile(policy, POLICY);
    const zizmor = ['--offline', '--no-progress', '--quiet'];
    const actionlint = ['-ignore', OUTPUT_OF_A_LEG, '-shellcheck', toolPath('shellcheck')];
    await check('actionlint', [...actionlint, ...own, ...workflows], ROOT);
    await check('actionlint', [...actionlint, ...local], join(folder, 'local'));
    await check('shellcheck', ['.ci/run', '__tests__/unit/scripts/fake-gh.sh'], ROOT);
    await check('zizmor', [...zizmor, '--persona', 'pedantic', ...own, 'action.yml'], ROOT);
    await check('zizmor', [...zizmor, '--config', policy, ...tested], ROOT);
    await check('zizmor', [...zizmor, '--config', policy, ...shown], join(folder, 'shown'));
    process.stdout.write(
      `${String(own.length + tested.length)} files and ${String(examples.length)} examples checked.\n`,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function filesOf(pattern: string): Promise<string[]> {
  const files: string[] = [];
  for await (const file of glob(pattern, { cwd: ROOT })) files.push(file);
  return files.sort();
}

async function examplesIn(pages: readonly string[]): Promise<Example[]> {
  const texts = await Promise.all(pages.map((page) => readFile(join(ROOT, page), 'utf8')));
  const examples = texts.flatMap((text, index) => examplesOf(pages[index] ?? '', text));
  if (examples.length === 0) throw new Error('README and docs contain no workflow.');
  return examples;
}

/** Writes the examples into a project that also contains this action. Returns their paths, relative to the project. */
async function writeExamples(
  examples: readonly Example[],
  project: string,
  edit: (text: string) => string,
): Promise<string[]> {
  await mkdir(join(project, '.github', 'workflows'), { recursive: true });
  await mkdir(join(project, '.git'));
  await cp(join(ROOT, 'action.yml'), join(project, 'action.yml'));
  await symlink(join(ROOT, 'dist'), join(project, 'dist'));
  return Promise.all(
    examples.map(async (example) => {
      const path = join('.github', 'workflows', `${example.place.replaceAll(/[^\w.]/g, '-')}.yml`);
      await writeFile(join(project, path), edit(atItsLine(example)));
      return path;
    }),
  );
}

/** Runs a linter, which prints its findings. */
async function check(tool: ToolName, args: readonly string[], cwd: string): Promise<void> {
  const code = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(toolPath(tool), args, { cwd, stdio: 'inherit' });
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
