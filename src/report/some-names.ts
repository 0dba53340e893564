import { truncate } from './clean.ts';
import { joinLogText, logLine, type LogText } from './escape.ts';

/** UTF-16 units of a name. */
const NAME_LENGTH = 60;

/** `a, b and 3 more`: the first names, each cut where it is long, and how many there are besides. */
export function someNames(names: readonly string[], most: number): LogText {
  const named = names.slice(0, most).map((name) => logLine`${truncate(name, NAME_LENGTH)}`);
  const more = names.length - named.length;
  return logLine`${joinLogText(named, ', ')}${more > 0 ? logLine` and ${more} more` : logLine``}`;
}
