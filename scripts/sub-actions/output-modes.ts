import { type ModeName, MODES } from '../../src/values/mode.ts';

const RUN = ['legs', 'flaky', 'flaky-count', 'reused', 'reused-count', 'setup-image', 'setup-cache-hit'];
const RUN_TESTS = ['tests', 'tests-passed', 'tests-failed', 'tests-skipped', 'tests-flaky', 'failed-tests'];
const LIST = ['ended', 'ended-count'];

/** The modes that write the output. */
export function modesOfOutput(name: string): readonly ModeName[] {
  if ([...RUN, ...RUN_TESTS].includes(name)) return ['run'];
  return LIST.includes(name) ? ['list'] : MODES;
}
