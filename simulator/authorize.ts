import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { isLoopback } from './options.ts';
import type { Settings } from './options.ts';
import { Refusal } from './refusal.ts';

/**
 * Throws a refusal unless the request may be served: 421 for a `Host` that is not loopback, so that no web page can
 * reach the simulator through a name of its own; 401 for a wrong token; 403 for a wrong project.
 */
export function authorize(settings: Settings, headers: IncomingHttpHeaders): void {
  const host = (headers.host ?? '').replace(/:\d+$/, '');
  if (!isLoopback(host)) throw new Refusal(421, `The simulator answers on loopback only, not as "${host}"`);
  if (!equal(headers.authorization ?? '', `Bearer ${settings.token}`)) {
    throw new Refusal(401, 'Invalid or missing token');
  }
  if (settings.project !== null && headers['project'] !== settings.project) {
    throw new Refusal(403, 'The Project header does not name the project of this token');
  }
}

function equal(given: string, wanted: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)];
  return one.length === other.length && timingSafeEqual(one, other);
}
