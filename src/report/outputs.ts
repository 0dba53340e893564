import { type LegResult, OUTCOMES } from '../legs/leg.ts';
import type { Report } from './report.ts';

export interface Outputs {
  /** Name and value, in the order written. */
  readonly outputs: readonly (readonly [name: string, value: string])[];
  /** Names of what did not fit, `leg-<name>-*` for all of a leg's. */
  readonly leftOut: readonly string[];
}

/**
 * UTF-16 units of all outputs together. The platform allows a job 1 MB, which it estimates in UTF-16, and fails the job
 * beyond that.
 */
const BUDGET = 450_000;

type Output = readonly [name: string, value: string];

/** The step's outputs, the most useful first; what would break the platform's limit is left out and named. */
export function outputsOf(report: Report, resultsFile: string): Outputs {
  const outputs: Output[] = [];
  const leftOut: string[] = [];
  let left = BUDGET;
  const add = (name: string, group: readonly Output[]): void => {
    const size = group.reduce((sum, [key, value]) => sum + key.length + value.length, 0);
    if (size > left) {
      leftOut.push(name);
      return;
    }
    left -= size;
    outputs.push(...group);
  };
  for (const output of stepOutputs(report, resultsFile)) add(output[0], [output]);
  const keys = outputKeys(report.results.map(({ leg }) => leg.name));
  report.results.forEach((result, index) => {
    const prefix = `leg-${keys[index] ?? ''}`;
    add(`${prefix}-*`, legOutputs(prefix, result));
  });
  return { outputs, leftOut };
}

function stepOutputs(report: Report, resultsFile: string): Output[] {
  const { verdict, results } = report;
  const named = OUTCOMES.map(
    (outcome) => [outcome, results.filter((result) => result.outcome === outcome).map(({ leg }) => leg.name)] as const,
  );
  const started = results.filter(({ leg }) => leg.uuid !== null);
  const include = started.map(({ leg, outcome, operation }) => ({
    name: leg.name,
    uuid: leg.uuid,
    outcome,
    result_image: operation?.resultImage ?? null,
  }));
  return [
    ['exit-code', String(verdict.exitCode)],
    ['outcome', verdict.outcome],
    ['results-file', resultsFile],
    ...named.map(([outcome, names]): Output => [`${outcome}-count`, String(names.length)]),
    ...setupOutputs(report),
    ['operations', JSON.stringify(Object.fromEntries(started.map(({ leg }) => [leg.name, leg.uuid])))],
    ...named.map(([outcome, names]): Output => [outcome, JSON.stringify(names)]),
    ['results', JSON.stringify(results.map((result) => rowOf(result)))],
    ['matrix', JSON.stringify({ include })],
  ];
}

/** None before the setup's image is known. */
function setupOutputs({ mode, record: { setup } }: Report): Output[] {
  if (mode !== 'run' || setup === null) return [];
  return [
    ['setup-image', setup.image],
    ['setup-cache-hit', String(setup.cacheHit)],
  ];
}

function legOutputs(prefix: string, { leg, outcome, operation, timedOut }: LegResult): Output[] {
  return [
    [`${prefix}-uuid`, leg.uuid ?? ''],
    [`${prefix}-status`, operation?.status ?? ''],
    [`${prefix}-outcome`, outcome],
    [`${prefix}-exit-code`, String(operation?.exitCode ?? '')],
    [`${prefix}-timed-out`, String(timedOut)],
    [`${prefix}-duration`, String(operation?.duration ?? '')],
    [`${prefix}-result-image`, operation?.resultImage ?? ''],
  ];
}

/** A name as part of an output's. One that needs no change keeps its own, whatever the others turn into. */
function outputKeys(names: readonly string[]): string[] {
  const wanted = names.map((name) => name.toLowerCase().replace(/[^a-z0-9-]/gu, '-'));
  const taken = new Set(names.filter((name, index) => name === wanted[index]));
  // What was tried for a key stays taken: with it, thousands of names that turn into one take no time.
  const next = new Map<string, number>();
  return wanted.map((key, index) => {
    if (key === names[index]) return key;
    let unique = key;
    let number = next.get(key) ?? 2;
    for (; taken.has(unique); number += 1) unique = `${key}-${number}`;
    next.set(key, number);
    taken.add(unique);
    return unique;
  });
}

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
