/**
 * A sweep: one step, what goes wrong with its service, and the moment at which it is sent signals. All of it follows from a
 * seed.
 */
import { randomFrom } from '../../bench/random.ts';
import type { Fault } from '../../simulator/simulator.ts';

/** What the signals are sent after. */
export type Moment =
  | { readonly kind: 'time'; /** Milliseconds after the start of the process. */ readonly after: number }
  /** The request of this number, from 1, has arrived, and nothing was done with it yet. */
  | { readonly kind: 'request'; readonly number: number };

export type Signals = 'SIGINT' | 'SIGTERM' | 'SIGINT SIGTERM' | 'SIGINT SIGINT' | 'SIGTERM SIGINT';

export interface Sweep {
  readonly seed: number;
  readonly step: keyof typeof STEPS;
  /** What the step itself may cancel, and the post step after it. */
  readonly cleanup: 'auto' | 'always' | 'cancelled' | 'never';
  readonly signals: Signals;
  readonly moment: Moment;
  readonly faults: readonly (keyof typeof FAULTS)[];
  /** The post step is sent a signal too, at its first request. */
  readonly stopsPost: boolean;
}

const LEGS = 'quick: "echo done"\nfails: "exit 3"\nslow: sleep 300\nother: sleep 300';
const RUN = { mode: 'run', legs: LEGS } as const;

/** Inputs by what the step does; `OPERATIONS` stands for those that were seeded. */
export const STEPS = {
  wait: { mode: 'wait', timeout: '1h' },
  'wait-live': { mode: 'wait', timeout: '1h', logs: 'live' },
  'wait-fail-fast': { mode: 'wait', timeout: '1h', 'fail-fast': 'true' },
  'wait-cancel': { mode: 'wait', timeout: '1', 'on-timeout': 'cancel' },
  'wait-stop': { mode: 'wait', timeout: '1', 'on-timeout': 'stop', 'stop-grace': '20s' },
  run: RUN,
  'run-setup': { ...RUN, setup: 'sleep 0.2' },
  'run-files': { ...RUN, files: 'one.txt\nfolder/' },
  'run-setup-files': { ...RUN, setup: 'cat one.txt', files: 'one.txt' },
  'run-retries': { ...RUN, retries: '2', 'retry-on': 'platform failure' },
  'run-collect': {
    mode: 'run',
    legs: 'quick: "echo a > a"\nslow: sleep 300',
    collect: 'a',
    'if-no-files-found': 'ignore',
  },
  'run-in-turn': { ...RUN, 'max-parallel': '1' },
  'run-detach': { ...RUN, detach: 'true' },
  cancel: { mode: 'cancel' },
  show: { mode: 'show' },
  list: { mode: 'list', status: 'active' },
  /** In the second attempt of its workflow run: `quick` passed in the first. */
  'run-rerun': { ...RUN, 'on-rerun': 'failed' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Each passes after a few requests: what a step or a post step may not survive is not meant here. */
export const FAULTS = {
  'start is lost': { method: 'POST', path: '/instances', times: 1, action: 'reset-after' },
  'start is late': { method: 'POST', path: '/instances', times: 1, action: { late: 200 } },
  'start is refused once': { method: 'POST', path: '/instances', times: 1, action: { status: 503 } },
  'start hangs': { method: 'POST', path: '/instances', times: 1, skip: 1, action: 'hang-after' },
  'starts are slow': { method: 'POST', path: '/instances', action: { delay: 150 } },
  'cancel is refused once': { method: 'DELETE', path: '/operations/*', times: 1, action: { status: 503 } },
  'cancel is lost': { method: 'DELETE', path: '/operations/*', times: 2, action: 'reset-after' },
  'cancel hangs': { method: 'DELETE', path: '/operations/*', times: 1, action: 'hang' },
  'cancels are slow': { method: 'DELETE', path: '/operations/*', action: { delay: 150 } },
  'details break': { method: 'GET', path: '/operations/*', times: 2, action: { status: 502 } },
  'details are cut': { method: 'GET', path: '/operations/*', times: 2, action: 'cut-body' },
  'lists break': { method: 'GET', path: '/operations', times: 2, action: { status: 500 } },
  'too many requests': { path: '**', times: 2, skip: 2, action: { status: 429, headers: { 'retry-after': '1' } } },
  'streams break': { method: 'GET', path: '/operations/*/events', times: 3, action: { stream: 'cut', after: 1 } },
  'streams are silent': { method: 'GET', path: '/operations/*/events', action: { stream: 'silence' } },
  'everything is slow': { path: '**', action: { delay: 60 } },
} as const satisfies Readonly<Record<string, Fault>>;

/** A step of four legs makes about as many requests until all are started or read. */
const LATEST_REQUEST = 14;
/** Milliseconds: within it an idle machine starts the step. */
const LATEST_START = 300;

/** By mode, the more telling ones more often; mode list takes no other. */
const CLEANUPS = {
  wait: ['auto', 'always', 'always', 'cancelled'],
  run: ['auto', 'auto', 'always', 'never'],
  cancel: ['auto', 'always'],
  show: ['auto', 'always', 'cancelled'],
  list: ['auto'],
} as const;

export function planSweep(seed: number): Sweep {
  const random = randomFrom(seed);
  const below = (count: number): number => Math.floor(random() * count);
  const pick = <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item;
  const step = pick(Object.keys(STEPS) as Sweep['step'][]);
  const faults = Array.from({ length: pick([0, 0, 1, 1, 2]) }, () =>
    pick(Object.keys(FAULTS) as Sweep['faults'][number][]),
  );
  return {
    seed,
    step,
    cleanup: pick(CLEANUPS[STEPS[step].mode]),
    signals: pick(['SIGINT', 'SIGINT', 'SIGTERM', 'SIGINT SIGTERM', 'SIGINT SIGINT', 'SIGTERM SIGINT']),
    moment:
      seed % 3 === 0
        ? { kind: 'time', after: below(LATEST_START) }
        : { kind: 'request', number: 1 + below(LATEST_REQUEST) },
    faults: [...new Set(faults)],
    stopsPost: random() < 0.15,
  };
}
