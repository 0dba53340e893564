import type { Clock } from './clock.ts';

/** Milliseconds from the first request: an address that is wrong or cut off must not hold a step for its whole timeout. */
const LIMIT = 120_000;

/** Says which address never answered, why, and what to do. */
export class NoAnswer extends Error {}

/** Whether an address has answered at all. Any HTTP reply is an answer, also one of a gateway. */
export class FirstAnswer {
  readonly #clock: Clock;
  readonly #silent = new AbortController();
  /** Aborted by the first answer, and by `close`. */
  readonly #over = new AbortController();
  #isAsked = false;
  #isAnswered = false;
  #problem = 'no reply to the first request';

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Aborts two minutes after the first request when nothing has answered by then. */
  get signal(): AbortSignal {
    return this.#silent.signal;
  }

  /** Why nothing has answered, and what to do; null before the first request, and from the first answer on. Untrusted. */
  get problem(): string | null {
    return this.#isAnswered || !this.#isAsked ? null : this.#problem;
  }

  /** A request is sent. */
  readonly asked = (): void => {
    if (this.#isAsked) return;
    this.#isAsked = true;
    void this.#clock.sleep(LIMIT, this.#over.signal).then(() => {
      if (!this.#over.signal.aborted) this.#silent.abort('no answer');
    });
  };

  readonly answered = (): void => {
    this.#isAnswered = true;
    this.close();
  };

  /** Both are free of credentials; the reason has no full stop, and the advice is whole sentences. */
  readonly failed = (reason: string, advice: string): void => {
    this.#problem = `${reason}. ${advice}`;
  };

  /**
   * Awaits the work.
   * @throws {NoAnswer} when nothing at the address has answered in time
   */
  async orThrow(work: Promise<void>, address: string): Promise<void> {
    const [end] = await Promise.allSettled([work]);
    if (this.signal.aborted) throw new NoAnswer(`Nothing at ${address} answered within two minutes: ${this.#problem}`);
    if (end.status === 'rejected') throw end.reason;
  }

  /** Nothing more is expected: the timer must not keep the process running. */
  close(): void {
    this.#over.abort('over');
  }
}
