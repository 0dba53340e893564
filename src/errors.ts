import { inspect } from 'node:util';

/** The code of one of Node's own errors, such as `ENOENT`; null for anything else that was thrown. */
export function errorCode(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

/** The message of a thrown value; untrusted. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : inspect(thrown);
}

/** The code of a file system error, such as `ENOENT`; the text of any other error. */
export function codeOrText(error: unknown): string {
  return errorCode(error) ?? String(error);
}

export function isMissing(code: string): boolean {
  return ['ENOENT', 'ENOTDIR'].includes(code);
}
