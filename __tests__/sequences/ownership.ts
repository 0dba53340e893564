/** Whether a step touched only what is its own, and left nothing of it. */
import { isTerminal } from '../../simulator/operation.ts';
import type { OperationView } from '../../simulator/simulator.ts';
import type { Started } from './cast.ts';
import type { Played } from './play.ts';
import { isDryRun, type Row } from './rows.ts';
import type { Scenario } from './scenario.ts';
import { trueCode, wasCancelled } from './truth.ts';

export function ownershipViolations(played: Played): string[] {
  return [
    ...foreignViolations(played),
    ...leftViolations(played),
    ...unnamedViolations(played),
    ...twiceViolations(played),
  ];
}

function foreignViolations({ scenario, requests, started, found, post }: Played): string[] {
  const { mode, inputs, jobStatus, legs, foreign } = scenario;
  const given = legs.flatMap(({ uuid }) => uuid ?? []);
  const isAll = inputs['operations'] === 'all';
  const listed = isAll ? foreign.filter(({ hidden }) => hidden !== true) : [];
  const ofOthers = new Set([...foreign.map(({ uuid }) => String(uuid)), ...found]);
  // An import has no marker; those that are no others' are the step's.
  const imports = [...post.operations.values()].filter(
    ({ kind, uuid }) => kind === 'image_import' && !ofOthers.has(uuid),
  );
  const begun = [...started, ...imports].map(({ uuid }) => uuid);
  const own = new Set([...begun, ...given, ...listed.map(({ uuid }) => String(uuid))]);
  const others = new Set([...ofOthers].filter((uuid) => !own.has(uuid)));
  const cleans = inputs['cleanup'] === 'always' || (inputs['cleanup'] === 'cancelled' && jobStatus === 'cancelled');
  const wasAsked = cleans || inputs['fail-fast'] === 'true' || ['stop', 'cancel'].includes(inputs['on-timeout'] ?? '');
  const mayCancel = mode === 'run' || mode === 'cancel' || wasAsked;
  const mayUntag = inputs['setup-keep'] !== undefined;
  const mayTag = inputs['tag'] !== undefined || inputs['setup-key'] !== undefined;
  return requests.flatMap(({ method, resource }) => {
    const request = `${method} ${resource}`;
    const [, uuid = ''] = /^\/operations\/([^/]+)/.exec(resource) ?? [];
    if (method === 'GET' || method === 'HEAD') return [];
    if (isDryRun(inputs)) return [`A dry run changed something: ${request}`];
    if (others.has(uuid)) return [`It touched the operation of another: ${request}`];
    if (uuid !== '' && method === 'DELETE')
      return mayCancel && own.has(uuid) ? [] : [`It was not asked to: ${request}`];
    if (/^PATCH \/images\/[^/]+\/tag$/.test(request)) return mayTag ? [] : [`It was not asked to: ${request}`];
    if (/^DELETE \/images\/[^/]+\/tag$/.test(request)) return mayUntag ? [] : [`It was not asked to: ${request}`];
    const starts = /^POST \/(?:instances|files|images\/import)$/.test(request);
    return starts && mode === 'run' ? [] : [`It was not asked to: ${request}`];
  });
}

/** Operations of the step that are active after the post step, where `cleanup` says that none is. */
function leftViolations(played: Played): string[] {
  const { scenario, post, started } = played;
  const { mode, inputs, jobStatus, faults, faultsInPost } = scenario;
  const auto = mode === 'run' && inputs['detach'] !== 'true' ? 'always' : 'never';
  const cleanup = inputs['cleanup'] === 'auto' ? auto : inputs['cleanup'];
  const cleans = cleanup === 'always' || (cleanup === 'cancelled' && jobStatus === 'cancelled');
  const hinders = faultsInPost && faults.some(({ over, isFinal }) => over === Infinity || isFinal);
  if (mode === 'list' || !cleans || hinders) return [];
  const uuids = mode === 'run' ? started.map(({ uuid }) => uuid) : seenActive(played);
  return uuids.flatMap((uuid) => {
    const operation = post.operations.get(uuid);
    if (operation === undefined || isTerminal(operation.status) || wasCancelled(played, uuid)) return [];
    if (isHidden(played, uuid)) return [];
    const leg = started.find((one) => one.uuid === uuid)?.leg;
    return [`After post an operation is ${operation.status}, which was never cancelled: ${uuid} (${String(leg)})`];
  });
}

/** The older service shows no environment, so that nothing tells whose an operation is whose start was answered otherwise. */
function isHidden({ scenario, main }: Pick<Played, 'scenario' | 'main'>, uuid: string): boolean {
  const isOld = scenario.simulator.generation === 'old';
  return isOld && !rowsOf(main.end.outputs).some((row) => row.uuid === uuid) && !main.end.stdout.includes(uuid);
}

/** Given operations that the step saw active last, or could not read; without those that the service said are not there. */
function seenActive({ main, scenario, requests }: Played): string[] {
  const isGone = (uuid: string): boolean =>
    requests.some(({ resource, status }) => resource === `/operations/${uuid}` && (status === 404 || status === 403));
  // What a cancel in vain leaves open has a row of its own.
  const mayBeActive = scenario.mode === 'cancel' ? ['active'] : ['active', 'timed-out', 'unknown'];
  return rowsOf(main.end.outputs).flatMap(({ uuid, outcome = '' }) => {
    return uuid === null || uuid === undefined || !mayBeActive.includes(outcome) || isGone(uuid) ? [] : [uuid];
  });
}

function rowsOf(outputs: Readonly<Record<string, string>>): readonly Partial<Row>[] {
  return JSON.parse(outputs['results'] ?? '[]') as readonly Partial<Row>[];
}

/** Milliseconds before the end of a step in which a start may arrive too late to be found. */
const TOO_LATE = 1_500;

/** Operations of the step that go on since `cleanup` says so, and that neither its outputs nor its log names. */
function unnamedViolations({ scenario, main, started }: Played): string[] {
  const { mode, inputs, faults, simulator } = scenario;
  const hinders = faults.some(({ over, isFinal }) => over === Infinity || isFinal);
  if (mode !== 'run' || !['never', 'cancelled'].includes(inputs['cleanup'] ?? '') || hinders) return [];
  if (simulator.generation === 'old') return [];
  const end = main.startedAt + main.end.took;
  const named = new Set(rowsOf(main.end.outputs).map(({ uuid }) => uuid));
  return started.flatMap(({ uuid, leg, at }) => {
    const operation = main.operations.get(uuid);
    const goesOn = operation !== undefined && !isTerminal(operation.status) && at < end - TOO_LATE;
    if (!goesOn || named.has(uuid) || main.end.stdout.includes(uuid)) return [];
    return [`It goes on, and nothing names it: ${uuid} (${String(leg)})`];
  });
}

/** Legs with two operations that ran, neither cancelled, although the first did not end in a way that is retried. */
function twiceViolations(played: Played): string[] {
  const names = [...new Set(played.started.map(({ leg }) => leg))];
  return names.flatMap((name) => {
    const kept = played.started.filter(({ leg, uuid }) => leg === name && counts(played, uuid));
    return kept.length <= 1
      ? []
      : [`${JSON.stringify(name)} ran ${String(kept.length)} times: ${kept.map(shown).join(', ')}`];
  });
}

function counts(played: Played, uuid: string): boolean {
  const operation = played.post.operations.get(uuid);
  if (operation === undefined || operation.status === 'CANCELLED' || wasCancelled(played, uuid)) return false;
  return !isRetried(operation, played.scenario.inputs);
}

function isRetried(operation: OperationView, inputs: Scenario['inputs']): boolean {
  const { status, process } = operation;
  if (status === 'FAILED' && process === null) return true;
  const reasons = inputs['retry-on'] ?? '';
  if (process?.timedOut === true) return reasons.includes('timeout');
  return reasons.includes('failure') && (trueCode(operation) ?? 0) > 0;
}

function shown({ uuid, at }: Started): string {
  return `${uuid} at ${new Date(at).toISOString()}`;
}
