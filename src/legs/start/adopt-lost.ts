import type { Call } from '../../contree/types.ts';
import type { Ledger } from '../ledger.ts';
import type { Locator } from './locate.ts';

/**
 * Takes up every active operation that the step started and does not know of, since the reply to its start was lost: as its
 * leg, or in the preparation's ledger when it is the setup's or one too many. Throws `ContreeError` when the service cannot
 * tell.
 */
export async function adoptLost(
  locator: Locator,
  { ledger, preparation }: { readonly ledger: Ledger; readonly preparation: Ledger },
  call: Call,
): Promise<void> {
  const known = new Set([...ledger.results(), ...preparation.results()].map(({ leg }) => leg.uuid));
  for (const { uuid, marker } of await locator.active(call)) {
    if (known.has(uuid)) continue;
    const name = marker.leg ?? 'setup';
    if (ledger.isLost(name)) ledger.start({ name, uuid });
    else preparation.start({ name: preparation.isLost(name) ? name : `${name} (${uuid})`, uuid });
  }
}
