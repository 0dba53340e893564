import { readHandOver } from '../../src/state.ts';
import { decodeMarker } from '../../src/start/marker.ts';
import type { OperationView } from '../../simulator/simulator.ts';
import { readStepFiles, readVerdict, type ResultRow, rowsWithoutLine } from '../invariants/step-files.ts';
import { STEPS, type Sweep } from './plan-sweep.ts';
import type { Played } from './play-sweep.ts';

/** What of the promises about signals does not hold; empty when all do. */
export function judgeSweep(sweep: Sweep, played: Played): string[] {
  const parts = [judgeMain(sweep, played), judgePost(sweep, played), judgeTouched(sweep, played)];
  return [...parts.flat(), ...judgeRerun(sweep, played)];
}

/** What passed in the first attempt is not started in the second, unless a warning says that it could not be looked up. */
function judgeRerun({ step }: Sweep, { main, operations }: Played): string[] {
  if (step !== 'run-rerun' || main.stdout.includes('could not be looked up')) return [];
  const again = operations.filter(({ request }) => {
    const env = request['env'] as Readonly<Record<string, string>> | undefined;
    const marker = decodeMarker(env ?? {});
    return marker?.leg === 'quick' && marker.attempt === 2;
  });
  return again.length === 0 ? [] : ['quick was started again, and had passed'];
}

function judgeMain(sweep: Sweep, played: Played): string[] {
  const { main, tookToEnd } = played;
  if (main.signal === 'SIGKILL') return [`the step was killed ${String(tookToEnd)} ms after the signal`];
  if (isUnbegun(played)) return [];
  const wrong: string[] = [];
  if (main.stderr !== '') wrong.push(`the step wrote to stderr: ${main.stderr}`);
  try {
    const files = readStepFiles(main);
    readHandOver((name) => files.state.get(name) ?? '');
    if (files.summary === '') wrong.push('there is no summary');
    const { exitCode, outcome, rows } = readVerdict(files.outputs);
    // Node gives its handlers up when it exits: a signal in that moment ends it when all is written, as is judged here.
    const code = main.signal === null ? main.exitCode : exitCode;
    if (code !== exitCode) wrong.push(`exit code ${String(code)}, output ${String(exitCode)}`);
    wrong.push(...judgeCode(sweep, played, { exitCode, outcome }));
    const names = rows.map(({ name }) => name);
    // Its inputs were not read yet, and so no legs.
    const legs = main.stdout.includes('The step was stopped while it looked for files') ? [] : played.legs;
    if (legs !== null && String(names) !== String(legs)) wrong.push(`the rows are of ${String(names)}`);
    for (const row of rows) wrong.push(...judgeRow(row, played));
    wrong.push(...rowsWithoutLine(rows, files.outputs.get('results-file') ?? '').map((name) => `no line of ${name}`));
    if (outcome === 'passed' && STEPS[sweep.step].mode === 'wait' && rows.some((row) => row.outcome !== 'passed')) {
      wrong.push('the step passed, and a leg did not');
    }
  } catch (error) {
    wrong.push(main.signal === null ? String(error) : `${main.signal} ended the step: ${String(error)}`);
  }
  return wrong;
}

/** Node was still starting when a signal ended it: a process that has not begun can do nothing, and has done nothing. */
function isUnbegun({ main, requests }: Played): boolean {
  return main.signal !== null && requests.length === 0 && main.stdout === '' && Object.keys(main.state).length === 0;
}

/** A signal that comes when the verdict is fixed changes nothing; any other makes it 130 or 143. */
function judgeCode(
  { signals }: Sweep,
  { main, tookToEnd }: Played,
  { exitCode, outcome }: Pick<ReturnType<typeof readVerdict>, 'exitCode' | 'outcome'>,
): string[] {
  const isStopped = main.stdout.includes('it was stopped (SIG');
  if (!isStopped)
    return tookToEnd === null || outcome !== 'cancelled' ? [] : ['the step is cancelled, and does not say why'];
  // Both may come before the process is scheduled, and Node hands them on in an order of its own.
  const codes = signals === 'SIGTERM' ? [143] : signals.includes('SIGTERM') ? [130, 143] : [130];
  const isRight = codes.includes(exitCode) && outcome === 'cancelled';
  return isRight ? [] : [`after ${signals} the step is ${outcome} with exit code ${String(exitCode)}`];
}

/** No row is better than what the service knows. */
function judgeRow(row: ResultRow, played: Played): string[] {
  const { operations, requests } = played;
  const { name, uuid, outcome, cancel } = row;
  if (uuid === null) return judgeUnstarted(row, played);
  const operation = operations.find((one) => one.uuid === uuid);
  if (operation === undefined) return [`the row of ${name} is of no operation`];
  const wrong: string[] = [];
  const code = operation.process?.exitCode;
  if (outcome === 'passed' && (operation.status !== 'SUCCESS' || code !== 0)) {
    wrong.push(`${name} passed, and is ${operation.status} with exit code ${String(code)}`);
  }
  const asked = requests.some(({ method, resource }) => method === 'DELETE' && resource === `/operations/${uuid}`);
  if (cancel === 'accepted' && !asked) wrong.push(`${name} was cancelled without a request`);
  return wrong;
}

/** A leg without an operation: `unknown` where it may exist, and anything else only where it surely does not. */
function judgeUnstarted({ name, outcome }: ResultRow, { operations, requests, foreign }: Played): string[] {
  if (!['unknown', 'cancelled', 'failed'].includes(outcome)) return [`${name} has no UUID, and is ${outcome}`];
  const own = operations.filter(({ uuid, request }) => {
    const env = request['env'] as Readonly<Record<string, string>> | undefined;
    return !foreign.includes(uuid) && decodeMarker(env ?? {})?.leg === name;
  });
  const isAsked = ({ uuid }: OperationView): boolean =>
    requests.some(({ method, resource, step }) => step === 'main' && method === 'DELETE' && resource.includes(uuid));
  const runs = own.filter((operation) => !isAsked(operation));
  return outcome === 'cancelled' && runs.length > 0 ? [`${name} is cancelled as if never started, and it was`] : [];
}

function judgePost(sweep: Sweep, played: Played): string[] {
  const { post, operations } = played;
  const wrong: string[] = [];
  if (post.exitCode !== 0 || post.signal !== null)
    wrong.push(`post ended with ${String(post.exitCode ?? post.signal)}`);
  if (post.stderr !== '') wrong.push(`post wrote to stderr: ${post.stderr}`);
  if (isUnbegun(played) || !cleansUp(sweep)) return wrong;
  const left = operations.filter((one) => isActive(one) && isMeant(one, played));
  for (const { uuid, status } of left) wrong.push(`${uuid} is still ${status} after post`);
  return wrong;
}

/** Whether the policy names what is active, in a job that is cancelled. */
export function cleansUp({ step, cleanup }: Sweep): boolean {
  const { mode } = STEPS[step];
  if (mode === 'list' || cleanup === 'never') return false;
  return cleanup !== 'auto' || (mode === 'run' && step !== 'run-detach');
}

/** Whether the step owns it, or was given it. */
export function isMeant(
  { uuid, request }: OperationView,
  { given, foreign }: Pick<Played, 'given' | 'foreign'>,
): boolean {
  if (foreign.includes(uuid)) return false;
  const env = request['env'] as Readonly<Record<string, string>> | undefined;
  return given.includes(uuid) || decodeMarker(env ?? {}) !== null;
}

export function isActive({ status }: OperationView): boolean {
  return !['SUCCESS', 'FAILED', 'CANCELLED'].includes(status);
}

/** Nothing foreign is touched, and nothing at all where neither the mode nor an input nor the policy says so. */
function judgeTouched(sweep: Sweep, { foreign, given, requests }: Played): string[] {
  const inputs: Readonly<Record<string, string>> = STEPS[sweep.step];
  const mayCancel = inputs['mode'] === 'cancel' || 'fail-fast' in inputs || 'on-timeout' in inputs || cleansUp(sweep);
  const spared = mayCancel ? foreign : [...foreign, ...given];
  return requests
    .filter(({ method, resource }) => method === 'DELETE' && spared.some((uuid) => resource.includes(uuid)))
    .map(({ resource }) => `DELETE ${resource}, which is not to be touched`);
}
