import type { EventLog } from './event-log.ts';
import type { OperationView } from './operation.ts';
import { encode } from './output.ts';
import { recordStop } from './process-events.ts';
import type { Cue } from './scripted-log.ts';

/** What a seeded process writes in one moment, in milliseconds since the epoch. */
export interface SeededPiece {
  readonly at: number;
  readonly stream: 'stdout' | 'stderr';
  readonly bytes: Buffer;
}

/** What a seeded operation has to tell of itself. */
export interface SeededStory {
  /** When its process began; null when there is none to tell of. */
  readonly began: number | null;
  /** In the order of their moments. */
  readonly output: readonly SeededPiece[];
  /** When it ends, and what it is then; null when it never does. */
  readonly end: { readonly at: number; readonly view: OperationView } | null;
}

/** The events of a seeded operation and when each of them happens. */
export function cuesOf({ began, output, end }: SeededStory): Cue[] {
  const cues: Cue[] = [];
  const cue = (at: number, tell: Cue['tell']): void => {
    cues.push({ at, tell });
  };
  if (began !== null) {
    cue(began, (log) => {
      recordInit(log, began);
    });
  }
  for (const { at, stream, bytes } of output) {
    cue(at, (log) => {
      log.add(stream, 1, { ...encode(bytes), truncated: false }, at);
    });
  }
  if (end !== null) {
    const streamed = new Set(output.map(({ stream }) => stream));
    cue(end.at, (log) => {
      recordEnd(log, end.view, streamed, end.at);
    });
  }
  return cues;
}

function recordInit(log: EventLog, at: number): void {
  const started_at = new Date(at).toISOString();
  log.add('init', 0, { started_at, runtime_path: '/', verbose: false, init_pid: 1 }, at);
}

/** The end; a stream that was not told piece by piece is told whole before it. */
function recordEnd(log: EventLog, view: OperationView, streamed: ReadonlySet<string>, at: number): void {
  const { process: report } = view;
  if (report !== null) {
    for (const stream of ['stdout', 'stderr'] as const) {
      if (!streamed.has(stream) && report[stream].value !== '') log.add(stream, 1, { ...report[stream] }, at);
    }
    const { pid, exitCode: code, signal, timedOut: timed_out } = report;
    log.add('exit', 1, { pid, code, signal, timed_out, duration_ms: Math.round(report.elapsedSeconds * 1000) }, at);
  }
  recordStop(log, view, at);
}
