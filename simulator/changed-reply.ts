import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { isRecord } from './exchange.ts';
import type { Change } from './faults.ts';
import { text } from './reply.ts';
import type { Reply } from './reply.ts';

/** What identifies an operation and says how it ended. Other types there would be other facts, not other types of the same. */
const FACTS: ReadonlySet<string> = new Set(['uuid', 'status', 'exit_code', 'signal', 'timed_out', 'state', 'result']);

/** Names that a careless reader takes for something else. */
const EXTRA = { __unknown: { deep: [[[null]]] }, constructor: 'x', toString: 1, then: null };

/** The reply with its JSON changed; other bodies, such as archives and event streams, stay as they are. */
export function changeReply(reply: Reply, change: Change): Reply {
  if (reply.form !== 'bytes' || reply.headers['content-type'] !== 'application/json') return reply;
  if (change === 'html') {
    const headers = { ...reply.headers, 'content-type': 'text/html; charset=utf-8' };
    return text('<!doctype html><title>Please wait</title>\n', reply.status, headers);
  }
  const encoded = change === 'bad-gzip' || change === 'cut-gzip';
  const headers = { ...reply.headers, ...(encoded ? { 'content-encoding': 'gzip' } : {}) };
  return { ...reply, headers, bytes: changeBytes(reply.bytes, change) };
}

function changeBytes(bytes: Buffer, change: Exclude<Change, 'html'>): Buffer {
  const half = (whole: Buffer): Buffer => whole.subarray(0, Math.ceil(whole.length / 2));
  switch (change) {
    case 'empty':
      return Buffer.alloc(0);
    case 'null':
      return Buffer.from('null');
    case 'half':
      return half(bytes);
    case 'bad-gzip':
      return bytes;
    case 'cut-gzip':
      return half(gzipSync(bytes));
    case 'extra':
    case 'types':
    case 'status':
    case 'stranger':
    case 'double':
    case 'drop':
      return Buffer.from(JSON.stringify(changeValue(JSON.parse(bytes.toString()), change)));
  }
}

type ValueChange = Exclude<Change, 'html' | 'empty' | 'null' | 'half' | 'bad-gzip' | 'cut-gzip'>;

function changeValue(value: unknown, change: ValueChange): unknown {
  if (Array.isArray(value)) return changeRows(value, change).map((item) => changeValue(item, change));
  if (!isRecord(value)) return value;
  const fields = Object.entries(value).map(([name, field]) => [name, changeField(name, field, change)]);
  return { ...(Object.fromEntries(fields) as object), ...(change === 'extra' ? EXTRA : {}) };
}

function changeRows(rows: readonly unknown[], change: ValueChange): readonly unknown[] {
  if (!rows.every(isRecord)) return rows;
  if (change === 'double') return rows.flatMap((row) => [row, row]);
  return change === 'drop' ? rows.filter((_, index) => index % 2 === 0) : rows;
}

function changeField(name: string, value: unknown, change: ValueChange): unknown {
  if (change === 'status' && name === 'status') return 7;
  if (change === 'stranger' && name === 'uuid') return randomUUID();
  if (change === 'types' && !FACTS.has(name) && !isRecord(value)) return otherType(value);
  return changeValue(value, change);
}

function otherType(value: unknown): unknown {
  if (typeof value === 'string') return 7;
  if (typeof value === 'number') return 'text';
  return typeof value === 'boolean' ? [] : { null: null };
}
