import type { ContreeError } from '../contree/contree-error.ts';
import type { OperationDetail } from '../contree/types.ts';
import type { Leg } from '../legs/leg.ts';
import type { Ledger } from '../legs/ledger.ts';
import type { Message } from './messages.ts';

export interface LegResultsDeps {
  readonly ledger: Ledger;
  readonly send: (message: Message) => void;
}

/** Sends how legs ended, or why they cannot be read, and knows whose result the ledger does not have yet. */
export class LegResults {
  readonly #deps: LegResultsDeps;
  /** UUIDs. */
  readonly #sent = new Set<string>();

  constructor(deps: LegResultsDeps) {
    this.#deps = deps;
  }

  /** The leg's result was sent, and the ledger may not have it yet. */
  isSent({ uuid }: Leg): boolean {
    return this.#sent.has(uuid);
  }

  /** The ledger has the leg's result. */
  forget({ uuid }: Leg): void {
    this.#sent.delete(uuid);
  }

  /** @param lacksLog the rest of the log is needed, and could not be read */
  sendEnd(leg: Leg, detail: OperationDetail, lacksLog: boolean): void {
    this.#sent.add(leg.uuid);
    this.#deps.send({ kind: 'terminal', leg, detail, lacksLog });
  }

  /** The leg cannot be read, now or later. */
  sendRefusal(leg: Leg, problem: ContreeError): void {
    this.#sent.add(leg.uuid);
    this.#deps.send({ kind: 'refused', leg, problem });
  }

  /** The token is rejected: no leg can be read. */
  sendRefusals(problem: ContreeError): void {
    for (const leg of this.#deps.ledger.unsettled()) this.sendRefusal(leg, problem);
  }
}
