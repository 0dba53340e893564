import type { Clock } from '../contree/clock.ts';
import type { Call, OperationDetail } from '../contree/types.ts';
import type { Leg } from '../legs/leg.ts';
import type { Ledger } from '../legs/ledger.ts';
import { isTerminal } from '../contree/status.ts';
import type { Reading } from '../legs/read.ts';
import type { LegResults } from './leg-results.ts';
import { askToWait, type Message } from './messages.ts';
import { recordMissedRead } from './missed-read.ts';
import type { Streams } from './streams.ts';

/** Every request of a poll has a signal and a deadline. */
export interface PollCall extends Required<Call> {
  /** The poll after the deadline: a leg that was seen before keeps what is known of it if this one fails. */
  readonly isLast?: true;
}

export interface ReadingHandlerDeps {
  readonly clock: Clock;
  readonly ledger: Ledger;
  readonly streams: Streams;
  readonly results: LegResults;
  readonly send: (message: Message) => void;
  /** Whether the rest of an ended leg's log is read before the leg settles. */
  readonly needsLog: (detail: OperationDetail) => boolean;
  /** What is kept of an ended leg's detail while its log is read, of which any number may wait. */
  readonly condense: (leg: Leg, detail: OperationDetail) => OperationDetail;
}

/** Acts on what a read of a leg's detail came to. */
export class ReadingHandler {
  readonly #deps: ReadingHandlerDeps;

  constructor(deps: ReadingHandlerDeps) {
    this.#deps = deps;
  }

  /** Resolves when all is done, with whether the leg is still active. */
  async handle(leg: Leg, reading: Reading, call: PollCall): Promise<boolean> {
    const { ledger, results, send } = this.#deps;
    if (!ledger.isOpen(leg)) return false;
    switch (reading.kind) {
      case 'read':
        // Not awaited here, which would hold the whole detail until the log is read.
        if (isTerminal(reading.detail.operation.status)) return this.#finish(leg, reading.detail, call);
        this.#recordActive(leg, reading.detail);
        return true;
      case 'refused':
        results.sendRefusal(leg, reading.problem);
        return false;
      case 'denied':
        results.sendRefusals(reading.problem);
        return false;
      case 'missed':
        askToWait(send, this.#deps.clock, reading.problem.failure.retryAfter);
        recordMissedRead(ledger, leg, reading.problem, call.isLast === true);
        return false;
      case 'aborted':
        return false;
    }
  }

  #recordActive(leg: Leg, detail: OperationDetail): void {
    const { clock, condense, ledger, send } = this.#deps;
    const { operation, payload } = condense(leg, detail);
    ledger.recordRead(leg, operation);
    askToWait(send, clock, detail.retryAfter);
    send({ kind: 'active', leg, payload });
  }

  /** The leg has ended: reads the rest of its log where that is needed. Resolves with false: it is not active. */
  async #finish(leg: Leg, detail: OperationDetail, call: PollCall): Promise<false> {
    if (!this.#lacksLog(leg, detail)) return this.#sendEnd(leg, detail);
    return this.#drain(leg, this.#deps.condense(leg, detail), call);
  }

  async #drain(leg: Leg, detail: OperationDetail, call: PollCall): Promise<false> {
    await this.#deps.streams.drain(leg, call);
    return this.#sendEnd(leg, detail);
  }

  #sendEnd(leg: Leg, detail: OperationDetail): false {
    this.#deps.results.sendEnd(leg, detail, this.#lacksLog(leg, detail));
    return false;
  }

  #lacksLog(leg: Leg, detail: OperationDetail): boolean {
    const { needsLog, streams } = this.#deps;
    return streams.cursorOf(leg)?.isWhole !== true && needsLog(detail);
  }
}
