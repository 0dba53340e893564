import type { Clock } from '../../contree/clock.ts';
import { commandHead } from '../text/command-lines.ts';
import type { LogText } from '../text/escape.ts';
import { type Amount, FloodGate, STEP_RATE, TokenBucket } from './flood.ts';
import { counted, formatBytes } from '../text/format.ts';
import { linePrefix } from './line-prefix.ts';
import { LineSplitter } from '../excerpts/line-splitter.ts';
import type { Log } from './log.ts';

export interface LiveLogOptions {
  readonly log: Pick<Log, 'lines' | 'endLines'>;
  readonly clock: Clock;
  /** The file or folder with all that the service keeps of the output; empty when there is none. */
  readonly wholePlace: string;
  /** Of the leg with this name; null when it is not known. It stands before the leg's first line. */
  readonly commandOf?: (name: string) => string | null;
  /** Called after each batch of lines. */
  readonly onPrint?: () => void;
}

/** Milliseconds for which lines are collected. */
const INTERVAL = 100;

/** What was printed of a leg. */
export interface LiveEnd {
  /** Its command stands before its lines. */
  readonly hasCommand: boolean;
  /** Its lines in the log, those included that are cut. */
  readonly lines: number;
  /** How many of them are the last of all lines so far: neither another leg's nor a gap came between. */
  readonly last: number;
  /** What was left out; parts of long lines count as bytes alone. */
  readonly missing: Amount;
}

interface LiveLeg {
  readonly prefix: LogText;
  readonly hasCommand: boolean;
  lines: number;
  missing: Amount;
  readonly gate: FloodGate;
  readonly stdout: LineSplitter;
  readonly stderr: LineSplitter;
}

/** Prints lines after their leg's name, in the order of each leg's calls, within `INTERVAL`; of a flood only a part. */
export class LiveLog {
  readonly #options: LiveLogOptions;
  readonly #legs = new Map<string, LiveLeg>();
  /** Legs with missing lines that no note mentions yet. */
  readonly #flooding = new Set<LiveLeg>();
  readonly #stepBucket: TokenBucket;
  /** The leg that wrote the last line, and how many it wrote one after another. */
  #last: { leg: LiveLeg | null; lines: number } = { leg: null, lines: 0 };
  #pending: { readonly prefix: LogText; text: string }[] = [];
  #timer: AbortController | null = null;

  constructor(options: LiveLogOptions) {
    this.#options = options;
    this.#stepBucket = new TokenBucket(STEP_RATE, options.clock.now());
  }

  /** @param bytes as they came; they may end within a line or a character. Untrusted. */
  write(name: string, stream: 'stdout' | 'stderr', bytes: Buffer): void {
    (this.#legs.get(name) ?? this.#addLeg(name))[stream].add(bytes);
    this.#schedule();
  }

  /** The leg's output is over: prints its unfinished lines and what is missing, at once. Null for one that wrote nothing. */
  end(name: string): LiveEnd | null {
    const leg = this.#legs.get(name);
    this.#endLeg(name);
    this.#printNow();
    if (leg === undefined) return null;
    const { hasCommand, lines, missing } = leg;
    return { hasCommand, lines, missing, last: this.#last.leg === leg ? this.#last.lines : 0 };
  }

  /** As `end` for every leg; no timer runs after it. */
  close(): void {
    for (const name of this.#legs.keys()) this.#endLeg(name);
    this.#printNow();
    this.#options.log.endLines();
  }

  #addLeg(name: string): LiveLeg {
    const { clock, commandOf } = this.#options;
    const gate = new FloodGate(this.#stepBucket, clock.now());
    const prefix = linePrefix(name, 'stdout');
    const splitter = (own: LogText): LineSplitter =>
      new LineSplitter({
        onLine: (bytes) => {
          if (gate.admits(bytes.length + 1, clock.now())) this.#addLineOf(leg, own, bytes.toString('utf8'));
          else this.#flooding.add(leg);
        },
        onRest: (missing) => {
          if (!gate.absorbs(missing)) this.#noteMissing(leg, { lines: 0, bytes: missing });
        },
      });
    const command = commandOf?.(name) ?? null;
    if (command !== null) this.#addLine(prefix, `$ ${commandHead(command)}`);
    const hasCommand = command !== null;
    const leg: LiveLeg = {
      prefix,
      hasCommand,
      lines: 0,
      missing: { lines: 0, bytes: 0 },
      gate,
      stdout: splitter(prefix),
      stderr: splitter(linePrefix(name, 'stderr')),
    };
    this.#legs.set(name, leg);
    return leg;
  }

  #endLeg(name: string): void {
    const leg = this.#legs.get(name);
    if (leg === undefined) return;
    leg.stdout.end();
    leg.stderr.end();
    if (this.#flooding.has(leg)) this.#reopen(leg);
    this.#legs.delete(name);
  }

  #reopen(leg: LiveLeg): void {
    this.#flooding.delete(leg);
    this.#noteMissing(leg, leg.gate.open());
  }

  /** @param missing no lines: the rest of the line before */
  #noteMissing(leg: LiveLeg, { lines, bytes }: Amount): void {
    const { wholePlace } = this.#options;
    const place = wholePlace === '' ? '' : `; what the service keeps of the output will be in ${wholePlace}`;
    const amount =
      lines === 0 ? `${formatBytes(bytes)} of this line` : `${counted(lines, 'line')} (${formatBytes(bytes)})`;
    leg.missing = { lines: leg.missing.lines + lines, bytes: leg.missing.bytes + bytes };
    if (lines > 0 && this.#last.leg === leg) this.#last.lines = 0;
    this.#addLine(leg.prefix, `… ${amount} left out here${place}.`);
  }

  #addLineOf(leg: LiveLeg, prefix: LogText, line: string): void {
    leg.lines += 1;
    if (this.#last.leg !== leg) this.#last = { leg, lines: 0 };
    this.#last.lines += 1;
    this.#addLine(prefix, line);
  }

  #addLine(prefix: LogText, line: string): void {
    const last = this.#pending.at(-1);
    if (last?.prefix === prefix) last.text += `${line}\n`;
    else this.#pending.push({ prefix, text: `${line}\n` });
  }

  #schedule(): void {
    if (this.#timer !== null || (this.#pending.length === 0 && this.#flooding.size === 0)) return;
    const { clock } = this.#options;
    const { signal } = (this.#timer = new AbortController());
    void clock.sleep(INTERVAL, signal).then(() => {
      if (signal.aborted) return;
      this.#timer = null;
      const now = clock.now();
      for (const leg of this.#flooding) if (leg.gate.mayOpen(now)) this.#reopen(leg);
      this.#print();
      this.#schedule();
    });
  }

  #print(): void {
    const batch = this.#pending;
    this.#pending = [];
    this.#options.log.lines(batch);
    if (batch.length > 0) this.#options.onPrint?.();
  }

  #printNow(): void {
    this.#print();
    if (this.#flooding.size > 0) return;
    this.#timer?.abort('printed');
    this.#timer = null;
  }
}
