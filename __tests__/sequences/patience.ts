/** What faults that passed must not have cost a leg, and how long a step may take. */
import type { SeededOperation } from '../../simulator/simulator.ts';
import type { Played } from './play.ts';
import type { Row } from './rows.ts';
import { endOf } from './truth.ts';

/** Milliseconds before the deadline by which a fault is over, and a leg has ended, so that the step must see it. */
const LEAST_LEFT = 600;
/** The same where a start may have to be searched for. */
const LEAST_LEFT_OF_SEARCH = 1_500;

/** Legs that passed in time, after all faults or beside them, and that the step does not call passed. */
export function patienceViolations(rows: readonly Row[], played: Played): string[] {
  const { scenario, lives, started, main, requests } = played;
  const { mode, inputs, faults } = scenario;
  if ((mode !== 'wait' && mode !== 'run') || inputs['detach'] === 'true' || inputs['fail-fast'] === 'true') return [];
  const left = mode === 'run' && faults.length > 0 ? LEAST_LEFT_OF_SEARCH : LEAST_LEFT;
  const latest = main.startedAt + scenario.timeout * 1000 - left;
  const first = requests[0]?.at ?? Infinity;
  if (!faults.every(({ over, isFinal }) => first + over <= latest && !isFinal)) return [];
  return rows.flatMap(({ name, uuid, outcome }) => {
    const start = started.find((one) => (uuid === null ? one.leg === name : one.uuid === uuid));
    const life = lives.get(start?.uuid ?? uuid ?? '');
    if (outcome === 'passed' || life === undefined || !isPassing(life)) return [];
    const end = (start?.at ?? main.startedAt) + endOf(life);
    if (end > latest) return [];
    const after = String(end - main.startedAt);
    return [`${JSON.stringify(name)} passed after ${after} ms, all faults were over, and it is ${outcome}.`];
  });
}

function isPassing({ timeline, exitCode }: SeededOperation): boolean {
  return timeline?.at(-1)?.status === 'SUCCESS' && exitCode === 0;
}

/** Milliseconds after its timeout at which a step must have ended: the bounds of the contract. */
const AFTER_TIMEOUT = 5_000;
const AFTER_TIMEOUT_LOST_START = 8_000;
const STOP_GRACE = 1_000;
const COLLECTING = 2_000;
/** What the post step needs at most: a minute to cancel, 10 s to see the legs end, and the last look. */
const POST_LIMIT = 73_000;

/** `slack` milliseconds are for the start of the process, and for a busy machine. */
export function timeViolations({ scenario, main, post, requests }: Played, slack: number): string[] {
  const { mode, inputs, timeout } = scenario;
  const isLost = requests.some(({ method, resource, fault }) => `${method} ${resource}` === 'POST /instances' && fault);
  const after = mode === 'run' && isLost ? AFTER_TIMEOUT_LOST_START : AFTER_TIMEOUT;
  const stops = inputs['on-timeout'] === 'stop' ? STOP_GRACE : 0;
  const keeps = inputs['collect'] !== undefined || inputs['tag'] !== undefined ? COLLECTING : 0;
  const bound = timeout * 1000 + after + stops + keeps;
  const took = (name: string, ms: number, most: number): string[] =>
    ms <= most + slack ? [] : [`The ${name} step took ${String(Math.round(ms))} ms, and may take ${String(most)}.`];
  return [
    ...(main.killed || post.killed ? ['A step did not end.'] : []),
    ...took('main', main.end.took, bound),
    ...took('post', post.end.took, POST_LIMIT),
  ];
}
