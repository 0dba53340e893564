import { describe, expect, it } from '@jest/globals';
import { parseSelection } from '../../../src/selection/parse.ts';
import { verdict, weigh } from '../../../src/legs/verdict.ts';
import type { ModeSetting } from '../../doubles/mode-setting.ts';
import { type Fault, life } from '../../doubles/scripted-service.ts';
import { uuidOf } from '../../doubles/fixtures.ts';
import { arrived, ran, running } from './run-setting.ts';

const GOES_ON = life({ EXECUTING: 0 });

describe('a run that detaches', () => {
  const codeOf = ({ ledger }: ModeSetting): unknown => {
    const circumstances = { mode: 'run', detached: true } as const;
    return verdict(
      ledger.results().map((result) => weigh(result, circumstances)),
      circumstances,
    );
  };

  it('starts all legs and leaves them active, which is no failure', async () => {
    const setting = await ran(['unit', 'lint'], { detach: true }, { lifeOf: () => GOES_ON });
    expect(arrived(setting)).toEqual(['unit', 'lint']);
    expect(setting.service.sent('get')).toEqual([]);
    expect(codeOf(setting)).toMatchObject({ exitCode: 0, outcome: 'passed', counts: { active: 2 } });
    expect(setting.log.lines().at(-1)).toBe('Started 2 of 2 legs; the step does not wait for them.');
    expect(setting.context.record.mayHaveLostStart).toBe(false);
  });

  it('leaves a file that a later step reads as named operations', async () => {
    const { results } = await ran(['unit', 'a b'], { detach: true }, { lifeOf: () => GOES_ON });
    const text = results.rows.map((row) => JSON.stringify(row)).join('\n');
    expect(parseSelection(text, 'file').entries).toMatchObject([
      { kind: 'operation', name: 'unit', uuid: uuidOf(1_001) },
      { kind: 'operation', name: 'a b', uuid: uuidOf(1_002) },
    ]);
  });

  it('fails for a leg that is refused, and for one that is lost', async () => {
    const setting = await ran(
      ['a', 'b', 'c'],
      { detach: true },
      {
        faults: [
          { method: 'spawn', what: 'a', reply: 403 },
          { method: 'spawn', what: 'b', reply: 'network' },
          { method: 'list', reply: 403 },
        ],
      },
    );
    expect(codeOf(setting)).toMatchObject({
      exitCode: 1,
      outcome: 'failed',
      counts: { failed: 1, unknown: 1, active: 1 },
    });
    expect(setting.log.text()).toMatch(/a · not started · .*HTTP 403/);
    expect(setting.log.text()).toContain('Started 1 of 3 legs');
    expect(setting.results.rows).toEqual([{ name: 'c', uuid: uuidOf(1_001) }]);
  });

  it('whose time is over before a busy service takes all of its legs has timed out, and leaves the others active', async () => {
    const setting = await ran(
      ['a', 'b'],
      { detach: true, timeout: 10_000 },
      { faults: [{ method: 'spawn', what: 'b', reply: 429, retryAfter: 3_000 }] },
    );
    expect(codeOf(setting)).toMatchObject({
      exitCode: 1,
      outcome: 'timed-out',
      counts: { active: 1, 'timed-out': 1 },
    });
  });

  it('that crashes leaves a line of each leg that it had started', async () => {
    const bug = new TypeError('a bug');
    const faults: Fault[] = [{ method: 'spawn', what: 'b', reply: bug }];
    const setting = running(['a', 'b'], { detach: true }, { faults });
    await expect(setting.ended).rejects.toBe(bug);
    expect(setting.results.rows).toEqual([{ name: 'a', uuid: uuidOf(1_001) }]);
  });

  it('gives a sign of life while it starts', async () => {
    const setting = await ran(
      ['a', 'b'],
      { detach: true },
      { faults: [{ method: 'spawn', what: 'a', reply: 429, retryAfter: 120_000, times: 1 }] },
    );
    expect(setting.log.lines().filter((line) => line === 'still starting · 1/2 started')).toHaveLength(2);
  });
});
