import { ContreeError } from '../contree/contree-error.ts';
import type { Call } from '../contree/types.ts';
import type { Context } from './context.ts';

/** A leg that passed in an earlier attempt, as far as a look at the service needs it. */
export interface PassedStart {
  readonly uuid: string;
  /** The image that it left. */
  readonly image: string | null;
  /** As its marker says: when its step would stop it; null for never. */
  readonly stopAt: number | null;
}

interface Recheck {
  /** Something is kept of what the leg left. */
  readonly isKept: boolean;
  /** Milliseconds since the epoch. */
  readonly deadline: number;
}

/** Milliseconds by which the service's clock may differ from a runner's. */
const CLOCKS_APART = 60_000;
/** Milliseconds that a look at an image, or at a log, may take. */
const LONGEST_LOOK = 30_000;

/**
 * Why a leg that passed must run again all the same, to follow `since`; null when it need not. Sends nothing for most legs.
 * Throws `ContreeError` when the step's signal aborts.
 */
export async function recheckPass(
  { uuid, image, stopAt }: PassedStart,
  { isKept, deadline }: Recheck,
  context: Context,
): Promise<string | null> {
  const { clock, signal } = context;
  const call = { signal, deadline: Math.min(deadline, clock.now() + LONGEST_LOOK) };
  if (stopAt !== null && !(await hasEndedBefore(stopAt - CLOCKS_APART, uuid, call, context)))
    return 'its step may have sent SIGTERM before its end';
  if (isKept && image !== null && !(await mayBeThere(image, call, context))) return 'the image that it left is gone';
  return null;
}

/** A setup or a leg that was taken over without its image would fail what needs the image in every later attempt. */
export async function mayBeThere(image: string, call: Call, { client, signal }: Context): Promise<boolean> {
  try {
    await client.inspectImage(image, call);
    return true;
  } catch (error) {
    if (!(error instanceof ContreeError) || signal.aborted) throw error;
    return !error.isNotFound;
  }
}

export function lookLimit({ clock, signal }: Context): Call {
  return { signal, deadline: clock.now() + LONGEST_LOOK };
}

/**
 * Whether the operation certainly ended before that moment. The last event of its log says when; its duration does not, since
 * the time in the queue may be no part of it.
 */
async function hasEndedBefore(moment: number, uuid: string, call: Call, context: Context): Promise<boolean> {
  const { client, clock, signal } = context;
  if (clock.now() < moment) return true;
  try {
    const log = client.readEvents(uuid, { after: null, follow: false, silence: LONGEST_LOOK }, call);
    for await (const event of log) {
      if (event.kind === 'completion') return Date.parse(event.at ?? '') < moment;
    }
  } catch (error) {
    if (!(error instanceof ContreeError) || signal.aborted) throw error;
  }
  return false;
}
