/** The code of one of Node's own errors, such as `ENOENT`; null for anything else that was thrown. */
export function errorCode(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}
