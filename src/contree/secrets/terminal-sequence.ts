import type { TextView } from './text-view.ts';

/** Where the sequence ends that begins with ESC at a place, as `clean.ts` removes it; beyond the text when it is cut. */
export function sequenceEnd({ bytes, length }: TextView, at: number): number {
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
export function controlEnd({ bytes, length }: Pick<TextView, 'bytes' | 'length'>, from: number): number {
  let place = from;
  while (isWithin(bytes[place], 0x30, 0x3f)) place += 1;
  while (isWithin(bytes[place], 0x20, 0x2f)) place += 1;
  if (place >= length) return length + 1;
  return isWithin(bytes[place], 0x40, 0x7e) ? place + 1 : place;
}

function isWithin(byte = 0, least: number, greatest: number): boolean {
  return byte >= least && byte <= greatest;
}
