/** Steps that would pass, or seem to, without what their author meant. Each is an error or red. */
import { describe, expect, it } from '@jest/globals';
import type { ActionEnd } from '../../../scripts/run-action.ts';
import { runOf, stage } from '../harness.ts';
import { attemptsOf } from '../rerun-harness.ts';

const scene = stage();

/** The annotations of the step's log, without their secrets and places. */
function annotations({ stdout }: ActionEnd): string[] {
  return stdout.split('\n').filter((line) => /^::(?:error|warning|notice)::/.test(line));
}

/** The step ends with this error before it starts anything. */
async function expectRefusal(inputs: Readonly<Record<string, string>>, problem: string): Promise<void> {
  const end = await scene.run(inputs);
  expect(end.exitCode).toBe(1);
  expect(end.outputs).toMatchObject({ 'exit-code': '1', outcome: 'failed' });
  expect(annotations(end)).toEqual([expect.stringContaining(`(exit code 1): ${problem}`)]);
  expect(scene.operations()).toEqual([]);
}

describe('the five ways to a false green', () => {
  it('1: a line of a leg that fails before the last one', async () => {
    const end = await scene.run(runOf({ legs: 'unit: |\n  false\n  echo on\nlist: |\n  true && false\n  echo on' }));
    expect(end.exitCode).toBe(1);
    expect(end.outputs).toMatchObject({ outcome: 'failed', failed: '["unit","list"]' });
  });

  it('2: a line of a setup that fails before the last one, whose image would be kept', async () => {
    const inputs = runOf({ setup: 'false\necho on', 'setup-key': 'false-green', legs: 'unit: "true"' });
    const ends = [await scene.run(inputs), await scene.run(inputs)];
    expect(ends.map(({ exitCode, outputs }) => [exitCode, outputs['outcome'], outputs['setup-image']])).toEqual([
      [1, 'failed', undefined],
      [1, 'failed', undefined],
    ]);
    expect(scene.operations()).toHaveLength(2);
    expect(scene.requests().filter((request) => request.includes('/tag'))).toEqual([]);
  });

  it('3: an axis that nothing uses, since GitHub made nothing of ${{ matrix.shard }}', async () => {
    const problem = 'matrix: no setting uses the axis "shard": write {{shard}} in command';
    await expectRefusal(runOf({ matrix: 'shard: [1, 2]', command: 'test -z "" # SHARD=' }), problem);
    const included = 'matrix: no setting uses "shard" of include: write {{shard}} in command';
    await expectRefusal(runOf({ matrix: 'include: [{shard: 1}, {shard: 2}]', command: 'true' }), included);
  });

  it('4: a line of env that gives no variable a value', async () => {
    const legs = 'unit: \'test -z "$STRICT"\'';
    const problem = 'env: line 1: "STRICT on" is not NAME=VALUE: write STRICT=on';
    await expectRefusal(runOf({ legs, env: 'STRICT on' }), problem);
    const exported = 'env: line 1: "export STRICT=on" is not NAME=VALUE: write STRICT=on';
    await expectRefusal(runOf({ legs, env: 'export STRICT=on' }), exported);
  });

  it('5: what another mode would run', async () => {
    const inputs = { ...runOf({ legs: 'unit: "false"', 'if-no-operations': 'pass' }) };
    for (const mode of ['', 'wait', 'show', 'cancel']) {
      const shown = mode === '' || mode === 'wait' ? 'wait (the default)' : mode;
      const problem = `mode: ${shown} does not use image and legs, which say what to run: set mode: run`;
      await expectRefusal({ ...inputs, mode }, problem);
    }
    const end = await scene.run({ ...inputs, mode: 'list', 'if-no-operations': '' });
    expect(annotations(end)).toEqual([
      '::warning::image, legs: mode list does not use them: drop them, or set mode to run',
    ]);
  });
});

describe('further ways to a false green', () => {
  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['a command of comments alone', { legs: 'unit: "# make test"' }, 'legs: line 1: unit: it holds only comments'],
    ['a setup of comments alone', { legs: 'unit: "true"', setup: '# make' }, 'setup: it holds only comments'],
    ['no leg', { legs: '{}' }, 'legs: line 1: it holds no leg'],
    ['a leg without a command', { legs: 'unit:' }, 'legs: line 1: unit: there is no command'],
    [
      'an axis without values',
      { matrix: 'v: []', command: 'x {{v}}' },
      'matrix: line 1: "v" is an axis without values',
    ],
    [
      'no combination',
      { matrix: 'v: [1]\nexclude: [{v: 1}]', command: 'x {{v}}' },
      'matrix: exclude leaves no combination',
    ],
    ['a leg given twice', { legs: 'unit: "false"\nunit: "true"' }, 'legs: line 2: "unit" is used twice'],
    [
      'a field given twice',
      { legs: 'unit: {command: "false", command: "true"}' },
      'legs: line 1: "command" is used twice',
    ],
    ['files that are not there', { legs: 'unit: "true"', files: 'tests/**' }, 'files: "tests/**": there is no folder'],
    ['an odd allow-failure', { legs: 'unit: "false"', 'allow-failure': 'no' }, 'allow-failure: "no" is not a boolean'],
    [
      'fail-fast of a step that does not wait',
      { legs: 'unit: "false"', detach: 'true', 'fail-fast': 'true' },
      'fail-fast: it cannot be used with detach',
    ],
  ])('%s is an error', async (_, inputs, problem) => {
    await expectRefusal(runOf(inputs), problem);
  });

  it.each<[string, Readonly<Record<string, string>>, string]>([
    [
      'lines that YAML joins',
      { legs: 'unit: "true"\nboth:\n  true\n  false' },
      'legs: line 3: YAML joins lines 3 to 4 into one',
    ],
    [
      'a shell that the first line names',
      { legs: 'unit: |\n  #!/bin/bash\n  true' },
      'legs: line 1: unit: "#!/bin/bash" is a comment here',
    ],
    [
      'a check of files that are not collected',
      { legs: 'unit: "true"', 'if-no-files-found': 'error' },
      'if-no-files-found: it has no effect, because nothing is collected, and no test report is read',
    ],
    [
      'a working directory that the setup does not take',
      { legs: 'unit: "true"', setup: 'true', cwd: '/srv/{{leg}}' },
      'cwd: a placeholder has no value in setup, so setup and its files use /root',
    ],
    [
      'a command that no leg runs',
      { legs: 'unit: "true"', command: 'make test' },
      'command: it has no effect, because every leg has its own',
    ],
  ])('%s: a warning', async (_, inputs, warning) => {
    const end = await scene.run(runOf(inputs));
    expect(annotations(end)).toEqual([expect.stringContaining(`::warning::${warning}`)]);
  });

  it.each(['', '[]', '{}', '{"unit":"","lint":null}', ' , '])('operations that are empty: %j', async (operations) => {
    await expectRefusal({ mode: 'wait', operations }, 'operations: it is empty');
  });

  it('an import that failed', async () => {
    const failed = scene.simulator.seed({ kind: 'image_import', status: 'FAILED' });
    const end = await scene.run({ mode: 'wait', operations: failed });
    expect(end.exitCode).toBe(1);
    expect(end.outputs).toMatchObject({ outcome: 'failed', failed: '["1"]' });
  });
});

describe('operations: workflow, of which one cannot be read', () => {
  const UNSHOWN = { kind: 'instance', status: 'FAILED', metadata: null, result: null };
  const detached = async (run: string): Promise<string> => {
    const end = await scene.run(runOf({ legs: 'a: "true"\nb: exit 3', detach: 'true' }), attemptsOf(run)(1));
    return (JSON.parse(end.outputs['operations'] ?? '{}') as Record<string, string>)['b'] ?? '';
  };
  const waited = (run: string): Promise<ActionEnd> =>
    scene.run({ mode: 'wait', operations: 'workflow' }, attemptsOf(run)(1, { GITHUB_JOB: 'wait' }));

  it.each([404, 403])('waits for it after a single %i', async (status) => {
    const run = `read-${String(status)}`;
    scene.simulator.misbehave({ path: `/operations/${await detached(run)}`, times: 1, action: { status } });
    const end = await waited(run);
    expect([end.exitCode, end.outputs['passed'], end.outputs['failed']]).toEqual([3, '["a"]', '["b"]']);
  });

  it.each([404, 403, 'metadata: null'])('fails where it stays unread: %s', async (status) => {
    const run = `unread-${String(status)}`;
    const uuid = await detached(run);
    const action = typeof status === 'number' ? { status } : { status: 200, body: { uuid, ...UNSHOWN } };
    scene.simulator.misbehave({ method: 'GET', path: `/operations/${uuid}`, action });
    const end = await waited(run);
    expect([end.exitCode, end.outputs['outcome']]).toEqual([1, 'failed']);
    expect(annotations(end)).toEqual([
      expect.stringMatching(
        /^::error::.*1 of \d+ instances of the project cannot be read, .* give the UUIDs of the legs/,
      ),
    ]);
  });
});

describe('a reusable workflow that is called twice, of which one call is run again', () => {
  it('keeps the failure of the other call in operations: workflow', async () => {
    const attempt = attemptsOf('twice');
    const started = (command: string, number: number): Promise<ActionEnd> =>
      scene.run(runOf({ legs: `unit: ${command}`, detach: 'true' }), attempt(number));
    const waited = (number: number): Promise<ActionEnd> =>
      scene.run({ mode: 'wait', operations: 'workflow' }, attempt(number, { GITHUB_JOB: 'wait' }));
    await started('exit 5', 1);
    await started('exit 3', 1);
    expect((await waited(1)).exitCode).toBe(5);
    await started('"true"', 2);
    const end = await waited(2);
    expect([end.exitCode, end.outputs['passed-count'], end.outputs['failed-count']]).toEqual([5, '1', '2']);
    expect(annotations(end)).toContainEqual(expect.stringMatching(/^::warning::.*give their legs different names/));
    await started('"true"', 3);
    await started('"true"', 3);
    expect((await waited(3)).exitCode).toBe(0);
  });
});
