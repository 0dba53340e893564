import { messageOf } from './errors.ts';
import type { Inputs } from './inputs/inputs.ts';
import type { Leg } from './legs/leg.ts';
import type { Ledger } from './legs/ledger.ts';
import type { CleanupPolicy } from './legs/shutdown.ts';
import { logLine } from './report/text/escape.ts';
import type { Log } from './report/log/log.ts';
import type { HandOver, HandOverWriter } from './state.ts';
import type { StepRecords } from './step-records.ts';
import { hashToken } from './token-hash.ts';

export interface HandOverDeps {
  readonly log: Log;
  /** Aborts when the runner stops the step. */
  readonly signal: AbortSignal;
  readonly saveHandOver: HandOverWriter['save'];
  readonly addToHandOver: HandOverWriter['add'];
}

/** Saves for the post step what the step may leave behind, as its records have it at that moment. */
export class HandOverSaver {
  readonly #inputs: Inputs;
  readonly #owner: HandOver['owner'];
  /** Made once: another salt would make each save another state. */
  readonly #token: HandOver['token'];
  readonly #records: StepRecords;
  readonly #deps: HandOverDeps;

  /** @param owner of operations that the step may have started and does not know */
  constructor(inputs: Inputs, owner: HandOver['owner'], records: StepRecords, deps: HandOverDeps) {
    this.#inputs = inputs;
    this.#owner = owner;
    this.#token = hashToken(inputs.credentials.token);
    this.#records = records;
    this.#deps = deps;
  }

  /** Before the mode. Throws when that fails: nothing may be started that no post step could clean up. */
  begin(): void {
    this.#save(this.#inputs.mode === 'run');
  }

  /** Saves all, or adds what was just started. */
  readonly update = (started?: Leg): void => {
    this.#try(() => {
      if (started === undefined) this.#save(this.#inputs.mode === 'run');
      else this.#deps.addToHandOver(started.uuid);
    });
  };

  /** After the mode, when it is known whether a start was lost. */
  end(): void {
    this.#try(() => {
      this.#save(this.#records.record.mayHaveLostStart);
    });
  }

  /** A failed save is only a warning: the step must still cancel what it can. */
  #try(save: () => void): void {
    try {
      save();
    } catch (error) {
      this.#deps.log.warning(logLine`The state for the post step could not be saved: ${messageOf(error)}`);
    }
  }

  #save(mayHaveMore: boolean): void {
    const { signal, saveHandOver } = this.#deps;
    const { ledger, preparation, duplicates } = this.#records;
    const { project, url } = this.#inputs.credentials;
    const policy = cleanupOf(this.#inputs);
    if (policy === 'never') return;
    // `timeout-minutes` also sends SIGINT although the job is not cancelled, so post must always clean up.
    const cleanup = signal.aborted ? 'always' : policy;
    const startsLegs = this.#inputs.mode === 'run';
    const uuids = [preparation, ledger, duplicates].flatMap((one) => uuidsOf(one, one.mayBeLeft(startsLegs)));
    saveHandOver({ cleanup, url, project, token: this.#token, uuids, owner: mayHaveMore ? this.#owner : null });
  }
}

export function cleanupOf(inputs: Inputs): CleanupPolicy {
  return inputs.mode === 'list' ? 'never' : inputs.cleanup;
}

/** Those first whose cancel was not accepted: of thousands, the post step may not come to all. */
function uuidsOf(ledger: Ledger, legs: readonly Leg[]): string[] {
  const isAccepted = (leg: Leg): number => Number(ledger.facts(leg).cancel === 'accepted');
  return legs.toSorted((one, other) => isAccepted(one) - isAccepted(other)).map(({ uuid }) => uuid);
}
