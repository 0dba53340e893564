import { errorCode } from '../error-code.ts';

/** The code of an error of the file system, such as `ENOENT`; for any other error what it says. */
export function codeOf(error: unknown): string {
  return errorCode(error) ?? String(error);
}

/** Whether the code says that there is nothing at a path. */
export function isMissing(code: string): boolean {
  return ['ENOENT', 'ENOTDIR'].includes(code);
}
