import { KIND_WORDS } from '../../contree/contree-error.ts';
import type { Operation } from '../../contree/types.ts';
import type { LegResult, Outcome } from '../../legs/leg.ts';
import { isTerminal } from '../../contree/status.ts';
import { exitCodeOf, isFlaky, isGivenUp } from '../../legs/outcome.ts';
import { importedReference, SETUP } from '../../legs/run-record.ts';
import type { ModeName } from '../../values/mode.ts';
import { truncate } from './clean.ts';
import { formatDuration } from './format.ts';
import { figure, phrase, type Phrase } from './phrase.ts';
import { failedPreparation, type Report } from '../report.ts';

/** UTF-16 units of a leg's name, of an image reference and of a loss in a sentence. */
const NAME_LENGTH = 60;
const REFERENCE_LENGTH = 120;
const LOSS_LENGTH = 120;

/** A bare number would read like a count: `2 failed`. */
export function legName({ leg }: Pick<LegResult, 'leg'>): Phrase {
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
  const isLeft = result.outcome !== 'cancelled' && (result.cancel === 'rejected' || result.cancel === 'failed');
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

/** The same of a try that another follows: the number of the try says how many there were. */
export function tryFacts(mode: ModeName, result: LegResult): Phrase[] {
  return [describeOutcome(mode, result), tryPhrase(result), ...durationOf(result)];
}

/**
 * Whether a failure is allowed, the number of tries where the outcome does not say it, and the attempt that it was taken over
 * from.
 */
export function remarksOf(result: LegResult): Phrase[] {
  const { attempts, reusedFrom } = result;
  const hasTries = attempts > 1 && !isFlaky(result);
  return [
    ...(isAllowed(result) ? [phrase`allowed`] : []),
    ...(hasTries ? [phrase`${attempts} tries`] : []),
    ...(reusedFrom === null ? [] : [phrase`in attempt ${reusedFrom}`]),
  ];
}

/** `try 2 of 3` */
export function tryPhrase({ attempts, mostAttempts }: LegResult): Phrase {
  return phrase`try ${attempts} of ${Math.max(attempts, mostAttempts)}`;
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

/** Why a planned leg was not started, to follow `not started:`; null when unknown. */
export function whyNotStarted(report: Pick<Report, 'preparation' | 'stopped'>, result: LegResult): Phrase | null {
  if (result.timedOut) return phrase`the deadline came first`;
  if (isGivenUp(result)) return phrase`another leg did not pass (fail-fast)`;
  const failed = failedPreparation(report);
  if (failed !== null) return phrase`the ${preparationName(failed)} did not pass`;
  return report.stopped === null ? null : phrase`the step stopped first`;
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
    case 'passed': {
      const passed = isFlaky(result) ? phrase`passed on ${tryPhrase(result)}` : phrase`passed`;
      return loss === null ? passed : phrase`${passed}, but ${truncate(loss, LOSS_LENGTH)}`;
    }
    case 'cancelled':
      return isGivenUp(result) ? phrase`cancelled (fail-fast)` : phrase`cancelled`;
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

/** How a leg took `on-timeout: stop`; without that the outcome says it all. */
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
  const hasEnded = code > 0 && !operation.sandboxTimedOut;
  return hasEnded ? phrase`ended with exit ${code}` : describeFailure({ operation });
}

function describeFailure({ operation }: Pick<LegResult, 'operation'>): Phrase {
  const exitCode = operation?.exitCode ?? 0;
  const signal = operation?.signal ?? 0;
  if (operation?.sandboxTimedOut === true) return phrase`ran into its own time limit`;
  if (exitCode > 0) return phrase`failed with exit ${exitCode}`;
  if (signal > 0) return phrase`was killed by signal ${signal}`;
  return exitCode < 0 ? phrase`failed with exit ${exitCode}` : phrase`failed`;
}

/** The failed request in brackets, after a blank. */
function causeOf({ problem }: LegResult): Phrase {
  if (problem === null) return phrase``;
  const { kind, status } = problem.failure;
  if (kind !== 'status') return phrase` (${KIND_WORDS[kind]})`;
  return status === null ? phrase` (HTTP error)` : phrase` (HTTP ${status})`;
}
