import { realpath } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { isWithin } from '../files/boundary.ts';
import { errorCode } from '../error-code.ts';

/**
 * Where a link leads on the way from `boundary` to `folder`, which lies in it, when that is outside of `boundary`; null when
 * nothing on the way leads out. Whoever wrote the checkout may have put a link there. Throws the errors of the disk.
 */
export async function leadsOut(boundary: string, folder: string): Promise<string | null> {
  try {
    const start = await realpath(boundary);
    let place = start;
    for (const segment of relative(boundary, folder).split(sep)) {
      place = await realpath(join(place, segment));
      if (!isWithin(start, place)) return place;
    }
  } catch (error) {
    // From here on nothing is there yet.
    if (errorCode(error) !== 'ENOENT') throw error;
  }
  return null;
}
