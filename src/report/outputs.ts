import { type LegResult, type Outcome, OUTCOMES } from '../legs/leg.ts';
import { UniqueNames } from '../values/unique-names.ts';
import type { Report } from './report.ts';

type Output = readonly [name: string, value: string];

/** UTF-16 units of all outputs. The platform fails a job whose outputs exceed 1 MB, estimated in UTF-16. */
const BUDGET = 450_000;
/**
 * Bytes of UTF-8 of one output. Handed on, it travels in an environment variable, and Linux starts no process with one over
 * 131,072 bytes, its name included.
 */
const LARGEST = 120_000;

/**
 * The most useful first: the fixed ones are small, so they are always there. What would exceed a limit is left out whole, never
 * cut, and named, `leg-<name>-*` for all of a leg's; what comes after it and fits is kept.
 */
export function outputsOf(report: Report, resultsFile: string): { outputs: Output[]; leftOut: string[] } {
  const outputs: Output[] = [];
  const leftOut: string[] = [];
  let left = BUDGET;
  const keys = outputKeys(report.results.map(({ leg }) => leg.name));
  const groups: (readonly [name: string, readonly Output[]])[] = [
    ...stepOutputs(report, resultsFile).map((output) => [output[0], [output]] as const),
    ...report.results.map((result, index) => legOutputs(`leg-${keys[index] ?? ''}`, result)),
  ];
  for (const [name, group] of groups) {
    const size = group.reduce((sum, [key, value]) => sum + key.length + value.length, 0);
    const fits = size <= left && group.every(([, value]) => Buffer.byteLength(value) <= LARGEST);
    if (!fits) leftOut.push(name);
    else {
      left -= size;
      outputs.push(...group);
    }
  }
  return { outputs, leftOut };
}

function stepOutputs(report: Report, resultsFile: string): Output[] {
  const { verdict, results, record } = report;
  const setup = report.mode === 'run' ? record.setup : null;
  const outcomes = OUTCOMES.filter((outcome) => outcome !== 'ended' || report.mode === 'list');
  const namesOf = (outcome: Outcome): string[] =>
    results.filter((result) => result.outcome === outcome).map(({ leg }) => leg.name);
  const started = results.filter(({ leg }) => leg.uuid !== null);
  const include = started.map(({ leg: { name, uuid }, outcome, operation }) => {
    return { name, uuid, outcome, result_image: operation?.resultImage ?? null };
  });
  return [
    ['exit-code', String(verdict.exitCode)],
    ['outcome', verdict.outcome],
    ['results-file', resultsFile],
    ...outcomes.map((outcome): Output => [`${outcome}-count`, String(verdict.counts[outcome])]),
    ...(setup === null ? [] : Object.entries({ 'setup-image': setup.image, 'setup-cache-hit': `${setup.cacheHit}` })),
    ['operations', jsonObject(started.map(({ leg }) => [leg.name, leg.uuid]))],
    ...outcomes.map((outcome): Output => [outcome, JSON.stringify(namesOf(outcome))]),
    ['results', JSON.stringify(results.map(rowOf))],
    ['matrix', JSON.stringify({ include })],
  ];
}

/** An object would put names that are whole numbers first, in their own order. */
function jsonObject(members: readonly (readonly [name: string, value: unknown])[]): string {
  return `{${members.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(',')}}`;
}

function legOutputs(prefix: string, { leg, outcome, operation, timedOut }: LegResult): [string, Output[]] {
  const outputs = {
    uuid: leg.uuid ?? '',
    status: operation?.status ?? '',
    outcome,
    'exit-code': String(operation?.exitCode ?? ''),
    'timed-out': String(timedOut),
    duration: String(operation?.duration ?? ''),
    'result-image': operation?.resultImage ?? '',
  };
  return [`${prefix}-*`, Object.entries(outputs).map(([name, value]) => [`${prefix}-${name}`, value])];
}

type Row = Readonly<Record<string, string | number | boolean | null>>;

/** Free text, left out: the platform drops an output that looks like it has a secret. */
const FREE_TEXT: ReadonlySet<string> = new Set(['error', 'stdout', 'stderr']);

/** A leg in the output `results`: the documented fields in their order, then other scalars that the service sent. */
export function rowOf({ leg, attempts, outcome, operation, timedOut, cancel }: LegResult): Row {
  const row: Row = {
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

/** Unique parts of output names. Names that are already valid have priority over sanitised ones. */
function outputKeys(names: readonly string[]): string[] {
  const wanted = names.map((name) => name.toLowerCase().replace(/[^a-z0-9-]/gu, '-'));
  const unique = new UniqueNames({ taken: names.filter((name, index) => name === wanted[index]) });
  return wanted.map((key, index) => (key === names[index] ? key : unique.make(key)));
}
