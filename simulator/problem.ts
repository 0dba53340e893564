/**
 * The code of a system error such as ENOENT; null for anything else. It looks at the fields and not at the class, for an
 * error may come from another realm, as it does below a test runner.
 */
export function codeOf(error: unknown): string | null {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : null;
}

/** What an error says. */
export function messageOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);
}
