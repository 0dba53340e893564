/** Whether exit code, outcome and outputs of a step follow from its rows: the rules of the contract, written a second time. */
import type { OperationView } from '../../simulator/simulator.ts';
import type { StepFiles } from '../invariants/step-files.ts';
import type { Played } from './play.ts';
import type { Row } from './rows.ts';
import { trueCode } from './truth.ts';

/** What is wrong, each as a sentence. */
export function verdictViolations(rows: readonly Row[], outputs: StepFiles['outputs'], played: Played): string[] {
  const exitCode = Number(outputs.get('exit-code'));
  const outcome = outputs.get('outcome') ?? '';
  const counted = rows.map((row) => ({ row, code: countOf(row, played) }));
  const highest = Math.max(0, ...counted.map(({ code }) => code));
  const allowed = [highest, ...besides(played).map((code) => Math.max(code, highest))];
  const failing = counted.filter(({ code }) => code > 0).map(({ row }) => row);
  const process = played.main.end.exitCode;
  const says = (wrong: boolean, sentence: string): string[] => (wrong ? [sentence] : []);
  return [
    ...says(!allowed.includes(exitCode), `The exit code is ${String(exitCode)}, by the rows ${String(highest)}.`),
    ...says(process !== Math.min(exitCode, 255), `The process exits with ${String(process)}, not ${String(exitCode)}.`),
    ...says(!outcomesOf(exitCode, highest, failing, played).includes(outcome), `The outcome is ${outcome}.`),
    ...outputViolations(rows, outputs),
  ];
}

/** A row's part of the step's exit code. */
function countOf(row: Row, { scenario: { mode, inputs, legs } }: Played): number {
  switch (mode) {
    case 'show':
    case 'list':
      return row.outcome === 'unknown' ? 1 : 0;
    case 'cancel':
      return row.cancel === 'accepted' || (row.cancel === 'finished' && inputs['if-finished'] === 'ignore') ? 0 : 1;
    case 'wait':
    case 'run':
      if (legs.some(({ name, allowFailure }) => allowFailure === true && name === row.name)) return 0;
      if (row.outcome === 'passed' || (row.outcome === 'active' && inputs['detach'] === 'true')) return 0;
      return Math.max(1, codeOf(row));
  }
}

function codeOf({ exit_code: code, signal, timed_out: isLate, sandbox_timed_out: isLimit }: Row): number {
  if (code !== null && code > 0) return code;
  // What its limit ended after the deadline was active then.
  if (isLimit) return isLate ? 1 : 124;
  return signal !== null && signal > 0 ? 128 + signal : 1;
}

/** What the step may count that stands in no row: the setup, what was to be kept, and a fault that stopped it. */
function besides({ scenario, started, main }: Played): number[] {
  const { inputs, faults } = scenario;
  const codes = setupsOf(started, main).flatMap((view) => {
    if (view === undefined) return [1];
    // Its limit may be the deadline's own.
    return [trueCode(view) ?? 1, ...(view.process?.timedOut === true ? [1] : [])];
  });
  const keeps = inputs['collect'] !== undefined || inputs['tag'] !== undefined;
  // On a busy machine the step may have had no time to list.
  const isLate = main.end.took >= scenario.timeout * 1000;
  return [...codes, ...(keeps || isLate || faults.length > 0 ? [1] : [])];
}

/** The operations that ran a setup, as the service ends with them; undefined for one that it does not know. */
function setupsOf(started: Played['started'], main: Played['main']): (OperationView | undefined)[] {
  return started.filter(({ leg }) => leg === null).map(({ uuid }) => main.operations.get(uuid));
}

function outcomesOf(exitCode: number, highest: number, failing: readonly Row[], played: Played): string[] {
  const { scenario, started, main } = played;
  if (exitCode === 0) return ['passed'];
  if (main.end.stdout.includes('\n::error::The step stopped early')) return ['failed'];
  const has = (...outcomes: string[]): boolean => failing.some(({ outcome }) => outcomes.includes(outcome));
  const rest = has('timed-out') ? 'timed-out' : 'cancelled';
  // Its outcome counts, and stands in no row.
  if (scenario.setup !== null) {
    const isLimit = setupsOf(started, main).some((view) => view?.process?.timedOut === true);
    return ['failed', rest, ...(isLimit ? ['timed-out'] : [])];
  }
  if (scenario.mode === 'cancel' || has('failed', 'unknown') || exitCode > highest) return ['failed'];
  // A loss has no row, and its code may be the rows' own.
  const mayLose = scenario.inputs['collect'] !== undefined || scenario.inputs['tag'] !== undefined;
  return mayLose || failing.length === 0 ? [rest, 'failed'] : [rest];
}

const LEG_FIELDS: readonly (readonly [output: string, of: (row: Row) => string])[] = [
  ['uuid', ({ uuid }) => uuid ?? ''],
  ['status', ({ status }) => status ?? ''],
  ['outcome', ({ outcome }) => outcome],
  ['exit-code', ({ exit_code: code }) => String(code ?? '')],
  ['timed-out', ({ timed_out: isLate }) => String(isLate)],
];

function outputViolations(rows: readonly Row[], outputs: StepFiles['outputs']): string[] {
  const plain = rows.filter(({ name }) => /^[a-z0-9-]+$/.test(name));
  const wrong = plain.flatMap((row) =>
    LEG_FIELDS.filter(([field, of]) => outputs.get(`leg-${row.name}-${field}`) !== of(row)).map(
      ([field]) => `The output leg-${row.name}-${field} is ${String(outputs.get(`leg-${row.name}-${field}`))}.`,
    ),
  );
  const started = rows.filter(({ uuid }) => uuid !== null);
  const members = started.map(({ name, uuid }) => `${JSON.stringify(name)}:${JSON.stringify(uuid)}`).join(',');
  const include = (JSON.parse(outputs.get('matrix') ?? '{}') as { include?: readonly Partial<Row>[] }).include ?? [];
  const matrix = include.map(({ name, uuid, outcome }) => [name, uuid, outcome]);
  const expected = started.map(({ name, uuid, outcome }) => [name, uuid, outcome]);
  const subset = (name: string, has: (row: Row) => boolean): string[] => {
    if (!outputs.has(name)) return [];
    const names = rows.filter(has).map((row) => row.name);
    const isRight =
      outputs.get(name) === JSON.stringify(names) && outputs.get(`${name}-count`) === String(names.length);
    return isRight ? [] : [`The output ${name} is not what the rows say.`];
  };
  return [
    ...wrong,
    ...subset('flaky', ({ flaky }) => flaky),
    ...subset('reused', ({ reused }) => reused),
    ...(outputs.get('operations') === `{${members}}` ? [] : ['The output operations is not what the rows say.']),
    ...(JSON.stringify(matrix) === JSON.stringify(expected) ? [] : ['The output matrix is not what the rows say.']),
  ];
}
