import type { WaitInputs } from '../inputs/inputs.ts';
import { lastLook } from '../legs/after-deadline.ts';
import type { Leg } from '../legs/leg.ts';
import type { LogText } from '../report/text/escape.ts';
import { waitingLine } from '../report/log/progress.ts';
import type { Launcher } from '../start/launcher.ts';
import type { LogCursor } from '../watch/log-cursor.ts';
import { watch, WATCHED_AGAIN } from '../watch/watch.ts';
import type { Context } from './context.ts';
import { endRest, type Rest, type WatchFrame } from './end-rest.ts';
import { type EndHooks, FollowedLegs, type LegsOptions } from './followed-legs.ts';
import { heartbeat } from './heartbeat.ts';
import { RunningLegs } from './running-legs.ts';

interface FollowOptions extends LegsOptions, Pick<WaitInputs, 'onTimeout'> {
  /** Milliseconds since the epoch, for all legs together. */
  readonly deadline: number;
  /** Absent when all legs are started already. */
  readonly starting?: Pick<Launcher, 'run' | 'ended'>;
}

/** Follows the legs of the ledger until each has ended, the deadline has passed, or one of them failed fast. */
export async function follow(options: FollowOptions, context: Context): Promise<void> {
  await new Follower(options, context).run();
}

class Follower {
  readonly #options: FollowOptions;
  readonly #context: Context;
  readonly #legs: FollowedLegs;
  readonly #running: RunningLegs;
  /** Aborted when a leg did not pass and the others are cancelled for that. */
  readonly #failure = new AbortController();
  /** How far the legs' logs were read, by UUID. */
  readonly #cursors = new Map<string, LogCursor>();
  /** Postpones the next sign of life. */
  #beat: () => void = () => undefined;

  constructor(options: FollowOptions, context: Context) {
    this.#options = options;
    this.#context = context;
    this.#legs = new FollowedLegs(options, context, {
      onLog: () => {
        this.#beat();
      },
      onFailure: () => {
        this.#failure.abort(WATCHED_AGAIN);
      },
    });
    this.#running = new RunningLegs(this.#legs.ledger, context.clock);
  }

  async run(): Promise<void> {
    try {
      await this.#startAndWatch();
    } finally {
      this.#running.close();
      this.#legs.close();
    }
  }

  async #startAndWatch(): Promise<void> {
    const { signal } = this.#context;
    const { deadline, failFast, onTimeout } = this.#options;
    const over = new AbortController();
    const stop = AbortSignal.any([signal, this.#failure.signal]);
    const started = this.#start(AbortSignal.any([stop, over.signal]));
    // If starting crashes, stop watching; `await started` rethrows.
    const crash = new AbortController();
    const starting = started?.catch(() => {
      crash.abort();
    });
    const until = { deadline, signal: AbortSignal.any([stop, crash.signal]), lastLook: lastLook(onTimeout, failFast) };
    let mustEnd = true;
    try {
      await this.#watch(
        { ...until, starting },
        { startAgain: (result) => this.#options.starting?.ended(result) ?? false },
      );
      mustEnd = crash.signal.aborted;
    } finally {
      over.abort('over');
      if (mustEnd) await started;
    }
    // Starts that were under way are searched for meanwhile: no cancel waits for that.
    await this.#endRest(starting).finally(() => started);
  }

  #start(stop: AbortSignal): Promise<void> | undefined {
    return this.#options.starting?.run(stop, (name) => {
      const result = this.#legs.ledger.resultOf(name);
      this.#legs.reportEnd(result);
      const { leg, operation } = result;
      // Its last try stands, since it is not started again after all.
      if (leg.uuid !== null && operation !== null) this.#options.onEnd?.({ name, uuid: leg.uuid }, result);
    });
  }

  async #endRest(starting: Promise<unknown> | undefined): Promise<void> {
    const rest: Rest = {
      ...this.#options,
      ledger: this.#legs.ledger,
      startsLegs: this.#options.starting !== undefined,
      failed: this.#failure.signal.aborted,
      starting,
      watch: async (frame: WatchFrame, onSettled?: (leg: Leg) => void) => {
        await this.#watch(frame, onSettled && { onSettled });
      },
      showSoFar: this.#legs.showSoFar,
    };
    await endRest(rest, this.#context);
  }

  async #watch({ starting, ...frame }: WatchFrame, hooks: EndHooks = {}): Promise<void> {
    const { client, clock, support } = this.#context;
    const { condense, ledger, needsLog } = this.#legs;
    const life = (): LogText => {
      return waitingLine({
        progress: this.#legs.progress,
        statuses: ledger.activeStatuses(),
        running: this.#running.longestFirst(),
        planned: starting === undefined ? 0 : ledger.countOf('planned'),
        secondsLeft: (frame.deadline - clock.now()) / 1000,
      });
    };
    const events = watch({
      client,
      clock,
      support,
      ...frame,
      ledger,
      cursors: this.#cursors,
      needsLog,
      condense,
      ...(starting && { starting }),
    });
    await heartbeat(this.#context, life, async (beat) => {
      this.#beat = beat;
      for await (const event of events) this.#legs.take(event, hooks);
    });
  }
}
