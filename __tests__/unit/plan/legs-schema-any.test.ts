import { describe, it } from '@jest/globals';
import fc from 'fast-check';
import { SETTING_NAMES } from '../../../src/plan/leg-fields.ts';
import { problemsOf } from './plan-of.ts';
import { fits } from './plan-schema.ts';

/** With the inputs that a leg may need, so that what is wrong is wrong with the legs. */
function isRead(legs: string): boolean {
  return problemsOf({ legsFile: { path: 'legs.yml', text: legs }, command: 'make', cwd: '/srv' }).length === 0;
}

describe('the schema of legs', () => {
  it('and the step judge any legs the same', () => {
    const texts = 'x|make it|-x|/x|true|False|no|0|5|5m|0s|5 m|2GiB|1:2|| '.split('|');
    const numbers = [-5, -1, 0, 1, 1.5, 90, 2_147_483, 2_147_484, 10_485_760, 10_485_761, 4_294_967_294, 4_294_967_295];
    const scalar = fc.constantFrom(...texts, ...numbers, true, false, null);
    const list = fc.array(fc.oneof({ weight: 9, arbitrary: scalar }, { weight: 1, arbitrary: fc.constant(['x']) }), {
      maxLength: 3,
    });
    const variables = fc.dictionary(fc.constantFrom('A', 'B_1', '1A', 'A B', ''), scalar, { maxKeys: 2 });
    const any = fc.oneof({ weight: 8, arbitrary: scalar }, list, variables);
    const image = fc.constantFrom('tag:x', 'docker://alpine', 'alpine', '', null, 5, true);
    // A word of letters as a list is an exception above.
    const env = fc.oneof(any, fc.constantFrom('A=1', 'A=1\nB=', 'A=1\nB', '# c', 'A B', '='));
    const args = fc.oneof(list, fc.constantFrom('x', 5, null), variables);
    const special = { image, env, args, comand: any };
    const names = ['command', 'files', ...SETTING_NAMES, ...Object.keys(special)];
    const field = fc
      .constantFrom(...names)
      .chain((name) => fc.tuple(fc.constant(name), name in special ? special[name as keyof typeof special] : any));
    const fields = fc.array(field, { maxLength: 2 }).map((some) => Object.fromEntries(some));
    const leg = fc.oneof(fields, fc.oneof(scalar, list));
    const plan = fc.tuple(leg, fc.option(fc.oneof(scalar, list))).map(([a, b]) => ({ a, ...(b !== null && { b }) }));
    fc.assert(
      fc.property(plan, (legs) => {
        const text = JSON.stringify(legs);
        return fits('legs', text) === isRead(text);
      }),
      { numRuns: 300 },
    );
  });
});
