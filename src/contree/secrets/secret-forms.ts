import { foldText } from './fold-text.ts';
import { CUT_MARK, TextView } from './text-view.ts';

/** A shorter text stands in many words. */
const SHORTEST = 4;
/** Of shorter secrets, and of shorter parts of one, base64 and hexadecimal digits are not searched: they are met by chance. */
export const LEAST_PART = 8;

/** A secret as it stands in a view: itself, in base64 at one of three places, or as hexadecimal digits. */
export interface SecretForm {
  readonly bytes: Uint8Array;
  /** Blanks inside it make another text of it. */
  readonly isShort: boolean;
}

/** The forms of the secrets, each once. Secrets of less than four characters are left out. */
export function formsOf(secrets: readonly string[]): readonly SecretForm[] {
  const forms = new Map<string, SecretForm>();
  for (const secret of secrets) {
    const bytes = Buffer.from(secret);
    const plain = foldedBytes(bytes);
    if (charactersOf(plain) < SHORTEST) continue;
    const isShort = plain.length < LEAST_PART;
    const encoded = isShort ? [] : [...[0, 1, 2].map((before) => base64Within(bytes, before)), bytes.toString('hex')];
    for (const form of [...besideDots(secret), ...encoded].map((text) => foldedBytes(Buffer.from(text)))) {
      forms.set(Buffer.from(form).toString('latin1'), { bytes: form, isShort });
    }
  }
  return [...forms.values()];
}

/** Characters that a folded text shows, at most: three dots are one byte of it. */
function charactersOf(folded: Uint8Array): number {
  return folded.reduce((sum, byte) => sum + (byte === CUT_MARK ? 3 : 1), 0);
}

/** The secret, and with dots beside its own first or last ones: three dots in a row are read as the mark of a cut. */
function besideDots(secret: string): string[] {
  const dots = ['', '.', '..'];
  const before = secret.startsWith('.') ? dots : [''];
  const after = secret.endsWith('.') ? dots : [''];
  return before.flatMap((first) => after.map((last) => first + secret + last));
}

/** The part of the base64 of a text that is the same for any text before the secret, for a number of bytes before it. */
function base64Within(secret: Buffer, before: number): string {
  const all = Buffer.concat([Buffer.alloc(before), secret]).toString('base64');
  return all.slice(Math.ceil((8 * before) / 6), Math.floor((8 * (before + secret.length)) / 6));
}

function foldedBytes(bytes: Uint8Array): Uint8Array {
  const text = new TextView();
  const folded = new TextView();
  text.clear(bytes.length);
  text.bytes.set(bytes);
  text.beText(bytes.length);
  foldText(text, folded, true);
  return folded.bytes.slice(0, folded.length);
}
