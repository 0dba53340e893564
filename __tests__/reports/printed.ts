/** The last line that has the pattern, such as the one with a run's numbers. Throws when there is none. */
export function lineIn(printed: string, pattern: RegExp): string {
  const line = printed.split('\n').findLast((one) => pattern.test(one));
  if (line === undefined) throw missing(printed, pattern);
  return line;
}

/** The number that the pattern's group finds in a printed text; 0 where it finds none, as tools leave out what is 0. */
export function numberIn(printed: string, pattern: RegExp): number {
  return Number(pattern.exec(printed)?.[1] ?? 0);
}

/** Like `numberIn`, for what a tool always prints: throws when it is missing. */
export function statedIn(printed: string, pattern: RegExp): number {
  const found = pattern.exec(printed)?.[1];
  if (found === undefined) throw missing(printed, pattern);
  return Number(found);
}

/** How often a pattern is in a printed text. */
export function timesIn(printed: string, pattern: RegExp): number {
  return Array.from(printed.matchAll(new RegExp(pattern, `${pattern.flags}g`))).length;
}

function missing(printed: string, pattern: RegExp): Error {
  return new Error(`${String(pattern)} is not in what was printed, which ends with:\n${printed.slice(-2_000)}`);
}
