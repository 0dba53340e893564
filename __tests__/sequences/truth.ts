/** What is true of operations, from the service's own word: the exit-code rules of the contract, written a second time. */
import { isTerminal } from '../../simulator/operation.ts';
import type { OperationView, SeededOperation } from '../../simulator/simulator.ts';
import type { Played } from './play.ts';

/** What an operation counts; null while it is active. */
export function trueCode({ status, process }: OperationView): number | null {
  const number = (value: unknown): number => (typeof value === 'number' ? value : 0);
  const [code, signal] = [number(process?.exitCode), number(process?.signal)];
  if (!isTerminal(status)) return null;
  if (code > 0) return code;
  if (process?.timedOut === true) return 124;
  if (signal > 0) return 128 + signal;
  if (code < 0 || status !== 'SUCCESS') return 1;
  return 0;
}

/** The statuses that the service may have named for an operation. The older generation has no ASSIGNED. */
export function statusesOf(life: SeededOperation, isOld: boolean): Set<string> {
  const scripted = life.timeline?.map(({ status }) => status) ?? [life.status ?? 'SUCCESS'];
  return new Set([
    ...scripted,
    'CANCELLED',
    ...(isOld ? ['PENDING'] : []),
    ...(life.term === undefined ? [] : ['SUCCESS']),
  ]);
}

/** Milliseconds after its beginning at which a life ends by itself; infinite for one that does not. */
export function endOf(life: SeededOperation): number {
  return life.timeline?.find(({ status }) => isTerminal(status))?.after ?? Infinity;
}

/** Whether a request to cancel the operation came to the service and was processed, or may have been. */
export function wasCancelled({ requests }: Played, uuid: string): boolean {
  return requests.some(({ method, resource, fault }) => {
    if (method !== 'DELETE' || resource !== `/operations/${uuid}`) return false;
    if (fault === 'hang' || fault === 'reset') return false;
    return !(fault !== null && typeof fault === 'object' && 'status' in fault && fault.acts === undefined);
  });
}
