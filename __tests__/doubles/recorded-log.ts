import { createLog, type Log } from '../../src/report/log/log.ts';

export interface RecordedLog {
  readonly log: Log;
  /** All that was written so far. */
  text(): string;
  /** Without the lines for debugging. */
  lines(): string[];
  /** Texts of the warnings, annotated or not. */
  warnings(): string[];
}

/** The step's own log, which writes to memory. */
export function recordedLog(onWrite: (text: string) => void = () => undefined): RecordedLog {
  let written = '';
  const log = createLog((text) => {
    written += text;
    onWrite(text);
  });
  const lines = (): string[] => written.split('\n').filter((line) => line !== '' && !line.startsWith('::debug::'));
  return {
    log,
    text: () => written,
    lines,
    warnings: () => lines().flatMap((line) => /^(?:::warning::|Warning: )(.*)$/.exec(line)?.slice(1) ?? []),
  };
}
