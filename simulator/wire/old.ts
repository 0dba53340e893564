import { createHash } from 'node:crypto';
import type { OperationView, ProcessReport } from '../operation.ts';
import type { StreamValue } from '../output.ts';
import type { Wire } from './wire.ts';

/** The payloads that the older public API page describes. */
export const oldWire: Wire = {
  operation: (view) => ({ ...facts(view), result: view.duration === null ? null : result(view.process) }),
  summary: (view) => facts(view),
  image: ({ image, tag }) => ({ uuid: image.uuid, tag, created_at: timestamp(image.createdAt) }),
  images: (rows) => rows.map((row) => oldWire.image(row)),
  uploaded: ({ uuid, sha256 }) => ({ uuid, sha256 }),
  file: ({ uuid, sha256 }) => ({ uuid, sha256 }),
  directory: (path, entries) => ({
    path,
    items: entries.map((entry) => ({
      name: entry.name,
      type: entry.type,
      size: entry.size,
      mode: (entry.mode & 0o7777).toString(8).padStart(4, '0'),
      modified_at: timestamp(entry.modifiedAt),
    })),
  }),
  // The older page calls it the instance's UUID; only `Location` names the operation.
  spawnUuid: (operationUuid) => instanceUuid(operationUuid),
  error: (status, message) => ({ error: CODES[status] ?? `http_${status}`, message, details: {} }),
};

const CODES: Readonly<Record<number, string>> = {
  400: 'bad_request',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  409: 'conflict',
};

function facts(view: OperationView): Record<string, unknown> {
  return {
    id: view.uuid,
    kind: view.kind,
    // The older page knows no ASSIGNED.
    status: view.status === 'ASSIGNED' ? 'PENDING' : view.status,
    created_at: timestamp(view.createdAt),
  };
}

function result(report: ProcessReport | null): Record<string, unknown> | null {
  if (report === null) return null;
  return {
    exit_code: report.exitCode,
    stdout: content(report.stdout),
    stderr: content(report.stderr),
    cpu_time_ms: 0,
    memory_bytes: 0,
    timed_out: report.timedOut,
  };
}

function content({ value, encoding, truncated }: StreamValue): Record<string, unknown> {
  return { content: value, encoding, truncated };
}

function instanceUuid(operationUuid: string): string {
  const digits = createHash('sha256').update(operationUuid).digest('hex');
  return digits.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5');
}

function timestamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
