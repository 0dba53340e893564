/** What a re-run may send otherwise than the attempt before, and whether the contract compares it. */
import type { Dice } from './dice.ts';
import type { ScriptedLeg } from './scenario.ts';

/** A leg as the input `legs` has it. */
export type LegSettings = Readonly<Record<string, unknown>>;

export function makeSettings(
  dice: Dice,
  index: number,
  { allowFailure = false }: Pick<ScriptedLeg, 'allowFailure'>,
): LegSettings {
  const command = `make leg-${String(index)}`;
  return {
    command: dice.chance(0.15) ? ['make', `leg-${String(index)}`] : command,
    ...(dice.chance(0.2) ? { cwd: '/srv' } : {}),
    ...(dice.chance(0.2) ? { stdin: 'ü\n' } : {}),
    ...(dice.chance(0.2) ? { hostname: 'one' } : {}),
    ...(dice.chance(0.2) ? { env: { ONE: '1', TWO: '2' } } : {}),
    ...(allowFailure ? { 'allow-failure': true } : {}),
  };
}

/** The input, in the order of the map: an object would put names that are numbers first. */
export function legsInput(legs: ReadonlyMap<string, LegSettings>): string {
  const members = [...legs].map(([name, settings]) => `${JSON.stringify(name)}:${JSON.stringify(settings)}`);
  return `{${members.join(',')}}`;
}

/** Which references mean one image. */
export function commonImage(reference: string): 'base' | 'imported' {
  return reference.startsWith('docker://') ? 'imported' : 'base';
}

interface Way {
  readonly settings: LegSettings;
  readonly isCompared: boolean;
}

const COMPARED: readonly ((settings: LegSettings) => LegSettings)[] = [
  ({ command }) => ({
    command: Array.isArray(command) ? [...(command as string[]), '--again'] : `${String(command)} `,
  }),
  ({ command }) => ({ command: Array.isArray(command) ? command.join(' ') : String(command).split(' ') }),
  ({ cwd }) => ({ cwd: cwd === '/srv' ? '/root' : '/srv' }),
  ({ stdin }) => ({ stdin: stdin === undefined ? 'more' : 'u\n' }),
  ({ hostname }) => ({ hostname: hostname === undefined ? 'other' : 'two' }),
  ({ cwd }) => ({ user: '1000:1000', cwd: cwd ?? '/root' }),
  () => ({ network: false }),
  () => ({ files: 'package-lock.json' }),
];

/** Where a setup runs, it gives the image and has the files that all legs share. */
const IMAGE = (): LegSettings => ({ image: 'docker://registry.test/other:1' });

const NOT_COMPARED: readonly LegSettings[] = [
  { env: { TWO: '3', ONE: '1' } },
  { timeout: '2s' },
  { 'truncate-output-at': '1000' },
];

/** Most legs stay as they are, save for the order of their keys and what may differ from attempt to attempt. */
export function changeLeg(
  dice: Dice,
  before: LegSettings,
  { hasSetup, allowFailure }: { readonly hasSetup: boolean; readonly allowFailure: boolean },
): Way {
  const isCompared = dice.chance(0.2);
  const change = dice.pick(hasSetup ? COMPARED : [...COMPARED, IMAGE]);
  const others = dice.chance(0.3) ? dice.pick(NOT_COMPARED) : {};
  const after = {
    ...before,
    ...others,
    ...(isCompared ? change(before) : {}),
    'allow-failure': allowFailure,
  };
  return { settings: Object.fromEntries(dice.shuffle(Object.entries(after))), isCompared };
}
