import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { stage } from './harness.ts';

const scene = stage({ token: 'tok3n-Very/Secret' });

const HOSTILE = [
  '::set-output name=outcome::passed',
  '  ::add-mask::a',
  '##[set-output name=exit-code;]0',
  'x ##[error]fake',
  '::stop-commands::mine',
  '::endgroup::',
  'a\r::warning::lone carriage return',
  '</code></pre></details><h1>All checks passed</h1>',
  '@everyone #1 ![x](https://example.org/x.png) `tick` | pipe',
  '\u001b]0;title\u0007\u001b[2Jcleared \u001b[31mred\u001b[0m',
  '\u202eright to left',
].join('\n');

/** Lines that the runner would act on: a command at the start, or `##[` anywhere; those between fences do not count. */
function commands(stdout: string): string[] {
  const found: string[] = [];
  let token: string | null = null;
  for (const line of stdout.split(/\r\n|\n|\r/)) {
    if (line.includes('##[')) found.push(line);
    if (token !== null) {
      if (line === `::${token}::`) token = null;
      continue;
    }
    const stop = /^::stop-commands::(.+)$/.exec(line)?.[1];
    if (stop !== undefined) token = stop;
    else if (/^\s*::/.test(line)) found.push(line);
  }
  expect(token).toBeNull();
  return found;
}

describe('text from a sandbox', () => {
  it('can start no command in the log and forge nothing in the summary', async () => {
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
    const allowed = /^::(add-mask::tok3n-Very\/Secret$|group::|endgroup::$|error::)/;
    expect(commands(end.stdout).filter((line) => !allowed.test(line))).toEqual([]);
    expect(commands(end.stdout).filter((line) => line.startsWith('::error::'))).toHaveLength(3);
    expect(end.stdout).not.toContain('\u001b]0;');
    expect(end.stdout).not.toContain('\u001b[2J');
    expect(end.summary).not.toContain('<h1>');
    expect(end.outputs['outcome']).toBe('failed');
    expect(end.outputs['exit-code']).toBe('3');
    expect(JSON.parse(end.outputs['operations'] ?? '')).toEqual(JSON.parse(operations));
    expect(end.outputs['results']).not.toContain('"error":');
    expect(end.state).toEqual({});
  });

  it('cannot carry the token out', async () => {
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

  it('cannot carry the token out with what is invisible in its midst', async () => {
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
