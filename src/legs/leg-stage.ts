import type { LegFacts } from './leg.ts';

type Seen = Pick<LegFacts, 'begun' | 'operation'>;

/** The status in which a leg was last seen; EXECUTING once the service sends its events, null before it was seen. */
export function lastStatus({ begun, operation }: Seen): string | null {
  return begun ? 'EXECUTING' : (operation?.status ?? null);
}

/** The leg was seen queued, and nothing has shown since that it has begun. */
export function isQueued(seen: Seen): boolean {
  const status = lastStatus(seen);
  return status === 'PENDING' || status === 'ASSIGNED';
}
