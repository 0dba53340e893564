import { actionWith, type ModeName, MODES } from '../values/mode.ts';
import { listed } from '../values/place.ts';
import { alternatives } from '../values/values.ts';
import { givenAmong } from './input-reader.ts';
import type { InputName, InputSource } from './input-source.ts';

const SELECTING = ['wait', 'show', 'cancel'] as const;
const FOLLOWING = ['wait', 'run'] as const;

/** The modes that use an input; those that every mode uses are missing. */
const MODES_OF = {
  operations: SELECTING,
  'operations-file': SELECTING,
  session: SELECTING,
  'if-no-operations': SELECTING,
  image: ['run'],
  'registry-username': ['run'],
  'registry-password': ['run'],
  legs: ['run'],
  'legs-file': ['run'],
  matrix: ['run'],
  command: ['run'],
  'leg-name': ['run'],
  'allow-failure': ['run'],
  setup: ['run'],
  'setup-key': ['run'],
  'setup-keep': ['run'],
  'setup-files': ['run'],
  files: ['run'],
  env: ['run'],
  cwd: ['run'],
  shell: ['run'],
  hostname: ['run'],
  network: ['run'],
  user: ['run'],
  'run-timeout': ['run'],
  'truncate-output-at': ['run'],
  'disk-limit': ['run'],
  disposable: ['run'],
  'max-parallel': ['run'],
  retries: ['run'],
  'retry-on': ['run'],
  'on-rerun': ['run'],
  detach: ['run'],
  'dry-run': ['run'],
  collect: ['run'],
  'if-no-files-found': ['run'],
  'collect-timeout': ['run'],
  'test-reports': ['run'],
  tag: ['run'],
  'on-timeout': FOLLOWING,
  'stop-grace': FOLLOWING,
  'fail-fast': FOLLOWING,
  logs: [...FOLLOWING, 'show'],
  'output-dir': [...FOLLOWING, 'show'],
  'if-finished': ['cancel'],
  status: ['list'],
  kind: ['list'],
  since: [...SELECTING, 'list', 'run'],
  until: ['list'],
  max: ['list'],
  cleanup: [...SELECTING, 'run'],
} as const satisfies Partial<Record<InputName, readonly ModeName[]>>;

const OWNED = Object.keys(MODES_OF) as (keyof typeof MODES_OF)[];

/** The modes that use the input. */
export function modesOf(name: InputName): readonly ModeName[] {
  return isOwned(name) ? MODES_OF[name] : MODES;
}

function isOwned(name: InputName): name is keyof typeof MODES_OF {
  return Object.hasOwn(MODES_OF, name);
}

/** The inputs that say what mode run starts. */
const STARTING = [
  'image',
  'legs',
  'legs-file',
  'matrix',
  'command',
  'setup',
  'files',
  'collect',
  'test-reports',
] as const;

/** Those of them that are given: most likely mode run was meant. */
function givenToStart(source: InputSource): readonly InputName[] {
  return givenAmong(source, STARTING);
}

/**
 * That mode run was meant, by the inputs that are given; null when they say nothing of the kind. A mode that is left out is
 * wait, and looks the same as one that is given as wait.
 */
export function problemOfMode(mode: ModeName | null, source: InputSource): string | null {
  const started = givenToStart(source);
  if (mode === null || !takesOperations(mode) || started.length === 0) return null;
  const what = `${listed(started)}, ${started.length === 1 ? 'which says what to run' : 'which say what to run'}`;
  if (!source.subAction) return `mode: ${nameOf(mode)} does not use ${what}: set mode: run`;
  return `${hasNone(mode, started)} ${what}: use ${actionWith('run')}`;
}

/**
 * A dry run of another mode: a warning would come after what was not meant to be done. Null for a mode that has one.
 * @param mayBeDry it is given as `true`, or as no boolean
 */
export function problemOfDryRun(mode: ModeName | null, mayBeDry: boolean, source: InputSource): string | null {
  if (mode === null || mode === 'run' || !mayBeDry) return null;
  if (!source.subAction) return `dry-run: mode ${nameOf(mode)} has no dry run: set mode: run, or drop dry-run`;
  return `dry-run: ${actionWith(mode)} has no dry run: use ${actionWith('run')}, or drop dry-run`;
}

/** One that is left out looks the same as one that is given. */
function nameOf(mode: ModeName): string {
  return mode === 'wait' ? 'wait (the default)' : mode;
}

function hasNone(mode: ModeName, names: readonly InputName[]): string {
  return `${actionWith(mode)} has no ${names.length === 1 ? 'input' : 'inputs'}`;
}

function takesOperations(mode: ModeName): boolean {
  return SELECTING.some((selecting) => selecting === mode);
}

/** A warning for the inputs that are given although the mode does not use them, one for all that the same modes use. */
export function warnOfUnused(mode: ModeName, source: InputSource): string[] {
  const unused = givenAmong(source, OWNED).filter((name) => !modesOf(name).includes(mode));
  const groups = [...Map.groupBy(unused, (name) => modesOf(name).join()).values()];
  return groups.map((names) => {
    const them = names.length === 1 ? 'it' : 'them';
    const users = names.slice(0, 1).flatMap(modesOf);
    if (!source.subAction) {
      const to = alternatives(users);
      return `${names.join(', ')}: mode ${nameOf(mode)} does not use ${them}: drop ${them}, or set mode to ${to}`;
    }
    const others = alternatives(users.map(actionWith));
    return `${hasNone(mode, names)} ${names.join(', ')}: drop ${them}, or use ${others}`;
  });
}
