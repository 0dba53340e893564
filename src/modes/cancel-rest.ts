import { cancelActive, type CancelCall, type CancelDeps, cancelLegs } from '../legs/cancel-legs.ts';
import type { Leg } from '../legs/leg.ts';

interface RestDeps extends CancelDeps {
  /** Called once, after the last answer, with the legs that were not asked in time. */
  readonly end: (unasked: readonly Leg[]) => void;
}

/** Cancels the legs of a ledger that may be active, and each that is found and recorded there until it is closed. */
export class RestCancels {
  readonly #deps: RestDeps;
  readonly #call: CancelCall;
  readonly #known: Set<string>;
  readonly #first: Promise<readonly Leg[]>;
  readonly #later: Promise<readonly Leg[]>[] = [];
  readonly #unsubscribe: () => void;

  /** Sends the first cancels at once. */
  constructor(deps: RestDeps, startsLegs: boolean, call: CancelCall) {
    this.#deps = deps;
    this.#call = call;
    this.#known = new Set(deps.ledger.mayBeActive().map(({ uuid }) => uuid));
    this.#unsubscribe = deps.ledger.onStart(() => {
      this.#cancelNew();
    });
    this.#first = cancelActive(deps, startsLegs, call);
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
    const unasked = await Promise.all([this.#first, ...this.#later]);
    this.#deps.end(unasked.flat());
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
