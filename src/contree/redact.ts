/** Takes what must not be seen out of a text that came from outside. */
export type Redact = (text: string) => string;

const USER_INFORMATION = /\/\/[^\s/@]+@/gu;

/** Replaces each of `secrets`, wherever it occurs, as it is or escaped, and the user information of any address by `***`. */
export function createRedact(secrets: readonly string[]): Redact {
  const known = secrets
    .flatMap((secret) => [secret, encodeURIComponent(secret.toWellFormed()), JSON.stringify(secret).slice(1, -1)])
    .filter((secret) => secret !== '')
    .toSorted((a, b) => b.length - a.length);
  return (text) => {
    let result = text;
    for (const secret of known) result = result.replaceAll(secret, () => '***');
    return result.replaceAll(USER_INFORMATION, '//***@');
  };
}

const MASK = '***';

/**
 * Replaces each secret in parsed JSON values, which are changed in place, by `***`: as it is, as it stands in JSON text, and inside
 * a stream that the service encoded in base64 (`{"encoding": "base64", "value" or "content": …}`).
 */
export function createRedactValue(secrets: readonly string[]): (value: unknown) => unknown {
  const needles = [...new Set(secrets.flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)]))]
    .filter((needle) => needle !== '')
    .sort((left, right) => right.length - left.length);

  const redactText = (text: string): string => needles.reduce((rest, needle) => rest.replaceAll(needle, MASK), text);

  // Latin-1 maps bytes to characters one to one, so bytes that are no UTF-8 survive.
  const byteNeedles = needles.map((needle) => Buffer.from(needle).toString('latin1'));
  const redactBase64 = (encoded: string): string => {
    const bytes = Buffer.from(encoded, 'base64').toString('latin1');
    const isBase64 = Buffer.from(bytes, 'latin1').toString('base64') === encoded;
    if (!isBase64) return redactText(encoded);
    const redacted = byteNeedles.reduce((rest, needle) => rest.replaceAll(needle, MASK), bytes);
    return redacted === bytes ? encoded : Buffer.from(redacted, 'latin1').toString('base64');
  };

  const redactEntry = (holder: object, key: string, value: string): string => {
    const isStream = (key === 'value' || key === 'content') && 'encoding' in holder && holder.encoding === 'base64';
    return isStream ? redactBase64(value) : redactText(value);
  };

  // A reply may nest deeper than calls can, so what is still to be looked at is kept in a list.
  const redactWithin = (root: object): void => {
    const left: object[] = [root];
    for (let holder = left.pop(); holder !== undefined; holder = left.pop()) {
      for (const [key, value] of Object.entries(holder) as [string, unknown][]) {
        if (typeof value === 'object' && value !== null) left.push(value);
        const clean = typeof value === 'string' ? redactEntry(holder, key, value) : value;
        const cleanKey = redactText(key);
        if (cleanKey !== key) Reflect.deleteProperty(holder, key);
        // Not by assignment, which would take the key `__proto__` for something else.
        if (cleanKey !== key || clean !== value) define(holder, cleanKey, clean);
      }
    }
  };

  return (value) => {
    if (typeof value === 'string') return redactText(value);
    if (typeof value === 'object' && value !== null) redactWithin(value);
    return value;
  };
}

function define(holder: object, key: string, value: unknown): void {
  Object.defineProperty(holder, key, { value, configurable: true, enumerable: true, writable: true });
}
