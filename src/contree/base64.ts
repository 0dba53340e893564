/** Both alphabets, with line ends or without, padded or not. */
const BASE64 = /^[\w+/\-\s]*(?:=\s*){0,2}$/u;

/** The bytes of a base64 text; null for a text that is none: Node would drop what does not fit. */
export function decodeBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64');
  const padding = text.endsWith('==') ? 2 : Number(text.endsWith('='));
  const digits = text.length - padding;
  // Then nothing was dropped, and a search through 14 million characters is saved.
  const isWhole = digits % 4 !== 1 && bytes.length === Math.floor((digits * 3) / 4);
  return isWhole || BASE64.test(text) ? bytes : null;
}
