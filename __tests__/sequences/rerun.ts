import { BASE_IMAGE, type SeededOperation } from '../../simulator/simulator.ts';
import { encodeMarker, MARKER_VARIABLE } from '../../src/start/marker.ts';
import { changeLeg, commonImage, type LegSettings, legsInput, makeSettings } from './changes.ts';
import { Dice } from './dice.ts';
import { makeFaults, REQUEST_LIMIT } from './faults.ts';
import { makeLeg, makeScenario, makeSetup } from './generate.ts';
import type { Scenario, ScriptedLeg, Stop } from './scenario.ts';

/** A run played twice on one service, the second time as a re-run that is to start only what did not pass. */
export interface Rerun {
  readonly attempts: readonly [first: Scenario, second: Scenario];
  /** Names of legs of which the second attempt would send something else, in what the contract compares; null: the setup. */
  readonly changed: ReadonlySet<string | null>;
}

/** The same for the same seed; null for seeds of other scenarios, and for three of five that run. */
export function makeRerun(seed: number): Rerun | null {
  const once = makeScenario(seed);
  if (once.mode !== 'run' || once.inputs['dry-run'] === 'true' || seed % 5 > 1) return null;
  // Dice of its own, so that the scenarios of other seeds stay what they are.
  const dice = new Dice(seed + 1_000_000);
  const settings = new Map(once.legs.map((leg, index) => [leg.name, makeSettings(dice, index, leg)]));
  const first = makeFirst(dice, once, settings);
  return makeSecond(dice, first, settings);
}

/** Seconds: the look-up may take half of it. */
const TIMEOUT = 6;
/** Where nothing is made slow on purpose, a busy machine may be slow. */
const CALM = { 'request-timeout': '3s' };

const PASS: SeededOperation = {
  timeline: [
    { after: 0, status: 'EXECUTING' },
    { after: 30, status: 'SUCCESS' },
  ],
  resultImage: BASE_IMAGE,
};
const PASSING = [PASS];
const FLAKY = [{ ...PASS, exitCode: 3 }, PASS];

type Settings = ReadonlyMap<string, LegSettings>;

function makeFirst(dice: Dice, once: Scenario, settings: Settings): Scenario {
  const stop: Stop | null = dice.chance(0.2)
    ? { signal: dice.pick(['SIGINT', 'SIGTERM']), request: dice.between(1, 20) }
    : null;
  const detaches = once.inputs['detach'] === 'true';
  const retrying = !detaches && dice.chance(0.3) ? { retries: '2', 'retry-on': 'platform failure' } : {};
  const faults = dice.chance(0.5) ? [] : once.faults;
  return {
    ...once,
    timeout: TIMEOUT,
    inputs: {
      ...once.inputs,
      ...(faults.length === 0 ? CALM : {}),
      ...retrying,
      timeout: String(TIMEOUT),
      legs: legsInput(settings),
      'on-rerun': 'failed',
    },
    legs: once.legs.map((leg) => (dice.chance(0.4) ? { ...leg, lives: dice.pick([PASSING, PASSING, FLAKY]) } : leg)),
    foreign: [...once.foreign, ...makeLookalikes(dice, once.legs, settings)],
    faults,
    stop,
    // As the runner has it for a job that was cancelled.
    jobStatus: stop === null ? once.jobStatus : 'cancelled',
  };
}

function makeSecond(dice: Dice, first: Scenario, settings: Settings): Rerun {
  const { inputs, token, timeout, setup } = first;
  const hasSetup = setup !== null;
  const common = changeCommon(dice, first);
  const kept = first.legs.slice(first.legs.length > 1 && dice.chance(0.15) ? 1 : 0);
  const legs = dice.shuffle([...kept, ...(dice.chance(0.15) ? [{ name: 'added' }] : [])]).map(({ name }) => {
    return makeLeg(dice, { name, isStarted: true, longest: timeout * 600, token });
  });
  const given = new Map(
    legs.map((leg, index) => [leg.name, settings.get(leg.name) ?? makeSettings(dice, 100 + index, leg)]),
  );
  const ways = new Map(
    legs.map(({ name, allowFailure }) => {
      return [name, changeLeg(dice, given.get(name) ?? {}, { hasSetup, allowFailure: allowFailure === true })];
    }),
  );
  const own = [...ways].flatMap(([name, { isCompared }]) => (isCompared ? [name] : []));
  const passes = dice.chance(0.5);
  const faults = dice.chance(0.4) ? [] : makeFaults(dice, { mode: 'run', timeout, token, passes });
  const second: Scenario = {
    ...first,
    attempt: 2,
    inputs: {
      ...inputs,
      'request-timeout': `${String(REQUEST_LIMIT / 1000)}s`,
      ...(faults.length === 0 ? CALM : {}),
      ...common.inputs,
      legs: legsInput(new Map([...ways].map(([name, { settings: changed }]) => [name, changed]))),
    },
    workspace: { ...first.workspace, ...common.workspace },
    legs,
    setup: hasSetup ? makeSetup(dice, token) : null,
    // They are there since the first attempt.
    foreign: [],
    faults,
    faultsInPost: dice.chance(0.3),
    stop: null,
    jobStatus: dice.pick(['success', 'failure', 'cancelled']),
  };
  const ofAll = common.ofLegs ? legs.map(({ name }) => name) : [];
  return { attempts: [first, second], changed: new Set([...own, ...ofAll, ...(common.ofSetup ? [null] : [])]) };
}

interface CommonChange {
  readonly inputs: Readonly<Record<string, string>>;
  readonly workspace: Readonly<Record<string, string>>;
  /** It changes what every leg, or what the setup is started with. */
  readonly ofLegs: boolean;
  readonly ofSetup: boolean;
}

const UNCHANGED: CommonChange = { inputs: {}, workspace: {}, ofLegs: false, ofSetup: false };

/** What concerns all legs at once. A setup has the common image, and the files unless it has its own. */
function changeCommon(dice: Dice, { inputs }: Scenario): CommonChange {
  const setup = inputs['setup'] !== undefined;
  const ofOneSide = { ofLegs: !setup, ofSetup: setup };
  switch (dice.between(0, 9)) {
    case 0: {
      const image = dice.pick([BASE_IMAGE, 'tag:busybox:latest', 'docker://registry.test/tools:1']);
      const differs = commonImage(image) !== commonImage(inputs['image'] ?? '');
      return { ...UNCHANGED, inputs: { image }, ...(differs ? ofOneSide : {}) };
    }
    case 1: {
      if (inputs['files'] === undefined) return UNCHANGED;
      const workspace = { 'src/main.ts': 'console.log(2);\n' };
      return { ...UNCHANGED, workspace, ...(inputs['setup-files'] === undefined ? ofOneSide : { ofLegs: true }) };
    }
    case 2: {
      const workspace = { 'package-lock.json': '{"changed":true}\n' };
      return { ...UNCHANGED, workspace, ofSetup: inputs['setup-files'] !== undefined };
    }
    case 3:
      return setup ? { ...UNCHANGED, inputs: { setup: 'make ready again' }, ofSetup: true } : UNCHANGED;
    default:
      return UNCHANGED;
  }
}

const RUN = 'https://github.test/octo/repo/actions/runs/77';

/** Passes of another job, matrix position, step and run, that look like a leg of this one in all else. */
function makeLookalikes(dice: Dice, legs: readonly ScriptedLeg[], settings: Settings): SeededOperation[] {
  const { name } = dice.pick(legs);
  const { command = '' } = settings.get(name) ?? {};
  const place = { run: RUN, attempt: 1, job: 'test', index: 0, step: 'start', leg: name, tries: 1 };
  const places = [{ job: 'other' }, { index: 1 }, { step: 'start_2' }, { run: `${RUN}7` }];
  return places.map((other) => {
    const marker = encodeMarker({ ...place, owner: dice.uuid(), ...other });
    const request = {
      command: `set -e; ${String(command)}`,
      shell: true,
      cwd: '/root',
      env: { [MARKER_VARIABLE]: marker },
    };
    return { uuid: dice.uuid(), status: 'SUCCESS', image: BASE_IMAGE, request };
  });
}
