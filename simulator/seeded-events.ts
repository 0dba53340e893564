import type { EventLog } from './event-log.ts';
import type { OperationView } from './operation.ts';
import { encode } from './output.ts';
import { recordStop, UNKNOWN_COUNTERS } from './process-events.ts';
import type { ScheduledEvent } from './scripted-log.ts';

/** What a seeded process writes at one moment, in milliseconds since the epoch. */
export interface SeededChunk {
  readonly at: number;
  readonly stream: 'stdout' | 'stderr';
  readonly bytes: Buffer;
}

/** The life of a seeded operation, from which its event log follows. */
export interface SeededLife {
  /** When its process began; null without a process. */
  readonly began: number | null;
  /** In the order of their moments. */
  readonly output: readonly SeededChunk[];
  /** When it ends, and its view then; null when it never ends. */
  readonly end: { readonly at: number; readonly view: OperationView } | null;
}

/** The events of a seeded operation and when each of them happens. */
export function scheduleOf({ began, output, end }: SeededLife): ScheduledEvent[] {
  const schedule: ScheduledEvent[] = [];
  const add = (at: number, record: ScheduledEvent['record']): void => {
    schedule.push({ at, record });
  };
  if (began !== null) {
    add(began, (log) => {
      recordInit(log, began);
    });
  }
  for (const { at, stream, bytes } of output) {
    add(at, (log) => {
      log.add(stream, 1, { ...encode(bytes), truncated: false }, at);
    });
  }
  if (end !== null) {
    const streamed = new Set(output.map(({ stream }) => stream));
    add(end.at, (log) => {
      recordEnd(log, end.view, streamed, end.at);
    });
  }
  return schedule;
}

function recordInit(log: EventLog, at: number): void {
  const started_at = new Date(at).toISOString();
  log.add('init', 0, { started_at, runtime_path: '/', verbose: false, init_pid: 1 }, at);
}

/** The end. A stream that had no chunks is written whole before it. */
function recordEnd(log: EventLog, view: OperationView, streamed: ReadonlySet<string>, at: number): void {
  const { process: report } = view;
  if (report !== null) {
    for (const stream of ['stdout', 'stderr'] as const) {
      if (!streamed.has(stream) && report[stream].value !== '') log.add(stream, 1, { ...report[stream] }, at);
    }
    const { pid, exitCode: code, signal, timedOut: timed_out } = report;
    const duration_ms = Math.round(report.elapsedSeconds * 1000);
    log.add('exit', 1, { pid, code, signal, timed_out, duration_ms, resources: UNKNOWN_COUNTERS }, at);
  }
  recordStop(log, view, at);
}
