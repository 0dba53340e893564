/** Both alphabets, with line ends or without, padded or not. */
const BASE64 = /^[\w+/\-\s]*(?:=\s*){0,2}$/u;

/** The bytes of a base64 text; null for a text that is none, of which Node would drop what does not fit. */
export function decodeBase64(text: string): Buffer | null {
  return BASE64.test(text) ? Buffer.from(text, 'base64') : null;
}
