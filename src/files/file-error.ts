/** The code of an error of the file system, such as `ENOENT`; for any other error what it says. */
export function codeOf(error: unknown): string {
  const { code } = Object(error) as Partial<NodeJS.ErrnoException>;
  return code ?? String(error);
}

/** Whether the code says that there is nothing at a path. */
export function isMissing(code: string): boolean {
  return ['ENOENT', 'ENOTDIR'].includes(code);
}
