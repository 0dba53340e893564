import { arch, release } from 'node:os';
import type { EventLog } from './event-log.ts';
import type { OperationView } from './operation.ts';
import type { LocalProcess, ProcessRequest } from './process.ts';
import type { CommandRequest } from './spawn-request.ts';

const SECRET = /(TOKEN|SECRET|PASSWORD|API_KEY|CREDENTIALS|AUTHORIZATION)$/i;

/** Counters that Node does not report for a single child; the wire has zeroes for unknown ones. */
export const UNKNOWN_COUNTERS = {
  user_time_us: 0,
  sys_time_us: 0,
  max_rss_kb: 0,
  shared_memory: 0,
  unshared_memory: 0,
  swaps: 0,
  minor_faults: 0,
  major_faults: 0,
  voluntary_ctx_switches: 0,
  involuntary_ctx_switches: 0,
  block_input_ops: 0,
  block_output_ops: 0,
  ipc_msgs_sent: 0,
  ipc_msgs_received: 0,
  signals_received: 0,
};

/** What was actually started. */
export interface Launch extends Pick<ProcessRequest, 'file' | 'args' | 'env' | 'timeout'> {
  /** In the sandbox. */
  readonly cwd: string;
}

export function recordStart(log: EventLog, directory: string, hostname: string): void {
  log.add('init', 0, {
    started_at: nanoseconds(),
    runtime_path: directory,
    verbose: false,
    init_pid: process.pid,
    hostname,
    kernel: release(),
    machine: arch(),
  });
}

export function recordSpawn(log: EventLog, spid: number, pid: number, request: CommandRequest, launch: Launch): void {
  log.add('spawn', spid, {
    pid,
    command: launch.file,
    args: launch.args,
    shell: request.shell,
    cwd: launch.cwd,
    uid: request.uid,
    gid: request.gid,
    timeout: Math.ceil((launch.timeout ?? 0) / 1000),
    truncate_at: request.truncateAt,
    env: redact(launch.env),
  });
}

/** The end of a process: first the bytes that each stream lost, then how it ended. */
export function recordExit(log: EventLog, spid: number, ended: LocalProcess): void {
  for (const stream of ['stdin', 'stdout', 'stderr'] as const) {
    const { kept, dropped } = ended.counts(stream);
    if (dropped > 0) log.add('truncated', spid, { stream, bytes_emitted: kept, bytes_dropped: dropped });
  }
  const report = ended.report();
  log.add('exit', spid, {
    pid: report.pid,
    code: report.exitCode,
    signal: report.signal,
    timed_out: report.timedOut,
    duration_ms: Math.round(report.elapsedSeconds * 1000),
    core_dump: false,
    resources: UNKNOWN_COUNTERS,
  });
}

/** The end of an operation, at a moment in milliseconds since the epoch. */
export function recordStop(log: EventLog, view: OperationView, at = Date.now()): void {
  if (log.events.length > 0) {
    const ended = view.status === 'FAILED' && view.process === null ? 'spawn_failed' : 'job_complete';
    const reason = view.status === 'CANCELLED' ? 'signal' : ended;
    const stop = { stopped_at: nanoseconds(at), reason: view.process?.timedOut === true ? 'timeout' : reason };
    log.add('shutdown', 0, stop, at);
  }
  const { status, resultImage: result_image_uuid, error } = view;
  const duration_ms = Math.round((view.duration ?? 0) * 1000);
  const image_size_bytes = view.imageSize ?? 0;
  log.add('completion', null, { status, duration_ms, result_image_uuid, error, image_size_bytes }, at);
}

/** The environment with the values of secret-looking names masked. */
function redact(env: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(env).map(([name, value]) => [name, SECRET.test(name) ? '<MASKED>' : value]));
}

function nanoseconds(at = Date.now()): string {
  return new Date(at).toISOString().replace('Z', '000000Z');
}
