const PREDEFINED = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const NUMBER = /^#(?:x([0-9a-f]{1,8})|([0-9]{1,8}))$/i;
const LAST_CODE_POINT = 0x10ffff;

/**
 * What a reference stands for, by the name between `&` and `;`. XML 1.0 forbids those to control characters and to halves of
 * surrogate pairs, but tools write them: Bun has the ESC of a colour as `&#27;`. One that is not known stays as it is written.
 * A report can have millions of the predefined ones, so these take no call.
 */
export const ENTITY_TEXTS: Readonly<Record<string, string>> = Object.assign(
  Object.create(new Proxy({}, { get: (_, name) => textOf(String(name)) })) as object,
  PREDEFINED,
);

function textOf(name: string): string {
  const [, hexadecimal, decimal = ''] = NUMBER.exec(name) ?? [];
  const code = hexadecimal === undefined ? Number(decimal || NaN) : parseInt(hexadecimal, 16);
  return code <= LAST_CODE_POINT ? String.fromCodePoint(code) : `&${name};`;
}
