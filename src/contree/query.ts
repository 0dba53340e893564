/**
 * A query with its question mark, or nothing when no field is given. An undefined field is left out; `/` stays as it
 * is, as the service's own clients send it.
 */
export function query(fields: Readonly<Record<string, string | number | boolean | undefined>>): string {
  const pairs = Object.entries(fields)
    .filter((pair): pair is [string, string | number | boolean] => pair[1] !== undefined)
    .map(([name, value]) => `${name}=${encode(typeof value === 'boolean' ? Number(value) : value)}`);
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

/**
 * One segment of a path. Throws a `RangeError` for an empty one and for `.` and `..`, which would make the address that
 * of something else.
 */
export function segment(text: string): string {
  if (['', '.', '..'].includes(text)) throw new RangeError(`"${text}" is no identifier.`);
  return encodeURIComponent(text.toWellFormed());
}

function encode(value: string | number): string {
  return encodeURIComponent(String(value).toWellFormed()).replaceAll('%2F', '/');
}
