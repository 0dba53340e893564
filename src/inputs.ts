import { InvalidCredentials, resolveCredentials, type Credentials } from './credentials.ts';
import { inputText, InvalidInputs, type InputName, type InputSource } from './input-source.ts';
import { parseMoment } from './moment.ts';
import type { Selection } from './legs/selection/resolve.ts';
import { MODES, type ModeName } from './legs/verdict.ts';
import { readSelection } from './selection-input.ts';
import { CLEANUP_POLICIES, type CleanupPolicy } from './state.ts';
import {
  InvalidValue,
  parseBoolean,
  parseChoice,
  parseDuration,
  parseInteger,
  parseStatusFilter,
  quote,
} from './values.ts';

export type LogPolicy = 'none' | 'failed' | 'all';
export type SummaryPolicy = 'true' | 'failed' | 'false';

interface CommonInputs {
  readonly credentials: Credentials;
  /** Milliseconds, for one request. */
  readonly requestTimeout: number;
  /** Milliseconds, for all legs together; in modes other than wait for all requests together. */
  readonly timeout: number;
  readonly summary: SummaryPolicy;
}

interface SelectingInputs extends CommonInputs {
  readonly selection: Selection;
  readonly cleanup: CleanupPolicy;
}

export interface WaitInputs extends SelectingInputs {
  readonly mode: 'wait';
  readonly onTimeout: 'leave' | 'cancel';
  readonly failFast: boolean;
  readonly logs: LogPolicy;
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
export type Inputs = WaitInputs | ShowInputs | CancelInputs | ListInputs;

const MODE_ALIASES = { w: 'wait', sh: 'show', kill: 'cancel', k: 'cancel', ls: 'list', ps: 'list' } as const;
const NO_SELECTION: Selection = { kind: 'legs', legs: [], warnings: [] };
const MAX_BOUNDS = { least: 1, greatest: 1_000_000 };
const AT_LEAST_A_SECOND = { least: 1_000 };

/**
 * Reads every input and checks them all before any is acted on; a bad value is a mistake even where the mode would not
 * use it.
 *
 * @throws {InvalidInputs} with all problems at once
 */
export async function readInputs(source: InputSource): Promise<{ inputs: Inputs; warnings: readonly string[] }> {
  const read = <Value>(name: InputName, parse: (text: string) => Value): Value => {
    try {
      return parse(inputText(source, name));
    } catch (error) {
      throw error instanceof InvalidValue ? new InvalidInputs([`${name}: ${error.message}`]) : error;
    }
  };
  const optional = <Value>(name: InputName, parse: (text: string) => Value): Value | null =>
    read(name, (text) => (text === '' ? null : parse(text)));
  const moment = (text: string): string => parseMoment(text, source.now);
  // Told apart before the mode is checked, so that a bad mode does not hide bad operations.
  const lists = isList(inputText(source, 'mode'));

  const values = await readAll({
    mode: () => read('mode', parseMode),
    allowHttp: () => read('allow-http', parseBoolean),
    credentials: () => readCredentials(source),
    requestTimeout: () => read('request-timeout', (text) => parseDuration(text, AT_LEAST_A_SECOND)),
    timeout: () => read('timeout', (text) => parseDuration(text, AT_LEAST_A_SECOND)),
    summary: () => read('summary', (text) => parseChoice(text, ['true', 'failed', 'false'])),
    cleanup: () => read('cleanup', (text) => parseChoice(text, ['auto', ...CLEANUP_POLICIES])),
    onTimeout: () => read('on-timeout', (text) => parseChoice(text, ['leave', 'cancel'])),
    failFast: () => read('fail-fast', parseBoolean),
    logs: () => optional('logs', (text) => parseChoice(text, ['none', 'failed', 'all'])),
    ifFinished: () => read('if-finished', (text) => parseChoice(text, ['error', 'ignore'])),
    statuses: () => read('status', parseStatusFilter),
    kind: () => optional('kind', (text) => parseChoice(text, ['instance', 'image_import'])),
    since: () => optional('since', moment),
    until: () => optional('until', moment),
    max: () => read('max', (text) => parseInteger(text, MAX_BOUNDS)),
    selection: async () => {
      const selection = lists ? NO_SELECTION : await readSelection(source);
      if (lists) checkCleanup(source, 'mode list, which follows no legs');
      if (selection.kind === 'all') checkCleanup(source, '`all`, which would cancel what others started');
      return selection;
    },
  });
  const { credentials, requestTimeout, timeout, summary } = values;
  const common = { credentials, requestTimeout, timeout, summary };
  if (values.mode === 'list') {
    const { mode, statuses, kind, since, until, max } = values;
    const unused = (['operations', 'operations-file'] as const).filter((name) => inputText(source, name) !== '');
    const warnings = unused.map((name) => `${name}: mode list takes no operations, so it is not used`);
    return { inputs: { ...common, mode, statuses, kind, since, until, max }, warnings };
  }
  const { selection } = values;
  const cleanup = values.cleanup === 'auto' ? 'never' : values.cleanup;
  const selecting = { ...common, selection, cleanup };
  const { mode, onTimeout, failFast, logs, ifFinished } = values;
  switch (mode) {
    case 'wait':
      return {
        inputs: { ...selecting, mode, onTimeout, failFast, logs: logs ?? 'failed' },
        warnings: selection.warnings,
      };
    case 'show':
      return { inputs: { ...selecting, mode, logs: logs ?? 'all' }, warnings: selection.warnings };
    case 'cancel':
      return { inputs: { ...selecting, mode, ifFinished }, warnings: selection.warnings };
  }
}

/** @throws {InvalidValue} */
function parseMode(text: string): ModeName {
  return parseChoice(text, MODES, MODE_ALIASES);
}

/** A bad mode is no list; the reader of the mode reports it. */
function isList(text: string): boolean {
  try {
    return parseMode(text) === 'list';
  } catch (error) {
    if (error instanceof InvalidValue) return false;
    throw error;
  }
}

/** Runs every reader, so that all problems come out at once. */
async function readAll<Values extends object>(readers: {
  readonly [Name in keyof Values]: () => Values[Name] | Promise<Values[Name]>;
}): Promise<Values> {
  const problems: string[] = [];
  const values: Partial<Values> = {};
  for (const name of Object.keys(readers) as (keyof Values)[]) {
    try {
      values[name] = await readers[name]();
    } catch (error) {
      if (!(error instanceof InvalidInputs)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new InvalidInputs(problems);
  return values as Values;
}

async function readCredentials(source: InputSource): Promise<Credentials> {
  const text = (name: InputName): string => inputText(source, name);
  const given = { token: text('token'), project: text('project'), url: text('url'), profile: text('profile') };
  // What is no boolean has its own problem; that the address needs one is not another.
  const allowHttp = !/^false$/i.test(text('allow-http'));
  try {
    return await resolveCredentials({ ...given, allowHttp }, source.env);
  } catch (error) {
    throw error instanceof InvalidCredentials ? new InvalidInputs(error.problems) : error;
  }
}

function checkCleanup(source: InputSource, refused: string): void {
  const cleanup = inputText(source, 'cleanup');
  const policy = CLEANUP_POLICIES.find((known) => known === cleanup.toLowerCase());
  if (policy === undefined || policy === 'never') return;
  throw new InvalidInputs([`cleanup: ${quote(cleanup)} cannot be combined with ${refused}: use never`]);
}
