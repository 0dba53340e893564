import { EscapeReader, isIntroducer } from './escape-reader.ts';
import type { TextView } from './text-view.ts';

export interface Unescaped {
  readonly hasEscapes: boolean;
  /** The only escape is one that the end of the text cuts: the target is the source without it. */
  readonly isOnlyCut: boolean;
  /** Something was skipped within an escape. The text behind the gap may not belong to the escape, as in `50 % 0Abc`. */
  readonly hasGaps: boolean;
}

/**
 * Fills the target with the source's characters, in which each escape of percent, JSON, C and HTML became the character that
 * it stands for.
 *
 * @param unbroken only escapes without a gap
 */
export function unescape(source: TextView, target: TextView, unbroken = false): Unescaped {
  target.clear(source.length);
  target.open = source.open;
  const reader = new EscapeReader(source, unbroken);
  const { bytes, start, end, length } = source;
  const { bytes: outBytes, start: outStart, end: outEnd } = target;
  let hasEscapes = false;
  let isOnlyCut = false;
  let out = 0;
  for (let at = 0; at < length;) {
    const byte = bytes[at] ?? 0;
    const found = isIntroducer(byte) ? reader.read(at) : 'none';
    if (found === 'none') {
      outBytes[out] = byte;
      outStart[out] = start[at] ?? 0;
      outEnd[out] = end[at] ?? 0;
      out += 1;
      at += 1;
      continue;
    }
    if (found === 'cut') {
      isOnlyCut = !hasEscapes;
      hasEscapes = true;
      target.cutAt(start[at]);
      break;
    }
    hasEscapes = true;
    target.length = out;
    const next = at + reader.size;
    // What ends with the text may go on.
    if (next === length) target.cutAt(start[at]);
    addCode(target, reader, start[at] ?? 0, end[next - 1] ?? 0);
    out = target.length;
    at = next;
  }
  target.length = out;
  return { hasEscapes, isOnlyCut, hasGaps: reader.hasGaps };
}

/** As UTF-8. */
function addCode(target: TextView, { code, isByte }: EscapeReader, start: number, end: number): void {
  if (isByte || code < 0x80) {
    target.add(code & 0xff, start, end);
    return;
  }
  const size = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  target.add(((0xf00 >> size) & 0xff) | ((code >> (6 * (size - 1))) & 0x3f), start, end);
  for (let rest = size - 2; rest >= 0; rest -= 1) target.add(0x80 | ((code >> (6 * rest)) & 0x3f), start, end);
}
