import type { Failure } from '../contree/contree-error.ts';
import type { LegResult, Outcome, Start } from '../legs/leg.ts';
import type { ModeName } from '../legs/verdict.ts';
import { truncate } from './clean.ts';
import { phrase, type Phrase } from './phrase.ts';

/** UTF-16 units of a leg's name, and of what is missing of it, in a sentence. */
const NAME_LENGTH = 60;
const LOSS_LENGTH = 120;

/** A leg's name as sentences show it. A mere position would read like a count: `2 failed`. */
export function nameOf({ leg }: LegResult): Phrase {
  const name = phrase`${truncate(leg.name, NAME_LENGTH)}`;
  return /^\d+$/.test(leg.name) ? phrase`leg ${name}` : name;
}

/** What became of a leg, to follow its name: `failed with exit 3`. */
export function describeOutcome(mode: ModeName, result: LegResult): Phrase {
  if (mode === 'cancel') return cancelFate(result);
  if (result.start !== 'started') return unstartedFate(result.start, result);
  const fate = outcomeFate(result);
  const isLeft = result.cancel === 'rejected' || result.cancel === 'failed';
  return isLeft ? phrase`${fate} and could not be cancelled` : fate;
}

/** What else there is to say of how a leg went: that its failure is allowed, and how often it was tried. */
export function remarksOn(result: LegResult): Phrase[] {
  const { attempts } = result;
  return [...(isAllowed(result) ? [phrase`allowed`] : []), ...(attempts > 1 ? [phrase`${attempts} tries`] : [])];
}

/** It did not do all that it should, and need not. */
export function isAllowed({ allowFailure, outcome, loss }: LegResult): boolean {
  return allowFailure && outcome !== 'active' && (outcome !== 'passed' || loss !== null);
}

/** The outcome as people write it. */
export function outcomeWord(outcome: Outcome): Phrase {
  switch (outcome) {
    case 'passed':
      return phrase`passed`;
    case 'failed':
      return phrase`failed`;
    case 'cancelled':
      return phrase`cancelled`;
    case 'timed-out':
      return phrase`timed out`;
    case 'active':
      return phrase`active`;
    case 'unknown':
      return phrase`unknown`;
  }
}

function cancelFate(result: LegResult): Phrase {
  switch (result.cancel) {
    case 'accepted':
      return phrase`cancelled`;
    case 'finished':
      return phrase`had finished already`;
    case 'rejected':
    case 'failed':
      return phrase`could not be cancelled${reasonOf(result)}`;
    case null:
      return phrase`was not reached${reasonOf(result)}`;
  }
}

function unstartedFate(start: Exclude<Start, 'started'>, result: LegResult): Phrase {
  switch (start) {
    case 'planned':
      return result.timedOut ? phrase`was not started in time` : phrase`was not started`;
    case 'refused':
      return phrase`could not be started${reasonOf(result)}`;
    case 'lost':
      return phrase`may have been started${reasonOf(result)}`;
  }
}

function outcomeFate(result: LegResult): Phrase {
  switch (result.outcome) {
    case 'passed':
      return result.loss === null ? phrase`passed` : phrase`passed, but ${truncate(result.loss, LOSS_LENGTH)}`;
    case 'cancelled':
    case 'timed-out':
      return outcomeWord(result.outcome);
    case 'failed':
      return failureOf(result);
    case 'active':
      return result.operation === null ? phrase`still active` : phrase`still ${result.operation.status}`;
    case 'unknown':
      return phrase`could not be read${reasonOf(result)}`;
  }
}

function failureOf({ operation }: LegResult): Phrase {
  const exitCode = operation?.exitCode ?? 0;
  const signal = operation?.signal ?? 0;
  if (exitCode > 0) return phrase`failed with exit ${exitCode}`;
  if (operation?.sandboxTimedOut === true) return phrase`ran into its own time limit`;
  if (signal > 0) return phrase`was killed by signal ${signal}`;
  return exitCode < 0 ? phrase`failed with exit ${exitCode}` : phrase`failed`;
}

function reasonOf({ problem }: LegResult): Phrase {
  return problem === null ? phrase`` : phrase` (${failureWord(problem.failure)})`;
}

function failureWord({ kind, status }: Failure): Phrase {
  switch (kind) {
    case 'status':
      return status === null ? phrase`HTTP error` : phrase`HTTP ${status}`;
    case 'network':
      return phrase`no connection`;
    case 'timeout':
      return phrase`no reply in time`;
    case 'protocol':
      return phrase`a reply that makes no sense`;
    case 'deadline':
      return phrase`no time left`;
    case 'aborted':
      return phrase`the step was stopping`;
  }
}
