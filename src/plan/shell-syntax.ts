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

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

/** What in a command that is a list was written for a shell, and that none acts on it; null when nothing was. */
export function shellSyntaxIn([executable = '', ...args]: readonly string[]): string | null {
  const advice = 'write the command as one text';
  if (/^[^/.]\S*\s/.test(executable)) {
    return `${quote(executable)} is the name of one program, with its blanks, since a list gets no shell: ${advice}`;
  }
  const name = executable.replace(/^.*\//s, '');
  if (INTERPRETERS.has(name)) return null;
  const isForShell = (word: string): boolean =>
    OPERATOR.test(word) || EXPANSION.test(word) || (PLAIN.has(name) && GLOB.test(word));
  const found = args.find(isForShell);
  return found === undefined ? null : `a list gets no shell, which ${quote(found)} is written for: ${advice}`;
}
