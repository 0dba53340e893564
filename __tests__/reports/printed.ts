/** The number that the pattern's group finds in a printed text; 0 where it finds none, as tools leave out what is 0. */
export function numberIn(printed: string, pattern: RegExp): number {
  return Number(pattern.exec(printed)?.[1] ?? 0);
}

/** Like `numberIn`, for what a tool always prints: throws when it is missing. */
export function statedIn(printed: string, pattern: RegExp): number {
  const found = pattern.exec(printed)?.[1];
  if (found === undefined) throw new Error(`${String(pattern)} is not in what was printed:\n${printed.slice(-2_000)}`);
  return Number(found);
}

/** How often a pattern is in a printed text. */
export function timesIn(printed: string, pattern: RegExp): number {
  return Array.from(printed.matchAll(new RegExp(pattern, `${pattern.flags}g`))).length;
}
