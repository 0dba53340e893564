import type { LegResult } from '../legs/leg.ts';

export type Scalar = string | number | boolean | null;

/** A leg in the `results` output. */
export type Row = Readonly<Record<string, Scalar>>;

/** Free text: the platform drops an output in which it finds what looks like a secret. */
const FREE_TEXT: ReadonlySet<string> = new Set(['error', 'stdout', 'stderr']);

/**
 * The row of a leg, in the order that the outputs' documentation gives, then what else the service sent and is a
 * scalar.
 */
export function rowOf({ leg, attempts, outcome, operation, timedOut, cancel }: LegResult): Row {
  const row: Record<string, Scalar> = {
    name: leg.name,
    uuid: leg.uuid,
    kind: operation?.kind ?? null,
    status: operation?.status ?? null,
    outcome,
    exit_code: operation?.exitCode ?? null,
    signal: operation?.signal ?? null,
    timed_out: timedOut,
    sandbox_timed_out: operation?.sandboxTimedOut ?? false,
    duration: operation?.duration ?? null,
    image: operation?.image ?? null,
    result_image: operation?.resultImage ?? null,
    tag: operation?.tag ?? null,
    attempts,
    cancel,
  };
  const createdAt = operation?.createdAt ?? null;
  const sent = { ...(createdAt === null ? {} : { created_at: createdAt }), ...operation?.scalars };
  const others = Object.entries(sent).filter(([name]) => !Object.hasOwn(row, name) && !FREE_TEXT.has(name));
  return Object.fromEntries([...Object.entries(row), ...others]);
}
