import { decodeBase64 } from './base64.ts';
import { LEAST_PART } from './secrets/secret-forms.ts';
import { MASK } from './secrets/masked-stream.ts';
import { BLOCK, type MaskStream, SecretMask } from './secrets/secret-mask.ts';
import type { Steps } from './secrets/steps.ts';

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

/** Removes secrets from a parsed JSON value, which is changed in place. */
export type RedactValue = (value: unknown) => Steps<unknown>;

/** What an entry counts for beside its characters: it takes as long as a few of them. */
const ENTRY = 8;
/** Characters of short texts in a step: a listing of a thousand rows is not kept waiting a dozen times. */
const SHORT_TEXTS = 8 * BLOCK;

/**
 * Replaces each secret in parsed JSON values, which are changed in place, by `***`, in every form that a `SecretMask` finds,
 * and in a stream that the service encoded in base64 (`{"encoding": "base64", "value" or "content": …}`), which stays valid.
 * A large value takes many steps.
 */
export function createRedactValue(secrets: readonly string[]): RedactValue {
  const mask = new SecretMask(secrets);
  const longMask = new SecretMask(secrets.filter(({ length }) => length >= LEAST_PART));

  const redactText = rememberClean((text) => mask.text(text, WORD.test(text) ? 'nowhere' : 'ends'));

  function* redactBase64(encoded: string): Steps<string> {
    const bytes = decodeBase64(encoded);
    if (bytes === null) return yield* mask.longText(encoded);
    const redacted = yield* mask.longBytes(bytes);
    if (redacted !== bytes) return redacted.toString('base64');
    // A text that only looks like base64 may hold a secret as it is. A short one stands in real base64 by chance.
    return yield* longMask.longText(encoded, 'nowhere');
  }

  return function* (value) {
    // No secret is empty, so this key stays.
    const root = { '': value };
    // A reply may nest deeper than calls can, so the objects still to be redacted are kept in a list.
    const left: object[] = [root];
    let work = 0;
    for (let holder = left.pop(); holder !== undefined; holder = left.pop()) {
      // As they were before one is changed, and without a pair of them for each of thousands.
      const keys = Object.keys(holder);
      const entries: unknown[] = Object.values(holder);
      for (let index = 0; index < keys.length; index += 1) {
        const key = keys[index] ?? '';
        const entry = entries[index];
        if (typeof entry === 'object' && entry !== null) left.push(entry);
        let clean = entry;
        if (typeof entry === 'string') {
          const encoding = encodingOf(holder, key);
          if (encoding === 'base64') clean = yield* redactBase64(entry);
          else if (entry.length > BLOCK) clean = yield* mask.longText(entry);
          else clean = encoding === undefined ? redactText(entry) : mask.text(entry);
          work += entry.length;
        }
        const cleanKey = key.length > BLOCK ? yield* mask.longText(key) : redactText(key);
        work += key.length + ENTRY;
        if (work > SHORT_TEXTS) {
          work = 0;
          yield;
        }
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

/** What the reply says of the text of a stream; undefined for what is no stream. */
function encodingOf(holder: object, key: string): unknown {
  return (key === 'value' || key === 'content') && 'encoding' in holder ? holder.encoding : undefined;
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
