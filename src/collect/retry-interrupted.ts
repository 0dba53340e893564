import type { Clock } from '../contree/clock.ts';
import { ContreeError } from '../contree/contree-error.ts';
import { MOST_TRIES } from '../contree/retry-policy.ts';

/** How often a download is begun, and the first pause between two in milliseconds. */
const MOST_DOWNLOADS = 3;
const PAUSE = 500;

/** Begins a download again that was interrupted. Throws its last error. */
export async function retryInterrupted<Result>(
  download: () => Promise<Result>,
  clock: Clock,
  signal: AbortSignal,
): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await download();
    } catch (error) {
      if (tries >= MOST_DOWNLOADS || !isInterrupted(error) || signal.aborted) throw error;
      await clock.sleep(PAUSE * tries, signal);
    }
  }
}

/** The download began and did not end. A download that could not begin was retried by the client. */
function isInterrupted(error: unknown): boolean {
  if (!(error instanceof ContreeError)) return false;
  const { kind, attempts } = error.failure;
  return ['network', 'timeout', 'protocol'].includes(kind) && attempts < MOST_TRIES;
}
