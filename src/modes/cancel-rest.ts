import type { Call } from '../contree/types.ts';
import { cancelActive, type CancelDeps, cancelLegs } from '../legs/cancel-legs.ts';
import type { Leg } from '../legs/leg.ts';

/** Cancels the legs of a ledger that may be active, and each that is found and recorded there until it is closed. */
export class RestCancels {
  readonly #deps: CancelDeps;
  readonly #call: Call;
  readonly #known: Set<string>;
  readonly #first: Promise<void>;
  readonly #later: Promise<void>[] = [];
  readonly #unsubscribe: () => void;

  /** Sends the first cancels at once. */
  constructor(deps: CancelDeps, owned: boolean, call: Call) {
    this.#deps = deps;
    this.#call = call;
    this.#known = new Set(deps.ledger.mayBeActive().map(({ uuid }) => uuid));
    this.#unsubscribe = deps.ledger.onStart(() => {
      this.#cancelNew();
    });
    this.#first = cancelActive(deps, owned, call);
    // `answered` and `close` throw it.
    this.#first.catch(() => undefined);
  }

  /** Resolves when the legs known at first are answered. */
  async answered(): Promise<void> {
    await this.#first;
  }

  /** Cancels nothing new any more, and resolves when all are answered. */
  async close(): Promise<void> {
    this.#unsubscribe();
    await Promise.all([this.#first, ...this.#later]);
  }

  #cancelNew(): void {
    const isNew = ({ uuid }: Leg): boolean => !this.#known.has(uuid);
    const legs = this.#deps.ledger.unsettled().filter(isNew);
    for (const { uuid } of legs) this.#known.add(uuid);
    const work = cancelLegs(this.#deps, legs, this.#call);
    work.catch(() => undefined);
    this.#later.push(work);
  }
}
