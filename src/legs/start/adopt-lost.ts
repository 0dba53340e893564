import type { Call } from '../../contree/types.ts';
import type { Leg } from '../leg.ts';
import type { Ledger } from '../ledger.ts';
import type { Locator } from './locate.ts';

/** Where a step's operations are written down. */
export interface Ledgers {
  readonly ledger: Ledger;
  readonly preparation: Ledger;
  readonly strays: Ledger;
}

/**
 * Takes up every active operation that the step started and does not know of, since the reply to its start was lost: as the
 * leg or setup that it is, or among the strays when that was started once more since. Returns where it is now. Throws
 * `ContreeError` when the service cannot tell.
 */
export async function adoptLost(
  locator: Locator,
  { ledger, preparation, strays }: Ledgers,
  call: Call,
): Promise<readonly { readonly ledger: Ledger; readonly leg: Leg }[]> {
  const known = new Set([ledger, preparation, strays].flatMap((one) => one.results()).map(({ leg }) => leg.uuid));
  const { located } = await locator.active(call);
  const lost = located.filter(({ uuid }) => !known.has(uuid));
  return lost.map(({ uuid, marker }) => {
    const name = marker.leg ?? 'setup';
    const own = marker.leg === null ? preparation : ledger;
    const adopting = own.isLost(name) ? own : strays;
    const leg = { name: adopting === strays ? `${name} (${uuid})` : name, uuid };
    adopting.start(leg);
    return { ledger: adopting, leg };
  });
}
