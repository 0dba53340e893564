import { describe, expect, it } from '@jest/globals';
import { parseSelection } from '../../../src/selection/parse.ts';
import { resolveLegs, type Selection } from '../../../src/selection/resolve.ts';
import type { SessionHistory } from '../../../src/selection/session.ts';
import type { WorkflowRun } from '../../../src/selection/workflow.ts';
import { InvalidInputs } from '../../../src/values/problems.ts';

const A = 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa';
const B = 'bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb';
const C = 'cccccccc-cccc-4ccc-8ccc-cccccccccccc';

function history(runs: readonly string[], closed: string[] = []): () => Promise<SessionHistory> {
  return () =>
    Promise.resolve({
      resolve: (reference) => {
        if (reference.kind === 'tip') return A;
        throw new InvalidInputs([`no ${reference.kind}`]);
      },
      detachedRuns: () => runs,
      close: () => closed.push('closed'),
    });
}

const noHistory = (): Promise<SessionHistory> => Promise.reject(new Error('must not be opened'));

const RUN: WorkflowRun = {
  url: 'https://github.com/octo/repo/actions/runs/4711',
  repository: 'octo/repo',
  id: '4711',
  apiUrl: 'https://api.github.com',
  proxyEnv: {},
  token: 'ghs_0123456789',
  since: '6h',
};

const OUTSIDE = { run: null, mayBeNone: false };

async function resolve(text: string, open = noHistory, run: WorkflowRun | null = null, mayBeNone = false) {
  return resolveLegs([parseSelection(text, 'operations')], open, { run, mayBeNone });
}

async function refusal(promise: Promise<Selection>): Promise<InvalidInputs> {
  const error: unknown = await promise.then(() => null).catch((thrown: unknown) => thrown);
  if (error instanceof InvalidInputs) return error;
  throw new Error('expected InvalidInputs', { cause: error });
}

describe('resolveLegs', () => {
  it('takes all selections together, in the order given, with their warnings', async () => {
    const selections = [parseSelection(`${B} x=${A}`, 'operations'), parseSelection(`y=${A} ${C}`, 'file')];
    expect(await resolveLegs(selections, noHistory, OUTSIDE)).toEqual({
      kind: 'legs',
      legs: [
        { name: '1', uuid: B },
        { name: 'x', uuid: A },
        { name: '3', uuid: C },
      ],
      warnings: [`Operation ${A} is given as "x" and as "y": it is "x" here`],
    });
  });

  it('looks into the session for references and its detached runs, once', async () => {
    const closed: string[] = [];
    expect(await resolve(`session tip=@ ${A}`, history([B, C], closed))).toEqual({
      kind: 'legs',
      legs: [
        { name: '1', uuid: B },
        { name: '2', uuid: C },
        { name: 'tip', uuid: A },
      ],
      warnings: [],
    });
    expect(closed).toEqual(['closed']);
  });

  it('lets all win over everything beside it', async () => {
    expect(await resolve('all')).toEqual({ kind: 'all', warnings: [] });
    expect(await resolve('all ["all"]')).toEqual({ kind: 'all', warnings: [] });
    expect(await resolve('all @')).toEqual({
      kind: 'all',
      warnings: ['"all" wins over everything given beside it: "@" not looked at'],
    });
    expect(await resolve(`nonsense all {oops ${A}`)).toEqual({
      kind: 'all',
      warnings: [expect.stringContaining('beside it: "nonsense" and 1 more not looked at')],
    });
  });

  it('leaves the operations of the workflow run to be asked for', async () => {
    expect(await resolve('workflow', noHistory, RUN)).toEqual({
      kind: 'workflow',
      run: RUN,
      beside: [],
      mayBeNone: false,
      warnings: [],
    });
    expect(await resolve(`x=${A} Workflow ${B} y=${A} workflow`, noHistory, RUN)).toEqual({
      kind: 'workflow',
      run: RUN,
      beside: [
        { source: 'operations', token: `x=${A}`, name: 'x', uuid: A },
        { source: 'operations', token: B, name: null, uuid: B },
        { source: 'operations', token: `y=${A}`, name: 'y', uuid: A },
      ],
      mayBeNone: false,
      warnings: [`Operation ${A} is given as "x" and as "y": it is "x" here`],
    });
    expect(await resolve('workflow all', noHistory, RUN)).toMatchObject({ kind: 'all' });
    expect((await refusal(resolve(`workflow x=${A} x=${B}`, noHistory, RUN))).problems).toHaveLength(1);
    expect(await resolve(A, noHistory, RUN)).toMatchObject({ kind: 'legs' });
  });

  it('names everything that cannot be used at once', async () => {
    const closed: string[] = [];
    const selections = [
      parseSelection(`@-1 bad worse workflow @ bad`, 'operations'),
      parseSelection(`x=${A} x=${B} bad`, 'some/file'),
      parseSelection('session', 'other'),
    ];
    const { problems } = await refusal(resolveLegs(selections, history([], closed), OUTSIDE));
    const notReference =
      'neither a UUID nor one of the words all, session, workflow: give the output "operations" of a run step';
    expect(problems).toEqual([
      'operations: "@-1": no back',
      `operations: "bad", "worse": ${notReference}`,
      'operations: "workflow": this step is not in a workflow run, since GITHUB_RUN_ID or GITHUB_REPOSITORY is not set: name UUIDs',
      `some/file: "bad": ${notReference}`,
      'other: "session": the session has no detached run: set if-no-operations: pass to allow that',
      `some/file: "x=${B}": the name "x" is given to ${A} too: use another name`,
    ]);
    expect(closed).toEqual(['closed']);
  });

  it('refuses nothing at all', async () => {
    for (const text of ['', '[]', '{"a":null}']) {
      expect((await refusal(resolve(text))).message).toMatch(/^operations: it is empty: give UUIDs/);
    }
    expect((await refusal(resolveLegs([], noHistory, { run: RUN, mayBeNone: false }))).message).toMatch(
      /^operations: it is empty: give UUIDs/,
    );
  });

  it('finds nothing to do where that may be', async () => {
    const none = { kind: 'legs', legs: [], warnings: [] };
    for (const text of ['', '[]', '{"a":null}']) expect(await resolve(text, noHistory, null, true)).toEqual(none);
    expect(await resolve('session', history([]), null, true)).toEqual(none);
    expect(await resolve('workflow', noHistory, RUN, true)).toMatchObject({ kind: 'workflow', mayBeNone: true });
    const entry = { token: 'out/*.json', kind: 'none', reason: 'no file below /w matches it' } as const;
    const files = [{ source: 'operations-file', entries: [entry] }];
    expect(await resolveLegs(files, noHistory, { run: null, mayBeNone: true })).toEqual(none);
    expect((await refusal(resolveLegs(files, noHistory, OUTSIDE))).message).toBe(
      'operations-file: "out/*.json": no file below /w matches it',
    );
    expect((await refusal(resolve('bad', noHistory, null, true))).message).toMatch(/^operations: "bad": /);
  });

  it('reports a session that cannot be opened for each token that needs it', async () => {
    const open = (): Promise<SessionHistory> => Promise.reject(new InvalidInputs(['no store']));
    const { message } = await refusal(resolve(`session ${A} @1`, open));
    expect(message).toBe('operations: "session", "@1": no store');
  });

  it('lets other errors through', async () => {
    await expect(resolve('@')).rejects.toThrow('must not be opened');
    const broken = (): Promise<SessionHistory> =>
      Promise.resolve({
        resolve: () => {
          throw new TypeError('a bug');
        },
        detachedRuns: () => [],
        close: () => undefined,
      });
    await expect(resolve('@', broken)).rejects.toThrow(TypeError);
  });
});

describe('resolveLegs with more than anyone reads', () => {
  const junk = Array.from({ length: 3_000 }, (_, index) => `junk-${String(index)}-${'x'.repeat(200)}`).join(' ');

  it('names the first 200 bad tokens, each cut, and counts the others', async () => {
    const { message } = await refusal(resolve(`${A} ${junk}`));
    expect(message).toContain('"junk-199-');
    expect(message).not.toContain('"junk-200-');
    expect(message).toMatch(/run step\nand 2800 more$/);
    expect(message.length).toBeLessThan(200 * 120 + 200);
  });

  it('counts them over all sources, and those that a history does not have', async () => {
    const ids = Array.from({ length: 60 }, (_, index) => String(index + 1)).join(' ');
    const selections = [parseSelection(junk, 'operations'), parseSelection(ids, 'file')];
    expect((await refusal(resolveLegs(selections, history([]), OUTSIDE))).message).toMatch(/\nand 2860 more$/);
  });

  it('counts them where all wins over them', async () => {
    expect((await resolve(`${junk} all`)).warnings).toEqual([expect.stringMatching(/ and 2999 more not looked at$/)]);
  });

  it('refuses more than 10,000 operations before it looks any up, however often each is given', async () => {
    const uuids = Array.from({ length: 10_000 }, (_, index) => A.slice(0, 24) + String(index).padStart(12, '0'));
    expect(await resolve([...uuids, ...uuids].join(' '))).toMatchObject({ kind: 'legs', legs: { length: 10_000 } });
    const numbers = Array.from({ length: 10_001 }, (_, index) => String(index + 1));
    for (const given of [[...uuids, A], numbers]) {
      expect((await refusal(resolve(given.join(' '), history([])))).message).toBe(
        '10001 operations are given, and a step takes 10000 at most: use several steps',
      );
    }
  });
});
