/**
 * The address before every path of the API, such as `/v1/operations`: without a trailing slash, a trailing `/v1` or a
 * query. A prefix, such as `/sandboxes`, stays.
 * Throws a `TypeError` for all but a plain http or https address. It does not show the address, which may hold a password.
 */
export function parseBaseAddress(text: string): string {
  const url = URL.parse(text);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    throw new TypeError('the address has no http:// or https:// in front');
  }
  if (url.username !== '' || url.password !== '') {
    throw new TypeError('the address has a user name or a password, which it must not');
  }
  if (url.search !== '' || url.hash !== '') {
    throw new TypeError('the address has a ? or a #, which it must not');
  }
  return url.origin + url.pathname.replace(/(?:\/+v1)?\/*$/u, '');
}
