import { CHANGES, STREAM_FAULTS, type FaultAction } from '../../simulator/faults.ts';
import { HOSTILE } from '../invariants/hostile-text.ts';
import type { Dice } from './dice.ts';
import type { Mode, PlannedFault } from './scenario.ts';

type Route = readonly [method: string, path: string];

const DETAIL: Route = ['GET', '/operations/*'];
const LIST: Route = ['GET', '/operations'];
const EVENTS: Route = ['GET', '/operations/*/events'];
const CANCEL: Route = ['DELETE', '/operations/*'];
const START: Route = ['POST', '/instances'];
const ALL: Route = ['GET', '**'];

const ROUTES: Readonly<Record<Mode, readonly Route[]>> = {
  wait: [DETAIL, DETAIL, DETAIL, EVENTS, EVENTS, CANCEL, LIST, ALL, ['GET', '/whoami']],
  show: [DETAIL, DETAIL, LIST, ALL, EVENTS],
  cancel: [CANCEL, CANCEL, CANCEL, DETAIL, LIST],
  list: [LIST, LIST, ALL],
  run: [
    START,
    START,
    START,
    DETAIL,
    DETAIL,
    EVENTS,
    CANCEL,
    LIST,
    ALL,
    ['POST', '/files'],
    ['GET', '/files/*'],
    ['GET', '/images'],
    ['POST', '/images/import'],
    ['GET', '/inspect/**'],
    ['PATCH', '/images/*/tag'],
    ['DELETE', '/operations/*/subprocesses/*'],
    ['GET', '/whoami'],
  ],
};

/** What a client retries by the contract, on any route. */
const RETRIED = [408, 425, 429, 500, 502, 503, 504, 520];
const REFUSED = [400, 401, 403, 404, 409, 410, 422];

interface FaultOptions {
  readonly mode: Mode;
  /** Seconds. */
  readonly timeout: number;
  readonly token: string;
  /** All are over before the deadline, and none of them is final. */
  readonly passes: boolean;
}

/** Nothing to a few faults; each is over before the deadline, or persists. */
export function makeFaults(dice: Dice, options: FaultOptions): PlannedFault[] {
  const count = dice.pick(options.passes ? [1, 1, 2, 2, 3] : [0, 1, 1, 2, 2, 3, 4]);
  return Array.from({ length: count }, () => makeFault(dice, dice.pick(ROUTES[options.mode]), options));
}

function makeFault(dice: Dice, [method, path]: Route, { timeout, token, passes }: FaultOptions): PlannedFault {
  const { action, lasts = 0, isFinal = false } = makeAction(dice, [method, path], { token, passes });
  const longest = timeout * (passes ? 200 : 400);
  const begin = dice.pick([0, 0, dice.between(0, longest)]);
  const end = begin + dice.between(100, longest);
  const persists = !passes && dice.chance(0.3);
  const times = dice.chance(0.4) ? { times: dice.between(1, 3) } : {};
  const skip = dice.chance(0.3) ? { skip: dice.between(1, 3) } : {};
  const during = persists ? {} : { during: [begin, end] as const };
  return {
    fault: { method, path, action, ...times, ...skip, ...during },
    over: persists ? Infinity : end + lasts,
    isFinal,
  };
}

interface MadeAction {
  readonly action: FaultAction;
  /** Milliseconds for which a request that it met can be held. */
  readonly lasts?: number;
  readonly isFinal?: boolean;
}

/** Milliseconds after which the client gives a request up: the scenarios' `request-timeout`. */
export const REQUEST_LIMIT = 1_000;

type ActionOptions = Pick<FaultOptions, 'token' | 'passes'>;

function makeAction(dice: Dice, route: Route, options: ActionOptions): MadeAction {
  if (route === EVENTS && dice.chance(0.8)) return makeStreamFault(dice);
  switch (dice.between(0, 9)) {
    case 0:
    case 1:
    case 2:
      return makeStatus(dice, route, options);
    case 3:
      return { action: dice.pick(['reset', 'reset-after', 'cut-body'] as const) };
    case 4:
      return { action: dice.pick(['hang', 'hang-after'] as const), lasts: REQUEST_LIMIT };
    case 5:
      return { action: { delay: dice.between(50, 900) }, lasts: 900 };
    case 6:
      return { action: { late: dice.between(0, 1_600) }, lasts: 1_600 };
    case 7:
      return { action: { stale: dice.between(100, 800) }, lasts: 800 };
    default:
      // What another operation's UUID would make of a verdict is no fault that passes unnoticed: it has a test of its own.
      return { action: { change: dice.pick(CHANGES) } };
  }
}

function makeStreamFault(dice: Dice): MadeAction {
  const after = dice.between(0, 6);
  return { action: { stream: dice.pick(STREAM_FAULTS), after } };
}

const WAITS = [null, null, '0', '1', '0.3', '-1', 'inf', 'Thu, 01 Jan 1970 00:00:00 GMT', 'soon'];

function makeStatus(dice: Dice, [method]: Route, { token, passes }: ActionOptions): MadeAction {
  const isFinal = !passes && dice.chance(0.2);
  const status = dice.pick(isFinal ? REFUSED : RETRIED);
  const wait = dice.pick(passes ? WAITS : [...WAITS, '3600']);
  const headers = wait === null ? {} : { headers: { 'retry-after': wait } };
  const body = dice.pick([
    {},
    { body: { error: `no ${token}\n${HOSTILE}`, status } },
    { body: '<html><h1>FORGED</h1></html>' },
    { body: '' },
  ]);
  // What a status says of the request is open, save for those that say it was never looked at.
  const mayAct = method !== 'GET' && (status === 408 || status >= 500);
  const acts = mayAct ? dice.pick([{}, { acts: 0 }, { acts: dice.between(1, 1_600) }]) : {};
  const lasts = wait === '1' || wait === '0.3' ? 1_000 : 0;
  return { action: { status, ...headers, ...body, ...acts }, lasts: wait === '3600' ? Infinity : lasts, isFinal };
}
