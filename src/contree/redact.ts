import { decodeBase64 } from './base64.ts';
import { LEAST_PART } from './secrets/secret-forms.ts';
import { MASK } from './secrets/masked-stream.ts';
import { type MaskStream, SecretMask } from './secrets/secret-mask.ts';

/** Removes what must not be seen from a text that came from outside. */
export type Redact = (text: string) => string;

/** Removes secrets from bytes that come piece by piece. */
export type RedactStream = MaskStream;

const USER_INFORMATION = /\/\/[^\s/@]+@/gu;

/** Replaces each of `secrets`, in every form that a `SecretMask` finds, and the user information of any address by `***`. */
export function createRedact(secrets: readonly string[]): Redact {
  const mask = new SecretMask(secrets);
  return (text) => mask.text(text).replaceAll(USER_INFORMATION, `//${MASK}@`);
}

/**
 * Replaces each secret in parsed JSON values, which are changed in place, by `***`, in every form that a `SecretMask` finds,
 * and in a stream that the service encoded in base64 (`{"encoding": "base64", "value" or "content": …}`), which stays valid.
 */
export function createRedactValue(secrets: readonly string[]): (value: unknown) => unknown {
  const mask = new SecretMask(secrets);
  const longMask = new SecretMask(secrets.filter(({ length }) => length >= LEAST_PART));

  const redactText = rememberClean((text) => mask.text(text, WORD.test(text) ? 'nowhere' : 'ends'));

  const redactBase64 = (encoded: string): string => {
    const bytes = decodeBase64(encoded);
    if (bytes === null) return mask.text(encoded);
    const redacted = mask.bytes(bytes);
    if (redacted !== bytes) return redacted.toString('base64');
    // A text that only looks like base64 may hold a secret as it is. A short one stands in real base64 by chance.
    return longMask.text(encoded, 'nowhere');
  };

  const redactEntry = (holder: object, key: string, value: string): string => {
    const isStream = (key === 'value' || key === 'content') && 'encoding' in holder;
    if (!isStream) return redactText(value);
    return holder.encoding === 'base64' ? redactBase64(value) : mask.text(value);
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
        const cleanKey = redactText(key);
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

/** Texts that are remembered, and characters of each: names of fields, UUIDs and words come in every reply. */
const MOST_REMEMBERED = 4_000;
const LONGEST_REMEMBERED = 40;

/** The same, which does not look twice at a short text that stayed as it was. */
function rememberClean(redact: Redact): Redact {
  const clean = new Set<string>();
  return (text) => {
    if (text.length > LONGEST_REMEMBERED) return redact(text);
    if (clean.has(text)) return text;
    const redacted = redact(text);
    if (redacted !== text) return redacted;
    if (clean.size >= MOST_REMEMBERED) clean.clear();
    clean.add(text);
    return text;
  };
}

/** A word of the protocol, such as a status: it stays as it is, even where a secret begins with the same letters. */
const WORD = /^(?:[a-z_]{1,20}|[A-Z_]{1,20})$/u;

/** As `createRedact`, for bytes that come piece by piece. */
export function redactStreams(secrets: readonly string[]): () => RedactStream {
  const mask = new SecretMask(secrets);
  return () => mask.stream(true);
}
