import { expect, it } from '@jest/globals';
import { coldContree, contree, signIn, type CommandEnd, type CommandOptions } from './command-line.ts';
import { withFolder, withService } from './temporary.ts';

interface Case {
  readonly args: string;
  readonly options?: CommandOptions;
  readonly end: Partial<CommandEnd>;
}

/** What this file's commands come to for either way of starting them. */
const CASES: readonly Case[] = [
  { args: 'op --help', options: { env: { COLUMNS: '70' } }, end: { code: 0, stderr: '' } },
  { args: '-o json images', end: { code: 0, stderr: '' } },
  { args: 'op show not-a-uuid', end: { code: 1, stdout: '' } },
  { args: 'op shoe', end: { code: 2, stdout: '' } },
  { args: 'run -D -e A=ü -- printenv A', end: { code: 0, stdout: 'ü\n' } },
  { args: 'run -D -- tr a-z A-Z', options: { stdin: 'piped é' }, end: { code: 0, stdout: 'PIPED é' } },
  { args: 'cat /absent', end: { code: 1, stdout: '' } },
  { args: 'session', options: { env: { CONTREE_SESSION: 'other' } }, end: { code: 1 } },
];

it.concurrent.each(CASES)('gives the same, warm and cold: $args', ({ args, options, end }) =>
  withFolder((home) =>
    withService({}, async (service) => {
      signIn(home, service);
      await contree(home, ['use', 'tag:busybox:latest']);
      const words = args.split(' ');
      const [warm, cold] = [await contree(home, words, options), await coldContree(home, words, options)];
      expect(cold).toMatchObject(end);
      expect(warm).toEqual(cold);
    }),
  ),
);
