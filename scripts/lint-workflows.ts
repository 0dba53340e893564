import { spawn } from 'node:child_process';
import { cp, glob, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { atItsLine, exampleFilesOf, examplesOf, withLocalActions } from './examples.ts';
import type { Example, ExampleFile } from './examples.ts';
import { SUB_ACTIONS } from '../src/values/mode.ts';
import { toolPath } from './tools.ts';
import type { ToolName } from './tools.ts';

/**
 * Runs actionlint (with shellcheck) and zizmor on every workflow and action: the repository's own, those of the tests, and the
 * examples of README and docs. Prints the findings, and exits 1 when there are any.
 */

const ROOT = dirname(import.meta.dirname);
const ACTIONS = ['action.yml', ...SUB_ACTIONS.map((mode) => `${mode}/action.yml`)];
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
    const readmes = ['README.md', ...SUB_ACTIONS.map((mode) => `${mode}/README.md`)];
    const pages = await readPages([...readmes, ...(await filesOf('docs/*.md'))]);
    const examples = pages.flatMap(([page, text]) => examplesOf(page, text));
    if (examples.length === 0) throw new Error('README and docs contain no workflow.');
    const files = pages.flatMap(([, text]) => exampleFilesOf(text));
    const shown = await writeExamples(examples, files, join(folder, 'shown'), (text) => text);
    // With `./`, actionlint reads the action's inputs and outputs.
    const local = await writeExamples(examples, files, join(folder, 'local'), withLocalActions);
    const policy = join(folder, 'zizmor.yml');
    await writeFile(policy, POLICY);
    const zizmor = ['--offline', '--no-progress', '--quiet'];
    const actionlint = ['-ignore', OUTPUT_OF_A_LEG, '-shellcheck', toolPath('shellcheck')];
    await check('actionlint', [...actionlint, ...own, ...workflows], ROOT);
    await check('actionlint', [...actionlint, ...local.filter(isWorkflow)], join(folder, 'local'));
    await check('shellcheck', ['.ci/run', '__tests__/release/fake-gh.sh'], ROOT);
    await check('zizmor', [...zizmor, '--persona', 'pedantic', ...own, ...ACTIONS], ROOT);
    await check('zizmor', [...zizmor, '--config', policy, ...tested], ROOT);
    await check('zizmor', [...zizmor, '--config', policy, ...shown], join(folder, 'shown'));
    process.stdout.write(`${String(own.length + tested.length)} files and ${String(shown.length)} examples checked.\n`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function filesOf(pattern: string): Promise<string[]> {
  const files: string[] = [];
  for await (const file of glob(pattern, { cwd: ROOT })) files.push(file);
  return files.sort();
}

async function readPages(paths: readonly string[]): Promise<(readonly [path: string, text: string])[]> {
  return Promise.all(paths.map(async (path) => [path, await readFile(join(ROOT, path), 'utf8')] as const));
}

/** Of what a project has below `.github`; an action is no workflow, and is checked by zizmor alone. */
function isWorkflow(path: string): boolean {
  return path.startsWith(join('.github', 'workflows'));
}

/**
 * Writes the examples into a project that also contains this action, and the files that they use. Returns the paths of
 * workflows and actions, relative to the project.
 */
async function writeExamples(
  examples: readonly Example[],
  files: readonly ExampleFile[],
  project: string,
  edit: (text: string) => string,
): Promise<string[]> {
  await mkdir(join(project, '.github', 'workflows'), { recursive: true });
  await mkdir(join(project, '.git'));
  for (const file of ACTIONS) await cp(join(ROOT, file), join(project, file));
  await symlink(join(ROOT, 'dist'), join(project, 'dist'));
  const workflows = examples.map((example) => ({
    ...example,
    path: join('.github', 'workflows', `${example.place.replaceAll(/[^\w.]/g, '-')}.yml`),
  }));
  const all = [...workflows, ...files];
  await Promise.all(
    all.map(async (file) => {
      await mkdir(join(project, dirname(file.path)), { recursive: true });
      await writeFile(join(project, file.path), edit(atItsLine(file)));
    }),
  );
  return all.map(({ path }) => path).filter((path) => isWorkflow(path) || path.endsWith('action.yml'));
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
