import { type FileSet, findLocalFiles } from '../files/local-files.ts';
import { remotePathsOf } from '../files/remote-paths.ts';
import type { RegistryLogin } from '../images/import-image.ts';
import { type CollectLine, parseCollectLines } from '../plan/collect-lines.ts';
import { type FileLine, parseFileLines } from '../plan/file-lines.ts';
import { parseImageReference, registryOf } from '../plan/image-reference.ts';
import { PLAN_INPUTS, type PlanTexts, type RunPlan } from '../plan/leg-plan.ts';
import { readPlan } from '../plan/read-plan.ts';
import type { Origin } from '../start/marker.ts';
import { InvalidInputs, Problems } from '../values/problems.ts';
import { parseChoice, parseInteger } from '../values/values.ts';
import { givenAmong, inputReader, readAll, readFirst } from './input-reader.ts';
import { type InputName, type InputSource, inputText } from './input-source.ts';
import type { Switches } from './switches.ts';

/** The inputs of mode run alone, checked whole. */
export interface RunSettings {
  readonly plan: RunPlan;
  readonly setupFiles: FileSet;
  /** One for each leg of the plan; legs with the same lines share one. */
  readonly legFiles: readonly FileSet[];
  readonly registry: RegistryLogin | null;
  /** Beside the token: no log and no file may show them. */
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
 * Reads what a step of mode run starts. It looks at local files, so that a missing one is known before any request.
 *
 * @throws {InvalidInputs} with all problems at once
 */
export async function readRunInputs(
  source: InputSource,
  switches: Switches,
): Promise<{ settings: RunSettings; warnings: readonly string[] }> {
  const { read, optional } = inputReader(source);
  const login = readFirst(() => readLogin(source));
  const { planned, ...others } = await readAll({
    detach: () => {
      const detach = switches.detach.checked();
      if (detach) refuseBeside(source);
      return detach;
    },
    collect: () => optional('collect', parseCollectLines) ?? [],
    maxParallel: () => optional('max-parallel', (text) => parseInteger(text, PARALLEL_BOUNDS)),
    retries: () => read('retries', (text) => parseInteger(text, RETRY_BOUNDS)),
    ifNoFilesFound: () => read('if-no-files-found', (text) => parseChoice(text, ['warn', 'error', 'ignore'])),
    secrets: () => [login.checked()?.password ?? []].flat(),
    planned: () => readPlanned(source, login.value, switches.detach.value === true),
  });
  const { warnings, ...plan } = planned;
  return { settings: { ...others, ...plan, origin: switches.origin, workspace: source.directory }, warnings };
}

async function readPlanned(source: InputSource, login: Login | null, detach: boolean) {
  const { plan, warnings } = await planOf(source, detach);
  const problems = new Problems();
  const found = new Map<string, FileSet>();
  const find = async (lines: readonly FileLine[], where: InputName = 'files'): Promise<FileSet> => {
    const key = JSON.stringify(lines);
    const set = found.get(key) ?? (await localFiles(where, lines, source.directory, problems));
    found.set(key, set);
    return set;
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
  const registry = login === null ? null : registryLogin(login, inputText(source, 'image'), plan, problems);
  problems.throwIfAny();
  const isUnused = login !== null && registry === null;
  const unused = isUnused ? ['registry-username: no image comes from a registry, so it is not used'] : [];
  return { plan, warnings: [...warnings, ...unused], setupFiles, legFiles, registry };
}

/** The plan. Where there is none, what is wrong with the step's files is reported beside what is wrong with the plan. */
async function planOf(source: InputSource, detach: boolean): Promise<ReturnType<typeof readPlan>> {
  const texts = Object.fromEntries(PLAN_INPUTS.map((name) => [name, inputText(source, name)])) as PlanTexts;
  try {
    return readPlan({ ...texts, collects: inputText(source, 'collect') !== '', detach });
  } catch (error) {
    if (!(error instanceof InvalidInputs)) throw error;
    const problems = new Problems();
    for (const problem of error.problems) problems.add('', problem);
    if (!error.problems.some((problem) => problem.startsWith('files')) && !texts.files.includes('{{')) {
      await localFiles('files', parseFileLines(texts.files), source.directory, problems);
    }
    problems.throwIfAny();
    throw error;
  }
}

/** Nothing is found when something is wrong. */
async function localFiles(
  where: InputName,
  lines: readonly FileLine[],
  directory: string,
  problems: Problems,
): Promise<FileSet> {
  if (lines.length === 0) return NO_FILES;
  return (await problems.attempt(where, () => findLocalFiles(lines, directory))) ?? NO_FILES;
}

/** Two files may meet in one place only when the working directory is known. */
function checkPlaces(
  where: InputName,
  { files }: FileSet,
  directories: readonly (string | null)[],
  problems: Problems,
): void {
  for (const cwd of new Set(directories)) problems.attempt(where, () => remotePathsOf(files, cwd));
}

type Login = Omit<RegistryLogin, 'host'>;

/** A login has both of its parts; null when neither is given. */
function readLogin(source: InputSource): Login | null {
  const username = inputText(source, 'registry-username');
  const password = inputText(source, 'registry-password');
  if (username === '' && password === '') return null;
  if (password === '') throw new InvalidInputs(['registry-password: none is given, but registry-username is']);
  if (username === '') throw new InvalidInputs(['registry-username: none is given, but registry-password is']);
  return { username, password };
}

/**
 * The login for the one registry that it is meant for: that of the input `image`, else the only one that legs name. A
 * password must not meet another registry by chance. Null when no image comes from a registry.
 */
function registryLogin(
  login: Login,
  image: string,
  { setup, legs }: RunPlan,
  problems: Problems,
): RegistryLogin | null {
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
      'registry-username',
      `the legs name several registries (${named}): name the one that it is for in image`,
    );
  }
  return host === undefined ? null : { host, ...login };
}

/** A step that detaches is gone when its legs end. */
function refuseBeside(source: InputSource): void {
  const problems = new Problems();
  for (const name of givenAmong(source, ['max-parallel', 'collect'])) {
    problems.add(name, 'cannot be combined with detach, since the step does not wait for its legs');
  }
  problems.throwIfAny();
}
