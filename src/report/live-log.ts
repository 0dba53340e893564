import type { Clock } from '../contree/clock.ts';
import { formatBytes } from './bytes.ts';
import { capped, oneLine } from './clean.ts';
import { counted } from './count.ts';
import { logLine, type LogText } from './escape.ts';
import { FloodGate, STEP_RATE, TokenBucket } from './flood.ts';
import { LineSplitter } from './line-splitter.ts';
import type { Log } from './log.ts';

export interface LiveLogSetting {
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
export function createLiveLog({ log, clock, resultsFile, onPrint }: LiveLogSetting): LiveLog {
  const legs = new Map<string, LiveLeg>();
  /** Those of which something is left out that no note tells yet. */
  const flooding = new Set<LiveLeg>();
  const step = new TokenBucket(STEP_RATE, clock.now());
  const whole = resultsFile === '' ? '.' : `; what the service keeps of the output will be in ${resultsFile}.`;
  let waiting: { readonly prefix: LogText; text: string }[] = [];
  let timer: AbortController | null = null;

  const print = (prefix: LogText, line: string): void => {
    const last = waiting.at(-1);
    if (last?.prefix === prefix) last.text += `${line}\n`;
    else waiting.push({ prefix, text: `${line}\n` });
  };

  const enter = (name: string): LiveLeg => {
    const gate = new FloodGate(step, clock.now());
    const shown = shownName(name);
    const prefix = logLine`${shown} │ `;
    const splitter = (linePrefix: LogText): LineSplitter =>
      new LineSplitter({
        line: (bytes) => {
          if (gate.admits(bytes.length + 1, clock.now())) print(linePrefix, bytes.toString('utf8'));
          else flooding.add(leg);
        },
        rest: (missing) => {
          if (!gate.swallows(missing)) print(prefix, `… ${formatBytes(missing)} of this line left out here${whole}`);
        },
      });
    const leg: LiveLeg = { prefix, gate, stdout: splitter(prefix), stderr: splitter(logLine`${shown} stderr │ `) };
    legs.set(name, leg);
    return leg;
  };

  const tellLeftOut = (leg: LiveLeg): void => {
    flooding.delete(leg);
    const { lines, bytes } = leg.gate.open();
    print(leg.prefix, `… ${counted(lines, 'line')} (${formatBytes(bytes)}) left out here${whole}`);
  };

  const isOwing = (): boolean => waiting.length > 0 || flooding.size > 0;

  const schedule = (): void => {
    if (timer !== null || !isOwing()) return;
    const { signal } = (timer = new AbortController());
    void clock.sleep(INTERVAL, signal).then(() => {
      if (signal.aborted) return;
      timer = null;
      const now = clock.now();
      for (const leg of flooding) if (leg.gate.mayOpen(now)) tellLeftOut(leg);
      flush();
      schedule();
    });
  };

  const flush = (): void => {
    const batch = waiting;
    waiting = [];
    log.lines(batch);
    if (batch.length > 0) onPrint?.();
  };

  const end = (name: string): void => {
    const leg = legs.get(name);
    if (leg === undefined) return;
    leg.stdout.end();
    leg.stderr.end();
    if (flooding.has(leg)) tellLeftOut(leg);
    legs.delete(name);
  };

  const settle = (): void => {
    flush();
    if (isOwing()) return;
    timer?.abort('printed');
    timer = null;
  };

  return {
    write: (name, stream, bytes) => {
      const leg = legs.get(name) ?? enter(name);
      leg[stream].add(bytes);
      schedule();
    },
    end: (name) => {
      end(name);
      settle();
    },
    close: () => {
      for (const name of legs.keys()) end(name);
      settle();
      log.endLines();
    },
  };
}

/** The first `│` of a line ends its prefix. */
function shownName(name: string): string {
  return capped(oneLine(name.replaceAll('│', '|')), LONGEST_NAME);
}
