import { linesOf } from '../../values/values.ts';
import { logLine, type PrefixedLines } from './escape.ts';

/** A leg's command as the first lines of its group in the log: `$ npm ci`, the lines after it below its text. */
export function commandLines(command: string): PrefixedLines[] {
  const [first = '', ...others] = linesOf(command);
  const head = { prefix: logLine`$ `, text: first };
  return others.length === 0 ? [head] : [head, { prefix: logLine`  `, text: others.join('\n') }];
}

/** A leg's command where there is one line for it: the first, with an ellipsis where it has more. */
export function commandHead(command: string): string {
  const [first = '', ...others] = linesOf(command);
  return others.length === 0 ? first : `${first} …`;
}
