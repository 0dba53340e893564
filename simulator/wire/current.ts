import type { OperationView, ProcessReport } from '../operation.ts';
import { DEFAULTS } from '../spawn-request.ts';
import type { Wire } from './wire.ts';

/** The payloads of today's service. */
export const currentWire: Wire = {
  operation: (view) => ({
    ...facts(view),
    metadata: view.kind === 'instance' ? instanceMetadata(view) : view.request,
    ...(view.duration === null ? outputSoFar(view) : { result: { image: view.resultImage, tag: view.tag } }),
  }),
  summary: (view) => facts(view),
  image: ({ image, tag }) => ({
    uuid: image.uuid,
    tag,
    created_at: timestamp(image.createdAt),
    operation_uuid: image.operationUuid,
  }),
  images: (rows) => ({ images: rows.map((row) => currentWire.image(row)) }),
  uploaded: ({ uuid, sha256, size }) => ({ uuid, sha256, size }),
  file: (file) => ({
    uuid: file.uuid,
    sha256: file.sha256,
    size: file.size,
    created_at: timestamp(file.createdAt),
    updated_at: timestamp(file.updatedAt),
  }),
  directory: (path, entries) => ({
    path,
    files: entries.map((entry) => ({
      path: entry.name,
      size: entry.size,
      owner: entry.uid,
      group: entry.gid,
      uid: entry.uid,
      gid: entry.gid,
      mode: entry.mode,
      mtime: Math.floor(entry.modifiedAt / 1000),
      nlink: entry.links,
      is_dir: entry.type === 'directory',
      is_regular: entry.type === 'file',
      is_symlink: entry.type === 'symlink',
      is_socket: entry.type === 'socket',
      is_fifo: entry.type === 'fifo',
      symlink_to: entry.target,
    })),
  }),
  spawnUuid: (operationUuid) => operationUuid,
  error: (status, message) => ({ error: message, status }),
};

function facts(view: OperationView): Record<string, unknown> {
  return {
    uuid: view.uuid,
    kind: view.kind,
    status: view.status,
    error: view.error,
    created_at: timestamp(view.createdAt),
    duration: view.duration ?? soFar(view),
    image_size: view.imageSize,
    consumed_cpu: null,
    consumed_memory: null,
    image_uuid: view.image,
    result_image_uuid: view.resultImage,
  };
}

/**
 * Where the description of `inflight` puts the output of a process that still runs, although the schema has no streams
 * there. Without it `result` is absent before the end: the OpenAPI text knows no null here.
 */
function outputSoFar({ process }: OperationView): Record<string, unknown> {
  return process === null ? {} : { result: { stdout: process.stdout, stderr: process.stderr } };
}

/**
 * Seconds since the creation. The OpenAPI text allows null and does not say when; the official SDK cannot read a null,
 * although it polls active operations.
 */
function soFar({ createdAt }: OperationView): number {
  return Math.max(0, Date.now() - createdAt) / 1000;
}

/**
 * The request with its defaults, and the main process's report, null before its end: the official SDK cannot read an
 * operation that lacks one of these fields. The official client requires the command and image, which a seed may lack.
 */
function instanceMetadata(view: OperationView): Record<string, unknown> {
  const { image, request, process } = view;
  const ended = process === null || view.duration === null ? null : result(process);
  return { ...DEFAULTS, command: 'true', image, ...request, result: ended };
}

/** A process's report as in `metadata.result` and the subprocess routes; -1 means unknown. */
export function result(report: ProcessReport): Record<string, unknown> {
  return {
    state: {
      exit_code: report.exitCode,
      signal: report.signal,
      timed_out: report.timedOut,
      pid: report.pid,
      stopped: false,
      continued: false,
      core_dump: false,
    },
    resources: {
      elapsed_time: report.elapsedSeconds,
      monotonic_time: report.elapsedSeconds,
      cost: 0,
      user_cpu_time: -1,
      system_cpu_time: -1,
      max_rss: -1,
      block_input: -1,
      block_output: -1,
      page_faults: -1,
      page_faults_io: -1,
      shared_memory: -1,
      unshared_memory: -1,
      signals: -1,
      swaps: -1,
      voluntary_switches: -1,
      involuntary_switches: -1,
    },
    stdout: report.stdout,
    stderr: report.stderr,
  };
}

function timestamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('Z', '+00:00');
}
