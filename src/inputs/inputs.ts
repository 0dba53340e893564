import { parseLocalFolder } from '../collect/local-folder.ts';
import { ACTIVE_STATUSES, TERMINAL_STATUSES } from '../contree/types.ts';
import { resolveCredentials } from '../credentials/credentials.ts';
import { parseMoment } from '../values/moment.ts';
import { InvalidInputs } from '../values/problems.ts';
import { alternatives, InvalidValue } from '../values/values.ts';
import { parseBoolean, parseChoice, parseDuration, parseInteger } from '../values/values.ts';
import { problemOfDryRun, problemOfMode, warnOfUnused } from './input-modes.ts';
import { givenAmong, inputReader, readAll, readFirst } from './input-reader.ts';
import { type InputName, type InputSource, inputText } from './input-source.ts';
import { checkProxy, proxyWarnings } from './proxy-inputs.ts';
import { readSelection } from './selection-inputs.ts';
import { readSwitches, type Switches } from './switches.ts';
import { warnLateLimits, warnUnused } from './unused-inputs.ts';

/** What the step does, checked whole. */
export type Inputs = ReturnType<typeof inputsOf>;
export type WaitInputs = Extract<Inputs, { mode: 'wait' }>;
export type ShowInputs = Extract<Inputs, { mode: 'show' }>;
export type CancelInputs = Extract<Inputs, { mode: 'cancel' }>;
export type ListInputs = Extract<Inputs, { mode: 'list' }>;
export type RunInputs = Extract<Inputs, { mode: 'run' }>;
export type LogPolicy = WaitInputs['logs'];

/** Milliseconds. */
const WAIT_TIMEOUT = 60_000;
const RUN_TIMEOUT = 3_600_000;

/**
 * The second phase: reads all other inputs in the light of the switches, and checks all before the step acts on any. A bad
 * value is a mistake also where the mode would not use it, unless mode run alone has the input: what reads those is loaded in
 * that mode only. What follows from a bad switch is no mistake of its own.
 *
 * @param signal ends a search for files
 * @throws {InvalidInputs} with all problems of both phases at once
 */
export async function readInputs(
  source: InputSource,
  switches: Switches = readSwitches(source),
  signal?: AbortSignal,
): Promise<{ inputs: Inputs; warnings: readonly string[] }> {
  const values = await readValues(source, switches, signal);
  const { mode, selection, run, credentials, publication } = values;
  const addresses = [credentials.url, ...(publication === null ? [] : [publication.apiUrl])];
  const ofProxies = proxyWarnings(addresses, source.env, process.versions.node);
  const ofKey = publication?.commentKey ? [] : warnUnused(source, ['comment-key'], 'comment is false');
  const given = [...warnOfUnused(mode, source), ...ofKey, ...ofProxies];
  const inputs = inputsOf(values);
  const ofLimits = inputs.mode === 'run' ? warnLateLimits(inputs) : [];
  return { inputs, warnings: [...given, ...selection.warnings, ...(run?.warnings ?? []), ...ofLimits] };
}

function readValues(source: InputSource, switches: Switches, signal?: AbortSignal) {
  const { read, optional } = inputReader(source);
  const onTimeout = readFirst(() => read('on-timeout', (text) => parseChoice(text, ['leave', 'stop', 'cancel'])));
  return readAll({
    mode: () => checkMode(source, switches),
    allowHttp: switches.allowHttp.checked,
    credentials: () => readCredentials(source, switches),
    /** Milliseconds, for one request. */
    requestTimeout: () => read('request-timeout', (text) => parseDuration(text, { least: 1_000 })),
    /** Milliseconds: in wait and run for all legs, with what prepares them; in the other modes for all requests together. */
    timeout: () => optional('timeout', (text) => parseDuration(text, { least: 1_000 })),
    summary: () => read('summary', (text) => parseChoice(text, ['true', 'failed', 'false'])),
    publication: switches.publication.checked,
    cleanup: switches.cleanup.checked,
    onTimeout: onTimeout.checked,
    /** Milliseconds. */
    stopGrace: () => {
      const grace = read('stop-grace', (text) => parseDuration(text, { least: 1_000 }));
      const isUnused = onTimeout.value === 'leave' || onTimeout.value === 'cancel';
      if (!isUnused || givenAmong(source, ['stop-grace']).length === 0) return grace;
      throw new InvalidInputs([
        `stop-grace: it has no effect, because on-timeout is ${onTimeout.value}: set on-timeout: stop, or drop stop-grace`,
      ]);
    },
    failFast: () => read('fail-fast', parseBoolean),
    /** Null for none. */
    outputDir: () => {
      const local = optional('output-dir', parseLocalFolder);
      return local === null ? null : { workspace: source.directory, local };
    },
    logs: () => optional('logs', (text) => parseChoice(text, ['none', 'failed', 'all', 'live'])),
    ifNoOperations: switches.ifNoOperations.checked,
    ifFinished: () => read('if-finished', (text) => parseChoice(text, ['error', 'ignore'])),
    /** One listing each; null for any status. */
    statuses: () => read('status', parseStatusFilter),
    kind: () => optional('kind', (text) => parseChoice(text, ['instance', 'image_import'])),
    since: switches.since.checked,
    until: () => optional('until', (text) => parseMoment(text, source.now)),
    max: () => read('max', (text) => parseInteger(text, { least: 1, greatest: 10_000 })),
    selection: () => readSelection(source, switches, signal),
    // What only this mode needs is loaded for it alone.
    run: async () =>
      switches.mode.value === 'run' ? (await import('./run-inputs.ts')).readRunInputs(source, switches, signal) : null,
  });
}

/** @throws {InvalidInputs} also where what is given is for mode run: a dry run, or what to start where nothing is selected */
function checkMode(source: InputSource, { mode, dryRun }: Switches) {
  const checked = mode.checked();
  const selects = givenAmong(source, ['operations', 'operations-file']).length > 0;
  const ofMode = selects ? null : problemOfMode(checked, source);
  const problem = ofMode ?? problemOfDryRun(checked, dryRun.value !== false, source);
  if (problem !== null) throw new InvalidInputs([problem]);
  return checked;
}

function inputsOf({ run, ...values }: Awaited<ReturnType<typeof readValues>>) {
  const { mode, credentials, requestTimeout, summary, selection, logs } = values;
  const timeout = values.timeout ?? (mode === 'run' ? RUN_TIMEOUT : WAIT_TIMEOUT);
  const common = { credentials, requestTimeout, timeout, summary };
  const onTimeout = values.onTimeout === 'stop' ? { stopGrace: values.stopGrace } : values.onTimeout;
  const { outputDir } = values;
  const following = { onTimeout, failFast: values.failFast, logs: logs ?? 'failed', outputDir };
  const ownsLegs = run?.settings.detach === false;
  const given = values.cleanup === 'auto' ? (ownsLegs ? 'always' : 'never') : values.cleanup;
  // A dry run leaves nothing behind, and the post step nothing to look for.
  const cleanup = run?.settings.dryRun === true ? 'never' : given;
  const selecting = { ...common, selection, cleanup };
  switch (mode) {
    case 'list': {
      const { statuses, kind, since, until, max } = values;
      return { ...common, mode, statuses, kind, since, until, max };
    }
    case 'wait':
      return { ...selecting, ...following, mode };
    case 'show':
      return { ...selecting, mode, logs: logs ?? 'all', outputDir };
    case 'cancel':
      return { ...selecting, mode, ifFinished: values.ifFinished };
    case 'run':
      if (run === null) throw new Error('Mode run has no settings.');
      return { ...common, ...following, ...run.settings, mode, cleanup };
  }
}

async function readCredentials(source: InputSource, { allowHttp }: Switches) {
  const text = (name: InputName): string => inputText(source, name);
  const given = { token: text('token'), project: text('project'), url: text('url'), profile: text('profile') };
  const credentials = await resolveCredentials({ ...given, allowHttp: allowHttp.value !== false }, source.env);
  checkProxy(credentials.url, source.env);
  return credentials;
}

const STATUSES = [...ACTIVE_STATUSES, ...TERMINAL_STATUSES] as const;

/**
 * The statuses a listing is filtered by, one request each since the service takes a single one: a status in any case
 * or its first letter, the three of `active`, or null for `any`.
 *
 * @throws {InvalidValue}
 */
function parseStatusFilter(text: string): readonly string[] | null {
  const word = text.trim().toUpperCase();
  if (word === 'ANY') return null;
  if (word === 'ACTIVE') return ACTIVE_STATUSES;
  const status = STATUSES.find((candidate) => candidate === word || candidate.slice(0, 1) === word);
  if (status === undefined) {
    throw new InvalidValue(text, `is not a status: use ${alternatives([...STATUSES, 'active', 'any'])}`);
  }
  return [status];
}
