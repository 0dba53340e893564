import type { ContreeClient } from '../contree/client.ts';
import { ContreeError } from '../contree/contree-error.ts';
import type { Call, OperationDetail } from '../contree/types.ts';
import { decodeMarker, type Marker } from './marker.ts';

export type MarkerReading =
  | { readonly kind: 'marked'; readonly marker: Marker; readonly detail: OperationDetail }
  | { readonly kind: 'unmarked' }
  /** The detail shows a command and no environment: it was started without one, or the service repeats none. */
  | { readonly kind: 'no-environment'; readonly status: string }
  /** This token may not read it (403). That speaks of the token's permissions, and not of who started it. */
  | { readonly kind: 'forbidden'; readonly problem: ContreeError }
  /** The detail is missing (404), cannot be read for now, or does not show what was started (`problem` is null). */
  | { readonly kind: 'unknown'; readonly problem: ContreeError | null };

/**
 * Reads the marker of an operation from its detail, since listings show no environment. Throws `ContreeError` when no detail
 * can be read: the token is rejected (401), or the call was aborted.
 */
export async function readMarker(client: ContreeClient, uuid: string, call: Call): Promise<MarkerReading> {
  try {
    const detail = await client.getOperation(uuid, call);
    const { operation } = detail;
    const { status } = operation;
    const isInstance = operation.kind === null || operation.kind === 'instance';
    if (operation.env === null && isInstance)
      return operation.command === null ? { kind: 'unknown', problem: null } : { kind: 'no-environment', status };
    const marker = decodeMarker(operation.env);
    return marker === null ? { kind: 'unmarked' } : { kind: 'marked', marker, detail };
  } catch (error) {
    if (!(error instanceof ContreeError)) throw error;
    if (error.isUnauthorized || error.isAborted) throw error;
    // An operation that is not found may be too young to be read.
    return error.failure.status === 403 ? { kind: 'forbidden', problem: error } : { kind: 'unknown', problem: error };
  }
}
