import { type Credentials, resolveCredentials } from '../credentials/credentials.ts';
import { type ModeName, MODES } from '../legs/verdict.ts';
import type { SummaryPolicy } from '../report/report.ts';
import type { Selection } from '../selection/resolve.ts';
import { CLEANUP_POLICIES, type CleanupPolicy } from '../state.ts';
import { InvalidInputs } from '../values/problems.ts';
import { parseMoment } from '../values/moment.ts';
import {
  InvalidValue,
  parseBoolean,
  parseChoice,
  parseDuration,
  parseInteger,
  parseStatusFilter,
  quote,
} from '../values/values.ts';
import { type InputName, inputReader, type InputSource, inputText, readAll } from './input-source.ts';
import { readPublication } from './publication-inputs.ts';
import type { RunSettings } from './run-inputs.ts';
import { readSelection } from './selection-inputs.ts';

export type LogPolicy = 'none' | 'failed' | 'all' | 'live';

interface CommonInputs {
  readonly credentials: Credentials;
  /** Milliseconds, for one request. */
  readonly requestTimeout: number;
  /** Milliseconds, for all legs together; preparing them included; in show, cancel and list for all requests together. */
  readonly timeout: number;
  readonly summary: SummaryPolicy;
}

interface SelectingInputs extends CommonInputs {
  readonly selection: Selection;
  readonly cleanup: CleanupPolicy;
}

interface FollowingInputs {
  readonly onTimeout: 'leave' | 'cancel';
  readonly failFast: boolean;
  readonly logs: LogPolicy;
}

export interface WaitInputs extends SelectingInputs, FollowingInputs {
  readonly mode: 'wait';
}

export interface RunInputs extends CommonInputs, FollowingInputs, RunSettings {
  readonly mode: 'run';
  readonly cleanup: CleanupPolicy;
}

export interface ShowInputs extends SelectingInputs {
  readonly mode: 'show';
  readonly logs: LogPolicy;
}

export interface CancelInputs extends SelectingInputs {
  readonly mode: 'cancel';
  readonly ifFinished: 'error' | 'ignore';
}

export interface ListInputs extends CommonInputs {
  readonly mode: 'list';
  /** One listing each; null for any status. */
  readonly statuses: readonly string[] | null;
  readonly kind: string | null;
  readonly since: string | null;
  readonly until: string | null;
  readonly max: number;
}

/** What the step is to do, checked whole. */
export type Inputs = WaitInputs | ShowInputs | CancelInputs | ListInputs | RunInputs;

const MODE_ALIASES = { w: 'wait', sh: 'show', kill: 'cancel', k: 'cancel', ls: 'list', ps: 'list', r: 'run' } as const;
const SELECTING_INPUTS = ['operations', 'operations-file'] as const satisfies readonly InputName[];
/** The inputs that say what mode run starts. */
const STARTING_INPUTS = [
  'image',
  'legs',
  'matrix',
  'command',
  'setup',
  'files',
  'collect',
] as const satisfies readonly InputName[];
const NO_SELECTION: Selection = { kind: 'legs', legs: [], warnings: [] };
const MAX_BOUNDS = { least: 1, greatest: 1_000_000 };
const AT_LEAST_A_SECOND = { least: 1_000 };
/** Milliseconds. */
const WAIT_TIMEOUT = 60_000;
const RUN_TIMEOUT = 3_600_000;

/**
 * Reads every input and checks them all before any is acted on; a bad value is a mistake even where the mode would not
 * use it.
 *
 * @throws {InvalidInputs} with all problems at once
 */
export async function readInputs(source: InputSource): Promise<{ inputs: Inputs; warnings: readonly string[] }> {
  const { read, optional } = inputReader(source);
  const moment = (text: string): string => parseMoment(text, source.now);
  // Told apart before the mode is checked, so that a bad mode does not hide bad operations.
  const told = toldMode(inputText(source, 'mode'));

  const values = await readAll({
    mode: () => read('mode', parseMode),
    allowHttp: () => read('allow-http', parseBoolean),
    credentials: () => readCredentials(source),
    requestTimeout: () => read('request-timeout', (text) => parseDuration(text, AT_LEAST_A_SECOND)),
    timeout: () => optional('timeout', (text) => parseDuration(text, AT_LEAST_A_SECOND)),
    summary: () => read('summary', (text) => parseChoice(text, ['true', 'failed', 'false'])),
    // Checked here with all others; the end of the step reads it for itself, whatever is wrong with the others.
    publication: () => readPublication(source),
    cleanup: () => read('cleanup', (text) => parseChoice(text, ['auto', ...CLEANUP_POLICIES])),
    onTimeout: () => read('on-timeout', (text) => parseChoice(text, ['leave', 'cancel'])),
    failFast: () => read('fail-fast', parseBoolean),
    logs: () => optional('logs', (text) => parseChoice(text, ['none', 'failed', 'all', 'live'])),
    ifFinished: () => read('if-finished', (text) => parseChoice(text, ['error', 'ignore'])),
    statuses: () => read('status', parseStatusFilter),
    kind: () => optional('kind', (text) => parseChoice(text, ['instance', 'image_import'])),
    since: () => optional('since', moment),
    until: () => optional('until', moment),
    max: () => read('max', (text) => parseInteger(text, MAX_BOUNDS)),
    selection: async () => {
      // A bad mode may have been meant as one that takes no operations.
      const selects = told === null ? given(source, SELECTING_INPUTS).length > 0 : told !== 'list' && told !== 'run';
      const selection = selects ? await selectionOf(source) : NO_SELECTION;
      if (told === 'list') checkCleanup(source, 'mode list, which follows no legs');
      if (selection.kind === 'all') checkCleanup(source, '`all`, which would cancel what others started');
      return selection;
    },
    // Whatever only this mode needs is loaded for it alone.
    run: async () => (told === 'run' ? (await import('./run-inputs.ts')).readRunInputs(source) : null),
  });
  const { mode, credentials, requestTimeout, summary, selection, run } = values;
  const timeout = values.timeout ?? (mode === 'run' ? RUN_TIMEOUT : WAIT_TIMEOUT);
  const common = { credentials, requestTimeout, timeout, summary };
  const { onTimeout, failFast, logs, ifFinished, statuses, kind, since, until, max } = values;
  const following = { onTimeout, failFast, logs: logs ?? 'failed' };
  const owned = mode === 'run' && run?.run.detach === false;
  const cleanup = values.cleanup === 'auto' ? (owned ? 'always' : 'never') : values.cleanup;
  const selecting = { ...common, selection, cleanup };
  const warnings = [...selection.warnings, ...(run?.warnings ?? []), ...warnOfUnused(mode, source)];
  switch (mode) {
    case 'list':
      return { inputs: { ...common, mode, statuses, kind, since, until, max }, warnings };
    case 'wait':
      return { inputs: { ...selecting, ...following, mode }, warnings };
    case 'show':
      return { inputs: { ...selecting, mode, logs: logs ?? 'all' }, warnings };
    case 'cancel':
      return { inputs: { ...selecting, mode, ifFinished }, warnings };
    case 'run':
      if (run === null) throw new Error('Mode run has no settings.');
      return { inputs: { ...common, ...following, ...run.run, mode, cleanup }, warnings };
  }
}

/** @throws {InvalidInputs} which says that the mode is missing where a run was meant most likely */
async function selectionOf(source: InputSource): Promise<Selection> {
  try {
    return await readSelection(source);
  } catch (error) {
    const started = given(source, STARTING_INPUTS);
    if (!(error instanceof InvalidInputs) || started.length === 0) throw error;
    const hint = `mode: ${started.join(', ')} given, but only mode run starts anything: set mode to run`;
    throw new InvalidInputs([...error.problems, hint]);
  }
}

/** Inputs that are given although the mode has no use for them: most likely the mode is not the one that was meant. */
function warnOfUnused(mode: ModeName, source: InputSource): string[] {
  const unused = given(source, mode === 'run' || mode === 'list' ? SELECTING_INPUTS : []);
  const started = given(source, mode === 'run' ? [] : STARTING_INPUTS);
  return [
    ...unused.map((name) => `${name}: mode ${mode} takes no operations, so it is not used`),
    ...started.map((name) => `${name}: only mode run starts anything, so it is not used`),
  ];
}

/** Those of the inputs that are not empty. */
function given(source: InputSource, names: readonly InputName[]): readonly InputName[] {
  return names.filter((name) => inputText(source, name) !== '');
}

/** @throws {InvalidValue} */
function parseMode(text: string): ModeName {
  return parseChoice(text, MODES, MODE_ALIASES);
}

/** The mode, or null for a bad one, which the reader of the mode reports. */
function toldMode(text: string): ModeName | null {
  try {
    return parseMode(text);
  } catch (error) {
    if (error instanceof InvalidValue) return null;
    throw error;
  }
}

async function readCredentials(source: InputSource): Promise<Credentials> {
  const text = (name: InputName): string => inputText(source, name);
  const given = { token: text('token'), project: text('project'), url: text('url'), profile: text('profile') };
  // What is no boolean has its own problem; that the address needs one is not another.
  const allowHttp = !/^false$/i.test(text('allow-http'));
  return resolveCredentials({ ...given, allowHttp }, source.env);
}

function checkCleanup(source: InputSource, refused: string): void {
  const cleanup = inputText(source, 'cleanup');
  const policy = CLEANUP_POLICIES.find((known) => known === cleanup.toLowerCase());
  if (policy === undefined || policy === 'never') return;
  throw new InvalidInputs([`cleanup: ${quote(cleanup)} cannot be combined with ${refused}: use never`]);
}
