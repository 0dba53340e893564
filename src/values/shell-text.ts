/** One text that a POSIX shell splits into the same words again, and expands nothing in them. */
export function shellText(words: readonly string[]): string {
  const quoted = (word: string): string => `'${word.replaceAll("'", `'"'"'`)}'`;
  return words.map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : quoted(word))).join(' ');
}
