import { isInvisible } from './invisible.ts';
import { controlEnd, sequenceEnd } from './terminal-sequence.ts';
import { CUT_MARK, type TextView } from './text-view.ts';

/** What a byte of a text is; all above `DOT` are characters. */
const SKIPPED = 0;
const ESCAPE = 1;
const NON_ASCII = 2;
const DOT = 3;
const FULL_STOP = 0x2e;

/** Blanks, controls and `DEL` are skipped. */
const FOLDED = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte === 0x1b) return ESCAPE;
  if (byte === CUT_MARK) return byte;
  if (byte >= 0x80) return NON_ASCII;
  if (byte === FULL_STOP) return DOT;
  return byte < 0x21 || byte === 0x7f ? SKIPPED : foldedByte(byte);
});

function foldedByte(byte: number): number {
  const character = String.fromCharCode(byte).toLowerCase();
  return '-_/,.:~!'.includes(character) ? 0x2b : character.charCodeAt(0);
}

const FOLDED_DOT = foldedByte(FULL_STOP);

/**
 * Fills the target with the source's characters as a page or a terminal shows them: without blanks, line ends, controls and
 * invisible characters. Returns whether there was a terminal sequence; `keepsSequences`: its printable characters stay.
 */
export function foldText(source: TextView, target: TextView, keepsSequences: boolean): boolean {
  target.clear(source.length);
  target.open = source.open;
  const { bytes, start, end, length } = source;
  const { bytes: outBytes, start: outStart, end: outEnd } = target;
  let hasSequences = false;
  let out = 0;
  let at = 0;
  while (at < length) {
    const folded = FOLDED[bytes[at] ?? 0] ?? SKIPPED;
    if (folded > DOT) {
      outBytes[out] = folded;
      outStart[out] = start[at] ?? 0;
      outEnd[out] = end[at] ?? 0;
      out += 1;
      at += 1;
    } else if (folded === SKIPPED) {
      at += 1;
    } else if (folded === DOT) {
      target.length = out;
      at = foldDots(source, target, at);
      out = target.length;
    } else {
      const isEscape = folded === ESCAPE;
      target.length = out;
      const next = isEscape && !keepsSequences ? sequenceEnd(source, at) : at + 1;
      hasSequences ||= isEscape || (bytes[at] === 0xc2 && bytes[at + 1] === 0x9b);
      if (next > length) target.cutAt(start[at]);
      at = isEscape ? next : foldWide(source, target, at, keepsSequences);
      out = target.length;
    }
  }
  target.length = out;
  return hasSequences;
}

/** Adds a dot, or the mark for three of them. Returns where the next character begins. */
function foldDots({ bytes, start, end, length }: TextView, target: TextView, at: number): number {
  const isMark = at + 3 <= length && bytes[at + 1] === FULL_STOP && bytes[at + 2] === FULL_STOP;
  const next = isMark ? at + 3 : at + 1;
  target.add(isMark ? CUT_MARK : FOLDED_DOT, start[at] ?? 0, end[next - 1] ?? 0);
  return next;
}

/** Adds a character beyond ASCII, unless it is invisible. Returns where the next one begins. */
function foldWide(source: TextView, target: TextView, at: number, keepsSequences: boolean): number {
  const { bytes, start, end, length } = source;
  const lead = bytes[at] ?? 0;
  const size = lead < 0xc2 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  const next = at + size;
  if (next > length) {
    target.cutAt(start[at]);
    return length;
  }
  let code = lead & (0x7f >> size);
  for (let place = at + 1; place < next; place += 1) {
    const byte = bytes[place] ?? 0;
    // What is no UTF-8 is shown as U+FFFD.
    if ((byte & 0xc0) !== 0x80) return at + 1;
    code = (code << 6) | (byte & 0x3f);
  }
  if (code === 0x9b && size === 2 && !keepsSequences) {
    const sequence = controlEnd(source, next);
    if (sequence > length) target.cutAt(start[at]);
    return sequence;
  }
  if (code === 0x2026) {
    target.add(CUT_MARK, start[at] ?? 0, end[next - 1] ?? 0);
    return next;
  }
  return size === 1 || isInvisible(code) ? next : keep(next);

  function keep(until: number): number {
    for (let place = at; place < until; place += 1) target.add(bytes[place] ?? 0, start[at] ?? 0, end[until - 1] ?? 0);
    return until;
  }
}
