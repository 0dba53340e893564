import { describe, expect, it } from '@jest/globals';
import { readOrigin } from '../../../src/inputs/switches.ts';

const ENV = {
  GITHUB_SERVER_URL: 'https://github.example/',
  GITHUB_REPOSITORY: 'octo/repo',
  GITHUB_RUN_ID: '4711',
  GITHUB_RUN_ATTEMPT: '2',
  GITHUB_JOB: 'tests',
  GITHUB_ACTION: '__contree_op-action',
};

describe('the origin of a step', () => {
  it('comes from the runner’s variables', () => {
    expect(readOrigin(ENV, ' 3 ', '{"python":"3.12"}')).toEqual({
      run: 'https://github.example/octo/repo/actions/runs/4711',
      attempt: 2,
      job: 'tests',
      index: 3,
      matrix: expect.any(Number),
      step: '__contree_op-action',
    });
  });

  it('has no address outside of a workflow', () => {
    expect(readOrigin({}, '', '')).toEqual({ run: '', attempt: 1, job: '', index: 0, step: '' });
    expect(readOrigin({ ...ENV, GITHUB_RUN_ID: '' }, '', '').run).toBe('');
    expect(readOrigin({ ...ENV, GITHUB_REPOSITORY: undefined }, '', '').run).toBe('');
  });

  it('is on github.com unless the runner names another server', () => {
    const { run } = readOrigin({ GITHUB_REPOSITORY: 'octo/repo', GITHUB_RUN_ID: '1' }, '', '');
    expect(run).toBe('https://github.com/octo/repo/actions/runs/1');
  });

  it.each(['', 'x', '-1', '1.5', '${{ strategy.job-index }}'])('counts %j as the first position', (jobIndex) => {
    expect(readOrigin(ENV, jobIndex, '').index).toBe(0);
  });

  it('differs between the jobs of a matrix when the runner gives no position', () => {
    const indexOf = (jobMatrix: string): number => readOrigin(ENV, '', jobMatrix).index;
    const indices = ['{"python":"3.12"}', '{"python":"3.13"}', '{"python":"3.12"}'].map(indexOf);
    expect(new Set(indices).size).toBe(2);
    expect(indices[0]).toBe(indices[2]);
    for (const index of indices) expect(index).toBeGreaterThan(256);
    expect(['null', '{}', '', ' null\n'].map(indexOf)).toEqual([0, 0, 0, 0]);
  });

  it('names the values of the matrix beside the position, which a matrix that is computed may give to others', () => {
    const matrixOf = (jobMatrix: string): number | undefined => readOrigin(ENV, '0', jobMatrix).matrix;
    const numbers = ['{"db":"pg"}', '{"db":"mysql"}', '{"db":"pg"}'].map(matrixOf);
    expect([numbers[0] === numbers[1], numbers[0] === numbers[2]]).toEqual([false, true]);
    expect(['null', '{}', '', ' null\n'].map((none) => readOrigin(ENV, '0', none))).toEqual(
      Array.from({ length: 4 }, () => expect.not.objectContaining({ matrix: expect.anything() })),
    );
  });

  it.each(['', '0', 'x', '-2'])('counts %j as the first attempt', (attempt) => {
    expect(readOrigin({ ...ENV, GITHUB_RUN_ATTEMPT: attempt }, '0', '').attempt).toBe(1);
  });
});
