import { describe, expect, it } from '@jest/globals';
import { LegOutput } from '../../../src/modes/leg-output.ts';
import type { OperationDetail } from '../../../src/contree/types.ts';
import type { LogPolicy } from '../../../src/inputs/inputs.ts';
import { modeSetting } from '../../doubles/mode-setting.ts';
import { operation, uuidOf, written as writtenText } from '../../doubles/fixtures.ts';

const LEG = { name: 'unit', uuid: uuidOf(1) };
const OTHER = { name: 'lint', uuid: uuidOf(2) };

function deps(commandOf: (name: string) => string | null = () => null) {
  return { ...modeSetting().context, commandOf, onPrint: () => undefined };
}

function written(output: LegOutput, leg: typeof LEG): (string | undefined)[] {
  const found = output.written(leg);
  return [found?.stdout?.bytes.toString(), found?.stderr?.bytes.toString()];
}

describe('the output that event streams bring', () => {
  it('is kept by leg and by stream, for the main process alone', () => {
    const output = new LegOutput('failed', deps());
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

  it('is kept in part alone, of hundreds of legs at a time in the smallest part', () => {
    const output = new LegOutput('failed', deps());
    const bytes = Buffer.from('a line\n'.repeat(20_000));
    const take = (index: number, text: Buffer): number => {
      const leg = { name: `leg ${index}`, uuid: uuidOf(index) };
      output.take(leg, { kind: 'output', id: null, process: 1, stream: 'stdout', bytes: text });
      return output.written(leg)?.stdout?.bytes.length ?? 0;
    };
    for (let index = 0; index < 255; index += 1) take(index, Buffer.from('a'));
    const sizes = [255, 256, 257].map((index) => take(index, bytes));
    expect(sizes.map((size) => Math.round(size / 1024))).toEqual([104, 2, 2]);
    // Room for another.
    output.end({ name: 'leg 0', uuid: uuidOf(0) }, null, true);
    output.end({ name: 'leg 1', uuid: uuidOf(1) }, null, true);
    output.end({ name: 'leg 2', uuid: uuidOf(2) }, null, true);
    expect(take(258, bytes)).toBeGreaterThan(60_000);
  });

  it('is not whole when the log was too large for all of it, although it was read to its end', () => {
    const ended = (logs: LogPolicy, detail: OperationDetail, isCapped: boolean) => {
      const output = new LegOutput(logs, deps());
      output.take(LEG, { kind: 'output', id: 1, process: 1, stream: 'stdout', bytes: Buffer.from('a') });
      if (isCapped) output.take(LEG, { kind: 'capped', id: 2, process: 0 });
      const { shown, detail: known } = output.end(LEG, detail, true);
      return [shown, known?.operation.stdout?.streamed];
    };
    const kept = { operation: operation({ stdout: writtenText('abc') }), payload: null, retryAfter: null };
    const lost = { ...kept, operation: operation({ stdout: null }) };
    expect([ended('live', kept, false), ended('live', kept, true)]).toEqual([
      ['all', undefined],
      ['some', undefined],
    ]);
    expect([ended('failed', lost, false), ended('failed', lost, true)]).toEqual([
      ['none', 'whole'],
      ['none', 'part'],
    ]);
  });
});
