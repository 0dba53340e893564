/** What the command line and the action made of the same situation, in terms that can be compared. */
import { readFileSync } from 'node:fs';
import type { ActionEnd } from '../../scripts/run-action.ts';
import type { OperationView } from '../../simulator/simulator.ts';
import type { CommandEnd } from './command-line.ts';
import type { Names } from './names.ts';

export type Fields = Readonly<Record<string, unknown>>;

export interface Row {
  /** As the scenario names it. */
  readonly operation: string;
  readonly fields: Fields;
}

export interface Outcome {
  readonly code: number | null;
  readonly rows: readonly Row[];
  /** The operations that it says could not be read. */
  readonly unreadable: readonly string[];
  /** The operations that the service has cancelled afterwards. */
  readonly cancelled: readonly string[];
  /** What the service was sent for each operation that it has, where that is compared. */
  readonly starts?: readonly Fields[];
}

type Service = readonly OperationView[];

export type Json = Readonly<Record<string, unknown>>;

const UUID_LINE = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** From what `contree -o json` printed. */
export function commandOutcome({ code, stdout, stderr }: CommandEnd, service: Service, names: Names): Outcome {
  const lines = stdout.split('\n').filter((line) => line !== '');
  return {
    code,
    rows: [...lines.map((line) => commandRow(line, names)), ...cancellations(stderr, names)],
    unreadable: [...stderr.matchAll(/^\[ERROR\] Failed to fetch (\S+): /gm)].map(([, uuid]) =>
      names.toNames(String(uuid)),
    ),
    cancelled: cancelledOf(service, names),
  };
}

function commandRow(line: string, names: Names): Row {
  if (UUID_LINE.test(line)) return { operation: names.toNames(line), fields: {} };
  const row = JSON.parse(line) as Json;
  const result = (row['result'] ?? {}) as Json;
  const isShow = typeof result['stdout'] === 'string';
  const fields = {
    kind: row['kind'],
    status: row['status'],
    ...durationOf(row),
    result_image: row['result_image_uuid'] ?? null,
    error: row['error'] ?? '',
    // What the line has kept of its own runs lacks these two.
    ...('image_uuid' in row && { image: row['image_uuid'] }),
    ...('created_at' in row && { created: momentOf(row['created_at']) }),
    ...('exit_code' in row && { exit_code: row['exit_code'] }),
    ...('timed_out' in row && { timed_out: row['timed_out'] }),
    ...('result' in row && { tag: (isShow ? row : result)['tag'] ?? '' }),
    ...(isShow && { stdout: withoutEnd(result['stdout']), stderr: withoutEnd(result['stderr']) }),
  };
  return { operation: 'uuid' in row ? names.toNames(String(row['uuid'])) : 'without a UUID', fields };
}

/** Only of an operation that has ended: before, the command line has the time so far, and the action nothing. */
function durationOf(row: Json): Fields {
  const isActive = ['PENDING', 'ASSIGNED', 'EXECUTING'].includes(String(row['status']));
  return isActive ? {} : { duration: row['duration'] ?? null };
}

function cancelledOf(service: Service, names: Names): string[] {
  return service.filter(({ status }) => status === 'CANCELLED').map(({ uuid }) => names.toNames(uuid));
}

/** `op cancel` prints no rows, but a line for each request. */
function cancellations(stderr: string, names: Names): Row[] {
  return [...stderr.matchAll(/^\[(?:INFO\] Cancelled operation|ERROR\] (Failed) to cancel) ([^\s:]+)/gm)].map(
    ([, failed, uuid]) => ({
      operation: names.toNames(String(uuid)),
      fields: { cancel: failed === undefined ? 'accepted' : 'refused' },
    }),
  );
}

/** From the action's outputs, its results file and, for what the operations wrote, its log. */
export function actionOutcome(end: ActionEnd, service: Service, names: Names): Outcome {
  const rows = end.outputs['results'] === undefined ? rowsOfFile(end) : (JSON.parse(end.outputs['results']) as Json[]);
  const payloads = payloadsOf(end, names.toNames);
  const known = rows.filter((row) => row['status'] !== null || row['cancel'] !== null);
  return {
    code: end.exitCode,
    rows: known.map((row) => actionRow(row, payloads.get(names.toNames(String(row['uuid']))) ?? {}, end.stdout, names)),
    unreadable: rows.filter((row) => !known.includes(row)).map((row) => names.toNames(String(row['uuid']))),
    cancelled: cancelledOf(service, names),
  };
}

/** The rows of a list that is too long for an output. */
function rowsOfFile(end: ActionEnd): Json[] {
  const row = { exit_code: null, timed_out: false, cancel: null };
  return linesOfFile(end).map((payload) => {
    const { image_uuid: image, result_image_uuid: result } = payload;
    return { ...row, ...payload, image, result_image: result };
  });
}

/** None where the step stopped on its inputs. */
function linesOfFile(end: ActionEnd): Json[] {
  const file = end.outputs['results-file'] ?? '';
  const lines = file === '' ? [] : readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Json);
}

/** What the results file has, by the UUIDs as they are named. */
export function payloadsOf(end: ActionEnd, nameOf: (uuid: string) => string): Map<string, Json> {
  return new Map(linesOfFile(end).map((payload) => [nameOf(String(payload['uuid'] ?? payload['id'])), payload]));
}

function actionRow(row: Json, payload: Json, log: string, names: Names): Row {
  const operation = names.toNames(String(row['uuid']));
  if (row['cancel'] !== null) {
    return { operation, fields: { cancel: row['cancel'] === 'accepted' ? 'accepted' : 'refused' } };
  }
  const fields = {
    kind: row['kind'],
    status: row['status'],
    ...durationOf(row),
    image: row['image'],
    result_image: row['result_image'],
    error: payload['error'] ?? '',
    created: momentOf(row['created_at']),
    exit_code: row['exit_code'],
    timed_out: row['timed_out'],
    tag: row['tag'] ?? '',
    stdout: logged(log, String(row['name']), 'stdout'),
    stderr: logged(log, String(row['name']), 'stderr'),
  };
  return { operation, fields };
}

/** What the log shows of a stream of a leg: in the group that is named after it, or open behind its name. */
function logged(log: string, leg: string, stream: 'stdout' | 'stderr'): string {
  const [, after] = log.split(`::group::${leg} · `);
  const [group = ''] = after?.split('::endgroup::') ?? [];
  const open = stream === 'stdout' ? `${leg} │ ` : `${leg} stderr │ `;
  return linesBehind(group, `${stream} │ `) || linesBehind(log, open);
}

/** Those of the command aside. */
function linesBehind(log: string, prefix: string): string {
  const lines = log.split('\n').filter((line) => line.startsWith(prefix));
  const texts = lines.map((line) => line.slice(prefix.length));
  return texts.filter((text) => !text.startsWith('$ ')).join('\n');
}

function withoutEnd(text: unknown): string {
  return String(text).replace(/\n$/, '');
}

function momentOf(text: unknown): number {
  return Date.parse(String(text));
}
