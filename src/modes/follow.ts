import type { OperationDetail } from '../contree/types.ts';
import type { WaitInputs } from '../inputs/inputs.ts';
import { lastLook } from '../legs/after-deadline.ts';
import type { Leg, LegResult } from '../legs/leg.ts';
import type { Ledger } from '../legs/ledger.ts';
import { logLine, type LogText } from '../report/escape.ts';
import { commandHead } from '../report/command-lines.ts';
import type { OutputGroup } from '../report/log.ts';
import { type Progress, settledLine, waitingLine } from '../report/progress.ts';
import type { Launcher } from '../start/launcher.ts';
import type { LogCursor } from '../watch/log-cursor.ts';
import type { WatchEvent } from '../watch/messages.ts';
import { watch, WATCHED_AGAIN } from '../watch/watch.ts';
import type { Context } from './context.ts';
import { endRest, type Rest, type WatchFrame } from './end-rest.ts';
import { heartbeat } from './heartbeat.ts';
import { type Ended, LegOutput } from './leg-output.ts';
import {
  condense,
  type EarlyRecords,
  recordWritten,
  printoutOf,
  printoutSoFar,
  recordActive,
  recordResult,
  type Records,
} from './leg-printout.ts';

const NO_STREAMS = 'The service has no event streams';
/** What the service says of `follow=1` (API reference, 1.5). */
const FORBIDDEN =
  'The token may not follow event streams (HTTP 403), which needs the permission spawn or spawn_disposable beside list';

interface FollowOptions extends Pick<WaitInputs, 'onTimeout' | 'failFast' | 'logs'> {
  /** Milliseconds since the epoch, for all legs together. */
  readonly deadline: number;
  /** The setup is followed, in the preparation's ledger: it is no leg and counts among none. */
  readonly isSetup?: boolean;
  /** Absent when all legs are started already. */
  readonly starting?: Pick<Launcher, 'run' | 'ended'>;
  /** Called for each leg that has ended for good and could be read. */
  readonly onEnd?: (leg: Leg, result: LegResult) => void;
}

/** Follows the legs of the ledger until each has ended, the deadline has passed, or one of them failed fast. */
export async function follow(options: FollowOptions, context: Context): Promise<void> {
  await new Follower(options, context).run();
}

class Follower {
  readonly #options: FollowOptions;
  readonly #context: Context;
  readonly #ledger: Ledger;
  readonly #records: Records;
  readonly #output: LegOutput;
  /** Aborted when a leg did not pass and the others are cancelled for that. */
  readonly #failure = new AbortController();
  /** How far the legs' logs were read, by UUID. */
  readonly #cursors = new Map<string, LogCursor>();
  /** What the service sent last for each leg that it showed active, by UUID. */
  readonly #lastSeen = new Map<string, unknown>();
  /** Legs that ended while the first watch was stopped, before their log was read. */
  readonly #interrupted = new Map<Leg, OperationDetail>();
  readonly #early: EarlyRecords = new Map();
  /** Called for each leg that has settled. */
  #onSettled: (leg: Leg) => void = () => undefined;
  /** Postpones the next sign of life. */
  #beat: () => void = () => undefined;

  constructor(options: FollowOptions, context: Context) {
    this.#options = options;
    this.#context = context;
    this.#ledger = options.isSetup === true ? context.preparation : context.ledger;
    const { excerpts, outputFolder, results } = context;
    const streamFiles = (options.isSetup === true ? outputFolder?.setup : outputFolder?.legs) ?? null;
    this.#records = { ledger: this.#ledger, results, excerpts, streamFiles };
    this.#output = new LegOutput(options.logs, {
      ...context,
      commandOf: (name) => this.#ledger.commandOf(name),
      onPrint: () => {
        this.#beat();
      },
    });
  }

  async run(): Promise<void> {
    try {
      await this.#startAndWatch();
    } finally {
      this.#settleInterrupted();
      this.#output.close();
      recordActive(this.#records, this.#lastSeen, this.#early);
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
      await this.#watch({ ...until, starting }, true);
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
      this.#reportEnd(this.#ledger.resultOf(name));
    });
  }

  async #endRest(starting: Promise<unknown> | undefined): Promise<void> {
    const rest: Rest = {
      ...this.#options,
      ledger: this.#ledger,
      startsLegs: this.#options.starting !== undefined,
      failed: this.#failure.signal.aborted,
      starting,
      watch: async (frame, onSettled) => {
        if (onSettled !== undefined) this.#onSettled = onSettled;
        await this.#watch(frame);
      },
      showSoFar: (leg) => {
        this.#showSoFar(leg);
      },
    };
    await endRest(rest, this.#context);
  }

  async #watch({ starting, ...frame }: WatchFrame, mayStartAgain = false): Promise<void> {
    const { client, clock, support } = this.#context;
    const life = (): LogText => {
      const left = (frame.deadline - clock.now()) / 1000;
      const planned = starting === undefined ? 0 : this.#ledger.countOf('planned');
      return waitingLine(this.#progress(), this.#ledger.activeStatuses(), planned, left);
    };
    const events = watch({
      client,
      clock,
      support,
      ...frame,
      ledger: this.#ledger,
      cursors: this.#cursors,
      needsLog: (detail) => this.#output.needsLog(detail),
      condense: (leg, detail) => condense(leg, detail, this.#records, this.#early),
      ...(starting && { starting }),
    });
    await heartbeat(this.#context, life, async (beat) => {
      this.#beat = beat;
      for await (const event of events) this.#handle(event, mayStartAgain);
    });
  }

  #handle(event: WatchEvent, mayStartAgain: boolean): void {
    const { log } = this.#context;
    switch (event.kind) {
      case 'active':
        this.#lastSeen.set(event.leg.uuid, event.payload);
        return;
      case 'output':
        this.#output.take(event.leg, event.event);
        return;
      case 'ended':
        this.#settle(event.leg, this.#output.end(event.leg, event.detail, event.isLogWhole), mayStartAgain);
        return;
      case 'unreadable':
        this.#settle(event.leg, this.#output.end(event.leg, null, event.isLogWhole), mayStartAgain);
        return;
      case 'interrupted':
        this.#interrupted.set(event.leg, event.detail);
        return;
      case 'stream-failed':
        log.debug(logLine`${event.leg.name} · event stream: ${event.error.message}`);
        return;
      case 'no-streams':
        log.info(logLine`${event.isForbidden ? FORBIDDEN : NO_STREAMS}: legs are polled${this.#outputLater()}.`);
        return;
      case 'streams-full':
        log.info(logLine`All event streams are in use: the other legs are polled${this.#outputLater()}.`);
        return;
    }
  }

  /** How an interrupted leg ended is known, whether or not the second watch read the rest of its log. */
  #settleInterrupted(): void {
    for (const [leg, detail] of this.#interrupted) {
      if (!this.#ledger.isOpen(leg)) continue;
      this.#ledger.recordRead(leg, detail.operation);
      this.#settle(leg, this.#output.end(leg, detail, false), false);
    }
  }

  #settle(leg: Leg, { detail, shown, lacksCommand }: Ended, mayStartAgain: boolean): void {
    const { log } = this.#context;
    const { logs, onEnd, starting } = this.#options;
    this.#beat();
    this.#lastSeen.delete(leg.uuid);
    this.#onSettled(leg);
    recordResult(leg, detail, this.#records, this.#early);
    const result = this.#ledger.result(leg);
    if (mayStartAgain && starting?.ended(result) === true) {
      log.info(logLine`${leg.name} · failed by the platform, starting it again · ${leg.uuid}`);
      this.#ledger.planAgain(leg);
      return;
    }
    this.#reportEnd(result);
    if (lacksCommand && result.command !== null) log.info(logLine`${leg.name} · $ ${commandHead(result.command)}`);
    this.#print(printoutOf(result, detail, logs, this.#records, shown));
    if (detail !== null) onEnd?.(leg, result);
  }

  #showSoFar(leg: Leg): void {
    const written = this.#output.written(leg);
    if (written === null) return;
    recordWritten(leg, written, this.#records);
    this.#print(printoutSoFar(this.#ledger.result(leg), written, this.#options.logs));
  }

  /** What polling means for a log that is live. */
  #outputLater(): LogText {
    return this.#options.logs === 'live' ? logLine`, and their output is shown when they have ended` : logLine``;
  }

  #reportEnd(result: LegResult): void {
    this.#context.log.info(settledLine(this.#progress(), result));
    if (this.#options.failFast && result.exitCode > 0) this.#failure.abort(WATCHED_AGAIN);
  }

  #progress(): Progress | null {
    return this.#options.isSetup === true ? null : { settled: this.#ledger.settledCount, total: this.#ledger.size };
  }

  #print(printout: OutputGroup | null): void {
    if (printout !== null) this.#context.log.output(printout);
  }
}
