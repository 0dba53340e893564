import type { Clock } from './clock.ts';

/** Milliseconds from the first request: an address that is wrong or cut off must not hold a step for its whole timeout. */
const LIMIT = 120_000;

/** Whether an address has answered at all. Any HTTP reply is an answer, also one of a gateway. */
export class FirstAnswer {
  readonly #clock: Clock;
  readonly #silent = new AbortController();
  /** Aborted by the first answer, and by `close`. */
  readonly #over = new AbortController();
  #isAsked = false;
  #isAnswered = false;
  #reason: string | null = null;
  #advice: string | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Aborts two minutes after the first request when nothing has answered by then. */
  get signal(): AbortSignal {
    return this.#silent.signal;
  }

  /** Why the last request got no answer; null before the first one ended, and from the first answer on. Untrusted. */
  get problem(): string | null {
    return this.#isAnswered ? null : this.#reason;
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

  /** Both are free of credentials; the advice is whole sentences. */
  readonly failed = (reason: string, advice: string): void => {
    this.#reason = reason;
    this.#advice = advice;
  };

  /** Awaits the work, and throws an error that says so when nothing at the address has answered in time. */
  async orThrow(work: Promise<void>, address: string): Promise<void> {
    const [end] = await Promise.allSettled([work]);
    if (this.signal.aborted) {
      const reason = this.problem === null ? '' : `: ${this.problem}`;
      const advice = this.#advice ?? "Check the input url, and the runner's network.";
      throw new Error(`Nothing at ${address} answered within two minutes${reason}. ${advice}`);
    }
    if (end.status === 'rejected') throw end.reason;
  }

  /** Nothing more is expected: the timer must not keep the process running. */
  close(): void {
    this.#over.abort('over');
  }
}
