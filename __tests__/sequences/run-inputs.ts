import { BASE_IMAGE } from '../../simulator/simulator.ts';
import type { Dice } from './dice.ts';
import type { ScriptedLeg } from './scenario.ts';

/** Files of the workspace that a run uploads. */
export const WORKSPACE: Readonly<Record<string, string>> = {
  'src/main.ts': 'console.log(1);\n',
  'src/deep/other.ts': 'export {};\n',
  'package-lock.json': '{}\n',
};

/** Any mix of what mode run takes and does not refuse. `isPlain` says that the legs' names may stand in a tag. */
export function makeRunInputs(
  dice: Dice,
  legs: readonly ScriptedLeg[],
  isPlain: boolean,
): { readonly inputs: Record<string, string> } {
  const commands = legs.map(({ name, allowFailure = false }, index) => {
    const command = `make leg-${String(index)}`;
    return `${JSON.stringify(name)}:${JSON.stringify(allowFailure ? { command, 'allow-failure': true } : command)}`;
  });
  const detach = dice.chance(0.2);
  const setup = dice.chance(0.3);
  const files = dice.chance(0.4);
  const disposable = dice.chance(0.2);
  const keeps = !detach && !disposable;
  return {
    inputs: {
      image: dice.pick([BASE_IMAGE, BASE_IMAGE, 'tag:busybox:latest', 'docker://registry.test/tools:1']),
      legs: `{${commands.join(',')}}`,
      detach: String(detach),
      disposable: String(disposable),
      ...retrying(dice, detach),
      ...(setup ? { setup: 'make ready' } : {}),
      ...(setup && dice.chance(0.5) ? { 'setup-key': 'a key' } : {}),
      ...(setup && files && dice.chance(0.5) ? { 'setup-files': 'package-lock.json' } : {}),
      ...(files ? { files: 'src' } : {}),
      ...(detach ? {} : dice.pick([{}, {}, { 'max-parallel': '1' }, { 'max-parallel': '3' }])),
      ...(keeps && dice.chance(0.3) ? collecting(dice) : {}),
      ...(keeps && isPlain && dice.chance(0.25) ? { tag: 'kept/{{leg}}' } : {}),
    },
  };
}

function retrying(dice: Dice, detach: boolean): Record<string, string> {
  const retries = dice.pick(['0', '0', '1', '2']);
  const reasons = dice.pick(['platform', 'failure', 'platform failure', 'timeout', 'platform failure timeout']);
  if (retries === '0') return {};
  if (detach || reasons === 'platform') return { retries };
  return { retries, 'retry-on': reasons, ...(reasons.includes('timeout') ? { 'run-timeout': '1s' } : {}) };
}

function collecting(dice: Dice): Record<string, string> {
  return {
    collect: '/etc/os-release\nreport.xml -> reports',
    'if-no-files-found': dice.pick(['warn', 'ignore', 'error']),
  };
}
