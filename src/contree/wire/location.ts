import { parseUuid } from '../uuid.ts';

/** The UUID that a `Location` names: its last path segment that is one, whatever stands before it; else null. */
export function uuidOfLocation(location: string | null): string | null {
  const segments = (location ?? '').split(/[?#]/u, 1).join('').split('/');
  return segments.map(parseUuid).findLast((uuid) => uuid !== null) ?? null;
}
