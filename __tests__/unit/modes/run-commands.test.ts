import { describe, expect, it } from '@jest/globals';
import { SECRET } from '../../doubles/mode-setting.ts';
import { life } from '../../doubles/scripted-service.ts';
import { written } from '../../doubles/fixtures.ts';
import { legPlan } from '../start/launch-setting.ts';
import { ran, running, SETUP } from './run-setting.ts';

describe('the command of a leg', () => {
  const wrote = { exitCode: 3, stdout: written('oh no\n') };
  const fails = life({ EXECUTING: 0, SUCCESS: 1_000 }, wrote);

  it('is the one of the plan, and has no secret, not even half of one where it is cut', async () => {
    const command = `${'x'.repeat(1_795)} ${SECRET} ${'y'.repeat(1_000)}`;
    const setting = await ran([legPlan('unit', { command })], {}, { lifeOf: () => fails });
    const shown = setting.ledger.commandOf('unit') ?? '';
    expect(shown).toMatch(/^x{1795} \*{3} \n… \(1,\d{3} more characters\)$/);
    expect(setting.log.lines()).toContain(`unit │ $ ${'x'.repeat(1_000)} … (800 more characters)`);
    expect(setting.log.text()).not.toContain(SECRET.slice(0, 4));
  });

  it('is told with its arguments, and without what this action adds', async () => {
    const legs = [
      legPlan('text', { command: 'npm test\n', shell: true, exitOnError: true }),
      legPlan('list', { command: 'npm', args: ['test', '--', 'a b'], shell: false }),
    ];
    const setting = await ran(legs, {}, { lifeOf: () => fails });
    const lines = setting.log.lines().flatMap((line) => /^\S+ │ (\$ .*)/.exec(line)?.[1] ?? []);
    expect(lines).toEqual(['$ npm test', "$ npm test -- 'a b'"]);
  });

  it('is one text for all legs that share it', async () => {
    const command = `echo ${SECRET}`;
    const legs = ['a', 'b'].map((name) => legPlan(name, { command, shell: true }));
    const hidden: string[] = [];
    const setting = running(legs, {}, { lifeOf: () => fails }, ({ context }) => {
      const { hideSecrets } = context;
      Object.assign(context, {
        hideSecrets: (text: string) => {
          hidden.push(text);
          return hideSecrets(text);
        },
      });
    });
    await setting.ended;
    expect(hidden).toEqual([command]);
    expect(['a', 'b'].map((name) => setting.ledger.commandOf(name))).toEqual(['echo ***', 'echo ***']);
  });

  it('of the setup is told like that of a leg', async () => {
    const setup = { ...SETUP, command: `pip install . --index https://x:${SECRET}@y` };
    const setting = await ran(['unit'], { setup }, { lifeOf: () => fails });
    expect(setting.log.lines()).toContain('setup │ $ pip install . --index https://x:***@y');
  });
});
