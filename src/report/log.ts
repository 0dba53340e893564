import { randomUUID } from 'node:crypto';
import { commandLines } from './command-lines.ts';
import { fenceEnd, fenceStart, logLine, outputLines, type LogText, type PrefixedLines } from './escape.ts';

export interface LabelledStream {
  readonly label: 'stdout' | 'stderr';
  /** Untrusted. */
  readonly text: string;
}

/** A folded group of what a leg wrote: its command, each line of its output after the stream's name, and then the notes. */
export interface OutputGroup {
  readonly title: LogText;
  /** Untrusted; null when it is not known or stands elsewhere. */
  readonly command: string | null;
  readonly streams: readonly LabelledStream[];
  readonly notes: readonly LogText[];
}

/** The step log. It takes escaped text, except for output, which it fences itself. */
export interface Log {
  info(line: LogText): void;
  debug(line: LogText): void;
  /** An annotation, or a plain line once the step has made as many as the platform keeps. */
  notice(line: LogText): void;
  warning(line: LogText): void;
  error(line: LogText): void;
  output(group: OutputGroup): void;
  /** Lines of running legs, in this order and in one chunk. */
  lines(batch: readonly PrefixedLines[]): void;
  /** No such lines follow for now. */
  endLines(): void;
}

type Severity = 'notice' | 'warning' | 'error';

/** The platform keeps 10 annotations of each severity per step. One is for the runner itself. */
const ANNOTATIONS = 9;

/** @param write writes a chunk at once and whole, and alone leads to the runner: a fence may be open between chunks */
export function createLog(write: (text: string) => void): Log {
  const left: Record<Severity, number> = { notice: ANNOTATIONS, warning: ANNOTATIONS, error: ANNOTATIONS };
  // One for all fences: the runner masks each new token in every later line of the job. Lines have prefixes, so a leg
  // which has read the token cannot resume commands with it.
  const token = randomUUID();
  // The runner prints both ends of a fence, so batches of lines share one until there is a command.
  let isFenced = false;

  const resume = (): string => {
    const end = isFenced ? fenceEnd(token) : '';
    isFenced = false;
    return end;
  };
  const annotate = (severity: Severity, word: string) => (line: LogText) => {
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
    notice: annotate('notice', 'Notice'),
    warning: annotate('warning', 'Warning'),
    error: annotate('error', 'Error'),
    output: ({ title, command: ran, streams, notes }) => {
      const written = streams
        .filter(({ text }) => text !== '')
        .map(({ label, text }) => ({ prefix: logLine`${label} │ `, text }));
      const lines = [...(ran === null ? [] : commandLines(ran)), ...written];
      const fenced = lines.length === 0 ? '' : `${fenceStart(token)}${outputLines(lines)}${fenceEnd(token)}`;
      write(`${resume()}${command('group', title)}${fenced}${notes.map(plain).join('')}::endgroup::\n`);
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
