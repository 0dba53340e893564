const UUID = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/iu;

/** Lower-case with hyphens, or null when the text is no UUID. */
export function parseUuid(text: string): string | null {
  if (!UUID.test(text)) return null;
  const digits = text.replaceAll('-', '').toLowerCase();
  return [[0, 8], [8, 12], [12, 16], [16, 20], [20]].map(([from, to]) => digits.slice(from, to)).join('-');
}

/** The UUID that a `Location` names: its last path segment that is one, whatever stands before it; else null. */
export function uuidOfLocation(location: string | null): string | null {
  const segments = (location ?? '').split(/[?#]/u, 1).join('').split('/');
  return segments.map(parseUuid).findLast((uuid) => uuid !== null) ?? null;
}
