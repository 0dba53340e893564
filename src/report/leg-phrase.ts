import type { Failure } from '../contree/contree-error.ts';
import type { Operation } from '../contree/types.ts';
import type { LegResult, Outcome } from '../legs/leg.ts';
import { exitCodeOf, isTerminal } from '../legs/outcome.ts';
import { importedReference, SETUP } from '../legs/run-record.ts';
import type { ModeName } from '../values/mode.ts';
import { truncate } from './clean.ts';
import { formatDuration } from './format.ts';
import { figure, phrase, type Phrase } from './phrase.ts';
import { failedPreparation, type Report } from './report.ts';

/** UTF-16 units of a leg's name, of an image reference and of a loss in a sentence. */
const NAME_LENGTH = 60;
const REFERENCE_LENGTH = 120;
const LOSS_LENGTH = 120;

/** A bare number would read like a count: `2 failed`. */
export function legName({ leg }: LegResult): Phrase {
  const name = phrase`${truncate(leg.name, NAME_LENGTH)}`;
  return /^\d+$/.test(leg.name) ? phrase`leg ${name}` : name;
}

/** A part of the preparation as sentences name it: `setup`, `import of docker://…`. */
export function preparationName({ leg: { name } }: LegResult): Phrase {
  if (name === SETUP) return phrase`setup`;
  const reference = importedReference(name);
  const shown = phrase`${truncate(reference ?? name, REFERENCE_LENGTH)}`;
  return reference === null ? shown : phrase`import of ${shown}`;
}

/** How a leg ended, to follow its name: `failed with exit 3`. */
export function describeOutcome(mode: ModeName, result: LegResult): Phrase {
  if (mode === 'cancel') return describeCancel(result);
  const isLeft = result.cancel === 'rejected' || result.cancel === 'failed';
  switch (result.start) {
    case 'started':
      return isLeft ? phrase`${describeEnd(result)} and could not be cancelled` : describeEnd(result);
    case 'planned':
      return result.timedOut ? phrase`was not started in time` : phrase`was not started`;
    case 'refused':
      return phrase`could not be started${causeOf(result)}`;
    case 'lost':
      return phrase`may have been started${causeOf(result)}`;
  }
}

export function legFacts(mode: ModeName, result: LegResult): Phrase[] {
  return [describeOutcome(mode, result), ...remarksOf(result), ...durationOf(result)];
}

/** Whether a failure is allowed, the number of tries, and the attempt that it was taken over from. */
export function remarksOf(result: LegResult): Phrase[] {
  const { attempts, reusedFrom } = result;
  return [
    ...(isAllowed(result) ? [phrase`allowed`] : []),
    ...(attempts > 1 ? [phrase`${attempts} tries`] : []),
    ...(reusedFrom === null ? [] : [phrase`in attempt ${reusedFrom}`]),
  ];
}

export function durationOf({ operation }: LegResult): Phrase[] {
  const duration = operation?.duration ?? null;
  return duration === null ? [] : [phrase`${figure(formatDuration(duration))}`];
}

/** It failed or lost something, and that is allowed. */
export function isAllowed({ allowFailure, outcome, loss }: LegResult): boolean {
  return allowFailure && outcome !== 'active' && (outcome !== 'passed' || loss !== null);
}

export function outcomeWord(outcome: Outcome): string {
  return outcome.replace('-', ' ');
}

/** What a reader of the failure can try first; null where the outcome says it all. */
export function hintOf(
  { mode, preparation, stopped }: Pick<Report, 'mode' | 'preparation' | 'stopped'>,
  result: LegResult,
): Phrase | null {
  const { outcome, operation, cancel, leg, stopGrace } = result;
  if (outcome === 'timed-out') {
    const hasEnded = operation !== null && isTerminal(operation.status);
    // More time would not have helped.
    if (stopGrace !== null && !hasEnded && stopped !== null)
      return phrase`The step was stopped before the leg had ended.`;
    if (stopGrace !== null && !hasEnded) return phrase`Give the step a longer timeout, or a longer stop-grace.`;
    const mayRun = cancel === null && leg.uuid !== null && !hasEnded;
    const free = mayRun ? phrase`, or set on-timeout: cancel to free the sandbox` : phrase``;
    return phrase`Give the step a longer timeout${free}.`;
  }
  if (outcome !== 'failed' || operation === null) return null;
  if (operation.sandboxTimedOut) {
    if (mode !== 'run')
      return phrase`The timeout of this step does not change that limit: start the command with a longer run-timeout.`;
    const own = preparation.includes(result) ? phrase`` : phrase`, or a timeout of its own`;
    return phrase`Give it a longer run-timeout${own}.`;
  }
  if (operation.exitCode === 126) return phrase`Exit 126: the command exists but is not executable.`;
  if (operation.exitCode === 127) return phrase`Exit 127: the image has no such command.`;
  if (operation.exitCode === 137) return phrase`Exit 137 is signal 9: often the sandbox ran out of memory.`;
  return operation.signal === 9 ? phrase`Signal 9: often the sandbox ran out of memory.` : null;
}

/** Why planned legs were not started, to follow `not started:`; null when unknown. Not for legs past the deadline. */
export function whyNotStarted(report: Pick<Report, 'preparation' | 'results' | 'stopped'>): Phrase | null {
  const failed = failedPreparation(report);
  if (failed !== null) return phrase`the ${preparationName(failed)} did not pass`;
  if (report.stopped !== null) return phrase`the step stopped first`;
  const othersFailed = report.results.some(({ start, exitCode }) => start !== 'planned' && exitCode > 0);
  return othersFailed ? phrase`another leg did not pass (fail-fast)` : null;
}

function describeCancel(result: LegResult): Phrase {
  if (result.cancel === 'accepted') return phrase`cancelled`;
  if (result.cancel === 'finished') return phrase`had finished already`;
  const words = result.cancel === null ? phrase`was not reached` : phrase`could not be cancelled`;
  return phrase`${words}${causeOf(result)}`;
}

function describeEnd(result: LegResult): Phrase {
  const { outcome, loss, operation, cancel } = result;
  switch (outcome) {
    case 'passed':
      return loss === null ? phrase`passed` : phrase`passed, but ${truncate(loss, LOSS_LENGTH)}`;
    case 'cancelled':
      return phrase`${figure(outcomeWord(outcome))}`;
    case 'timed-out':
      return describeTimeout(result);
    case 'failed':
      return describeFailure(result);
    case 'active':
      return operation === null ? phrase`still active` : phrase`still ${operation.status}`;
    case 'unknown':
      return cancel === 'finished'
        ? phrase`had finished before its cancel, and was not read`
        : phrase`could not be read${causeOf(result)}`;
    case 'ended':
      return phrase`ended`;
  }
}

/** What `on-timeout: stop` came to; without it the outcome says it all. */
function describeTimeout(result: LegResult): Phrase {
  const { operation, stopGrace, cancel } = result;
  if (stopGrace === null) return phrase`${figure(outcomeWord('timed-out'))}`;
  if (operation === null || !isTerminal(operation.status)) {
    const grace = figure(formatDuration(stopGrace / 1000));
    if (cancel === null) return phrase`got SIGTERM at the deadline`;
    if (cancel === 'finished') return phrase`was stopped at the deadline and ended, but was not read`;
    return phrase`did not end within ${grace} of SIGTERM${cancel === 'accepted' ? phrase` and was cancelled` : phrase``}`;
  }
  return phrase`was stopped at the deadline and ${describeStopped(operation)}`;
}

function describeStopped(operation: Operation): Phrase {
  if (operation.status === 'CANCELLED') return phrase`was cancelled`;
  if (exitCodeOf(operation) === 0) return phrase`ended with exit 0`;
  const code = operation.exitCode ?? 0;
  return code > 0 ? phrase`ended with exit ${code}` : describeFailure({ operation });
}

function describeFailure({ operation }: Pick<LegResult, 'operation'>): Phrase {
  const exitCode = operation?.exitCode ?? 0;
  const signal = operation?.signal ?? 0;
  if (exitCode > 0) return phrase`failed with exit ${exitCode}`;
  if (operation?.sandboxTimedOut === true) return phrase`ran into its own time limit`;
  if (signal > 0) return phrase`was killed by signal ${signal}`;
  return exitCode < 0 ? phrase`failed with exit ${exitCode}` : phrase`failed`;
}

const CAUSES: Readonly<Record<Failure['kind'], Phrase>> = {
  status: phrase`HTTP error`,
  network: phrase`no connection`,
  timeout: phrase`no reply in time`,
  protocol: phrase`an invalid reply`,
  oversize: phrase`a reply that is too large`,
  deadline: phrase`no time left`,
  aborted: phrase`the step was stopping`,
};

/** The failed request in brackets, after a blank. */
function causeOf({ problem }: LegResult): Phrase {
  if (problem === null) return phrase``;
  const { kind, status } = problem.failure;
  return phrase` (${kind === 'status' && status !== null ? phrase`HTTP ${status}` : CAUSES[kind]})`;
}
