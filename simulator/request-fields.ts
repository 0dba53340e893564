import { HttpError } from './http-error.ts';

/** Readers of a JSON body's fields. Null is no value of a field, unless a reader says so. Each throws `HttpError` 400. */

/** Absent is null. */
export function stringOf(fields: Record<string, unknown>, name: string): string | null {
  const value = fields[name];
  if (value === undefined) return null;
  if (typeof value !== 'string') throw new HttpError(400, `${name} must be a string`);
  return value;
}

/** A string that may also be null, which is the same as absent. */
export function nullableStringOf(fields: Record<string, unknown>, name: string): string | null {
  return fields[name] === null ? null : stringOf(fields, name);
}

export function booleanOf(fields: Record<string, unknown>, name: string, fallback = false): boolean {
  const { [name]: value = fallback } = fields;
  if (typeof value !== 'boolean') throw new HttpError(400, `${name} must be true or false`);
  return value;
}

/** Absent is null. */
export function integerOf(fields: Record<string, unknown>, name: string, least: number, most: number): number | null {
  const value = fields[name];
  if (value === undefined) return null;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most) {
    throw new HttpError(400, `${name} must be a whole number from ${least} to ${most}`);
  }
  return value;
}
