/** Characters that change the text's direction or have no width: they can make a text look like another. */
export const HIDDEN_CHARACTER =
  /\u034f|[\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e0fff}]/gu;

/** The first such character by its number, as `U+200B`; null without one. */
export function hiddenCharacterIn(text: string): string | null {
  const code = text.codePointAt(text.search(HIDDEN_CHARACTER));
  return code === undefined ? null : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
