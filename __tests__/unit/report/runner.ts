/** Blanks as .NET's `TrimStart` knows them: more than JavaScript's in one place, fewer in another. */
const LEADING_BLANKS = /^[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/u;

/** What a comparison by the rules of a language passes over; the runner's does, where ICU is installed. */
const IGNORABLE = '[\\p{Default_Ignorable_Code_Point}\\p{Cf}\\p{Cc}]*';
const LOOSE_START = new RegExp(`^${IGNORABLE}:${IGNORABLE}:`, 'u');
const LOOSE_BRACKET = new RegExp(`#${IGNORABLE}#${IGNORABLE}\\[`, 'u');

/** The name of the command that the runner would read in this line; null when it reads none. */
export function commandIn(line: string): string | null {
  const trimmed = line.replace(LEADING_BLANKS, '');
  const names: (string | undefined)[] = [];
  if (trimmed.startsWith('::') || LOOSE_START.test(trimmed)) names.push(/^..(.*?)::/su.exec(trimmed)?.[1]);
  for (const at of [line.indexOf('##['), line.search(LOOSE_BRACKET)]) {
    if (at >= 0) names.push(/^(.*?)\]/su.exec(line.slice(at + 3))?.[1]);
  }
  const named = names.flatMap((name) => /^[a-z][a-z-]*(?= |$)/iu.exec(name ?? '')?.[0] ?? []);
  return named[0] ?? null;
}

/** Lines as the runner's `ReadLine` gives them. */
export function runnerLines(text: string): string[] {
  return text.split(/\r\n|\n|\r/);
}
