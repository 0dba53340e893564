import { type FileSet, findLocalFiles, NO_FILES } from '../files/local-files.ts';
import { remotePathsOf } from '../files/remote-paths.ts';
import { collectsInto, parseCollectLines } from '../collect/collect-lines.ts';
import { parseLocalFolder } from '../collect/local-folder.ts';
import { type FileLine, parseFileLines } from '../plan/file-lines.ts';
import { parseImageReference, registryOf } from '../plan/image-reference.ts';
import { firstImages, PLAN_INPUTS, type PlanTexts, type RunPlan } from '../plan/leg-plan.ts';
import { readPlan } from '../plan/read-plan.ts';
import { InvalidInputs, Problems } from '../values/problems.ts';
import { parseChoice, parseDuration, parseInteger, quote } from '../values/values.ts';
import { givenAmong, inputReader, readAll, readFirst } from './input-reader.ts';
import { type InputName, type InputSource, inputText } from './input-source.ts';
import { readLegsFile } from './legs-file.ts';
import { checkRetriedTimeout, readRetries } from './retry-inputs.ts';
import type { Switches } from './switches.ts';
import { warnUnused } from './unused-inputs.ts';
import { readWorkflowRun } from './workflow-run.ts';

/**
 * The inputs of mode run alone. It looks at local files, so that a missing one is known before any request.
 *
 * @throws {InvalidInputs} with all problems at once
 */
export async function readRunInputs(source: InputSource, switches: Switches, signal?: AbortSignal) {
  const { read, optional } = inputReader(source);
  const login = readFirst(() => readLogin(source));
  const retries = readFirst(() => readRetries(source, switches.detach.value === true));
  const { planned, retrySettings, onRerun, ...others } = await readAll({
    detach: () => {
      const detach = switches.detach.checked();
      const names = ['max-parallel', 'collect', 'test-reports', 'on-timeout', 'fail-fast', 'output-dir'] as const;
      const live = inputText(source, 'logs').toLowerCase() === 'live' ? (['logs'] as const) : [];
      const refused = detach ? [...givenAmong(source, names), ...live] : [];
      const problem = 'it cannot be used with detach, since the step does not wait for its legs: drop one of the two';
      if (refused.length > 0) throw new InvalidInputs(refused.map((name) => `${name}: ${problem}`));
      return detach;
    },
    dryRun: switches.dryRun.checked,
    collect: () => readCollect(source),
    // What reads reports is loaded for them alone.
    reports: async () =>
      inputText(source, 'test-reports') === '' ? null : (await import('./report-inputs.ts')).readReportInputs(source),
    /** Null for no limit. */
    maxParallel: () => optional('max-parallel', (text) => parseInteger(text, { least: 1, greatest: 10_000 })),
    retrySettings: retries.checked,
    onRerun: () => read('on-rerun', (text) => parseChoice(text, ['all', 'failed'])),
    ifNoFilesFound: () => read('if-no-files-found', (text) => parseChoice(text, ['warn', 'error', 'ignore'])),
    /** Milliseconds, from the end of the last leg on. */
    collectTimeout: () => read('collect-timeout', (text) => parseDuration(text, { least: 1_000 })),
    /** Beside the token: no log and no file may show them. */
    secrets: () => [login.checked()?.password ?? []].flat(),
    planned: async () => {
      const planned = await readPlanned({ source, signal }, login.value, switches.detach.value === true);
      if (retries.value !== null) checkRetriedTimeout(retries.value, planned.timeouts);
      return planned;
    },
  });
  const { warnings, ...plan } = planned;
  const readsImages = others.collect.length > 0 || others.reports !== null;
  const needsTime = readsImages || plan.plan.legs.some(({ tag }) => tag !== null);
  // It waits for a setup alone, and looks at legs that it takes over.
  const printsNothing = others.detach && plan.plan.setup === null && onRerun === 'all';
  const unused = [
    ...(readsImages
      ? []
      : warnUnused(source, ['if-no-files-found'], 'nothing is collected, and no test report is read')),
    ...(needsTime
      ? []
      : warnUnused(source, ['collect-timeout'], 'nothing is collected or tagged, and no test report is read')),
    ...(onRerun === 'failed' ? [] : warnUnused(source, ['since'], 'on-rerun is not failed')),
    ...(printsNothing ? warnUnused(source, ['logs'], 'the step does not wait for its legs') : []),
  ];
  const { origin } = switches;
  // `earlier`: the workflow run whose earlier attempts are looked for; null when there are none, or all is started in any case.
  const earlier = onRerun === 'failed' && origin.attempt > 1 ? readWorkflowRun(source, switches) : null;
  // `workspace`: the absolute path that local paths start from.
  return {
    settings: { ...others, ...retrySettings, ...plan, origin, earlier, workspace: source.directory },
    warnings: [...warnings, ...unused],
  };
}

/** @throws {InvalidInputs} also where output-dir is one of the folders */
function readCollect(source: InputSource) {
  const { optional } = inputReader(source);
  const lines = optional('collect', parseCollectLines) ?? [];
  const folder = readFirst(() => optional('output-dir', parseLocalFolder)).value;
  if (folder === null || !collectsInto(folder, lines)) return lines;
  const problem = `${quote(folder)} is a folder of collect too, and what is collected could replace the output of a leg`;
  throw new InvalidInputs([`output-dir: ${problem}: name another folder`]);
}

interface PlanSource {
  readonly source: InputSource;
  /** Ends the search for files. */
  readonly signal: AbortSignal | undefined;
}

async function readPlanned({ source, signal }: PlanSource, login: ReturnType<typeof readLogin>, detach: boolean) {
  const { plan, timeouts, warnings } = await planOf({ source, signal }, detach);
  const problems = new Problems();
  const sets = await findFiles(plan, { source, signal }, problems);
  const host = login === null ? null : registryHost(inputText(source, 'image'), plan, problems);
  problems.throwIfAny();
  const registry = login === null || host === null ? null : { host, ...login };
  const ofLogin = ['registry-username', 'registry-password'] as const;
  const unused = registry === null ? warnUnused(source, ofLogin, 'no image comes from a registry') : [];
  return { plan, timeouts, warnings: [...warnings, ...unused], ...sets, registry };
}

/** The local files of the setup and of each leg; legs with the same lines share one set. */
async function findFiles(plan: RunPlan, { source, signal }: PlanSource, problems: Problems) {
  const found = new Map<string, FileSet>();
  const find = async (lines: readonly FileLine[], where: InputName = 'files'): Promise<FileSet> => {
    const key = JSON.stringify(lines);
    const set = found.get(key) ?? (await localFiles(where, lines, { source, signal }, problems));
    found.set(key, set);
    return set;
  };
  const ofSetup = inputText(source, 'setup-files') === '' ? 'files' : 'setup-files';
  const setupFiles = await find(plan.setup?.files ?? [], ofSetup);
  const legFiles: FileSet[] = [];
  for (const leg of plan.legs) legFiles.push(await find(leg.files));
  // Where two files meet depends on the working directory: `/srv/a` and `a` do in `/srv` alone.
  const { setup } = plan;
  if (setup !== null) problems.attempt(ofSetup, () => remotePathsOf(setupFiles.files, setup.cwd));
  for (const set of new Set(legFiles)) {
    const directories = plan.legs.filter((_, index) => legFiles[index] === set).map(({ cwd }) => cwd);
    for (const cwd of new Set(directories)) problems.attempt('files', () => remotePathsOf(set.files, cwd));
  }
  return { setupFiles, legFiles };
}

/** The plan. Where there is none, what is wrong with the step's files is reported beside what is wrong with the plan. */
async function planOf({ source, signal }: PlanSource, detach: boolean) {
  const given = givenAmong(source, PLAN_INPUTS);
  const texts = Object.fromEntries(
    PLAN_INPUTS.map((name) => [name, given.includes(name) ? inputText(source, name) : '']),
  ) as PlanTexts;
  try {
    const needImages = givenAmong(source, ['collect', 'test-reports']);
    const legsFile = await readLegsFile(source);
    return readPlan({ ...texts, legsFile, variables: source.env, needImages, detach });
  } catch (error) {
    if (!(error instanceof InvalidInputs)) throw error;
    const problems = new Problems();
    problems.attempt('', (): null => {
      throw error;
    });
    if (!error.problems.some((problem) => problem.startsWith('files')) && !texts.files.includes('{{')) {
      await localFiles('files', parseFileLines(texts.files), { source, signal }, problems);
    }
    problems.throwIfAny();
    throw error;
  }
}

/** Finds no files when something is wrong. */
async function localFiles(
  where: InputName,
  lines: readonly FileLine[],
  { source, signal }: PlanSource,
  problems: Problems,
) {
  if (lines.length === 0) return NO_FILES;
  return (await problems.attempt(where, () => findLocalFiles(lines, source.directory, { signal }))) ?? NO_FILES;
}

/** Null when neither part is given. */
function readLogin(source: InputSource) {
  const username = inputText(source, 'registry-username');
  const password = inputText(source, 'registry-password');
  if (username === '' && password === '') return null;
  if (password === '')
    throw new InvalidInputs(['registry-password: it is empty, but registry-username is given: give both, or none']);
  if (username === '')
    throw new InvalidInputs(['registry-username: it is empty, but registry-password is given: give both, or none']);
  return { username, password };
}

/**
 * The one registry that the login is for: that of the input `image`, else the only one that legs name. A password must not
 * meet another registry by chance. Null when no image comes from a registry.
 */
function registryHost(image: string, plan: RunPlan, problems: Problems): string | null {
  const isOne = image.startsWith('docker://') && !image.includes('{{');
  const references = isOne ? [parseImageReference(image)] : firstImages(plan);
  const hosts = [...new Set(references.flatMap((each) => (each.kind === 'registry' ? registryOf(each) : [])))];
  const several = `the legs name several registries (${hosts.join(', ')}): name the one that it is for in image`;
  if (hosts.length > 1) problems.add('registry-username', several);
  return hosts[0] ?? null;
}
