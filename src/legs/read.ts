import type { ContreeClient } from '../contree/client.ts';
import { ContreeError } from '../contree/contree-error.ts';
import type { DetailCall, OperationDetail } from '../contree/types.ts';
import type { Leg } from './leg.ts';

export type Reading =
  | { readonly kind: 'read'; readonly detail: OperationDetail }
  /** This leg cannot be read, now or later: 404, 403 and any other refusal of this leg, or a reply beyond the limits. */
  | { readonly kind: 'refused'; readonly problem: ContreeError }
  /** No leg can be read: the token is not accepted (401). */
  | { readonly kind: 'denied'; readonly problem: ContreeError }
  /** Not this time: the service or the network failed until the call's limit. */
  | { readonly kind: 'missed'; readonly problem: ContreeError }
  /** The caller's signal aborted first. */
  | { readonly kind: 'aborted' };

/** Reads a leg's detail. An error of the service is data here; anything else is thrown. */
export async function readDetail(client: ContreeClient, leg: Leg, call: DetailCall): Promise<Reading> {
  try {
    return { kind: 'read', detail: await client.getOperation(leg.uuid, call) };
  } catch (error) {
    if (!(error instanceof ContreeError)) throw error;
    if (error.isAborted) return { kind: 'aborted' };
    if (error.isUnauthorized) return { kind: 'denied', problem: error };
    return { kind: error.isRefusal || error.isOversize ? 'refused' : 'missed', problem: error };
  }
}
