import { TextView } from '../../../../src/contree/secrets/text-view.ts';

/** A view of a text in which each byte stands for itself. */
export function viewOf(text: string | Buffer): TextView {
  const bytes = Buffer.from(text as string);
  const view = new TextView();
  view.clear(bytes.length);
  view.bytes.set(bytes);
  view.beText(bytes.length);
  return view;
}

/** What a view shows, a character for a byte. */
export function shownIn({ bytes, length }: TextView): string {
  return Buffer.from(bytes.subarray(0, length)).toString('latin1');
}

/** Of each byte that a view shows, the part of the text that it stands for. */
export function partsOf({ start, end, length }: TextView, text: string | Buffer): string[] {
  const bytes = Buffer.from(text as string);
  return Array.from({ length }, (_, at) => bytes.subarray(start[at], end[at]).toString());
}
