import * as v from 'valibot';
import type { Operation } from '../contree/types.ts';
import { MARKER_VARIABLE } from '../legs/command.ts';

export { MARKER_VARIABLE };

/** Which step of which workflow run started an instance, and as what. Any user who may start instances can write one. */
export interface Marker {
  /** Address of the workflow run, `server/owner/repository/actions/runs/id`; empty outside of a workflow. */
  readonly run: string;
  /** Attempt of the workflow run, from 1 on. */
  readonly attempt: number;
  /** Id of the job in its workflow file. */
  readonly job: string;
  /** Position in the job's matrix, from 0 on; 0 without a matrix, a large number where the runner gives no position. */
  readonly index: number;
  /**
   * Stands for the values of the job's matrix; absent without one. A matrix that a job computes may order them otherwise in a
   * re-run.
   */
  readonly matrix?: number;
  /** The runner's name for the step, unique within the job's own steps. */
  readonly step: string;
  /** UUID of this very run of the step. */
  readonly owner: string;
  /** Name of the leg; null for a setup. */
  readonly leg: string | null;
  /** Which start of this leg by this step it is, from 1 on. */
  readonly tries: number;
  /** The leg's outcome counts as exit code 0, also in a later step that reads its operation. */
  readonly allowFailure?: true;
  /**
   * When its step would stop it, in milliseconds since the epoch by the runner's clock (`on-timeout: stop`): it may end with
   * exit 0 then, and has not passed.
   */
  readonly stopAt?: number;
}

const VERSION = 1;

/** A name made of it must not fill a second line of the log. */
const singleLine = v.pipe(v.string(), v.regex(/^[^\r\n\u2028\u2029]*$/));

const schema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    version: v.literal(VERSION),
    run: singleLine,
    attempt: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
    job: singleLine,
    index: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
    matrix: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
    step: singleLine,
    owner: v.pipe(v.string(), v.uuid()),
    leg: v.nullable(v.pipe(singleLine, v.regex(/\S/))),
    tries: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
    allowFailure: v.optional(v.literal(true)),
    stopAt: v.optional(v.pipe(v.number(), v.safeInteger())),
  }),
);

/** The value of the variable, on one line. */
export function encodeMarker(marker: Marker): string {
  return JSON.stringify({ version: VERSION, ...marker });
}

/** The marker in an instance's environment; null when there is none that this version of the action can have written. */
export function decodeMarker(env: Readonly<Record<string, string>> | null): Marker | null {
  const result = v.safeParse(schema, env?.[MARKER_VARIABLE]);
  if (!result.success) return null;
  const { matrix, allowFailure, stopAt, run, attempt, job, index, step, owner, leg, tries } = result.output;
  const more = {
    ...(matrix !== undefined && { matrix }),
    ...(allowFailure && { allowFailure }),
    ...(stopAt !== undefined && { stopAt }),
  };
  return { run, attempt, job, index, step, owner, leg, tries, ...more };
}

/** Whether the marker of a leg says that its failure counts as exit code 0. */
export function allowsFailure({ env }: Pick<Operation, 'env'>): boolean {
  const marker = decodeMarker(env);
  return marker !== null && marker.leg !== null && marker.allowFailure === true;
}

/** Where in a workflow the step runs: what all its markers have in common. */
export type Origin = Omit<Marker, 'owner' | 'leg' | 'tries'>;

/** `tests`, and `tests/2` for the second job of its matrix. */
export function jobName({ job, index }: Pick<Marker, 'job' | 'index'>): string {
  return index === 0 ? job : `${job}/${String(index + 1)}`;
}
