import type { ModeName } from '../values/mode.ts';
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
  matrix: ['run'],
  command: ['run'],
  'leg-name': ['run'],
  'allow-failure': ['run'],
  setup: ['run'],
  'setup-key': ['run'],
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
  detach: ['run'],
  collect: ['run'],
  'if-no-files-found': ['run'],
  'collect-timeout': ['run'],
  tag: ['run'],
  'on-timeout': FOLLOWING,
  'stop-grace': FOLLOWING,
  'fail-fast': FOLLOWING,
  logs: [...FOLLOWING, 'show'],
  'output-dir': [...FOLLOWING, 'show'],
  'if-finished': ['cancel'],
  status: ['list'],
  kind: ['list'],
  since: [...SELECTING, 'list'],
  until: ['list'],
  max: ['list'],
  cleanup: [...SELECTING, 'run'],
} as const satisfies Partial<Record<InputName, readonly ModeName[]>>;

const OWNED = Object.keys(MODES_OF) as (keyof typeof MODES_OF)[];

/** The inputs that say what mode run starts. */
const STARTING = ['image', 'legs', 'matrix', 'command', 'setup', 'files', 'collect'] as const;

/** Those of them that are given: most likely mode run was meant. */
export function givenToStart(source: InputSource): readonly InputName[] {
  return givenAmong(source, STARTING);
}

/** A warning for each input that is given although the mode does not use it. */
export function warnOfUnused(mode: ModeName, source: InputSource): string[] {
  const unused = givenAmong(source, OWNED).filter((name) => !usedIn(name).includes(mode));
  return unused.map((name) => {
    const modes = usedIn(name);
    const users = modes.length === 1 ? `only mode ${modes.join()} does` : `modes ${phrase(modes)} do`;
    return `${name}: mode ${mode} does not use it; ${users}`;
  });
}

function usedIn(name: keyof typeof MODES_OF): readonly ModeName[] {
  return MODES_OF[name];
}

function phrase(modes: readonly string[]): string {
  return modes.join(', ').replace(/, (?=[^,]*$)/, ' and ');
}
