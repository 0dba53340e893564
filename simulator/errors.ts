/**
 * The code of a system error such as ENOENT; null for other errors. It reads the fields, not the class, because an error
 * may come from another realm, as under a test runner.
 */
export function errorCode(error: unknown): string | null {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : null;
}

/** The message of an error. */
export function messageOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);
}
