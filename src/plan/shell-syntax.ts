import { quote } from '../values/values.ts';

/** A whole word that only a shell acts on. */
const OPERATOR = /^(?:&&|\|\|?|;|&|\d?>>?|<|\d?>&\d|&>)$/;
/** Variables by the custom of shells: `$HOME`, `${CI_JOB}`; and commands within commands. */
const EXPANSION = /\$(?:[A-Z_][A-Z0-9_]*|\{[A-Z_][A-Z0-9_]*\}|\()/;
/** A path with a wildcard. */
const GLOB = /^[^-=\s][^=\s]*[*?]|^[*?]/;

/** They have a language of their own in their arguments, in which such words mean something. */
const INTERPRETERS = words(
  'sh bash dash ash zsh ksh busybox awk gawk mawk perl ruby python python3 node php jq sed find test [ expr',
);
/** They take names of files as they are: another program may expand wildcards itself. */
const PLAIN = words('cat chmod chown cp diff head ls md5sum mv rm sha256sum sort tail tar touch wc zip pytest');

const AS_TEXT = 'write the command as one text';
const REASONS = {
  list: ['a list gets no shell', AS_TEXT],
  quoted: ['the words of a list are quoted for the shell', AS_TEXT],
  text: ['shell: false gives it no shell', 'drop shell, or write a list of words'],
} as const;
type ListForm = keyof typeof REASONS;

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

/**
 * What in a command was written for a shell that does not act on it, and why none does; null when nothing was.
 * @param form a list without a shell, one with `shell: true`, or a text with `shell: false`
 */
export function misreadInList([executable = '', ...args]: readonly string[], form: ListForm = 'list'): string | null {
  const [why, advice] = REASONS[form];
  if (/^[^/.]\S*\s/.test(executable)) {
    return `${why}, so ${quote(executable)} would be the name of one program: ${advice}`;
  }
  const name = executable.replace(/^.*\//s, '');
  if (INTERPRETERS.has(name)) return null;
  const isForShell = (word: string): boolean =>
    OPERATOR.test(word) || EXPANSION.test(word) || (PLAIN.has(name) && GLOB.test(word));
  const found = args.find(isForShell);
  return found === undefined ? null : `${why}, so ${quote(found)} would be a plain argument: ${advice}`;
}

/** Whether a shell would run nothing of the text and pass: it has blank lines and comments alone. */
export function holdsOnlyComments(text: string): boolean {
  return text.split('\n').every((line) => /^\s*(?:#|$)/.test(line));
}

/** `#!/bin/bash` or another program than `sh`, first in a text for a shell, which picks none; null without one. */
export function misreadInText(text: string): string | null {
  const [, shebang = '', name = ''] =
    /^(#!\s*(?:\S*\/)?(?:env\s+(?:-S\s+)?)?([\w.+-]+).*)/.exec(text.trimStart()) ?? [];
  if (shebang === '' || name === 'sh') return null;
  return `${quote(shebang)} is a comment here, since sh runs the text: use a list such as [bash, -ec, "…"] for another program`;
}
