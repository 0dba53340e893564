import { describe, expect, it } from '@jest/globals';
import { BASE_IMAGE } from '../../simulator/simulator.ts';
import { stdoutOf } from '../scenarios/harness.ts';
import { workflowScene } from './runner.ts';

const scene = workflowScene();

const CHECKOUT = {
  '.gitignore': '*.log\n/reports/\n',
  'greeting.txt': 'hello\n',
  'source/unit.txt': 'unit tests\n',
  'source/browser.txt': 'browser tests\n',
};

describe('mode run', () => {
  it('hands outputs to later steps, its matrix and its images to later jobs', async () => {
    const run = await scene.run('run-legs');
    expect([run.exitCode, run.jobs]).toEqual([0, { test: 'success', inspect: 'success', continue: 'success' }]);
    expect(run.order('test')).toEqual(['run', 'read', 'run post']);
    expect(run.step('test', 'read').lines).toEqual(['passed 0 ["Unit tests","lint"] 1', 'first: Unit tests', '3']);
    const lines = run.steps('inspect', 'tell').map((step) => [step.matrix['name'], ...step.lines]);
    expect(lines.toSorted()).toEqual([
      ['Unit tests', 'Unit tests passed'],
      ['lint', 'lint passed'],
      ['typing', 'typing failed'],
    ]);
    expect(run.step('continue', 'branch').lines).toContain('stdout │ ok');
    expect(run.statuses()).toEqual({ 'Unit tests': 'SUCCESS', lint: 'SUCCESS', typing: 'SUCCESS', read: 'SUCCESS' });
    const [unit, , , read] = run.operations();
    expect([unit?.image, read?.image]).toEqual([BASE_IMAGE, unit?.resultImage]);
  });

  it('writes a summary of its legs and of what did not pass', async () => {
    const { summary, annotations } = (await scene.run('run-legs')).step('test', 'run');
    expect(annotations).toEqual([]);
    expect(summary).toContain(
      '<h2>⚠️ Passed, but not every leg</h2>\n<p><b>3 legs: 2 passed, 1 failed; allowed: <code>typing</code> failed with exit 4.</b></p>',
    );
    expect(summary.match(/<tr><td>.*?<\/td><td nowrap>.*?<\/td>/g)).toEqual([
      '<tr><td><code>typing</code></td><td nowrap>❌ failed (allowed)</td>',
      '<tr><td><code>Unit tests</code></td><td nowrap>✅ passed</td>',
      '<tr><td><code>lint</code></td><td nowrap>✅ passed</td>',
    ]);
    expect(summary).toContain('<p><b>stdout</b></p>\n<pre><code>no types</code></pre>');
  });

  it('works by its published name, with the token in the environment of the step', async () => {
    const run = await scene.run('published');
    expect([run.exitCode, run.jobs]).toEqual([1, { test: 'failure' }]);
    expect(run.step('test', 'run').commands).toEqual(['add-mask']);
    expect(run.step('test', 'read').lines).toEqual(['Unit tests: passed 0', 'unit+tests: failed 5']);
    expect(run.order('test')).toEqual(['run', 'read', 'run post']);
    expect(run.step('test', 'run', 'Post').result).toBe('success');
  });

  it('takes the checkout along, keeps the setup for the next workflow run, and collects what the legs leave', async () => {
    for (const cacheHit of ['false', 'true']) {
      const run = await scene.run('run-checkout', { files: CHECKOUT });
      expect([run.exitCode, run.jobs]).toEqual([0, { test: 'success' }]);
      expect(run.step('test', 'read').lines).toEqual([
        `cache hit: ${cacheHit}`,
        'reports/browser-1/report.txt:1',
        'reports/unit-1/report.txt:1',
        'reports/unit-2/report.txt:2',
      ]);
      const legs = { 'unit-1': 'SUCCESS', 'unit-2': 'SUCCESS', 'browser-1': 'SUCCESS' };
      const instances = run.operations().filter(({ kind }) => kind === 'instance');
      expect(instances).toHaveLength(cacheHit === 'true' ? 3 : 4);
      expect(run.requests.filter((request) => request === 'POST /v1/images/import')).toHaveLength(
        cacheHit === 'true' ? 0 : 1,
      );
      expect(run.step('test', 'run').outputs['passed']).toBe(JSON.stringify(Object.keys(legs)));
      // Without source/debug.log, which .gitignore names.
      const output = (suite: string): string => `hello\n${suite} tests\nbrowser.txt\nunit.txt\n`;
      expect(instances.slice(-3).map(stdoutOf)).toEqual([output('unit'), output('unit'), output('browser')]);
    }
  });
});
