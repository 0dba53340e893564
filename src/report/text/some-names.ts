import { truncate } from './clean.ts';
import type { LogText } from './escape.ts';
import { joinFirst, phrase, phraseLog } from './phrase.ts';

/** Legs that a message names. */
export const NAMED_LEGS = 5;
/** UTF-16 units of a name. */
const NAME_LENGTH = 60;

/** `a, b and 3 more`: the first names, each cut where it is long, and how many there are besides. */
export function someNames(names: readonly string[], most: number): LogText {
  return phraseLog(joinFirst(names, most, (name) => phrase`${truncate(name, NAME_LENGTH)}`));
}
