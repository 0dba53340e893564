import { describe, expect, it } from '@jest/globals';
import { lastingResults } from '../../../src/report/lasting-results.ts';
import { keptResults } from '../../doubles/kept-results.ts';

const LEG = { name: 'unit', uuid: '00000000-0000-4000-8000-000000000001' };

describe('lasting results', () => {
  it('are written as they are', () => {
    const kept = keptResults();
    const problems: unknown[] = [];
    const results = lastingResults(kept, (problem) => problems.push(problem));
    results.add({ a: 1 });
    results.addProblem(LEG, 'not read');
    expect(results.path).toBe(kept.path);
    expect(kept.rows).toEqual([{ a: 1 }, { uuid: LEG.uuid, error: 'not read' }]);
    expect(problems).toEqual([]);
  });

  it('tell of the first problem alone, and take what comes after it', () => {
    const kept = keptResults();
    const problems: unknown[] = [];
    const add = (payload: unknown): void => {
      if (typeof payload === 'string') throw new Error(payload);
      kept.add(payload);
    };
    const results = lastingResults({ ...kept, add }, (problem) => problems.push(problem));
    for (const payload of ['first', 'second', 3]) results.add(payload);
    expect(problems).toEqual([new Error('first')]);
    expect(kept.rows).toEqual([3]);
  });
});
