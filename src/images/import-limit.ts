import { saysTimeout } from '../contree/status.ts';
import { formatDuration } from '../report/text/format.ts';

/** How long an import may take. */
export interface ImportLimit {
  readonly seconds: number;
  /** What set it: the service, the step's deadline, or this action since the service refused that. */
  readonly setBy: 'service' | 'deadline' | 'action';
}

/** What any service takes: 600 s is the most that a tool of its own allows (API reference, section 9). */
export const SAFE_LIMIT: ImportLimit = { seconds: 600, setBy: 'action' };

/**
 * The time that the step has left, at most what the service allows.
 * @param longest seconds; null when the service does not say it
 * @param left milliseconds
 */
export function importLimit(longest: number | null, left: number): ImportLimit {
  const seconds = Math.max(Math.ceil(left / 1000), 1);
  return longest !== null && longest < seconds
    ? { seconds: longest, setBy: 'service' }
    : { seconds, setBy: 'deadline' };
}

/**
 * Whether an import that did not succeed was ended by its limit. The service names no status for that: the time it took tells
 * it, or its error.
 * @param elapsed seconds
 */
export function isOverLimit({ seconds }: ImportLimit, elapsed: number, error: string | null): boolean {
  return elapsed >= seconds - Math.min(1, seconds / 10) || saysTimeout(error);
}

/** Which limit it was, and what to do. */
export function lateReason({ seconds, setBy }: ImportLimit): string {
  const late = `the import did not end within its limit of ${formatDuration(seconds)}, `;
  switch (setBy) {
    case 'service':
      return `${late}the longest that the service allows (its images_import_max_timeout). Use a smaller image`;
    case 'deadline':
      return `${late}which is what the step's timeout left. Give the step a longer timeout`;
    case 'action':
      return `${late}since the service took none as long as the step's timeout. Use a smaller image`;
  }
}
