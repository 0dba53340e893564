import type { ContreeClient } from '../contree/client.ts';
import type { Clock } from '../contree/clock.ts';
import type { ContreeError } from '../contree/contree-error.ts';
import type { Call, OperationDetail, OperationEvent } from '../contree/types.ts';
import type { Ledger } from '../legs/ledger.ts';
import type { Leg } from '../legs/leg.ts';
import type { StreamEnd, Track } from './log-cursor.ts';
import { Looks } from './poller.ts';
import { Agenda } from './scheduler.ts';
import type { Route } from './stream-support.ts';
import { Streams } from './streams.ts';

/** What a process wrote, or that the service keeps no more of it. */
export type OutputEvent = Extract<OperationEvent, { kind: 'output' | 'truncated' }>;

export interface Watch {
  readonly client: ContreeClient;
  readonly clock: Clock;
  readonly ledger: Ledger;
  /** Legs may be started in the ledger until this resolves; absent when all are there. It must not reject. */
  readonly starting?: Promise<unknown>;
  /** Stops the watch at once: nothing is read any more. */
  readonly signal: AbortSignal;
  /** Milliseconds since the epoch. */
  readonly deadline: number;
  /** Called each time a leg was read and is still active, with what the service sent. */
  readonly onActive?: (leg: Leg, payload: unknown) => void;
  /** What a leg's stream tells of its output, in order and without repetition. */
  readonly onOutput?: (leg: Leg, event: OutputEvent) => void;
  /**
   * What earlier watches have read of the legs' logs, by UUID: this one goes on from there, and adds to it. Without it each
   * log is read from its beginning.
   */
  readonly tracks?: Map<string, Track>;
  /** A leg has ended, but `GOES_ON` cut short the reading of its log: it is left unsettled to the watch that goes on. */
  readonly onLeft?: (leg: Leg, detail: OperationDetail) => void;
  /** What the step knows of the service's event streams, and learns; of its own when left out. */
  readonly route?: Route;
  /**
   * Called with the reason whenever a stream of the leg fails, or its log cannot be read to its end; not when it has not begun,
   * nor at the deadline. What is followed goes on being followed.
   */
  readonly onStreamTrouble?: (leg: Leg, problem: ContreeError) => void;
  /** Called once for each route, when it turns out that the service has no event streams, or has none any more. */
  readonly onRouteMissing?: () => void;
  /** Called once, when a look has shown legs at work that find no place for a stream. */
  readonly onNoPlace?: () => void;
  /** Whether the output of a leg is wanted whole that has ended before all of its log was seen; no when left out. */
  readonly wantsTail?: (detail: OperationDetail) => boolean;
  /**
   * Called once for each leg, when it has ended or cannot be read at all; `detail` is null for the latter. `logIsWhole` says
   * that `onOutput` was told everything.
   */
  readonly onSettled: (leg: Leg, detail: OperationDetail | null, logIsWhole: boolean) => void;
}

/** The reason of a signal that stops a watch since another one will go on with its legs. */
export const GOES_ON = 'another watch goes on';

/** After the deadline one last look is taken; it may last so long, in milliseconds. */
const LAST_LOOK = 3_000;

/**
 * Follows every unsettled leg of the ledger until each has settled, the deadline has passed or the signal aborts. Legs that
 * are still active then are left unsettled in the ledger; whether that is a time-out is the caller's to say.
 *
 * A leg is followed by its event stream where the service has one and there is a place (`streams.ts`); the others are looked at
 * now and then (`looks.ts`); `agenda.ts` says who, and when. That a leg has ended is always taken from its detail.
 * docs/how-waiting-works.md tells what this costs the service.
 */
export async function watch(options: Watch): Promise<void> {
  await new Watcher(options).run();
}

class Watcher {
  readonly #options: Watch;
  /** Aborted when there is nothing left to follow. */
  readonly #done = new AbortController();
  readonly #stop: AbortSignal;
  readonly #call: Call;
  readonly #looks: Looks;
  readonly #streams: Streams;
  readonly #agenda: Agenda;
  /** Aborted when something has happened that the next sweep is to take up. */
  #alarm = new AbortController();
  #looking: Promise<void> | null = null;
  #complete: boolean;
  #crash: { readonly cause: unknown } | null = null;

  constructor(options: Watch) {
    this.#options = options;
    const { deadline, ledger, onActive, onOutput, signal, starting } = options;
    this.#stop = AbortSignal.any([signal, this.#done.signal]);
    this.#call = { signal: this.#stop, deadline };
    this.#complete = starting === undefined;
    void starting?.then(() => {
      this.#complete = true;
      this.#finishWhenSettled();
    });
    this.#looks = new Looks({
      ...options,
      onCrash: this.#crashed,
      onActive: (leg, payload) => {
        onActive?.(leg, payload);
        this.#agenda.seenActive(leg);
      },
      onEnded: (leg, detail, call) => this.#ended(leg, detail, call),
      onRefused: (leg) => {
        this.#settle(leg, null);
      },
      onRead: this.#wake,
    });
    this.#streams = new Streams({
      ...options,
      onCrash: this.#crashed,
      onOpen: (leg) => {
        ledger.recordBegun(leg);
      },
      onEvent: (leg, event) => {
        if (event.kind === 'output' || event.kind === 'truncated') onOutput?.(leg, event);
      },
      onEnd: (leg, end) => {
        this.#streamEnded(leg, end);
      },
      onNews: this.#wake,
    });
    this.#agenda = new Agenda({
      ...options,
      looks: this.#looks,
      streams: this.#streams,
      areStarted: starting !== undefined,
    });
  }

  async run(): Promise<void> {
    const { clock, deadline, ledger } = this.#options;
    const forget = ledger.onStart(this.#wake);
    this.#stop.addEventListener('abort', this.#wake);
    try {
      this.#finishWhenSettled();
      while (!this.#stop.aborted && clock.now() < deadline) {
        this.#alarm = new AbortController();
        this.#agenda.sweep();
        this.#look();
        await this.#rest();
      }
      await this.#looking;
      await this.#looks.done();
      if (!this.#stop.aborted) {
        const call = { signal: this.#stop, deadline: clock.now() + LAST_LOOK };
        await this.#looks.lookOnceMore(ledger.unsettled(), call);
      }
    } finally {
      forget();
      this.#done.abort('done');
      await this.#streams.closeAll();
    }
    if (this.#crash !== null) throw this.#crash.cause;
  }

  // A reason of its own spares the making of an error, which takes longer than all else here.
  readonly #wake = (): void => {
    this.#alarm.abort('woken');
  };

  readonly #crashed = (cause: unknown): void => {
    this.#crash ??= { cause };
    this.#done.abort('done');
  };

  /** Everybody is looked at in one look, so that listings serve all of them. */
  #look(): void {
    if (this.#looking !== null) return;
    const { doubted, uncovered } = this.#agenda.toLookAt();
    if (doubted.length + uncovered.length === 0) return;
    this.#looking = this.#looks
      .look([...uncovered, ...doubted], this.#call)
      .then(() => {
        this.#agenda.looked(uncovered);
      })
      .catch(this.#crashed)
      .finally(() => {
        this.#looking = null;
        this.#wake();
      });
  }

  /** Sleeps until something is due, or something happens. */
  async #rest(): Promise<void> {
    const { clock, deadline } = this.#options;
    const until = (at: number): number => Math.max(0, Math.min(at, deadline) - clock.now());
    await clock.sleep(until(this.#agenda.due(this.#looking !== null)), this.#alarm.signal);
    await clock.sleep(until(this.#agenda.restsUntil), this.#stop);
  }

  async #ended(leg: Leg, detail: OperationDetail, call: Call): Promise<void> {
    const { ledger, onLeft, signal, wantsTail } = this.#options;
    const isTailMissing = !this.#streams.isWhole(leg) && wantsTail?.(detail) === true;
    if (isTailMissing) await this.#streams.drain(leg, call);
    if (!ledger.isOpen(leg)) return;
    if (isTailMissing && !this.#streams.isWhole(leg) && signal.reason === GOES_ON) {
      onLeft?.(leg, detail);
      return;
    }
    ledger.recordRead(leg, detail.operation);
    this.#settle(leg, detail);
  }

  #settle(leg: Leg, detail: OperationDetail | null): void {
    this.#streams.close(leg);
    this.#agenda.forget(leg);
    this.#options.onSettled(leg, detail, this.#streams.isWhole(leg));
    this.#finishWhenSettled();
  }

  #streamEnded(leg: Leg, { kind }: StreamEnd): void {
    const isOver = kind === 'completed' || kind === 'over' || kind === 'unreadable';
    if (isOver) this.#looks.read(leg, this.#call, kind === 'completed');
    this.#wake();
  }

  #finishWhenSettled(): void {
    if (this.#complete && this.#options.ledger.allSettled) this.#done.abort('done');
  }
}
