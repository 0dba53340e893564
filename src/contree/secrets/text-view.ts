/** What a byte of a text is; all above `DOT` are characters. */
const SKIPPED = 0;
const ESCAPE = 1;
const NON_ASCII = 2;
const DOT = 3;
/** The byte of a view that stands for an ellipsis, or three dots, where a text was cut. No UTF-8 holds it. */
export const CUT_MARK = 0xff;

/**
 * Bytes of UTF-8 as a secret is searched in them, and the place in the text that each stands for. Letters are in lower case,
 * and the punctuation that differs from one alphabet of base64 to another is `+`: it finds more spellings, and a secret is too
 * long to be met by chance.
 */
export class TextView {
  bytes = new Uint8Array(0);
  start = new Uint32Array(0);
  end = new Uint32Array(0);
  length = 0;
  /** Where an escape or a sequence begins that the end of the text cuts; Infinity when none is cut. */
  open = Infinity;

  /** Makes it empty, with room for this many bytes. */
  clear(capacity: number): void {
    this.length = 0;
    this.open = Infinity;
    if (capacity <= this.bytes.length) return;
    const size = Math.max(256, 2 ** Math.ceil(Math.log2(capacity)));
    this.bytes = new Uint8Array(size);
    this.start = new Uint32Array(size);
    this.end = new Uint32Array(size);
  }

  /** Takes the first `length` of its bytes for a text: each stands for itself. */
  beText(length: number): void {
    const { start, end } = this;
    this.length = length;
    // Views that are derived from this one never write to it, so what is numbered stays so.
    for (let at = length - 1; at >= 0 && end[at] !== at + 1; at -= 1) {
      start[at] = at;
      end[at] = at + 1;
    }
  }

  add(byte: number, start: number, end: number): void {
    const at = this.length;
    this.bytes[at] = byte;
    this.start[at] = start;
    this.end[at] = end;
    this.length = at + 1;
  }

  cutAt(place: number | undefined): void {
    this.open = Math.min(this.open, place ?? Infinity);
  }
}

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
  target.add(isMark ? CUT_MARK : foldedByte(FULL_STOP), start[at] ?? 0, end[next - 1] ?? 0);
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
  let code = size === 1 ? lead : lead & (0x7f >> size);
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

/** Blanks, controls, what has no width and what changes the text's direction, each from and to. */
const RANGES: readonly (readonly [from: number, to: number])[] = [
  [0x80, 0xa0],
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x1680, 0x1680],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x2000, 0x200f],
  [0x2028, 0x202f],
  [0x205f, 0x206f],
  [0x3000, 0x3000],
  [0x3164, 0x3164],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff0, 0xffff],
];
const INVISIBLE = new Uint8Array(0x10000);
for (const [from, to] of RANGES) INVISIBLE.fill(1, from, to + 1);

function isInvisible(code: number): boolean {
  return code < 0x10000 ? INVISIBLE[code] === 1 : code >= 0xe0000 && code <= 0xe0fff;
}

/** Where the sequence ends that begins with ESC at a place, as `report/clean.ts` removes it; beyond the text when it is cut. */
function sequenceEnd({ bytes, length }: TextView, at: number): number {
  const kind = String.fromCharCode(bytes[at + 1] ?? 0);
  if (kind === '[') return controlEnd({ bytes, length }, at + 2);
  let place = at + 1;
  if (']PX^_'.includes(kind)) {
    while (place < length && ![0x07, 0x0a, 0x0d, 0x1b].includes(bytes[place] ?? 0)) place += 1;
    if (place >= length) return length + 1;
    if (bytes[place] === 0x07) return place + 1;
    return bytes[place] === 0x1b && bytes[place + 1] === 0x5c ? place + 2 : place;
  }
  while (isWithin(bytes[place], 0x20, 0x2f)) place += 1;
  if (place >= length) return length + 1;
  return isWithin(bytes[place], 0x30, 0x7e) ? place + 1 : place;
}

/** Where a control sequence ends, from its first parameter on. */
function controlEnd({ bytes, length }: Pick<TextView, 'bytes' | 'length'>, from: number): number {
  let place = from;
  while (place < length && isWithin(bytes[place], 0x30, 0x3f)) place += 1;
  while (place < length && isWithin(bytes[place], 0x20, 0x2f)) place += 1;
  if (place >= length) return length + 1;
  return isWithin(bytes[place], 0x40, 0x7e) ? place + 1 : place;
}

function isWithin(byte: number | undefined, least: number, greatest: number): boolean {
  return byte !== undefined && byte >= least && byte <= greatest;
}
