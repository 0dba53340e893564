/** What the rows of a step say, beside what is true. */
import { isTerminal } from '../../simulator/operation.ts';
import type { OperationView } from '../../simulator/simulator.ts';
import type { Played } from './play.ts';
import type { Scenario } from './scenario.ts';
import { endOf, statusesOf, trueCode, wasCancelled } from './truth.ts';

export interface Row {
  readonly name: string;
  readonly uuid: string | null;
  readonly status: string | null;
  readonly outcome: string;
  readonly exit_code: number | null;
  readonly signal: number | null;
  readonly timed_out: boolean;
  readonly sandbox_timed_out: boolean;
  readonly attempts: number;
  readonly flaky: boolean;
  readonly reused: boolean;
  /** An attempt of the workflow run. */
  readonly reused_from: number | null;
  readonly cancel: string | null;
}

/** What is wrong with the rows, each as a sentence. */
export function rowViolations(rows: readonly Row[], played: Played): string[] {
  const { mode } = played.scenario;
  const isListed = mode === 'list' || played.scenario.inputs['operations'] === 'all';
  const legs = isListed ? [] : orderViolations(rows, played);
  return [...legs, ...uniqueViolations(rows), ...rows.flatMap((row) => ofRow(row, played))];
}

/** A step that starts nothing, and has no rows. */
export function isDryRun(inputs: Readonly<Record<string, string>>): boolean {
  return inputs['dry-run'] === 'true';
}

function orderViolations(rows: readonly Row[], { scenario: { mode, legs, inputs } }: Played): string[] {
  const isNamed = mode === 'run' || inputs['operations']?.startsWith('{') === true;
  const expected = isDryRun(inputs) ? [] : legs.map(({ name }, index) => (isNamed ? name : String(index + 1)));
  const got = rows.map(({ name }) => name);
  if (JSON.stringify(got) === JSON.stringify(expected)) return [];
  return [`The rows are ${JSON.stringify(got)}, the legs ${JSON.stringify(expected)}.`];
}

function uniqueViolations(rows: readonly Row[]): string[] {
  const uuids = rows.flatMap(({ uuid }) => (uuid === null ? [] : [uuid]));
  return new Set(uuids).size === uuids.length ? [] : ['Two rows have one UUID.'];
}

function ofRow(row: Row, played: Played): string[] {
  const { uuid } = row;
  const operation = uuid === null ? null : (played.main.operations.get(uuid) ?? null);
  const problems = operation === null ? ofUnknown(row, played) : ofOperation(row, operation, played);
  return problems.map((problem) => `${JSON.stringify(row.name)}: ${problem}`);
}

/** A leg without an operation that the service knows. */
function ofUnknown({ name, uuid, outcome }: Row, played: Played): string[] {
  const { started, main } = played;
  const { mode } = played.scenario;
  const isMissing = uuid !== null && mode !== 'run' && mode !== 'list';
  if (isMissing) return outcome === 'unknown' ? [] : [`It does not exist, and is ${outcome}.`];
  if (uuid !== null && mode === 'list' && hasStrangers(played)) return [];
  if (uuid !== null) return [`The service has no operation ${uuid}.`];
  if (mode !== 'run') return ['It has no UUID.'];
  const end = main.startedAt + main.end.took;
  const isThere = started.some(({ leg, at, uuid: of }) => leg === name && at < end && !wasCancelled(played, of));
  if (outcome === 'failed' && isThere) return ['It is failed, as if its start had been refused, and it runs.'];
  return ['failed', 'unknown', 'timed-out', 'cancelled'].includes(outcome)
    ? []
    : [`It never started, and is ${outcome}.`];
}

/** A listing named operations that do not exist, which only the service can know. */
function hasStrangers({ requests }: Played): boolean {
  return requests.some(
    ({ fault }) => typeof fault === 'object' && fault !== null && 'change' in fault && fault.change === 'stranger',
  );
}

function ofOperation(row: Row, operation: OperationView, played: Played): string[] {
  const life = played.lives.get(operation.uuid);
  const code = trueCode(operation);
  const { exitCode } = operation.process ?? { exitCode: null };
  const says = (wrong: boolean, sentence: string): string[] => (wrong ? [sentence] : []);
  return [
    ...says(life === undefined, 'It is an operation that nothing has to do with the step.'),
    ...says(
      row.status !== null &&
        life !== undefined &&
        !statusesOf(life, played.scenario.simulator.generation === 'old').has(row.status),
      `Its status ${String(row.status)} is none that the service has named.`,
    ),
    ...says(
      row.exit_code !== null && code !== null && row.exit_code !== exitCode,
      `Its exit code is ${JSON.stringify(exitCode)}, not ${String(row.exit_code)}.`,
    ),
    // Of one that was taken over, the attempt that started it knows.
    ...says(row.flaky && !row.reused && !hasFailedBefore(row, played), 'It is flaky, and no earlier try of it failed.'),
    ...says(isLeftUntried(row, played), `It is not started again after ${String(row.attempts)} tries.`),
    ...ofOutcome(row, operation, played),
  ];
}

function hasFailedBefore({ name, outcome, uuid }: Row, { main, started }: Played): boolean {
  const earlier = started.filter(({ leg, uuid: of }) => leg === name && of !== uuid);
  const codes = earlier.map(({ uuid: of }) => main.operations.get(of)).flatMap((view) => (view ? trueCode(view) : []));
  return outcome === 'passed' && codes.some((code) => code !== null && code > 0);
}

/** It failed for a reason to start it again, retries are left, and nothing came in between. */
function isLeftUntried(row: Row, { scenario, main }: Played): boolean {
  const { faults, inputs, mode, timeout } = scenario;
  const isCalm = faults.length === 0 && main.end.took < timeout * 1000 - 1_500 && inputs['fail-fast'] !== 'true';
  if (mode !== 'run' || !isCalm || row.outcome !== 'failed' || inputs['detach'] === 'true') return false;
  const isPlatform = row.status === 'FAILED' && row.exit_code === null;
  const reason = row.sandbox_timed_out ? 'timeout' : isPlatform ? 'platform' : 'failure';
  const reasons = (inputs['retry-on'] ?? 'platform').split(' ');
  return reasons.includes(reason) && row.attempts <= Number(inputs['retries'] ?? 0);
}

function ofOutcome(row: Row, operation: OperationView, played: Played): string[] {
  const { scenario, main } = played;
  const code = trueCode(operation);
  const truth = `${operation.status}, code ${String(code)}`;
  const says = (wrong: boolean): string[] => (wrong ? [`It is ${row.outcome}, and in truth ${truth}.`] : []);
  switch (row.outcome) {
    case 'passed':
      // A listing carries no exit code: what the contract calls `ended` there has a test of its own.
      return scenario.mode === 'list' ? says(operation.status !== 'SUCCESS') : says(code !== 0);
    case 'ended':
      return says(scenario.mode !== 'list' || operation.status !== 'SUCCESS');
    case 'failed':
      return says(code === null || code === 0);
    case 'cancelled':
      return says(operation.status !== 'CANCELLED' && !wasCancelled(played, operation.uuid));
    case 'timed-out':
      // A limit that is not before the deadline can only have ended what was active then.
      if (row.sandbox_timed_out && !hasLimitOfItsOwn(row.name, scenario)) return [];
      return says(!['wait', 'run'].includes(scenario.mode) || main.end.took < scenario.timeout * 1000 - 50);
    case 'active':
      return says(!mayBeActive(operation, played));
    case 'unknown':
      // On a busy machine the step may have had no time to look.
      return says(scenario.faults.length === 0 && main.end.took < scenario.timeout * 1000);
    default:
      return [`There is no outcome ${row.outcome}.`];
  }
}

/** Whether a limit is given that comes before the deadline; where none is given, it is the step's timeout. */
function hasLimitOfItsOwn(name: string, { inputs, timeout }: Scenario): boolean {
  const legs = JSON.parse(inputs['legs'] ?? '{}') as Readonly<Record<string, { readonly timeout?: string }>>;
  const own = Object.hasOwn(legs, name) ? legs[name]?.timeout : undefined;
  const given = own ?? inputs['run-timeout'];
  return given !== undefined && Number.parseInt(given, 10) < timeout;
}

/** Whether the step may have seen it active last: it was so at the step's beginning, or a fault shows what was before. */
function mayBeActive(operation: OperationView, { scenario, main, lives }: Played): boolean {
  const isDetached = scenario.inputs['detach'] === 'true';
  const looks = ['show', 'list', 'cancel'].includes(scenario.mode);
  // One that is found when the step has ended is left running where no cleanup is wanted.
  if (scenario.mode === 'run' && scenario.inputs['cleanup'] === 'never' && !isTerminal(operation.status)) return true;
  if (!looks && !isDetached) return false;
  if (isDetached || !isTerminal(operation.status)) return true;
  const life = lives.get(operation.uuid);
  const isStale = scenario.faults.some(({ fault: { action } }) => typeof action === 'object' && 'stale' in action);
  return (
    isStale ||
    (life !== undefined && operation.createdAt + endOf(life) > main.startedAt) ||
    operation.status === 'CANCELLED'
  );
}
