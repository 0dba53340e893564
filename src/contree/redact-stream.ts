const MASK = '***';

/** Takes secrets out of bytes that come piece by piece. */
export interface RedactStream {
  /** What may be handed on now. The beginning of what may become a secret waits for the next piece. */
  next(bytes: Buffer): Buffer;
  /** What was waiting when the bytes were over. */
  rest(): Buffer;
  /** Nothing is waiting: a new one would go on as well. */
  readonly isIdle: boolean;
}

/**
 * Makes what replaces each of `secrets`, as it is and as it stands in JSON text, by `***`, also where two pieces share it. However
 * the bytes are cut into pieces, the result is the same; of secrets that begin at one place, the longest counts.
 */
export function redactStreams(secrets: readonly string[]): () => RedactStream {
  // Latin-1 maps bytes to characters one to one, so bytes that are no UTF-8 survive.
  const needles = [...new Set(secrets.flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)]))]
    .filter((needle) => needle !== '')
    .toSorted((left, right) => right.length - left.length)
    .map((needle) => Buffer.from(needle).toString('latin1'));
  const pattern = new RegExp(needles.map(escapePattern).join('|') || '(?!)', 'gu');

  /** Where the text begins, from `start` on, that more bytes may make a secret of. */
  const unsettledFrom = (text: string, start: number): number =>
    Math.min(text.length, ...needles.map((needle) => beginningAtEnd(text, needle, start)));

  return () => {
    let waiting = '';
    return {
      get isIdle() {
        return waiting === '';
      },
      next: (bytes) => {
        const text = waiting + bytes.toString('latin1');
        let settled = '';
        let start = 0;
        let end = unsettledFrom(text, start);
        for (const { index, 0: secret } of text.matchAll(pattern)) {
          if (index >= end) break;
          settled += text.slice(start, index) + MASK;
          start = index + secret.length;
          // The end of a whole secret may look like the beginning of another, but is spoken for.
          if (start > end) end = unsettledFrom(text, start);
        }
        waiting = text.slice(end);
        return Buffer.from(settled + text.slice(start, end), 'latin1');
      },
      rest: () => {
        const left = waiting.replaceAll(pattern, MASK);
        waiting = '';
        return Buffer.from(left, 'latin1');
      },
    };
  };
}

function escapePattern(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`);
}

/** Where a part of the needle begins, not before `start`, that the text ends in the midst of; Infinity when nowhere. */
function beginningAtEnd(text: string, needle: string, start: number): number {
  const first = needle.slice(0, 1);
  const earliest = Math.max(start, text.length - needle.length + 1);
  for (let at = text.indexOf(first, earliest); at !== -1; at = text.indexOf(first, at + 1)) {
    if (needle.startsWith(text.slice(at))) return at;
  }
  return Infinity;
}
