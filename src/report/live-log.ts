import type { Clock } from '../contree/clock.ts';
import { truncate, oneLine } from './clean.ts';
import { logLine, type LogText } from './escape.ts';
import { FloodGate, STEP_RATE, TokenBucket } from './flood.ts';
import { counted, formatBytes } from './format.ts';
import { LineSplitter } from './line-splitter.ts';
import type { Log } from './log.ts';

export interface LiveLogOptions {
  readonly log: Pick<Log, 'lines' | 'endLines'>;
  readonly clock: Clock;
  /** Where the output will be that the service keeps; empty when nowhere. */
  readonly resultsFile: string;
  /** Called whenever something was printed. */
  readonly onPrint?: () => void;
}

/** The log of lines as they come, each behind the name of the leg that wrote it. */
export interface LiveLog {
  /** A piece of what a leg wrote, as it came; it may end in the midst of a line or of a character. Untrusted. */
  write(name: string, stream: 'stdout' | 'stderr', bytes: Buffer): void;
  /** The leg's output is over: its unfinished lines are printed, and what was left out is said. Prints at once. */
  end(name: string): void;
  /** As `end` for every leg; then no timer runs. */
  close(): void;
}

/** Milliseconds for which lines are collected. */
const INTERVAL = 100;

const LONGEST_NAME = 60;

interface LiveLeg {
  readonly prefix: LogText;
  readonly gate: FloodGate;
  readonly stdout: LineSplitter;
  readonly stderr: LineSplitter;
}

/**
 * Lines are printed in the order of each leg's calls, within `INTERVAL`. Of a flood a part is printed, with a note where
 * the rest was; of what is left out nothing but counts is kept.
 */
export function createLiveLog(setting: LiveLogOptions): LiveLog {
  return new Printer(setting);
}

class Printer implements LiveLog {
  readonly #setting: LiveLogOptions;
  readonly #legs = new Map<string, LiveLeg>();
  /** Those of which something is left out that no note tells yet. */
  readonly #flooding = new Set<LiveLeg>();
  readonly #step: TokenBucket;
  /** The end of each note that something is left out. */
  readonly #whole: string;
  #waiting: { readonly prefix: LogText; text: string }[] = [];
  #timer: AbortController | null = null;

  constructor(setting: LiveLogOptions) {
    const { clock, resultsFile } = setting;
    this.#setting = setting;
    this.#step = new TokenBucket(STEP_RATE, clock.now());
    this.#whole = resultsFile === '' ? '.' : `; what the service keeps of the output will be in ${resultsFile}.`;
  }

  write(name: string, stream: 'stdout' | 'stderr', bytes: Buffer): void {
    const leg = this.#legs.get(name) ?? this.#enter(name);
    leg[stream].add(bytes);
    this.#schedule();
  }

  end(name: string): void {
    this.#end(name);
    this.#settle();
  }

  close(): void {
    for (const name of this.#legs.keys()) this.#end(name);
    this.#settle();
    this.#setting.log.endLines();
  }

  #enter(name: string): LiveLeg {
    const { clock } = this.#setting;
    const gate = new FloodGate(this.#step, clock.now());
    const shown = shownName(name);
    const prefix = logLine`${shown} │ `;
    const splitter = (linePrefix: LogText): LineSplitter =>
      new LineSplitter({
        line: (bytes) => {
          if (gate.admits(bytes.length + 1, clock.now())) this.#print(linePrefix, bytes.toString('utf8'));
          else this.#flooding.add(leg);
        },
        rest: (missing) => {
          if (gate.swallows(missing)) return;
          this.#print(prefix, `… ${formatBytes(missing)} of this line left out here${this.#whole}`);
        },
      });
    const leg: LiveLeg = { prefix, gate, stdout: splitter(prefix), stderr: splitter(logLine`${shown} stderr │ `) };
    this.#legs.set(name, leg);
    return leg;
  }

  #end(name: string): void {
    const leg = this.#legs.get(name);
    if (leg === undefined) return;
    leg.stdout.end();
    leg.stderr.end();
    if (this.#flooding.has(leg)) this.#tellLeftOut(leg);
    this.#legs.delete(name);
  }

  #print(prefix: LogText, line: string): void {
    const last = this.#waiting.at(-1);
    if (last?.prefix === prefix) last.text += `${line}\n`;
    else this.#waiting.push({ prefix, text: `${line}\n` });
  }

  #tellLeftOut(leg: LiveLeg): void {
    this.#flooding.delete(leg);
    const { lines, bytes } = leg.gate.open();
    this.#print(leg.prefix, `… ${counted(lines, 'line')} (${formatBytes(bytes)}) left out here${this.#whole}`);
  }

  get #isOwing(): boolean {
    return this.#waiting.length > 0 || this.#flooding.size > 0;
  }

  #schedule(): void {
    if (this.#timer !== null || !this.#isOwing) return;
    const { clock } = this.#setting;
    const { signal } = (this.#timer = new AbortController());
    void clock.sleep(INTERVAL, signal).then(() => {
      if (signal.aborted) return;
      this.#timer = null;
      const now = clock.now();
      for (const leg of this.#flooding) if (leg.gate.mayOpen(now)) this.#tellLeftOut(leg);
      this.#flush();
      this.#schedule();
    });
  }

  #flush(): void {
    const { log, onPrint } = this.#setting;
    const batch = this.#waiting;
    this.#waiting = [];
    log.lines(batch);
    if (batch.length > 0) onPrint?.();
  }

  /** Prints at once; no timer runs on without need. */
  #settle(): void {
    this.#flush();
    if (this.#isOwing) return;
    this.#timer?.abort('printed');
    this.#timer = null;
  }
}

/** The first `│` of a line ends its prefix. */
function shownName(name: string): string {
  return truncate(oneLine(name.replaceAll('│', '|')), LONGEST_NAME);
}
