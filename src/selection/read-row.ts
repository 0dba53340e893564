import { parseUuid } from '../contree/uuid.ts';
import { decodeMarker, type Marker, MARKER_VARIABLE } from '../start/marker.ts';
import type { Json } from './json.ts';

export type Members = readonly (readonly [string, Json])[];

/** Which try of which leg a line of a results file has. */
export interface Try {
  readonly leg: string;
  /** From 1 on; null where the leg had one try only. */
  readonly attempt: number | null;
  /** UUID of the run of the step that started it; null where the line does not say. */
  readonly owner: string | null;
}

/** One operation. Its texts stand as they were written. */
export interface Row {
  readonly uuid: string;
  /** Empty without one. */
  readonly name: string;
  /** Null where the row is no line of a results file. */
  readonly tried: Try | null;
}

/** Texts that tell a row from a map of names. */
const DESCRIBING = ['name', 'status', 'error', 'leg'];
/** In place of a secret. Two names may be one with it. */
const HIDDEN = '***';

/**
 * The operation that the object describes: it has a `uuid`, and a name, status, error or leg that is no UUID. `none` for a leg
 * that was never started and for a setup, which is no leg. Null for another object.
 */
export function readRow(members: Members): Row | 'none' | null {
  const texts = new Map<string, string>();
  for (const [key, json] of members) {
    if (json.kind === 'scalar' && typeof json.value === 'string') texts.set(key, json.value);
  }
  const marker = markerIn(members);
  // A run's results file has its setup as well.
  if (marker?.leg === null) return 'none';
  const uuid = texts.get('uuid') ?? '';
  const describes = (key: string): boolean => texts.has(key) && parseUuid((texts.get(key) ?? '').trim()) === null;
  // A leg of a run that was never started: a row without UUID, or a line of the results file.
  const blank = memberOf(members, 'uuid');
  if (blank?.kind === 'scalar' && blank.value === null && ['name', 'error'].some(describes)) return 'none';
  if (blank === undefined && ['name', 'error'].every(describes)) return 'none';
  if (parseUuid(uuid.trim()) === null || !DESCRIBING.some(describes)) return null;
  return { uuid, name: texts.get('name') ?? '', tried: tryOf(texts.get('leg') ?? '', members, marker) };
}

function tryOf(leg: string, members: Members, marker: Marker | null): Try | null {
  if (leg.trim() === '' || /[\r\n\u2028\u2029]/.test(leg)) return null;
  const number = memberOf(members, 'attempt');
  const attempt = number?.kind === 'scalar' && !leg.includes(HIDDEN) ? number.value : null;
  return { leg, attempt: typeof attempt === 'number' ? attempt : null, owner: marker?.owner ?? null };
}

/** The marker in the payload of an operation. */
function markerIn(members: Members): Marker | null {
  const metadata = memberOf(members, 'metadata');
  const env = metadata?.kind === 'object' ? memberOf(metadata.members, 'env') : undefined;
  const marker = env?.kind === 'object' ? memberOf(env.members, MARKER_VARIABLE) : undefined;
  const text = marker?.kind === 'scalar' ? marker.value : null;
  return typeof text === 'string' ? decodeMarker({ [MARKER_VARIABLE]: text }) : null;
}

function memberOf(members: Members, name: string): Json | undefined {
  return members.find(([key]) => key === name)?.[1];
}
