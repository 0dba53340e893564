import { ACTIVE_STATUSES, TERMINAL_STATUSES } from './types.ts';

/** True for SUCCESS, FAILED and CANCELLED; an unknown status counts as active. */
export function isTerminal(status: string): boolean {
  return (TERMINAL_STATUSES as readonly string[]).includes(status);
}

/** Whether the error of an operation is the one word for its time limit, which the command line's fixtures have. */
export function saysTimeout(error: string | null): boolean {
  return error?.trim().toLowerCase() === 'timeout';
}

export function isKnownStatus(status: string): boolean {
  return isTerminal(status) || (ACTIVE_STATUSES as readonly string[]).includes(status);
}
