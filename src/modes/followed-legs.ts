import type { OperationDetail } from '../contree/types.ts';
import type { WaitInputs } from '../inputs/inputs.ts';
import type { Leg, LegResult } from '../legs/leg.ts';
import type { Ledger } from '../legs/ledger.ts';
import { logLine, type LogText } from '../report/text/escape.ts';
import { commandHead } from '../report/text/command-lines.ts';
import { linesAbove } from '../report/log/live-end.ts';
import { type Progress, retryLine, settledLine } from '../report/log/progress.ts';
import type { Phrase } from '../report/text/phrase.ts';
import type { WatchEvent } from '../watch/messages.ts';
import type { Context } from './context.ts';
import { type Ended, LegOutput } from './leg-output.ts';
import { LegPrinter } from './leg-printer.ts';
import { type Printout, printoutOf, printoutSoFar } from './leg-printout.ts';
import { condense, type EarlyRecords, recordActive, recordResult, type Records, recordWritten } from './leg-records.ts';

const NO_STREAMS = 'The service has no event streams';
/** What the service says of `follow=1` (API reference, 1.5). */
const FORBIDDEN =
  'The token may not follow event streams (HTTP 403), which needs the permission spawn or spawn_disposable beside list';

export interface LegsOptions extends Pick<WaitInputs, 'failFast' | 'logs'> {
  /** The setup is followed, in the preparation's ledger: it is no leg and counts among none. */
  readonly isSetup?: boolean;
  /** Called for each leg that has ended for good and could be read. */
  readonly onEnd?: (leg: Leg, result: LegResult) => void;
}

interface LegsHooks {
  /** Called when the log was written to. */
  readonly onLog: () => void;
  /** Called for each leg that did not pass, where the others are cancelled for that. */
  readonly onFailure: () => void;
}

/** What a leg's end leads to beyond the record of it. */
export interface EndHooks {
  /** Called for each leg that has settled. */
  readonly onSettled?: (leg: Leg) => void;
  /** Returns whether the leg is started again. */
  readonly startAgain?: (result: LegResult) => boolean;
}

/** Records and logs what a watch finds out about the legs. */
export class FollowedLegs {
  readonly ledger: Ledger;
  readonly #options: LegsOptions;
  readonly #context: Context;
  readonly #hooks: LegsHooks;
  readonly #records: Records;
  readonly #output: LegOutput;
  readonly #printer: LegPrinter;
  /** What the service sent last for each leg that it showed active, by UUID. */
  readonly #lastSeen = new Map<string, unknown>();
  /** Legs that ended while the first watch was stopped, before their log was read. */
  readonly #interrupted = new Map<Leg, OperationDetail>();
  readonly #early: EarlyRecords = new Map();

  constructor(options: LegsOptions, context: Context, hooks: LegsHooks) {
    this.#options = options;
    this.#context = context;
    this.#hooks = hooks;
    this.ledger = options.isSetup === true ? context.preparation : context.ledger;
    const { excerpts, log, outputFolder, results } = context;
    this.#printer = new LegPrinter(log);
    const streamFiles = (options.isSetup === true ? outputFolder?.setup : outputFolder?.legs) ?? null;
    this.#records = { ledger: this.ledger, results, excerpts, streamFiles };
    const commandOf = (name: string): string | null => this.ledger.commandOf(name);
    this.#output = new LegOutput(options.logs, { ...context, commandOf, onPrint: hooks.onLog });
  }

  get progress(): Progress | null {
    return this.#options.isSetup === true ? null : { settled: this.ledger.settledCount, total: this.ledger.size };
  }

  /** Whether the rest of the leg's log is needed. */
  readonly needsLog = (detail: OperationDetail): boolean => this.#output.needsLog(detail);

  /** Returns the detail without what is large, which is recorded. */
  readonly condense = (leg: Leg, detail: OperationDetail): OperationDetail =>
    condense(leg, detail, this.#records, this.#early);

  take(event: WatchEvent, hooks: EndHooks): void {
    const { log } = this.#context;
    switch (event.kind) {
      case 'active':
        this.#lastSeen.set(event.leg.uuid, event.payload);
        return;
      case 'output':
        this.#output.take(event.leg, event.event);
        return;
      case 'ended':
        this.#settle(event.leg, this.#output.end(event.leg, event.detail, event.isLogWhole), hooks);
        return;
      case 'unreadable':
        this.#settle(event.leg, this.#output.end(event.leg, null, event.isLogWhole), hooks);
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

  /** Logs the end of a leg; of one without an end of its own, such as a refused start, all that there is to say. */
  reportEnd(result: LegResult, ...remarks: readonly Phrase[]): void {
    this.#context.log.info(settledLine(this.progress, result, remarks));
    if (this.#options.failFast && result.exitCode > 0) this.#hooks.onFailure();
  }

  /** Shows what a leg that is still active has written. */
  readonly showSoFar = (leg: Leg): void => {
    const written = this.#output.written(leg);
    if (written === null) return;
    recordWritten(leg, written, this.#records);
    this.#print(printoutSoFar(this.ledger.result(leg), written, this.#options.logs));
  };

  /** No watch follows: records what the last one left. */
  close(): void {
    this.#settleInterrupted();
    this.#output.close();
    this.#context.log.endLines();
    recordActive(this.#records, this.#lastSeen, this.#early);
  }

  /** How an interrupted leg ended is known, whether or not the second watch read the rest of its log. */
  #settleInterrupted(): void {
    for (const [leg, detail] of this.#interrupted) {
      if (!this.ledger.isOpen(leg)) continue;
      this.ledger.recordRead(leg, detail.operation);
      this.#settle(leg, this.#output.end(leg, detail, false), {});
    }
  }

  #settle(leg: Leg, { detail, shown, live }: Ended, { onSettled, startAgain }: EndHooks): void {
    const { logs, onEnd } = this.#options;
    this.#hooks.onLog();
    this.#lastSeen.delete(leg.uuid);
    onSettled?.(leg);
    recordResult(leg, detail, this.#records, this.#early);
    const result = this.ledger.result(leg);
    const isRetried = startAgain?.(result) === true;
    if (isRetried) {
      this.#context.log.info(retryLine(result));
      this.ledger.planAgain(leg);
    } else {
      this.reportEnd(result, ...(shown === 'all' ? [linesAbove(live)] : []));
    }
    const { command } = result;
    const lacksCommand = shown === 'all' && live?.hasCommand === false;
    if (lacksCommand && command !== null) this.#context.log.info(logLine`${leg.name} · $ ${commandHead(command)}`);
    this.#print(printoutOf(result, detail, logs, this.#records, { shown, live, isRetried }));
    if (detail !== null && !isRetried) onEnd?.(leg, result);
  }

  /** What polling means for a log that is live. */
  #outputLater(): LogText {
    return this.#options.logs === 'live' ? logLine`, and their output is shown when they have ended` : logLine``;
  }

  #print(printout: Printout | null): void {
    if (printout !== null) this.#printer.print(printout);
  }
}
