import { describe, expect, it } from '@jest/globals';
import { workflowScene } from './runner.ts';

const scene = workflowScene();

describe('every mode', () => {
  it('is known by its name and its aliases', async () => {
    const run = await scene.run('modes');
    expect([run.exitCode, run.jobs]).toEqual([0, { modes: 'success' }]);
    const output = (id: string, name: string): string | undefined => run.step('modes', id).outputs[name];
    for (const id of ['wait', 'w'])
      expect([output(id, 'outcome'), output(id, 'passed')]).toEqual(['passed', '["quick"]']);
    for (const id of ['show', 'sh']) {
      expect([output(id, 'passed'), output(id, 'active')]).toEqual(['["quick"]', '["one","two","three"]']);
      expect(run.step('modes', id).lines).toContain('stdout │ done');
    }
    for (const id of ['list', 'ls', 'ps']) {
      const found = Object.values(JSON.parse(output(id, 'operations') ?? '') as object) as string[];
      expect(found.toSorted()).toEqual(
        run
          .operations()
          .slice(1, 4)
          .map(({ uuid }) => uuid)
          .toSorted(),
      );
    }
    for (const [id, leg] of [
      ['cancel', 'one'],
      ['kill', 'two'],
      ['k', 'three'],
    ] as const)
      expect([output(id, 'cancelled'), output(id, 'exit-code')]).toEqual([`["${leg}"]`, '0']);
    expect(output('r', 'passed')).toBe('["again"]');
    expect([output('none', 'operations'), output('none', 'outcome')]).toEqual(['{}', 'passed']);
    expect(run.statuses()).toEqual({
      quick: 'SUCCESS',
      one: 'CANCELLED',
      two: 'CANCELLED',
      three: 'CANCELLED',
      again: 'SUCCESS',
    });
  });

  it('ends with a post step, the last first, that has nothing to do', async () => {
    const run = await scene.run('modes');
    const order = run.order('modes');
    const main = order.filter((id) => !id.endsWith(' post'));
    expect(order).toEqual([...main, ...main.toReversed().map((id) => `${id} post`)]);
    for (const id of main) {
      const { result, lines, annotations } = run.step('modes', id, 'Post');
      expect([result, annotations]).toEqual(['success', []]);
      expect(lines).toEqual([expect.stringMatching(/^Nothing to clean up: /)]);
    }
  });
});

describe('inputs that cannot be used', () => {
  it('fail the step with an error that names each, before any request', async () => {
    const run = await scene.run('bad-inputs');
    const failed = 'failure';
    expect([run.exitCode, run.jobs]).toEqual([
      1,
      { mode: failed, inputs: failed, nothing: failed, placeholder: failed },
    ]);
    expect(run.requests).toEqual([]);
    const error = (job: string): readonly string[] => run.step(job, 'step').annotations;
    const stopped = 'error: The step stopped early (exit code 1): ';
    expect(error('mode')).toEqual([
      expect.stringContaining(`${stopped}mode: "rum" is not allowed: use wait, show, cancel, list or run`),
    ]);
    expect(error('inputs')).toEqual([
      `${stopped}timeout: "soon" is not a duration: use whole seconds such as 90, or 90s, 5m, 1h30m\nfail-fast: "perhaps" is ` +
        'not a boolean: use true or false\noperations: "nonsense": neither a UUID ' +
        'nor one of the words all, session, workflow: give the output "operations" of a run step',
    ]);
    expect(error('nothing')).toEqual([expect.stringContaining(`${stopped}operations: it is empty: give UUIDs`)]);
    expect(error('placeholder')).toEqual([
      expect.stringContaining(
        `${stopped}legs: line 1: a: "{{absent}}" is not a placeholder here: without matrix, {{leg}} is the only one. `,
      ),
    ]);
    for (const job of Object.keys(run.jobs)) {
      expect(run.order(job)).toEqual(['step', 'step post']);
      expect(run.step(job, 'step').outputs).toMatchObject({ outcome: 'failed', 'exit-code': '1' });
      expect(run.step(job, 'step').summary).toContain('stopped early');
    }
  });
});
