import { describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { markerOf, parsed, runOf, stage, workspaceWith } from '../harness.ts';
import { HOSTILE } from '../../invariants/hostile-text.ts';
import { logViolations, steering } from '../../invariants/runner-log.ts';

const scene = stage();

const OURS = /^::(add-mask::simulator-token$|group::|endgroup::$|error::\S|warning::\S|debug::)/;

function expectNothingForged(end: { stdout: string; summary: string; stderr: string }): void {
  expect(logViolations(end.stdout, [scene.simulator.token])).toEqual([]);
  expect(steering(end.stdout).filter((line) => !OURS.test(line))).toEqual([]);
  expect(steering(end.stdout).filter((line) => /^\s*::(warning::lone|error::(fake|x))/.test(line))).toEqual([]);
  for (const sequence of ['\u001b]0;', '\u001b[2J', '\u202e']) expect(end.stdout).not.toContain(sequence);
  expect(end.summary).not.toMatch(/<h1>|\u202e/);
  expect(end.stderr).toBe('');
}

describe('a hostile', () => {
  it('sandbox forges nothing', async () => {
    const legs = { bad: { command: 'printf %s "$T"; printf %s "$T" >&2; exit 3', env: { T: HOSTILE } } };
    const end = await scene.run(
      runOf({ legs: JSON.stringify(legs), logs: 'all', setup: 'printf %s "$T"', env: JSON.stringify({ T: HOSTILE }) }),
    );
    expect(end.outputs).toMatchObject({ 'exit-code': '3', outcome: 'failed' });
    expectNothingForged(end);
    expect(end.stdout).toContain('stdout │');
  });

  it.each([
    '::error::x',
    '##[error]fake',
    '</td></tr></table><h1>passed</h1>',
    '../../../up',
    '.',
    '..',
    'CON',
    '%0A::error::x',
    '@everyone #1 [x](https://example.org)',
    '"; touch x; "',
    '$(touch x)',
    '\u202ertl \u001b[2Jx',
    '__proto__',
    'constructor',
    'a:b\\c*d?',
    'long '.repeat(40).trim(),
  ])('leg name stays a name: %j', async (name) => {
    const folder = workspaceWith();
    const legs = `{${JSON.stringify(name)}: "echo x > f", other: "echo {{leg}}"}`;
    const end = await scene.run(runOf({ legs, collect: 'f', 'if-no-files-found': 'ignore' }), { folder });
    expectNothingForged(end);
    expect(
      readdirSync(folder)
        .filter((entry) => entry !== 'collected')
        .toSorted(),
    ).toEqual(['output', 'state', 'summary.md', 'temp']);
    if (end.exitCode === 1) {
      // A name that is refused is refused before any request.
      expect([scene.requests(), end.outputs['outcome']]).toEqual([[], 'failed']);
      return;
    }
    expect(parsed(end, 'passed')).toEqual([name, 'other']);
    expect(
      scene
        .operations()
        .map((operation) => markerOf(operation).leg)
        .toSorted(),
    ).toEqual([name, 'other'].toSorted());
    expect(
      readdirSync(join(folder, 'collected'), { recursive: true }).filter((path) => String(path).endsWith('f')),
    ).toHaveLength(1);
  });

  it('matrix value is text, in names, commands and tags', async () => {
    const matrix = JSON.stringify({ v: ['::error::x', '##[error]fake', '<h1>x</h1>', '{{leg}}'] });
    const end = await scene.run(runOf({ matrix, command: `printf %s '{{v}}'; exit 3`, logs: 'all' }));
    expectNothingForged(end);
    expect(parsed(end, 'failed')).toEqual(['::error::x', '##[error]fake', '<h1>x</h1>', '{{leg}}']);
    const tagged = await scene.run(runOf({ matrix, command: 'true', tag: '{{v}}' }));
    expect([tagged.exitCode, tagged.outputs['outcome']]).toEqual([1, 'failed']);
    expectNothingForged(tagged);
  });

  it('input that cannot be used is quoted', async () => {
    const end = await scene.run(
      runOf({ legs: HOSTILE, image: HOSTILE, env: HOSTILE, 'max-parallel': HOSTILE, files: HOSTILE, collect: HOSTILE }),
    );
    expect(end.exitCode).toBe(1);
    expectNothingForged(end);
    expect(scene.requests()).toEqual([]);
  });

  it.each<[string, string]>([
    ['POST', '/instances'],
    ['POST', '/images/import'],
    ['PATCH', '/images/**'],
    ['POST', '/files'],
    ['GET', '/inspect/**'],
  ])('error of the service forges nothing: %s %s', async (method, path) => {
    const folder = workspaceWith({ f: `content for ${method} ${path}` });
    scene.simulator.misbehave({ method, path, action: { status: 403, body: { error: HOSTILE } } });
    const image = path.startsWith('/images/import') ? { image: 'docker://hostile:1' } : {};
    const end = await scene.run(runOf({ legs: 'a: "true"', files: 'f', collect: 'f', tag: 't', ...image }), { folder });
    expect([end.exitCode, end.outputs['exit-code']]).toEqual([1, '1']);
    expectNothingForged(end);
    expect(end.state['hand-over']).not.toContain('::');
  });
});
