import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { isLoopback } from './options.ts';
import type { ResolvedOptions } from './options.ts';
import { HttpError } from './http-error.ts';

/**
 * Throws an `HttpError` unless the request may be served: 421 for a `Host` that is not loopback, since a web page could
 * reach the simulator through a host name of its own; 401 for a wrong token or no project; 403 for a wrong project.
 */
export function authorize(settings: ResolvedOptions, headers: IncomingHttpHeaders): void {
  const host = (headers.host ?? '').replace(/:\d+$/, '');
  if (!isLoopback(host)) throw new HttpError(421, `The simulator answers on loopback only, not as "${host}"`);
  if (!equal(headers.authorization ?? '', `Bearer ${settings.token}`)) {
    throw new HttpError(401, 'Invalid or missing token');
  }
  const { project } = headers;
  if (settings.project === null) return;
  if (project === undefined) throw new HttpError(401, 'The Project header is missing');
  if (project !== settings.project) {
    throw new HttpError(403, 'The Project header does not name the project of this token');
  }
}

function equal(given: string, wanted: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)];
  return one.length === other.length && timingSafeEqual(one, other);
}
