import type { Clock } from '../contree/clock.ts';
import { oneLine, truncate } from './clean.ts';
import { commandHead } from './command-lines.ts';
import { logLine, type LogText } from './escape.ts';
import { FloodGate, STEP_RATE, TokenBucket } from './flood.ts';
import { counted, formatBytes } from './format.ts';
import { LineSplitter } from './line-splitter.ts';
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
const NAME_LENGTH = 60;

interface LiveLeg {
  readonly prefix: LogText;
  readonly hasCommand: boolean;
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

  /**
   * The leg's output is over: prints its unfinished lines and what is missing, at once. Returns whether it was printed without
   * its command.
   */
  end(name: string): boolean {
    const leg = this.#legs.get(name);
    this.#endLeg(name);
    this.#printNow();
    return leg?.hasCommand === false;
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
    // The first `│` of a line ends its prefix.
    const shown = truncate(oneLine(name.replaceAll('│', '|')), NAME_LENGTH);
    const prefix = logLine`${shown} │ `;
    const splitter = (linePrefix: LogText): LineSplitter =>
      new LineSplitter({
        onLine: (bytes) => {
          if (gate.admits(bytes.length + 1, clock.now())) this.#addLine(linePrefix, bytes.toString('utf8'));
          else this.#flooding.add(leg);
        },
        onRest: (missing) => {
          if (!gate.absorbs(missing)) this.#noteMissing(prefix, `${formatBytes(missing)} of this line`);
        },
      });
    const command = commandOf?.(name) ?? null;
    if (command !== null) this.#addLine(prefix, `$ ${commandHead(command)}`);
    const hasCommand = command !== null;
    const leg: LiveLeg = {
      prefix,
      hasCommand,
      gate,
      stdout: splitter(prefix),
      stderr: splitter(logLine`${shown} stderr │ `),
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
    const { lines, bytes } = leg.gate.open();
    this.#noteMissing(leg.prefix, `${counted(lines, 'line')} (${formatBytes(bytes)})`);
  }

  #noteMissing(prefix: LogText, amount: string): void {
    const { wholePlace } = this.#options;
    const place = wholePlace === '' ? '' : `; what the service keeps of the output will be in ${wholePlace}`;
    this.#addLine(prefix, `… ${amount} left out here${place}.`);
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
