import { randomUUID } from 'node:crypto';
import { truncate } from '../text/clean.ts';
import { commandLines } from '../text/command-lines.ts';
import { fenceEnd, fenceStart, logLine, outputLines, type LogText, type PrefixedLines } from '../text/escape.ts';

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

/** What GitHub shows over an annotation, and the line of the changed files at which it shows it. */
export interface AnnotationPlace {
  readonly title: LogText;
  /** Relative to the workspace; null when it is not known. */
  readonly file: LogText | null;
  readonly line: number | null;
}

/** The step log. It takes escaped text, except for output, which it fences itself. */
export interface Log {
  info(line: LogText): void;
  debug(line: LogText): void;
  /** An annotation, or a plain line once the step has made as many as the platform keeps. */
  notice(line: LogText): void;
  warning(line: LogText): void;
  error(line: LogText): void;
  /** The same of several lines, or at a place. */
  annotate(severity: Severity, lines: readonly LogText[], place?: AnnotationPlace): void;
  output(group: OutputGroup): void;
  /** Lines of running legs, in this order and in one chunk. */
  lines(batch: readonly PrefixedLines[]): void;
  /** No such lines follow for now. */
  endLines(): void;
}

type Severity = 'notice' | 'warning' | 'error';
const WORDS: Readonly<Record<Severity, string>> = { notice: 'Notice', warning: 'Warning', error: 'Error' };

/**
 * The platform keeps 10 annotations of each severity per step. One warning and one notice are for the runner itself; of its own
 * errors, none comes with those of a step that ends by itself.
 */
const ANNOTATIONS: Readonly<Record<Severity, number>> = { notice: 9, warning: 9, error: 10 };
/** UTF-16 units. The platform cuts an annotation at 4,096. */
const LONGEST = 4_000;

/** @param write writes a chunk at once and whole, and alone leads to the runner: a fence may be open between chunks */
export function createLog(write: (text: string) => void): Log {
  const left = { ...ANNOTATIONS };
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
  const annotate: Log['annotate'] = (severity, lines, place) => {
    const annotated = left[severity] > 0;
    left[severity] -= 1;
    const text = truncate(lines.map(String).join('\n'), LONGEST);
    const [first = logLine``, ...others] = lines;
    write(
      annotated
        ? `${resume()}::${severity}${place === undefined ? '' : propertiesOf(place)}::${escapeData(text)}\n`
        : [logLine`${WORDS[severity]}: ${first}`, ...others].map(plain).join(''),
    );
  };
  const annotated = (severity: Severity) => (line: LogText) => {
    annotate(severity, [line]);
  };

  return {
    info: (line) => {
      write(plain(line));
    },
    debug: (line) => {
      write(resume() + command('debug', line));
    },
    notice: annotated('notice'),
    warning: annotated('warning'),
    error: annotated('error'),
    annotate,
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

function command(name: 'group' | 'debug', line: LogText): string {
  return `::${name}::${escapeData(String(line))}\n`;
}

/** `LogText` has no line breaks, so that those between lines are all. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\n', '%0A');
}

/** ` title=…,file=…,line=…`, escaped as the runner's own library does. The runner takes no empty one. */
function propertiesOf({ title, file, line }: AnnotationPlace): string {
  const place = file === null ? {} : { file: String(file), line: String(line ?? '') };
  const given = Object.entries({ title: String(title), ...place }).filter(([, value]) => value !== '');
  const escaped = given.map(
    ([name, value]) => `${name}=${escapeData(value).replaceAll(':', '%3A').replaceAll(',', '%2C')}`,
  );
  return escaped.length === 0 ? '' : ` ${escaped.join(',')}`;
}
