import { describe, expect, it } from '@jest/globals';
import type { Context } from '../../../src/modes/context.ts';
import { LegOutput } from '../../../src/modes/leg-output.ts';
import { uuidOf } from '../../doubles/fixtures.ts';

const LEG = { name: 'unit', uuid: uuidOf(1) };
const OTHER = { name: 'lint', uuid: uuidOf(2) };

function written(output: LegOutput, leg: typeof LEG): (string | undefined)[] {
  const found = output.written(leg);
  return [found?.stdout?.bytes.toString(), found?.stderr?.bytes.toString()];
}

describe('the output that event streams bring', () => {
  it('is kept by leg and by stream, for the main process alone', () => {
    const output = new LegOutput('failed', {} as Context, () => undefined);
    const add = (leg: typeof LEG, stream: 'stdout' | 'stderr', text: string, process: number | null = 1): void => {
      output.take(leg, { kind: 'output', id: null, process, stream, bytes: Buffer.from(text) });
    };
    add(LEG, 'stdout', 'a');
    add(LEG, 'stderr', 'x');
    add(LEG, 'stdout', 'b');
    add(LEG, 'stdout', 'of another process', 2);
    add(OTHER, 'stderr', 'y', null);
    expect(written(output, LEG)).toEqual(['ab', 'x']);
    expect(written(output, OTHER)).toEqual([undefined, 'y']);
    expect(output.written({ name: 'none', uuid: uuidOf(3) })).toBeNull();
  });
});
