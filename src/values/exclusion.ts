import { InvalidValue } from './values.ts';

/**
 * What a line `!pattern` leaves out.
 *
 * @param isBehind whether another line is above it
 * @throws {InvalidValue} when nothing is above it, it names nothing, or it begins with two `!`
 */
export function readExclusion(line: string, isBehind: boolean): string {
  if (!isBehind) {
    throw new InvalidValue(line, 'leaves files out of the lines above it, and no line is above: name files first');
  }
  const excluded = line.slice(1).trim();
  if (excluded === '') {
    throw new InvalidValue(line, 'names nothing: write a file, a directory or a glob behind the !');
  }
  if (excluded.startsWith('!')) {
    throw new InvalidValue(line, 'begins with two !: write !./!name to leave out what is called !name');
  }
  return excluded;
}
