import type { Try } from './read-row.ts';

const NO_TRY: Try = { leg: '', owner: null, attempt: null };

/**
 * The lines of one results file without the tries that another followed: the file has the tries of a leg in their order, so
 * that each has a higher number than the one before it. A number that is no higher begins another leg of that name, of a file
 * that was added to this one.
 */
export function lastTries<Line>(lines: readonly Line[], tryOf: (line: Line) => Try | null): readonly Line[] {
  const lastOf = new Map<string, { readonly line: Line; readonly attempt: number }>();
  const followed = new Set<Line>();
  for (const line of lines) {
    const { leg, owner, attempt } = tryOf(line) ?? NO_TRY;
    if (attempt === null) continue;
    const key = JSON.stringify([leg, owner]);
    const before = lastOf.get(key);
    if (before !== undefined && before.attempt < attempt) followed.add(before.line);
    lastOf.set(key, { line, attempt });
  }
  return followed.size === 0 ? lines : lines.filter((line) => !followed.has(line));
}
