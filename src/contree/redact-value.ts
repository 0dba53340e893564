const MASK = '***';

/**
 * Makes copies of parsed JSON values in which each secret is `***`: as it is, as it stands in JSON text, and inside
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

  const redact = (value: unknown): unknown => {
    if (typeof value === 'string') return redactText(value);
    if (Array.isArray(value)) return value.map(redact);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value);
    const isBase64 = entries.some(([key, encoding]) => key === 'encoding' && encoding === 'base64');
    return Object.fromEntries(
      entries.map(([key, entry]) => {
        const isStream = isBase64 && (key === 'value' || key === 'content') && typeof entry === 'string';
        return [redactText(key), isStream ? redactBase64(entry) : redact(entry)];
      }),
    );
  };

  return redact;
}
