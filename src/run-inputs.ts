import { parseCollectLines, type CollectLine } from './collect/collect-lines.ts';
import { parseFileLines, type FileLine } from './files/file-lines.ts';
import { InvalidFiles } from './files/invalid-files.ts';
import { findLocalFiles, type FileSet } from './files/local-files.ts';
import { placesOf } from './files/place.ts';
import { inputReader, readAll } from './input-readers.ts';
import { inputText, InvalidInputs, type InputName, type InputSource } from './input-source.ts';
import { InvalidPlan } from './legs/plan/invalid-plan.ts';
import type { RunPlan } from './legs/plan/leg-plan.ts';
import { readPlan } from './legs/plan/read-plan.ts';
import { readOrigin, type Origin } from './legs/start/origin.ts';
import { parseBoolean, parseChoice, parseInteger } from './values.ts';

/** What only mode run is given, checked whole. */
export interface RunSettings {
  readonly plan: RunPlan;
  readonly setupFiles: FileSet;
  /** One for each leg of the plan; legs with the same lines share one. */
  readonly legFiles: readonly FileSet[];
  readonly registry: { readonly username: string; readonly password: string } | null;
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
    registry: () => readRegistry(source),
    planned: () => readPlanned(source),
  });
  const { plan, warnings, setupFiles, legFiles } = planned;
  const origin = readOrigin(source.env, inputText(source, 'job-index'));
  return { run: { ...settings, plan, setupFiles, legFiles, origin, workspace: source.directory }, warnings };
}

interface Planned extends Pick<RunSettings, 'plan' | 'setupFiles' | 'legFiles'> {
  readonly warnings: readonly string[];
}

async function readPlanned(source: InputSource): Promise<Planned> {
  const { plan, warnings } = await planOf(source);
  const found = new Map<string, Promise<FileSet>>();
  const problems = new Set<string>();
  const find = (lines: readonly FileLine[]): Promise<FileSet> => {
    const key = JSON.stringify(lines);
    const finding = found.get(key) ?? localFiles(lines, source.directory, problems);
    found.set(key, finding);
    return finding;
  };
  const setupFiles = await find(plan.setup?.files ?? []);
  const legFiles: FileSet[] = [];
  for (const leg of plan.legs) legFiles.push(await find(leg.files));
  checkPlaces(setupFiles, [plan.setup?.cwd ?? null], problems);
  for (const set of new Set(legFiles)) {
    const directories = plan.legs.filter((_, index) => legFiles[index] === set).map(({ cwd }) => cwd);
    checkPlaces(set, directories, problems);
  }
  if (problems.size > 0) throw new InvalidInputs([...problems]);
  return { plan, warnings, setupFiles, legFiles };
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
      detach: isTrue(text('detach')),
    });
  } catch (error) {
    if (!(error instanceof InvalidPlan)) throw error;
    const problems = new Set(error.problems);
    const lines = text('files');
    if (![...problems].some((problem) => problem.startsWith('files')) && !lines.includes('{{')) {
      await localFiles(parseFileLines(lines), source.directory, problems);
    }
    throw new InvalidInputs([...problems]);
  }
}

/** What is wrong goes to `problems`, and nothing is found then. */
async function localFiles(lines: readonly FileLine[], directory: string, problems: Set<string>): Promise<FileSet> {
  if (lines.length === 0) return NO_FILES;
  try {
    return await findLocalFiles(lines, directory);
  } catch (error) {
    if (!(error instanceof InvalidFiles)) throw error;
    for (const problem of error.problems) problems.add(`files: ${problem}`);
    return NO_FILES;
  }
}

/** Two files may meet in one place only when the working directory is known. */
function checkPlaces({ files }: FileSet, directories: readonly (string | null)[], problems: Set<string>): void {
  for (const cwd of new Set(directories)) {
    try {
      placesOf(files, cwd);
    } catch (error) {
      if (!(error instanceof InvalidFiles)) throw error;
      for (const problem of error.problems) problems.add(`files: ${problem}`);
    }
  }
}

function readRegistry(source: InputSource): RunSettings['registry'] {
  const username = inputText(source, 'registry-username');
  const password = inputText(source, 'registry-password');
  if (username === '' && password === '') return null;
  if (password === '') throw new InvalidInputs(['registry-password: none is given, but registry-username is']);
  if (username === '') throw new InvalidInputs(['registry-username: none is given, but registry-password is']);
  return { username, password };
}

/** A step that detaches is gone when its legs end. */
function refuseBeside(source: InputSource): void {
  const refused = (['max-parallel', 'collect'] as const).filter((name) => inputText(source, name) !== '');
  if (refused.length === 0) return;
  throw new InvalidInputs(
    refused.map((name) => `${name}: cannot be combined with detach, since the step does not wait for its legs`),
  );
}

function isTrue(text: string): boolean {
  return text.toLowerCase() === 'true';
}
