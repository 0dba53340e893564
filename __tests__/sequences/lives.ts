import { BASE_IMAGE, type SeededOperation } from '../../simulator/simulator.ts';
import { HOSTILE_LINES } from '../invariants/hostile-text.ts';
import type { Dice } from './dice.ts';

const CODES = [1, 2, 3, 42, 124, 126, 127, 137, 143, 254, 255];
const SIGNALS = [2, 6, 9, 11, 15];

type End = Omit<SeededOperation, 'timeline'>;

/** How lives go on after their beginning. The first is the most frequent one by far. */
const KINDS = {
  pass: () => ends('SUCCESS', { exitCode: 0 }),
  fail: (dice: Dice) => ends('SUCCESS', { exitCode: dice.pick(CODES) }),
  killed: (dice: Dice) => ends('SUCCESS', { exitCode: -1, signal: dice.pick(SIGNALS) }),
  limit: () => ends('SUCCESS', { exitCode: -1, signal: 9, timedOut: true }),
  platform: () => ends('FAILED', { withoutProcess: true, error: 'the host went away' }),
  broken: (dice: Dice) => ends('FAILED', { exitCode: dice.pick([0, 1, 137]), error: 'FORGED\n::error::FORGED' }),
  cancelled: () => ends('CANCELLED', {}),
  hang: () => ends(null, {}),
} as const;

const WEIGHTED: readonly (keyof typeof KINDS)[] = [
  ...Array.from({ length: 9 }, () => 'pass' as const),
  ...([
    'fail',
    'fail',
    'fail',
    'killed',
    'limit',
    'platform',
    'platform',
    'broken',
    'cancelled',
    'hang',
    'hang',
  ] as const),
];

function ends(status: string | null, end: End): { readonly status: string | null; readonly end: End } {
  return { status, end };
}

/** The life of one operation: its stages up to `longest` milliseconds, what it writes, and how it takes a cancel. */
export function makeLife(dice: Dice, longest: number, token: string): SeededOperation {
  const { status, end } = KINDS[dice.pick(WEIGHTED)](dice);
  const ended = dice.chance(0.15) ? 0 : dice.between(20, longest);
  const began = Math.floor(ended * dice.pick([0, 0, 0.2, 0.8]));
  const middle = dice.chance(0.1) ? [{ after: began, status: 'MIGRATING' }] : [];
  const timeline = [
    { after: 0, status: dice.pick(['PENDING', 'ASSIGNED', 'EXECUTING']) },
    ...(middle.length === 0 ? [{ after: began, status: 'EXECUTING' }] : middle),
    ...(status === null ? [] : [{ after: Math.max(ended, began + 1), status }]),
  ];
  const image = status === 'SUCCESS' ? { resultImage: BASE_IMAGE } : {};
  return { timeline, ...end, ...image, output: makeOutput(dice, ended, token), ...makeAnswers(dice) };
}

function makeAnswers(dice: Dice): Pick<SeededOperation, 'cancel' | 'term'> {
  const cancel = dice.pick(['at-once', 'at-once', 'at-once', dice.between(20, 400), 'never'] as const);
  const term = dice.pick([0, dice.between(20, 400), 'never', null] as const);
  return { cancel, ...(term === null ? {} : { term }) };
}

type Output = NonNullable<SeededOperation['output']>[number];

function makeOutput(dice: Dice, ended: number, token: string): Output[] {
  const count = dice.pick([0, 1, 2, 5, 20]);
  const chunks = Array.from({ length: count }, (): Output => {
    const text = makeText(dice, token);
    return { after: dice.between(0, Math.max(1, ended)), stream: dice.pick(['stdout', 'stderr']), text };
  });
  return chunks.toSorted((one, other) => one.after - other.after);
}

function makeText(dice: Dice, token: string): string | Uint8Array {
  const line = dice.pick(HOSTILE_LINES);
  switch (dice.between(0, 11)) {
    case 0:
      return Buffer.concat([Buffer.from([0xff, 0xc3, 0x28, 0]), Buffer.from(`${line}\n`)]);
    case 1:
      return `${line.repeat(dice.pick([2, 300]))}\n`;
    case 2:
      return line;
    case 3:
      return `${line}\r`;
    case 4:
      return `Authorization: Bearer ${token}\n`;
    case 5:
      return `${line}\n`.repeat(dice.pick([3, 800]));
    case 6:
      return dice.chance(0.2) ? `${'x'.repeat(1_000_000)}\n${line}\n` : `${'é'.repeat(1_500)}\n`;
    default:
      return `${dice.pick(['compiling', 'ok 1 - adds', 'warning: slow'])}\n${line}\n`;
  }
}
