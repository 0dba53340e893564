import { type LegResult, type Outcome, OUTCOMES } from '../legs/leg.ts';
import { isFlaky } from '../legs/outcome.ts';
import { UniqueNames } from '../values/unique-names.ts';
import { flakyLegs, type Report, reusedLegs } from './report.ts';

export type StepOutput = readonly [name: string, value: string];

/** What outputs say of a step's tests. */
export interface TestOutputs {
  /** Apart from the names, in which the platform may see a secret: it drops such an output whole. */
  readonly counts: readonly StepOutput[];
  readonly failed: StepOutput;
  /** How many failing tests the list does not have. */
  readonly unlisted: number;
}

/** UTF-16 units of all outputs. The platform fails a job whose outputs exceed 1 MB, estimated in UTF-16. */
const BUDGET = 450_000;
/**
 * Bytes of UTF-8 of one output. Handed on, it travels in an environment variable, and Linux starts no process with one over
 * 131,072 bytes, its name included.
 */
export const LARGEST_OUTPUT = 120_000;

/**
 * The most useful first: the fixed ones are small, so they are always there. What would exceed a limit is left out whole, never
 * cut, and named, `leg-<name>-*` for all of a leg's; what comes after it and fits is kept.
 */
export function outputsOf(
  report: Report,
  resultsFile: string,
  tests: TestOutputs | null = null,
): { outputs: StepOutput[]; leftOut: string[] } {
  const outputs: StepOutput[] = [];
  const leftOut: string[] = [];
  let left = BUDGET;
  const add = (name: string, group: readonly StepOutput[] | null): void => {
    if (
      group === null ||
      sizeOf(group) > left ||
      group.some(([, value]) => Buffer.byteLength(value) > LARGEST_OUTPUT)
    ) {
      leftOut.push(name);
      return;
    }
    left -= sizeOf(group);
    outputs.push(...group);
  };
  for (const count of tests?.counts ?? []) add(count[0], [count]);
  for (const [name, value] of stepOutputs(report, resultsFile)) add(name, value === null ? null : [[name, value]]);
  if (tests !== null) add(tests.failed[0], [tests.failed]);
  for (const [key, result] of withKeys(report.results)) add(`leg-${key}-*`, legOutputs(`leg-${key}`, result));
  return { outputs, leftOut };
}

function sizeOf(group: readonly StepOutput[]): number {
  return group.reduce((sum, [name, value]) => sum + name.length + value.length, 0);
}

/** Null for a value that is too large. */
function stepOutputs(report: Report, resultsFile: string): (readonly [name: string, value: string | null])[] {
  const { verdict, results, legNames } = report;
  const outcomes = OUTCOMES.filter((outcome) => outcome !== 'ended' || report.mode === 'list');
  const of = (outcome: Outcome): LegResult[] => results.filter((result) => result.outcome === outcome);
  const subsets = report.mode === 'run' ? { flaky: flakyLegs(report), reused: reusedLegs(report) } : {};
  const started = results.filter(({ leg }) => leg.uuid !== null);
  const quoted = ({ leg }: LegResult): string => JSON.stringify(leg.name);
  const names = legNames && joined('[', legNames, (name) => JSON.stringify(name), ']');
  // An object would put names that are whole numbers first, in their own order.
  const member = (result: LegResult): string => `${quoted(result)}:${JSON.stringify(result.leg.uuid)}`;
  const included = ({ leg: { name, uuid }, outcome, operation }: LegResult): string | null =>
    jsonOf({ name, uuid, outcome, result_image: operation?.resultImage ?? null });
  return [
    ['exit-code', String(verdict.exitCode)],
    ['outcome', verdict.outcome],
    ['results-file', resultsFile],
    ...outcomes.map((outcome): StepOutput => [`${outcome}-count`, String(verdict.counts[outcome])]),
    ...Object.entries(subsets).map(([name, legs]): StepOutput => [`${name}-count`, String(legs.length)]),
    ...setupOutputs(report),
    ['operations', joined('{', started, member, '}')],
    ...outcomes.map((outcome) => [outcome, joined('[', of(outcome), quoted, ']')] as const),
    ...Object.entries(subsets).map(([name, legs]) => [name, joined('[', legs, quoted, ']')] as const),
    ...(legNames === null ? [] : [['legs', names] as const]),
    ['results', joined('[', results, (result) => jsonOf(rowOf(result)), ']')],
    ['matrix', joined('{"include":[', started, included, ']}')],
  ];
}

/** Of a setup that passed or was kept; a dry run says whether one is kept. */
function setupOutputs({ mode, preview, record: { setup } }: Report): StepOutput[] {
  if (mode !== 'run') return [];
  const found = preview?.setup?.kept?.image ?? null;
  const looked = preview?.setup ? { image: found ?? '', cacheHit: found !== null } : null;
  const known = setup ?? looked;
  if (known === null) return [];
  return [
    ['setup-image', known.image],
    ['setup-cache-hit', String(known.cacheHit)],
  ];
}

/** Each item as JSON, with commas between; null as soon as it is too large for an output. */
function joined<Item>(
  start: string,
  items: readonly Item[],
  partOf: (item: Item) => string | null,
  end: string,
): string | null {
  const parts: string[] = [];
  let length = 0;
  for (const item of items) {
    const part = partOf(item);
    if (part === null) return null;
    length += part.length;
    if (length > LARGEST_OUTPUT) return null;
    parts.push(part);
  }
  return start + parts.join(',') + end;
}

/** Null when its texts alone are too large for an output: the service may send megabytes, which take long to write as JSON. */
function jsonOf(row: Row): string | null {
  const isText = (value: Row[string]): value is string => typeof value === 'string';
  const length = Object.values(row)
    .filter(isText)
    .reduce((sum, text) => sum + text.length, 0);
  return length > LARGEST_OUTPUT ? null : JSON.stringify(row);
}

/** The names of a leg's outputs without their prefixes. */
const FIELDS = ['uuid', 'status', 'outcome', 'exit-code', 'timed-out', 'duration', 'result-image'] as const;

function legOutputs(prefix: string, { leg, outcome, operation, timedOut }: LegResult): StepOutput[] {
  const values: Readonly<Record<(typeof FIELDS)[number], string>> = {
    uuid: leg.uuid ?? '',
    status: operation?.status ?? '',
    outcome,
    'exit-code': String(operation?.exitCode ?? ''),
    'timed-out': String(timedOut),
    duration: String(operation?.duration ?? ''),
    'result-image': operation?.resultImage ?? '',
  };
  return FIELDS.map((field) => [`${prefix}-${field}`, values[field]]);
}

type Row = Readonly<Record<string, string | number | boolean | null>>;

/** Free text: the platform drops an output that looks like it has a secret. */
const LEFT_OUT: ReadonlySet<string> = new Set(['error', 'stdout', 'stderr']);

/** A leg in the output `results`: the documented fields in their order, then other scalars that the service sent. */
export function rowOf(result: LegResult): Row {
  const { leg, attempts, reusedFrom, outcome, operation, timedOut, cancel } = result;
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
    flaky: isFlaky(result),
    reused: reusedFrom !== null,
    reused_from: reusedFrom,
    cancel,
  };
  const createdAt = operation?.createdAt ?? null;
  const sent = { ...(createdAt === null ? {} : { created_at: createdAt }), ...operation?.scalars };
  const others = Object.entries(sent).filter(([name]) => !Object.hasOwn(row, name) && !LEFT_OUT.has(name));
  return Object.fromEntries([...Object.entries(row), ...others]);
}

/** With a unique part of the names of its outputs. Legs whose name is valid as it is have priority over sanitised ones. */
function withKeys(results: readonly LegResult[]): (readonly [key: string, result: LegResult])[] {
  const unique = new UniqueNames({ taken: results.map(({ leg }) => leg.name) });
  return results.map((result) => {
    const { name } = result.leg;
    const wanted = name.toLowerCase().replace(/[^a-z0-9-]/gu, '-');
    return [wanted === name ? name : unique.make(wanted), result];
  });
}
