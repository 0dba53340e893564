import { type FileSet, findLocalFiles } from '../files/local-files.ts';
import { remotePathsOf } from '../files/remote-paths.ts';
import type { RegistryLogin } from '../images/import-image.ts';
import { type CollectLine, parseCollectLines } from '../plan/collect-lines.ts';
import { type FileLine, parseFileLines } from '../plan/file-lines.ts';
import { parseImageReference, registryOf } from '../plan/image-reference.ts';
import type { RunPlan } from '../plan/leg-plan.ts';
import { readPlan } from '../plan/read-plan.ts';
import { type Origin, readOrigin } from '../start/marker.ts';
import { InvalidFiles, InvalidInputs } from '../values/problems.ts';
import { parseBoolean, parseChoice, parseInteger } from '../values/values.ts';
import { type InputName, inputReader, type InputSource, inputText, isTrue, readAll } from './input-source.ts';

/** What only mode run is given, checked whole. */
export interface RunSettings {
  readonly plan: RunPlan;
  readonly setupFiles: FileSet;
  /** One for each leg of the plan; legs with the same lines share one. */
  readonly legFiles: readonly FileSet[];
  readonly registry: RegistryLogin | null;
  /** What no log and no file may show, beside the token. */
  readonly secrets: readonly string[];
  /** Null for no limit. */
  readonly maxParallel: number | null;
  readonly retries: number;
  readonly detach: boolean;
  readonly collect: readonly CollectLine[];
  readonly ifNoFilesFound: 'warn' | 'error' | 'ignore';
  readonly origin: Origin;
  /** Absolute path that local paths start from. */
  readonly workspace: string;
}

const NO_FILES: FileSet = { files: [], leftOut: { ignored: 0, examples: [] } };
const PARALLEL_BOUNDS = { least: 1, greatest: 10_000 };
const RETRY_BOUNDS = { least: 0, greatest: 100 };

/**
 * Reads what a step of mode run is to start. Local files are looked at, so that a missing one is known before any request.
 *
 * @throws {InvalidInputs} with all problems at once
 */
export async function readRunInputs(source: InputSource): Promise<{ run: RunSettings; warnings: readonly string[] }> {
  const { read, optional } = inputReader(source);
  const { planned, ...settings } = await readAll({
    detach: () => {
      const detach = read('detach', parseBoolean);
      if (detach) refuseBeside(source);
      return detach;
    },
    collect: () => optional('collect', parseCollectLines) ?? [],
    maxParallel: () => optional('max-parallel', (text) => parseInteger(text, PARALLEL_BOUNDS)),
    retries: () => read('retries', (text) => parseInteger(text, RETRY_BOUNDS)),
    ifNoFilesFound: () => read('if-no-files-found', (text) => parseChoice(text, ['warn', 'error', 'ignore'])),
    secrets: () => readSecrets(source),
    planned: () => readPlanned(source),
  });
  const { warnings, ...plan } = planned;
  const origin = readOrigin(source.env, inputText(source, 'job-index'), inputText(source, 'job-matrix'));
  return { run: { ...settings, ...plan, origin, workspace: source.directory }, warnings };
}

interface Planned extends Pick<RunSettings, 'plan' | 'setupFiles' | 'legFiles' | 'registry'> {
  readonly warnings: readonly string[];
}

async function readPlanned(source: InputSource): Promise<Planned> {
  const { plan, warnings: ofPlan } = await planOf(source);
  const warnings = [...ofPlan];
  const found = new Map<string, Promise<FileSet>>();
  const problems = new Set<string>();
  const find = (lines: readonly FileLine[], where: InputName = 'files'): Promise<FileSet> => {
    const key = JSON.stringify(lines);
    const finding = found.get(key) ?? localFiles(where, lines, source.directory, problems);
    found.set(key, finding);
    return finding;
  };
  const ofSetup = inputText(source, 'setup-files') === '' ? 'files' : 'setup-files';
  const setupFiles = await find(plan.setup?.files ?? [], ofSetup);
  const legFiles: FileSet[] = [];
  for (const leg of plan.legs) legFiles.push(await find(leg.files));
  checkPlaces(ofSetup, setupFiles, [plan.setup?.cwd ?? null], problems);
  for (const set of new Set(legFiles)) {
    const directories = plan.legs.filter((_, index) => legFiles[index] === set).map(({ cwd }) => cwd);
    checkPlaces('files', set, directories, problems);
  }
  const registry = registryLogin(source, plan, problems);
  if (problems.size > 0) throw new InvalidInputs([...problems]);
  const unused = registry === null && inputText(source, 'registry-username') !== '';
  if (unused) warnings.push('registry-username: no image comes from a registry, so it is not used');
  return { plan, warnings, setupFiles, legFiles, registry };
}

/** The plan; when there is none, what is wrong with the step's files is told beside what is wrong with the plan. */
async function planOf(source: InputSource): Promise<ReturnType<typeof readPlan>> {
  const text = (name: InputName): string => inputText(source, name);
  try {
    return readPlan({
      legs: text('legs'),
      matrix: text('matrix'),
      command: text('command'),
      image: text('image'),
      setup: text('setup'),
      setupKey: text('setup-key'),
      setupFiles: text('setup-files'),
      files: text('files'),
      env: text('env'),
      cwd: text('cwd'),
      shell: text('shell'),
      hostname: text('hostname'),
      runTimeout: text('run-timeout'),
      truncateOutputAt: text('truncate-output-at'),
      disposable: text('disposable'),
      tag: text('tag'),
      collects: text('collect') !== '',
      detach: isTrue(source, 'detach'),
    });
  } catch (error) {
    if (!(error instanceof InvalidInputs)) throw error;
    const problems = new Set(error.problems);
    const lines = text('files');
    if (![...problems].some((problem) => problem.startsWith('files')) && !lines.includes('{{')) {
      await localFiles('files', parseFileLines(lines), source.directory, problems);
    }
    throw new InvalidInputs([...problems]);
  }
}

/** What is wrong goes to `problems`, and nothing is found then. */
async function localFiles(
  where: InputName,
  lines: readonly FileLine[],
  directory: string,
  problems: Set<string>,
): Promise<FileSet> {
  if (lines.length === 0) return NO_FILES;
  try {
    return await findLocalFiles(lines, directory);
  } catch (error) {
    if (!(error instanceof InvalidFiles)) throw error;
    for (const problem of error.problems) problems.add(`${where}: ${problem}`);
    return NO_FILES;
  }
}

/** Two files may meet in one place only when the working directory is known. */
function checkPlaces(
  where: InputName,
  { files }: FileSet,
  directories: readonly (string | null)[],
  problems: Set<string>,
): void {
  for (const cwd of new Set(directories)) {
    try {
      remotePathsOf(files, cwd);
    } catch (error) {
      if (!(error instanceof InvalidFiles)) throw error;
      for (const problem of error.problems) problems.add(`${where}: ${problem}`);
    }
  }
}

/** The registry's password; a login has both of its parts. */
function readSecrets(source: InputSource): string[] {
  const username = inputText(source, 'registry-username');
  const password = inputText(source, 'registry-password');
  if (username === '' && password === '') return [];
  if (password === '') throw new InvalidInputs(['registry-password: none is given, but registry-username is']);
  if (username === '') throw new InvalidInputs(['registry-username: none is given, but registry-password is']);
  return [password];
}

/**
 * The login for the one registry that it is meant for: that of the input `image`, else the only one that legs name. A
 * password must not meet another registry by chance. What is wrong goes to `problems`.
 */
function registryLogin(source: InputSource, { setup, legs }: RunPlan, problems: Set<string>): RegistryLogin | null {
  const username = inputText(source, 'registry-username');
  const password = inputText(source, 'registry-password');
  if (username === '' || password === '') return null;
  const image = inputText(source, 'image');
  const isOne = image.startsWith('docker://') && !image.includes('{{');
  const used = setup === null ? legs.flatMap((leg) => leg.image ?? []) : [setup.image];
  const references = isOne ? [parseImageReference(image)] : used;
  const hosts = new Set(
    references.flatMap((reference) => (reference.kind === 'registry' ? registryOf(reference) : [])),
  );
  const [host, ...others] = hosts;
  if (others.length > 0) {
    const named = [...hosts].join(', ');
    problems.add(
      `registry-username: the legs name several registries (${named}): name the one that it is for in image`,
    );
  }
  return host === undefined ? null : { host, username, password };
}

/** A step that detaches is gone when its legs end. */
function refuseBeside(source: InputSource): void {
  const refused = (['max-parallel', 'collect'] as const).filter((name) => inputText(source, name) !== '');
  if (refused.length === 0) return;
  throw new InvalidInputs(
    refused.map((name) => `${name}: cannot be combined with detach, since the step does not wait for its legs`),
  );
}
