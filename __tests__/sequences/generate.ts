import { BASE_IMAGE, type SeededOperation } from '../../simulator/simulator.ts';
import { encodeMarker, MARKER_VARIABLE } from '../../src/start/marker.ts';
import { readManifest } from '../../scripts/manifest.ts';
import { Dice } from './dice.ts';
import { makeFaults, REQUEST_LIMIT } from './faults.ts';
import { makeLife } from './lives.ts';
import { makeRunInputs, WORKSPACE } from './run-inputs.ts';
import type { Mode, Scenario, ScriptedLeg } from './scenario.ts';

const MODES: readonly Mode[] = ['wait', 'wait', 'wait', 'run', 'run', 'run', 'run', 'show', 'cancel', 'list'];
const NAMES = ['unit', 'e2e', '1', '007', 'lint', 'Docs', 'a b', '::error::FORGED', '<h1>FORGED</h1>', '__proto__'];
const MORE_NAMES = [
  '##[error]FORGED',
  'x|y',
  'Ünï',
  '\u202eright to left',
  'unit-2',
  'UNIT',
  '%0A::error::FORGED',
  '../up',
];

/** The scenario of a seed: a pure function. */
export function makeScenario(seed: number): Scenario {
  const dice = new Dice(seed);
  const mode = dice.pick(MODES);
  const looks = ['show', 'cancel', 'list'].includes(mode);
  // What passes in time must cost no leg its verdict.
  const isPatient = !looks && dice.chance(0.5);
  const timeout = looks || isPatient ? 3 : dice.pick([1, 2, 2, 3]);
  const token = `t0k.${dice.uuid()}`;
  const count = dice.pick([1, 1, 2, 3, 4, 6, 9, 12]);
  const isPlain = dice.chance(0.6);
  const names = dice.shuffle(isPlain ? NAMES.slice(0, 5) : [...NAMES, ...MORE_NAMES]);
  const legs = Array.from({ length: count }, (_, index) => {
    const given = names[index] ?? `leg-${String(index)}`;
    // A leg that the step starts has a name that shows whole.
    const name = mode === 'run' ? given.replace('\u202e', '') : given;
    return makeLeg(dice, { name, isStarted: mode === 'run', longest: timeout * 600, token });
  });
  const run = mode === 'run' ? makeRunInputs(dice, legs, isPlain) : null;
  const setup = run?.inputs['setup'] === undefined ? null : makeSetup(dice, token);
  const isDetached = run?.inputs['detach'] === 'true';
  const common = commonInputs(dice, { mode, timeout, isDetached, isPatient });
  const chosen = run === null ? selectionInputs(dice, mode, legs, common) : withRare(seed, run.inputs);
  const inputs = { ...common, ...chosen };
  return {
    seed,
    mode,
    attempt: 1,
    token,
    timeout,
    inputs,
    workspace: WORKSPACE,
    simulator: {
      token,
      gzip: dice.chance(0.7),
      latency: dice.pick([0, 0, 5, 40]),
      retryAfter: dice.pick([0, 0, 1, null]),
      dateOffset: dice.pick([0, 0, 0, 3 * 3_600_000, -3 * 3_600_000]),
      eventPatience: 200,
      keepalive: dice.pick([50, 15_000]),
      ...(dice.chance(0.1) ? { generation: 'old' as const } : {}),
    },
    legs,
    setup,
    foreign: makeForeign(dice),
    faults: makeFaults(dice, { mode, timeout, token, passes: isPatient }),
    faultsInPost: dice.chance(0.3),
    stop: null,
    jobStatus: dice.pick(['success', 'failure', 'cancelled']),
  };
}

/** Inputs of a run that no die throws, so that other scenarios keep their seeds. */
function withRare(seed: number, inputs: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return {
    ...inputs,
    ...(inputs['setup-key'] !== undefined && seed % 2 === 0 ? { 'setup-keep': '1' } : {}),
    ...(seed % 12 === 0 ? { 'dry-run': 'true' } : {}),
  };
}

interface LegOptions {
  readonly name: string;
  readonly isStarted: boolean;
  readonly longest: number;
  readonly token: string;
}

export function makeLeg(dice: Dice, { name, isStarted, longest, token }: LegOptions): ScriptedLeg {
  const tries = isStarted ? dice.pick([1, 1, 2]) : dice.chance(0.04) ? 0 : 1;
  const lives = Array.from({ length: tries }, () => makeLife(dice, longest, token));
  const allowFailure = isStarted && dice.chance(0.1);
  return { name, uuid: isStarted ? null : dice.uuid(), lives, allowFailure };
}

/** Most setups pass, and soon. */
export function makeSetup(dice: Dice, token: string): ScriptedLeg {
  const life = makeLife(dice, 200, token);
  const timeline = [
    { after: 0, status: 'EXECUTING' },
    { after: 50, status: 'SUCCESS' },
  ];
  const passing = { timeline, resultImage: BASE_IMAGE, output: life.output ?? [] };
  return { name: 'setup', uuid: null, lives: [dice.chance(0.75) ? passing : life] };
}

interface Common {
  readonly mode: Mode;
  readonly timeout: number;
  readonly isDetached: boolean;
  readonly isPatient: boolean;
}

function commonInputs(dice: Dice, { mode, timeout, isDetached, isPatient }: Common): Record<string, string> {
  const follows = mode === 'wait' || (mode === 'run' && !isDetached);
  const onTimeout = dice.pick(['leave', 'stop', 'cancel']);
  const following = follows
    ? {
        'on-timeout': onTimeout,
        ...(onTimeout === 'stop' ? { 'stop-grace': '1s' } : {}),
        'fail-fast': String(dice.chance(isPatient ? 0.1 : 0.4)),
      }
    : {};
  const shown = dice.pick(['none', 'failed', 'all', ...(isDetached ? [] : ['live'])]);
  const cleanup = mode === 'list' ? ['auto', 'never'] : ['auto', 'auto', 'always', 'cancelled', 'never'];
  const logs = mode === 'list' || mode === 'cancel' ? {} : { logs: shown };
  return {
    mode,
    timeout: String(timeout),
    'request-timeout': `${String(REQUEST_LIMIT / 1000)}s`,
    summary: dice.pick(['true', 'true', 'failed', 'false']),
    cleanup: dice.pick(cleanup),
    ...logs,
    ...following,
  };
}

function selectionInputs(
  dice: Dice,
  mode: Mode,
  legs: readonly ScriptedLeg[],
  { cleanup = '' }: Readonly<Record<string, string>>,
): Record<string, string> {
  if (mode === 'list') {
    return { status: dice.pick(['any', 'active', 'EXECUTING', 'S', 'FAILED']), max: dice.pick(['1000', '1000', '3']) };
  }
  const given = legs.map(({ name, uuid }) => `${JSON.stringify(name)}:${JSON.stringify(uuid)}`);
  const bare = legs.map(({ uuid }) => String(uuid));
  const mayTakeAll = cleanup !== 'always' && cleanup !== 'cancelled';
  const ifFinished = mode === 'cancel' ? { 'if-finished': dice.pick(['error', 'ignore']) } : {};
  if (mayTakeAll && dice.chance(0.1)) return { operations: 'all', ...ifFinished };
  return {
    operations: dice.chance(0.8) ? `{${given.join(',')}}` : bare.join(dice.pick([' ', ',', '\n'])),
    ...ifFinished,
  };
}

/** Active ones with and without a marker, one that listings omit, and one that has ended. */
function makeForeign(dice: Dice): SeededOperation[] {
  const marker = encodeMarker({
    run: 'github.test/octo/repo/actions/runs/77',
    attempt: 1,
    job: 'test',
    index: 0,
    step: 'other',
    owner: dice.uuid(),
    leg: 'unit',
    tries: 1,
  });
  const request = { command: 'true', env: { [MARKER_VARIABLE]: marker } };
  return [
    { uuid: dice.uuid(), status: 'EXECUTING', request },
    { uuid: dice.uuid(), status: 'EXECUTING' },
    { uuid: dice.uuid(), status: 'PENDING', hidden: true, request },
    { uuid: dice.uuid(), status: 'SUCCESS' },
  ];
}

const root = new URL('../..', import.meta.url).pathname;

const declared = new Set(readManifest(root).inputs.map(({ name }) => name));

/** Whether action.yml has the input. */
export function declares(name: string): boolean {
  return declared.has(name);
}
