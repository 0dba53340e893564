/** The first and the last lines of a text. */
export interface BothEnds {
  readonly head: readonly string[];
  /** Empty when the head has all. */
  readonly tail: readonly string[];
  /** How many lines are between them. */
  readonly between: number;
}

/** At most so many lines of either end, at least one of each: a text of line ends alone is not split into all of them. */
export function bothEnds(text: string, most: Readonly<Record<'head' | 'tail', number>>): BothEnds {
  const lines = text.includes('\r') ? text.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : text;
  const headEnd = endOfLines(lines, most.head);
  if (headEnd === null) return { head: lines.split('\n'), tail: [], between: 0 };
  const rest = lines.slice(headEnd + 1);
  const tailStart = startOfLines(rest, most.tail);
  return {
    head: lines.slice(0, headEnd).split('\n'),
    tail: rest.slice(tailStart).split('\n'),
    between: countLineEnds(rest.slice(0, tailStart)),
  };
}

/** The place of the line end behind so many lines; null when there is none. */
function endOfLines(text: string, lines: number): number | null {
  let end = -1;
  for (let left = lines; left > 0; left -= 1) {
    end = text.indexOf('\n', end + 1);
    if (end === -1) return null;
  }
  return end;
}

function startOfLines(text: string, lines: number): number {
  let end = text.length;
  for (let left = lines; left > 0 && end >= 0; left -= 1) end = end === 0 ? -1 : text.lastIndexOf('\n', end - 1);
  return end + 1;
}

function countLineEnds(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
