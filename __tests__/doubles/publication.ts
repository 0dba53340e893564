import type { Publication } from '../../src/inputs/publication-inputs.ts';

/** What a step in a job of a pull request's workflow run wants published. */
export function publication(fields: Partial<Publication> = {}): Publication {
  return {
    commentKey: 'c0ffee',
    checks: true,
    token: 'ghs_0123456789abcdefghij',
    apiUrl: 'https://api.github.test',
    proxyEnv: {},
    repository: 'octo/repo',
    workflow: 'CI',
    origin: { run: 'https://github.test/octo/repo/actions/runs/77', attempt: 2, job: 'test', index: 0, step: 'wait' },
    event: { name: 'pull_request', path: '', ref: 'refs/pull/7/merge', sha: 'b'.repeat(40) },
    ...fields,
  };
}
