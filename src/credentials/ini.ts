import { linesOf } from '../values/values.ts';

/** Section → key → value. */
export type Ini = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Key → the lines of its value. */
type Lines = Map<string, string[]>;

/**
 * Reads an ini file as Python's configparser with its defaults does, since that is what the ConTree CLI writes and
 * reads its profiles with: `=` and `:` part key and value, only whole lines are comments, keys are lower-cased, deeper
 * indented lines continue a value, section names are literal. The ini packages for Node follow npm's own dialect, which
 * differs in each of these (and turns dots in section names into nesting, `true` into a boolean).
 *
 * Two differences, both more lenient: of what is written twice the last counts, and `%` is literal except in `%%`, which
 * configparser writes for one. `[DEFAULT]` is a section like any other here; `inherited` applies it.
 * @throws {SyntaxError} for a line that configparser would refuse too; it names the line's number, never its text
 */
export function parseIni(text: string): Ini {
  const sections = new Map<string, Lines>();
  let section: Lines | null = null;
  let value: string[] | null = null;
  let indent = 0;
  for (const [index, line] of linesOf(text.replace(/^\uFEFF/, '')).entries()) {
    const content = line.trim();
    if (content === '') value?.push('');
    if (content === '' || /^[#;]/.test(content)) continue;
    const depth = line.search(/\S/);
    if (value !== null && depth > indent) {
      value.push(content);
      continue;
    }
    indent = depth;
    const header = /^\[(.+)\]/.exec(content)?.[1];
    if (header !== undefined) {
      section = sections.get(header) ?? new Map<string, string[]>();
      sections.set(header, section);
      value = null;
    } else {
      if (section === null) throw new SyntaxError(`line ${index + 1}: there is no [section] above it`);
      value = startValue(section, content, index + 1);
    }
  }
  return new Map([...sections].map(([name, lines]) => [name, joinLines(lines)]));
}

function startValue(section: Lines, content: string, line: number): string[] {
  const delimiter = content.search(/[=:]/);
  const key = content.slice(0, Math.max(delimiter, 0)).trim().toLowerCase();
  if (key === '') throw new SyntaxError(`line ${line}: it is neither a [section] nor "key = value"`);
  const value = [content.slice(delimiter + 1).trim()];
  section.set(key, value);
  return value;
}

function joinLines(section: Lines): Map<string, string> {
  return new Map([...section].map(([key, lines]) => [key, lines.join('\n').trimEnd().replaceAll('%%', '%')]));
}

/** Several files as configparser reads them one after the other: later values win, key by key. */
export function mergeInis(files: readonly Ini[]): Ini {
  const merged = new Map<string, Map<string, string>>();
  for (const file of files) {
    for (const [name, section] of file) merged.set(name, new Map([...(merged.get(name) ?? []), ...section]));
  }
  return merged;
}

/** The section's keys, if there is such a section, on top of those of `[DEFAULT]`. */
export function inherited(ini: Ini, name: string): ReadonlyMap<string, string> {
  return new Map([...(ini.get('DEFAULT') ?? []), ...(ini.get(name) ?? [])]);
}
