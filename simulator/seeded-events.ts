import { EventLog } from './event-log.ts';
import { isTerminal } from './operation.ts';
import type { OperationView } from './operation.ts';
import { recordStop } from './process-events.ts';

/** The events that an operation would have had; null while it is active, as nothing ran that could tell any. */
export function scriptedEvents(view: OperationView): EventLog | null {
  if (!isTerminal(view.status)) return null;
  const log = new EventLog();
  const { process: report } = view;
  if (report !== null) {
    const started = new Date(view.createdAt).toISOString();
    log.add('init', 0, { started_at: started, runtime_path: '/', verbose: false, init_pid: 1 }, view.createdAt);
    if (report.stdout.value !== '') log.add('stdout', 1, { ...report.stdout });
    if (report.stderr.value !== '') log.add('stderr', 1, { ...report.stderr });
    const { pid, exitCode: code, signal, timedOut: timed_out } = report;
    log.add('exit', 1, { pid, code, signal, timed_out, duration_ms: Math.round(report.elapsedSeconds * 1000) });
  }
  recordStop(log, view);
  return log;
}
