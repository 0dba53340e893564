import { fencedOutput, logLine, type LogText } from './escape.ts';

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
}

type Severity = 'warning' | 'error';

/**
 * The platform keeps 10 annotations of each severity per step and drops the rest. One is left free for what the runner
 * itself may say.
 */
const ANNOTATIONS = 9;

/** `write` must write its text at once and in one piece: each chunk is complete, and a fence is never interrupted. */
export function createLog(write: (text: string) => void): Log {
  const left: Record<Severity, number> = { warning: ANNOTATIONS, error: ANNOTATIONS };

  const annotate = (severity: Severity, word: string, line: LogText): void => {
    const annotated = left[severity] > 0;
    left[severity] -= 1;
    write(annotated ? command(severity, line) : plain(logLine`${word}: ${line}`));
  };

  return {
    info: (line) => {
      write(plain(line));
    },
    debug: (line) => {
      write(command('debug', line));
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
        .map(({ label, text }) => fencedOutput(text, logLine`${label} │ `));
      write(`${command('group', title)}${fences.join('')}${notes.map(plain).join('')}::endgroup::\n`);
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
