import { statSync } from 'node:fs';

/**
 * Throws for a pipe or a socket in place of a file of the runner. To open a pipe that nothing reads never ends, and the step
 * hears no signal meanwhile. Does nothing where the file is missing.
 */
export function refusePipe(path: string): void {
  const facts = statSync(path, { throwIfNoEntry: false });
  if (facts?.isFIFO() === true || facts?.isSocket() === true)
    throw new Error(`${path} is no file but a pipe or a socket`);
}
