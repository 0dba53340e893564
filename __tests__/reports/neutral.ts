import { homedir, hostname } from 'node:os';
import { fileURLToPath } from 'node:url';

const TOOLS = fileURLToPath(new URL('../../.tools/', import.meta.url));

/** A report without the folders and the name of this machine. `folder` is that of the project. */
export function neutral(report: Buffer, folder: string): Buffer {
  // Bytes stay as they are: a report may be no valid UTF-8.
  const text = report
    .toString('latin1')
    .replaceAll(folder, '/work')
    .replaceAll(TOOLS, '/tools/')
    .replaceAll(/\/[^\s"';]*\/lib\/python3\.\d+\//g, '/usr/lib/python3/')
    .replaceAll(`${homedir()}/`, '/home/user/')
    .replaceAll(`hostname="${hostname()}"`, 'hostname="machine"');
  return Buffer.from(text, 'latin1');
}
