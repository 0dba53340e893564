import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { stage } from './harness.ts';
import { HOSTILE } from '../invariants/hostile-text.ts';
import { logViolations, steering } from '../invariants/runner-log.ts';

const scene = stage({ token: 'tok3n-Very/Secret' });

describe('text from a sandbox', () => {
  it('starts no command in the log and forges nothing in the summary', async () => {
    const hostile = scene.simulator.seed({
      exitCode: 3,
      stdout: HOSTILE,
      stderr: HOSTILE,
      error: HOSTILE,
      tag: HOSTILE,
    });
    const operations = JSON.stringify({
      [HOSTILE.replaceAll(/[\r\n]/g, ' ')]: hostile,
      '::error::name': scene.simulator.seed({ status: 'FAILED' }),
    });
    const end = await scene.run({ operations, logs: 'all' });
    expect(logViolations(end.stdout, [scene.simulator.token])).toEqual([]);
    const allowed = /^::(add-mask::tok3n-Very\/Secret$|group::|endgroup::$|error::)/;
    expect(steering(end.stdout).filter((line) => !allowed.test(line))).toEqual([]);
    expect(steering(end.stdout).filter((line) => line.startsWith('::error::'))).toHaveLength(3);
    expect(end.stdout).not.toContain('\u001b]0;');
    expect(end.stdout).not.toContain('\u001b[2J');
    expect(end.summary).not.toContain('<h1>');
    expect(end.outputs['outcome']).toBe('failed');
    expect(end.outputs['exit-code']).toBe('3');
    expect(JSON.parse(end.outputs['operations'] ?? '')).toEqual(JSON.parse(operations));
    expect(end.outputs['results']).not.toContain('"error":');
    expect(end.state).toEqual({});
  });

  it('never shows the token', async () => {
    const { token } = scene.simulator;
    const id = scene.simulator.seed({
      exitCode: 3,
      stdout: `echo ${token}`,
      stderr: Buffer.from(`\u0000${token}`),
      error: `no ${token}`,
      detail: { note: `saw ${token}` },
    });
    scene.simulator.misbehave({
      path: '/operations/*',
      times: 1,
      action: { status: 500, body: { error: `bad ${token}` } },
    });
    const end = await scene.run({ operations: id, cleanup: 'always' });
    const file = readFileSync(end.outputs['results-file'] ?? '', 'utf8');
    expect(file).toContain('echo ***');
    expect(file).not.toContain(token);
    expect(file).not.toContain(Buffer.from(`\u0000${token}`).toString('base64'));
    expect(JSON.stringify(end.state)).not.toContain(token);
    expect(JSON.stringify(end.outputs) + end.summary).not.toContain(token);
    expect(JSON.parse(end.outputs['results'] ?? '')).toMatchObject([{ note: 'saw ***' }]);
    expect(end.exitCode).toBe(3);
  });

  it('never shows the token with invisible characters inside it', async () => {
    const { token } = scene.simulator;
    const [head, tail] = [token.slice(0, 5), token.slice(5)];
    const stdout = ['\u200b', '\ufeff', '\u0000', '\u001b[0m'].map((gap) => `${head}${gap}${tail}\n`).join('');
    const id = scene.simulator.seed({ exitCode: 3, stdout });
    for (const logs of ['failed', 'live']) {
      const end = await scene.run({ operations: `unit=${id}`, logs });
      const shown = end.stdout.replace(`::add-mask::${token}\n`, '');
      expect(shown).toContain('***');
      expect(`${shown}${end.summary}${JSON.stringify(end.outputs)}`).not.toContain(token);
    }
  });
});
