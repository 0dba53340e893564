import { randomUUID } from 'node:crypto';
import type { CancelAnswer } from '../legs/cancel-legs.ts';
import type { Leg } from '../legs/leg.ts';
import { fenceEnd, fenceStart, logLine, outputLines, type LogText, type PrefixedLines } from './escape.ts';

export interface LabelledStream {
  readonly label: 'stdout' | 'stderr';
  /** Untrusted, as it came. */
  readonly text: string;
}

/** The step log. It takes escaped text only, but for output, which it fences itself. */
export interface Log {
  info(line: LogText): void;
  debug(line: LogText): void;
  /** An annotation, or a plain line once the step has made as many as it may. */
  warning(line: LogText): void;
  error(line: LogText): void;
  /** A folded group of what a leg wrote, each line behind its stream's name, and the notes after it. */
  output(title: LogText, streams: readonly LabelledStream[], notes?: readonly LogText[]): void;
  /** What legs write while they run, in this order and in one piece; nothing for an empty batch. */
  lines(batch: readonly PrefixedLines[]): void;
  /** No more such lines are to come for now. */
  endLines(): void;
}

type Severity = 'warning' | 'error';

/**
 * The platform keeps 10 annotations of each severity per step and drops the rest. One is left free for what the runner
 * itself may say.
 */
const ANNOTATIONS = 9;

/** `write` must write its text at once and in one piece, and be the only way to the runner: a fence may be open between two chunks. */
export function createLog(write: (text: string) => void): Log {
  const left: Record<Severity, number> = { warning: ANNOTATIONS, error: ANNOTATIONS };
  // One for all fences: the runner keeps each new token as a mask and looks for it in every later line of the job. Behind
  // the prefixes nothing can resume commands, not even who has read the token.
  const token = randomUUID();
  // The runner prints both ends of a fence, so lines that come one by one stay within one until there is a command.
  let isFenced = false;

  const resume = (): string => {
    const end = isFenced ? fenceEnd(token) : '';
    isFenced = false;
    return end;
  };

  const annotate = (severity: Severity, word: string, line: LogText): void => {
    const annotated = left[severity] > 0;
    left[severity] -= 1;
    write(annotated ? resume() + command(severity, line) : plain(logLine`${word}: ${line}`));
  };

  return {
    info: (line) => {
      write(plain(line));
    },
    debug: (line) => {
      write(resume() + command('debug', line));
    },
    warning: (line) => {
      annotate('warning', 'Warning', line);
    },
    error: (line) => {
      annotate('error', 'Error', line);
    },
    output: (title, streams, notes = []) => {
      const fences = streams
        .filter(({ text }) => text !== '')
        .map(({ label, text }) => outputLines([{ prefix: logLine`${label} │ `, text }]))
        .map((lines) => `${fenceStart(token)}${lines}${fenceEnd(token)}`);
      write(`${resume()}${command('group', title)}${fences.join('')}${notes.map(plain).join('')}::endgroup::\n`);
    },
    lines: (batch) => {
      if (batch.length === 0) return;
      write(`${isFenced ? '' : fenceStart(token)}${outputLines(batch)}`);
      isFenced = true;
    },
    endLines: () => {
      if (isFenced) write(resume());
    },
  };
}

function plain(line: LogText): string {
  return `${String(line)}\n`;
}

/** `LogText` has no line breaks and stays below the 4,096 characters at which an annotation is cut. */
function command(name: Severity | 'group' | 'debug', line: LogText): string {
  return `::${name}::${String(line).replaceAll('%', '%25')}\n`;
}

/** Logs the answer to each request to cancel a leg: `unit · cancel accepted`. */
export function cancelLogger(log: Log): (leg: Leg, answer: CancelAnswer) => void {
  return (leg, { result, problem }) => {
    const why = problem === null ? logLine`` : logLine` · ${problem.message}`;
    log.info(logLine`${leg.name} · cancel ${result}${why}`);
  };
}
