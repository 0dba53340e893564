import { decodeBase64 } from './base64.ts';

/** Removes what must not be seen from a text that came from outside. */
export type Redact = (text: string) => string;

const MASK = '***';
const USER_INFORMATION = /\/\/[^\s/@]+@/gu;

/** Replaces each of `secrets`, wherever it occurs, as it is or escaped, and the user information of any address by `***`. */
export function createRedact(secrets: readonly string[]): Redact {
  const needles = needlesOf([...secrets, ...secrets.map((secret) => encodeURIComponent(secret.toWellFormed()))]);
  return (text) => maskAll(text, needles).replaceAll(USER_INFORMATION, `//${MASK}@`);
}

/**
 * Replaces each secret in parsed JSON values, which are changed in place, by `***`: as it is, as it stands in JSON text, and
 * in a stream that the service encoded in base64 (`{"encoding": "base64", "value" or "content": …}`).
 */
export function createRedactValue(secrets: readonly string[]): (value: unknown) => unknown {
  const needles = needlesOf(secrets);
  const byteNeedles = needles.map(bytesOf);

  const redactBase64 = (encoded: string): string => {
    const decoded = decodeBase64(encoded);
    // Most hold none, and are large: the texts made below are copies of it.
    if (!needles.some((needle) => encoded.includes(needle) || decoded?.includes(needle) === true)) return encoded;
    const bytes = decoded?.toString('latin1') ?? '';
    const redacted = maskAll(bytes, byteNeedles);
    if (redacted !== bytes) return Buffer.from(redacted, 'latin1').toString('base64');
    const isBase64 = Buffer.from(bytes, 'latin1').toString('base64') === encoded;
    // A text that only looks like base64 may hold a secret as it is.
    return isBase64 ? encoded : maskAll(encoded, needles);
  };

  const redactEntry = (holder: object, key: string, value: string): string => {
    const isStream = (key === 'value' || key === 'content') && 'encoding' in holder && holder.encoding === 'base64';
    return isStream ? redactBase64(value) : maskAll(value, needles);
  };

  return (value) => {
    // No secret is empty, so this key stays.
    const root = { '': value };
    // A reply may nest deeper than calls can, so the objects still to be redacted are kept in a list.
    const left: object[] = [root];
    for (let holder = left.pop(); holder !== undefined; holder = left.pop()) {
      for (const [key, entry] of Object.entries(holder) as [string, unknown][]) {
        if (typeof entry === 'object' && entry !== null) left.push(entry);
        const clean = typeof entry === 'string' ? redactEntry(holder, key, entry) : entry;
        const cleanKey = maskAll(key, needles);
        if (cleanKey === key && clean === entry) continue;
        if (cleanKey !== key) Reflect.deleteProperty(holder, key);
        // Not by assignment, which would take the key `__proto__` for something else.
        const property = { value: clean, configurable: true, enumerable: true, writable: true };
        Object.defineProperty(holder, cleanKey, property);
      }
    }
    return root[''];
  };
}

/** Removes secrets from bytes that come piece by piece. */
export type RedactStream = ReturnType<ReturnType<typeof redactStreams>>;

/**
 * Replaces each of `secrets`, as it is and as it stands in JSON text, by `***`, also across pieces. The result is the same
 * however the bytes are cut; of secrets that begin at one place, the longest counts.
 */
export function redactStreams(secrets: readonly string[]) {
  const needles = needlesOf(secrets).map(bytesOf);
  const pattern = new RegExp(needles.map(escapePattern).join('|') || '(?!)', 'gu');

  /** Where the possible beginning of a secret stands at the end of the text, from `start` on. */
  const unsettledFrom = (text: string, start: number): number =>
    Math.min(text.length, ...needles.map((needle) => beginningAtEnd(text, needle, start)));

  return () => {
    let waiting = '';
    return {
      /** Nothing is waiting, so a new stream would continue in the same way. */
      get isIdle(): boolean {
        return waiting === '';
      },
      /** What may be handed on now. The beginning of a possible secret waits for the next piece. */
      next: (bytes: Buffer): Buffer => {
        const text = waiting + bytes.toString('latin1');
        let settled = '';
        let start = 0;
        let end = unsettledFrom(text, start);
        for (const { index, 0: secret } of text.matchAll(pattern)) {
          if (index >= end) break;
          settled += text.slice(start, index) + MASK;
          start = index + secret.length;
          // The end of a whole secret is no beginning of another.
          if (start > end) end = unsettledFrom(text, start);
        }
        waiting = text.slice(end);
        return Buffer.from(settled + text.slice(start, end), 'latin1');
      },
      /** What was waiting at the end of the bytes. */
      rest: (): Buffer => {
        const left = waiting.replaceAll(pattern, MASK);
        waiting = '';
        return Buffer.from(left, 'latin1');
      },
    };
  };
}

/** Where a part of the needle begins that the text ends with, not before `start`; Infinity when there is none. */
function beginningAtEnd(text: string, needle: string, start: number): number {
  const first = needle.slice(0, 1);
  const earliest = Math.max(start, text.length - needle.length + 1);
  for (let at = text.indexOf(first, earliest); at !== -1; at = text.indexOf(first, at + 1)) {
    if (needle.startsWith(text.slice(at))) return at;
  }
  return Infinity;
}

function escapePattern(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`);
}

/** The secrets as they are and as they stand in JSON text; the longest first, none empty. */
function needlesOf(secrets: readonly string[]): readonly string[] {
  const all = secrets.flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)]);
  return [...new Set(all)].filter((needle) => needle !== '').toSorted((left, right) => right.length - left.length);
}

function maskAll(text: string, needles: readonly string[]): string {
  return needles.reduce((rest, needle) => rest.replaceAll(needle, MASK), text);
}

/** Latin-1 maps bytes to characters one to one, so bytes that are no UTF-8 survive. */
function bytesOf(needle: string): string {
  return Buffer.from(needle).toString('latin1');
}
