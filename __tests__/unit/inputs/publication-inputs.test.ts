import { describe, expect, it } from '@jest/globals';
import type { InputName } from '../../../src/inputs/input-source.ts';
import { InvalidInputs } from '../../../src/values/problems.ts';
import { readInputs } from '../../../src/inputs/inputs.ts';
import type { Publication } from '../../../src/inputs/publication-inputs.ts';
import { readSwitches } from '../../../src/inputs/switches.ts';
import { givenInputs } from '../../doubles/given-inputs.ts';

type Given = Readonly<Partial<Record<InputName, string>>>;
type Env = Readonly<Record<string, string>>;

const TOKEN = 'ghs_0123456789abcdefghij';
const JOB: Env = {
  GITHUB_SERVER_URL: 'https://github.test',
  GITHUB_API_URL: 'https://github.test/api/v3',
  GITHUB_REPOSITORY: 'octo/repo',
  GITHUB_RUN_ID: '77',
  GITHUB_RUN_ATTEMPT: '2',
  GITHUB_WORKFLOW: 'CI',
  GITHUB_WORKFLOW_REF: 'octo/repo/.github/workflows/ci.yml@refs/pull/7/merge',
  GITHUB_JOB: 'test',
  GITHUB_ACTION: 'wait',
  GITHUB_EVENT_NAME: 'pull_request',
  GITHUB_EVENT_PATH: '/event.json',
  GITHUB_REF: 'refs/pull/7/merge',
  GITHUB_SHA: 'abc',
};

function publication(given: Given, env: Env = JOB): Publication {
  const read = readSwitches(givenInputs({ 'github-token': TOKEN, ...given }, env)).publication.checked();
  if (read === null) throw new Error('Nothing is published.');
  return read;
}

async function problemsOf(read: () => unknown): Promise<readonly string[]> {
  const error: unknown = await Promise.resolve()
    .then(read)
    .catch((thrown: unknown) => thrown);
  if (!(error instanceof InvalidInputs)) throw new Error('expected InvalidInputs', { cause: error });
  return error.problems;
}

describe('what is published', () => {
  it('is nothing by default, with or without a token', () => {
    for (const given of [{ 'github-token': TOKEN }, {}]) {
      expect(readSwitches(givenInputs(given, JOB)).publication.checked()).toBeNull();
    }
  });

  it('knows where it is from', () => {
    expect(publication({ comment: 'true', checks: 'True', 'job-index': '3' })).toEqual({
      commentKey: expect.stringMatching(/^[\da-f]{64}$/),
      checks: true,
      token: TOKEN,
      apiUrl: 'https://github.test/api/v3',
      proxyEnv: {},
      repository: 'octo/repo',
      workflow: 'CI',
      origin: { run: 'https://github.test/octo/repo/actions/runs/77', attempt: 2, job: 'test', index: 3, step: 'wait' },
      event: { name: 'pull_request', path: '/event.json', ref: 'refs/pull/7/merge', sha: 'abc' },
    });
    expect(publication({ checks: 'true' }, {})).toEqual({
      commentKey: null,
      checks: true,
      token: TOKEN,
      apiUrl: 'https://api.github.com',
      proxyEnv: {},
      repository: '',
      workflow: '',
      origin: { run: '', attempt: 1, job: '', index: 0, step: '' },
      event: { name: '', path: '', ref: '', sha: '' },
    });
  });

  it.each([
    ['https://github.test/api/v3/', 'https://github.test/', 'https://github.test/api/v3', 'https://github.test'],
    ['https://github.test/api/v3//', 'https://github.test//', 'https://github.test/api/v3', 'https://github.test'],
    ['', '', 'https://api.github.com', 'https://github.com'],
  ])('takes %j and %j for addresses without a slash at the end', (api, server, apiUrl, serverUrl) => {
    const env = { ...JOB, GITHUB_API_URL: api, GITHUB_SERVER_URL: server };
    const read = publication({ checks: 'true' }, env);
    expect([read.apiUrl, read.origin.run]).toEqual([apiUrl, `${serverUrl}/octo/repo/actions/runs/77`]);
  });

  it.each<[Given, string[]]>([
    [
      { comment: 'true' },
      ['github-token: it is empty, but comment needs it: drop github-token, since its default is the token of the job'],
    ],
    [
      { checks: 'true' },
      ['github-token: it is empty, but checks needs it: drop github-token, since its default is the token of the job'],
    ],
    [
      { comment: 'TRUE', checks: 'true' },
      [
        'github-token: it is empty, but comment and checks need it: drop github-token, since its default is the token of the job',
      ],
    ],
    [
      { comment: 'yes', checks: 'true' },
      [
        expect.stringMatching(/^comment: "yes"/) as unknown as string,
        'github-token: it is empty, but checks needs it: drop github-token, since its default is the token of the job',
      ],
    ],
    [{ checks: '1' }, [expect.stringMatching(/^checks: "1"/) as unknown as string]],
  ])('cannot be as %j wants it', async (given, problems) => {
    const read = readSwitches(givenInputs(given, JOB)).publication;
    expect(await problemsOf(read.checked)).toEqual(problems);
    expect(read.value).toBeNull();
  });

  it('is checked with all other inputs', async () => {
    const given: Given = { mode: 'list', token: 'a-token', comment: 'true', max: '0' };
    const problems = await problemsOf(() => readInputs(givenInputs(given, JOB)));
    expect(problems).toHaveLength(2);
    expect(problems).toContain(
      'github-token: it is empty, but comment needs it: drop github-token, since its default is the token of the job',
    );
  });

  it('is known although other inputs are bad', () => {
    const source = givenInputs({ mode: 'nonsense', comment: 'true', 'github-token': TOKEN }, JOB);
    expect(readSwitches(source).publication.value).toMatchObject({ checks: false, repository: 'octo/repo' });
  });

  it('lets no other error pass for a bad input', () => {
    const source = { ...givenInputs({}), get: () => { throw new TypeError('broken'); } }; // prettier-ignore
    expect(() => readSwitches(source)).toThrow('broken');
  });
});

describe('the key of the comment', () => {
  const keyOf = (given: Given, env: Env = {}): string | null =>
    publication({ comment: 'true', ...given }, { ...JOB, ...env }).commentKey;

  it('stays the same from run to run, and from attempt to attempt', () => {
    const next = {
      GITHUB_RUN_ID: '78',
      GITHUB_RUN_ATTEMPT: '1',
      GITHUB_SHA: 'def',
      GITHUB_REF: 'refs/heads/main',
      GITHUB_WORKFLOW_REF: 'octo/repo/.github/workflows/ci.yml@refs/heads/main@2',
      GITHUB_WORKFLOW: 'renamed',
    };
    expect(keyOf({}, next)).toBe(keyOf({}));
  });

  it.each<[string, Given, Env]>([
    ['another workflow', {}, { GITHUB_WORKFLOW_REF: 'octo/repo/.github/workflows/other.yml@refs/pull/7/merge' }],
    ['another job', {}, { GITHUB_JOB: 'lint' }],
    ['another position in the matrix', { 'job-index': '1' }, {}],
    ['another matrix where no position is given', { 'job-index': '', 'job-matrix': '{"os":"linux"}' }, {}],
    ['another step', {}, { GITHUB_ACTION: 'wait2' }],
    ['a key', { 'comment-key': 'unit' }, {}],
    [
      'a key that reads like the default',
      { 'comment-key': '["octo/repo/.github/workflows/ci.yml","test",0,"wait"]' },
      {},
    ],
  ])('is another one with %s', (_, given, env) => {
    expect(keyOf(given, env)).not.toBe(keyOf({}));
  });

  it('that is given is the same wherever it is', () => {
    const given = { 'comment-key': 'all tests' };
    expect(keyOf(given, { GITHUB_JOB: 'lint', GITHUB_ACTION: 'x' })).toBe(keyOf(given));
    expect(keyOf({ 'comment-key': 'other' })).not.toBe(keyOf(given));
  });

  it('is made with the name of the workflow where its file is not known', () => {
    const older = { GITHUB_WORKFLOW_REF: '' };
    expect(keyOf({}, { ...older, GITHUB_WORKFLOW: 'B' })).not.toBe(keyOf({}, older));
  });
});
