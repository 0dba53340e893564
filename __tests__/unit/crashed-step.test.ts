/** The entries of the sources, in processes of their own, which an error ends that nothing catches. */
import { describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { fakeGitHub } from '../doubles/fake-github.ts';
import { preloaded, resultLines, runOf, stage } from '../scenarios/harness.ts';
import { pullRequestJobs, TOKEN } from '../scenarios/publish-harness.ts';

const scene = stage();
const jobOf = pullRequestJobs();

/** Ways in which an error, whose message has the token and a command, escapes. */
const ERROR = "new Error('bad ' + process.env.INPUT_TOKEN + '\\n::error::forged')";
const THROW = `setImmediate(() => { throw ${ERROR}; });`;
const REJECT = `setImmediate(() => { void Promise.reject(${ERROR}); });`;

/** Runs an entry of the sources, which stands before that of the bundle, with this once a line of the log has these words. */
function crashAt(words: string, crash: string, entry: 'main.ts' | 'post.ts') {
  const { nodeArguments } = preloaded(`const { stdout } = process;
    const write = stdout.write.bind(stdout);
    let isOver = false;
    stdout.write = (text, ...rest) => {
      if (!isOver && String(text).includes(${JSON.stringify(words)})) { isOver = true; ${crash} }
      return write(text, ...rest);
    };`);
  return { nodeArguments: [...nodeArguments, join(import.meta.dirname, '../../src', entry)] };
}

const unmasked = (log: string): string => log.replaceAll(/^::add-mask::.*$/gm, '');

describe('an error that nothing catches', () => {
  it.each([
    ['thrown', THROW],
    ['of a promise', REJECT],
    ['of several at once', THROW + THROW + REJECT],
  ])('%s ends a step like another crash, and the post step cleans up', async (_, crash) => {
    const github = await fakeGitHub();
    const id = scene.simulator.seed({ status: 'EXECUTING' });
    const inputs = {
      operations: `unit=${id}`,
      timeout: '1h',
      cleanup: 'always',
      comment: 'true',
      'github-token': TOKEN,
    };
    const main = await scene.run(inputs, { ...crashAt('Waiting for 1', crash, 'main.ts'), env: jobOf(github) });
    expect([main.exitCode, main.stderr]).toEqual([1, '']);
    expect(main.outputs).toMatchObject({
      'exit-code': '1',
      outcome: 'failed',
      operations: JSON.stringify({ unit: id }),
    });
    expect(main.summary).toContain('<b>The step stopped early.</b>');
    expect(main.stdout).toMatch(/^::error::The step stopped early \(exit code 1\): bad \*\*\*/m);
    expect(main.stdout).toContain('::warning::The comment or check runs may be missing: bad ***');
    expect(unmasked(main.stdout) + main.summary).not.toContain(scene.simulator.token);
    expect(main.stdout).not.toMatch(/^::error::forged/m);
    expect(github.requests).toEqual([]);
    expect(scene.cancels()).toEqual([]);

    const post = await scene.run(
      {},
      { ...crashAt('cancel accepted', crash, 'post.ts'), entry: 'post', state: main.state },
    );
    expect([post.exitCode, post.stderr]).toEqual([0, '']);
    expect(post.stdout).toContain('::warning::Cleanup failed: bad ***');
    expect(unmasked(post.stdout)).not.toContain(scene.simulator.token);
    expect(scene.cancels()).toEqual([`DELETE /v1/operations/${id} 202`]);
  });

  it('leaves what the step has reported, when it comes after that', async () => {
    const github = await fakeGitHub(() => 0);
    const inputs = { operations: scene.simulator.seed({}), comment: 'true', 'github-token': TOKEN };
    const end = await scene.run(inputs, { ...crashAt('1 leg passed', THROW, 'main.ts'), env: jobOf(github) });
    expect([end.exitCode, end.stderr]).toEqual([0, '']);
    expect(end.outputs).toMatchObject({ 'exit-code': '0', outcome: 'passed' });
    expect(end.stdout).toContain('::warning::The comment or check runs may be missing: bad ***');
    expect(end.stdout).not.toContain('GitHub did not reply in time');
  });

  it('leaves no leg that was not started out of the results file', async () => {
    const legs = 'one: sleep 60\ntwo: echo 2';
    const inputs = runOf({ legs, 'max-parallel': '1', timeout: '1h' });
    const end = await scene.run(inputs, crashAt('one · started', THROW, 'main.ts'));
    expect([end.exitCode, end.stderr]).toEqual([1, '']);
    expect(resultLines(end)).toEqual([{ name: 'two', error: 'not started' }]);
  });
});
