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
  notice(line: LogText): void;
  warning(line: LogText): void;
  error(line: LogText): void;
  /** Folds all that `body` logs. A group within a group is a plain line: the platform does not nest them. */
  group(title: LogText, body: () => void): void;
  /** A folded group of what a leg wrote, each line behind its stream's name, and the notes after it. */
  output(title: LogText, streams: readonly LabelledStream[], notes?: readonly LogText[]): void;
  /** Lines of a leg as they come, each behind the prefix. */
  live(prefix: LogText, text: string): void;
}

type Severity = 'notice' | 'warning' | 'error';

/**
 * The platform keeps 10 annotations of each severity per step and drops the rest. One is left free for what the runner
 * itself may say.
 */
const ANNOTATIONS = 9;

/** `write` must write its text at once and in one piece: each chunk is complete, and a fence is never interrupted. */
export function createLog(write: (text: string) => void): Log {
  const left: Record<Severity, number> = { notice: ANNOTATIONS, warning: ANNOTATIONS, error: ANNOTATIONS };
  let inGroup = false;

  const annotate = (severity: Severity, word: string, line: LogText): void => {
    const annotated = left[severity] > 0;
    left[severity] -= 1;
    write(annotated ? command(severity, line) : plain(logLine`${word}: ${line}`));
  };

  const grouped = (title: LogText, body: string): string =>
    inGroup ? `${plain(title)}${body}` : `${command('group', title)}${body}::endgroup::\n`;

  return {
    info: (line) => {
      write(plain(line));
    },
    debug: (line) => {
      write(command('debug', line));
    },
    notice: (line) => {
      annotate('notice', 'Notice', line);
    },
    warning: (line) => {
      annotate('warning', 'Warning', line);
    },
    error: (line) => {
      annotate('error', 'Error', line);
    },
    group: (title, body) => {
      if (inGroup) {
        write(plain(title));
        body();
        return;
      }
      write(command('group', title));
      inGroup = true;
      try {
        body();
      } finally {
        inGroup = false;
        write('::endgroup::\n');
      }
    },
    output: (title, streams, notes = []) => {
      const fences = streams
        .filter(({ text }) => text !== '')
        .map(({ label, text }) => fencedOutput(text, logLine`${label} │ `));
      write(grouped(title, `${fences.join('')}${notes.map(plain).join('')}`));
    },
    live: (prefix, text) => {
      write(fencedOutput(text, prefix));
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
