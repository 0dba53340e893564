import { ACTIVE_STATUSES, TERMINAL_STATUSES } from './types.ts';

/** True for SUCCESS, FAILED and CANCELLED; an unknown status counts as active. */
export function isTerminal(status: string): boolean {
  return (TERMINAL_STATUSES as readonly string[]).includes(status);
}

export function isKnownStatus(status: string): boolean {
  return isTerminal(status) || (ACTIVE_STATUSES as readonly string[]).includes(status);
}
