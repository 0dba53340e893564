import { dirname, join } from 'node:path';
import { ContreeError } from '../contree/contree-error.ts';
import type { OperationDetail, SpawnRequest } from '../contree/types.ts';
import { decodeOperation } from '../contree/wire/operation.ts';
import { decodeSentRequest } from '../contree/wire/sent-request.ts';
import { errorCode, messageOf } from '../errors.ts';
import type { RunInputs } from '../inputs/inputs.ts';
import { exitCodeOf } from '../legs/outcome.ts';
import { logLine, type LogText } from '../report/text/escape.ts';
import { counted } from '../report/text/format.ts';
import { isOfStep, latestStarts, type LookingBack } from '../selection/earlier-attempts.ts';
import { findMarked, UnreadInstances, type WorkflowRun } from '../selection/workflow.ts';
import { changedFields, type Fingerprint, fingerprint } from '../start/compare-requests.ts';
import type { Marker } from '../start/marker.ts';
import type { Context } from './context.ts';
import { heartbeat } from './heartbeat.ts';
import { PayloadSpool, type SpooledPayload } from './payload-spool.ts';
import type { PassedStart } from './recheck-pass.ts';
import { searchStart } from './search-start.ts';

/** A start of a leg, or of the setup. */
interface EarlierStart {
  readonly marker: Marker;
  readonly mayBeRetried: boolean;
  /** Null for one that did not pass. */
  readonly passed: EarlierPass | null;
}

interface EarlierPass extends Pick<PassedStart, 'uuid' | 'image'> {
  /** Of what the service says was sent; null where its record cannot be read. */
  readonly sent: Fingerprint | null;
  readonly payload: SpooledPayload;
}

/** What an earlier attempt of the workflow run came to, for a leg that is about to be started. */
export type EarlierMatch =
  /** No attempt started it, or the latest that did ended otherwise. */
  | { readonly kind: 'none' }
  /** It passed, but must be started again; why, to follow `since`. */
  | { readonly kind: 'changed'; readonly why: string }
  | SameLeg;

interface SameLeg extends PassedStart {
  readonly kind: 'same';
  readonly attempt: number;
  readonly tries: number;
  /** Reads the detail from the file: it may hold megabytes. */
  readonly detail: () => OperationDetail;
}

/** What the step came to in earlier attempts of its workflow run. Its payloads are in a file until `close`. */
export class EarlierLegs {
  readonly #starts: ReturnType<typeof latestStarts<EarlierStart>>;
  readonly #spool: PayloadSpool;

  /** @param starts those of the current attempt, by another run of the step, among them */
  constructor(starts: readonly EarlierStart[], step: LookingBack, spool: PayloadSpool) {
    this.#starts = latestStarts(starts, step);
    this.#spool = spool;
  }

  /**
   * Compares what would be sent now with what the service says was sent.
   * @param leg null: the setup
   */
  match(leg: string | null, request: SpawnRequest): EarlierMatch {
    const start = this.#starts.get(leg) ?? null;
    if (start === 'ambiguous')
      return { kind: 'changed', why: 'two uses of this step had a leg of its name in one attempt' };
    const passed = start?.passed ?? null;
    if (start === null || passed === null) return { kind: 'none' };
    const { sent, payload, uuid, image } = passed;
    if (sent === null) return { kind: 'changed', why: 'the service does not say in full what it was started with' };
    const differing = changedFields(fingerprint(request), sent);
    if (differing.length > 0) return { kind: 'changed', why: `this changed: ${differing.join(', ')}` };
    const { attempt, stopAt = null } = start.marker;
    const detail = (): OperationDetail => this.#read(payload);
    return { kind: 'same', attempt, tries: start.attempts, uuid, image, stopAt, detail };
  }

  /** How many legs passed, and how many were started at all; without the setup. */
  get counts(): { readonly passed: number; readonly started: number } {
    const legs = [...this.#starts].flatMap(([leg, start]) => (leg === null ? [] : [start]));
    const passed = legs.filter((start) => start !== 'ambiguous' && start.passed !== null);
    return { passed: passed.length, started: legs.length };
  }

  close(): void {
    this.#spool.close();
  }

  #read(payload: SpooledPayload): OperationDetail {
    const json = this.#spool.read(payload);
    const decoded = decodeOperation(json);
    if ('problem' in decoded) throw new Error(`A payload has become ${decoded.problem}.`);
    return { operation: decoded.value, payload: json, retryAfter: null };
  }
}

/** The most milliseconds that the look-up may take; never more than half of what is left of the step's time. */
const LONGEST_LOOK_UP = 300_000;

/**
 * Looks up what the step started in earlier attempts of its workflow run: one listing for each 1,000 instances of the project
 * since the run's start, and one detail for each of them. Null when there is no earlier attempt or nothing of it is to be taken
 * over, and when it cannot be looked up, which is a warning.
 * @param deadline milliseconds since the epoch
 */
export async function lookUpEarlier(
  { earlier, origin, plan }: Pick<RunInputs, 'earlier' | 'origin' | 'plan'>,
  context: Context,
  deadline: number,
): Promise<EarlierLegs | null> {
  const { clock, log, results, signal } = context;
  if (earlier === null) return null;
  const until = clock.now() + Math.min(LONGEST_LOOK_UP, (deadline - clock.now()) / 2);
  let spool: PayloadSpool | null = null;
  try {
    spool = new PayloadSpool(join(dirname(results.path), 'earlier-attempts.jsonl'));
    const starts = await findStarts({ ...context, origin, spool }, earlier, until);
    const step = { attempt: origin.attempt, legs: plan.legs.map(({ name }) => name) };
    const legs = new EarlierLegs(starts, step, spool);
    const { passed, started } = legs.counts;
    log.info(logLine`Of ${counted(started, 'leg')} that earlier attempts of this step started, ${passed} passed.`);
    return legs;
  } catch (error) {
    spool?.close();
    if (signal.aborted) throw error;
    // An instance that cannot be read may be a later try of a leg that passed.
    const isUnread = error instanceof ContreeError || error instanceof UnreadInstances;
    const isExpected = isUnread || errorCode(error) !== null;
    if (!isExpected) throw error;
    log.warning(
      logLine`Every leg is started, since what earlier attempts came to could not be looked up: ${messageOf(error)}`,
    );
    return null;
  }
}

async function findStarts(
  context: Context & Pick<RunInputs, 'origin'> & { readonly spool: PayloadSpool },
  run: WorkflowRun,
  deadline: number,
): Promise<EarlierStart[]> {
  const { origin, signal, spool } = context;
  const since = await searchStart(run, context, deadline);
  const starts: EarlierStart[] = [];
  let progress = { looked: 0, total: 0 };
  const search = {
    ...context,
    since,
    call: { signal, deadline },
    onLook: (looked: number, total: number): void => {
      progress = { looked, total };
    },
    onMarked: (marker: Marker, detail: OperationDetail): void => {
      if (!isOfStep(marker, origin)) return;
      const passed = passOf(detail, spool);
      const mayBeRetried = passed === null && detail.operation.status !== 'CANCELLED';
      starts.push({ marker, mayBeRetried, passed });
    },
  };
  const stillLooking = (): LogText =>
    logLine`still looking at what earlier attempts started · ${progress.looked}/${progress.total} looked at`;
  await heartbeat(context, stillLooking, () => findMarked(search));
  return starts;
}

/** Null when it did not pass. */
function passOf({ operation, payload }: OperationDetail, spool: PayloadSpool): EarlierPass | null {
  if (exitCodeOf(operation) !== 0) return null;
  const sent = decodeSentRequest(payload);
  const { uuid, resultImage: image } = operation;
  return { uuid, image, sent: sent && fingerprint(sent), payload: spool.add(payload) };
}
