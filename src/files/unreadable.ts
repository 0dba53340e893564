import { codeOrText } from '../errors.ts';
import { quote } from '../values/values.ts';

/** To follow the name of a file or folder: why the disk does not let the step read it, and what to do. */
export function unreadable(error: unknown): string {
  const code = codeOrText(error);
  const isForbidden = ['EACCES', 'EPERM'].includes(code);
  const advice = isForbidden
    ? 'let the runner read it, with chmod in an earlier step, or leave it out'
    : 'leave it out';
  return `cannot be read (${code}): ${advice}`;
}

export function notRegular(name: string): string {
  return `${quote(name)} is no regular file but a socket, a pipe or a device: remove it or leave it out`;
}
