import type { ByteText } from '../files/disk-names.ts';
import { BadArchive } from './byte-source.ts';

/** In the order of the archive, with repeated names. Values are bytes: a name that is no UTF-8 stands there as it is. */
export type PaxRecords = readonly (readonly [name: string, value: ByteText])[];

/** The records `LENGTH NAME=VALUE` and a newline of a PAX header. @throws {BadArchive} */
export function readPaxRecords(content: Buffer): PaxRecords {
  const text = content.toString('latin1');
  const records: (readonly [string, ByteText])[] = [];
  for (let start = 0; start < text.length;) {
    // What is behind the last record is padding.
    if (text.charCodeAt(start) === 0) break;
    const digits = /^\d{1,9} /.exec(text.slice(start, start + 10))?.[0];
    const end = start + Number(digits ?? NaN);
    const record = digits === undefined ? '' : text.slice(start + digits.length, end);
    const equals = record.indexOf('=');
    if (equals < 1 || !record.endsWith('\n') || end > text.length) {
      throw new BadArchive('an extended header is invalid');
    }
    records.push([record.slice(0, equals), record.slice(equals + 1, -1)]);
    start = end;
  }
  return records;
}

/** The last value of that name; null without one. An empty value takes an earlier one back. */
export function paxValue(records: PaxRecords, name: string): ByteText | null {
  const value = records.findLast((record) => record[0] === name)?.[1];
  return value === undefined || value === '' ? null : value;
}

/** A whole number; null when it makes no sense. */
export function paxNumber(value: string | null): number | null {
  return value !== null && /^\d{1,15}$/.test(value) ? Number(value) : null;
}
