import { quote } from '../values/values.ts';
import { LEG_FIELDS } from './leg-fields.ts';
import { nearest } from './nearest.ts';

/** What a workflow, or a file for containers, calls it → the field of a leg. */
const WORKFLOW_WORDS: Readonly<Record<string, string>> = {
  run: 'command',
  cmd: 'command',
  script: 'command',
  entrypoint: 'command',
  'timeout-minutes': 'timeout (such as 5m)',
  'continue-on-error': 'allow-failure',
  'working-directory': 'cwd',
  working_dir: 'cwd',
  workdir: 'cwd',
  container: 'image',
  environment: 'env',
  volumes: 'files',
};

const ONE_COMMAND = 'a leg has one command: write all of it in command, and drop this field';
const NO_MATRIX = 'a leg has no matrix: use the input matrix in place of legs';

/** Words that stand around the commands in a workflow → what to do instead. */
const OUTER_WORDS: Readonly<Record<string, string>> = {
  steps: ONE_COMMAND,
  jobs: ONE_COMMAND,
  uses: ONE_COMMAND,
  with: ONE_COMMAND,
  needs: 'no leg waits for another: use a second step for what has to wait',
  if: 'every leg runs: test the condition in command',
  'runs-on': 'a leg runs in a sandbox: choose its image',
  strategy: NO_MATRIX,
  matrix: NO_MATRIX,
  services: 'a leg has no services: start them in command',
};

/** Inputs of the step that one may look for in a leg. */
const STEP_WORDS = [
  ...['retries', 'retry-on', 'on-rerun', 'max-parallel', 'fail-fast', 'detach', 'dry-run'],
  ...['collect', 'collect-timeout', 'test-reports', 'setup', 'setup-key', 'setup-keep', 'setup-files'],
  ...['logs', 'output-dir', 'leg-name', 'on-timeout', 'stop-grace'],
];

/** The field that is meant most likely; null when none is. */
export function meantField(name: string): string | null {
  if (Object.hasOwn(OUTER_WORDS, name)) return null;
  return (Object.hasOwn(WORKFLOW_WORDS, name) ? WORKFLOW_WORDS[name] : null) ?? nearest(name, LEG_FIELDS.keys());
}

/** Whether the field is the command, or stands in its place. */
export function isCommand(name: string): boolean {
  return name === 'command' || meantField(name) === 'command' || Object.hasOwn(OUTER_WORDS, name);
}

/** What is wrong with a field that a leg does not have, and what to write instead. */
export function problemOfField(name: string): string {
  const meant = meantField(name);
  const outer = Object.hasOwn(OUTER_WORDS, name) ? OUTER_WORDS[name] : null;
  const others = outer ?? `the fields are ${[...LEG_FIELDS.keys()].join(', ')}`;
  const ofStep = STEP_WORDS.includes(name) ? 'it is an input of the step: write it beside legs' : null;
  const hint = ofStep ?? (meant === null ? others : `did you mean ${meant}?`);
  return `unknown field ${quote(name)}: ${hint}`;
}
