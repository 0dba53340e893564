import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { Writable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { COMPILED_ONCE } from '../../scripts/run-action.ts';
import { html, logLine } from '../../src/report/text/escape.ts';

const given = new Map<string, string>();
const masked: string[] = [];
jest.unstable_mockModule('@actions/core', () => ({
  getInput: (name: string) => given.get(name) ?? '',
  setSecret: (secret: string) => masked.push(secret),
}));
const { connectRunner, openLogStream } = await import('../../src/runner.ts');

beforeEach(() => {
  given.clear();
  masked.length = 0;
});

function processWith(
  env: Record<string, string>,
  argv: string[] = ['node', 'index.js'],
): { process: NodeJS.Process; written: () => string } {
  let text = '';
  const stdout = new Writable({
    write: (chunk: Buffer, _, done) => {
      text += chunk.toString();
      done();
    },
  });
  return { process: { argv, env, stdout } as unknown as NodeJS.Process, written: () => text };
}

describe('the runner', () => {
  it('masks every known secret before any output, each once', () => {
    given.set('token', 'the-token').set('github-token', 'github-secret').set('registry-password', 'registry-secret');
    const { process, written } = processWith({ CONTREE_TOKEN: 'env-token-1', NEBIUS_API_KEY: 'the-token' });
    const { maskSecret } = connectRunner(process);
    expect(masked).toEqual(['the-token', 'env-token-1', 'github-secret', 'registry-secret']);
    expect(written()).toBe('');
    maskSecret('registry-secret');
    maskSecret('another-secret');
    expect(masked.slice(4)).toEqual(['another-secret']);
  });

  it('masks a secret of several lines by its long lines, and removes it whole', () => {
    const key = '{\n  "type": "service",\r\n  "key": "s3cret-Key/0123"\r}';
    given.set('registry-password', key);
    const { process } = processWith({});
    const { hideSecrets } = connectRunner(process);
    expect(masked).toEqual(['"type": "service",', '"key": "s3cret-Key/0123"']);
    expect(hideSecrets(key)).not.toMatch(/[{}]|type|service|s3cret/);
    expect(hideSecrets('{\n}')).toBe('{\n}');
  });

  it('gives inputs, environment and log', () => {
    given.set('mode', 'run');
    const env = { GITHUB_JOB: 'test' };
    const { process: made, written } = processWith(env);
    const runner = connectRunner(made);
    expect([runner.source.get('mode'), runner.source.get('legs')]).toEqual(['run', '']);
    expect(runner.source.env).toBe(env);
    expect(runner.source.directory).toBe(process.cwd());
    expect(Math.abs(runner.source.now - Date.now())).toBeLessThan(60_000);
    expect(written()).toBe('');
  });
});

it.each([
  [[], null],
  [['run'], 'run'],
  [['cancel'], 'cancel'],
  [['show'], null],
])('knows the sub-action by the arguments %j', (args, subAction) => {
  const { process: made } = processWith({}, ['node', 'index.js', ...args]);
  expect(connectRunner(made).source.subAction).toBe(subAction);
});

describe('the log stream', () => {
  const recorded = (): { stream: Writable; written: string[] } => {
    const written: string[] = [];
    const stream = new Writable({
      write: (chunk, _encoding, done) => {
        written.push(String(chunk));
        done();
      },
      writev: (chunks, done) => {
        written.push(chunks.map(({ chunk }) => String(chunk)).join(''));
        done();
      },
    });
    return { stream, written };
  };

  it('writes what comes in one turn together, in its order, and at its end', async () => {
    const { stream, written } = recorded();
    const write = openLogStream(stream);
    write('one\ntwo\n');
    stream.write('::add-mask::x\n');
    write('three\n');
    expect(written).toEqual([]);
    await nextTurn();
    expect(written).toEqual(['one\ntwo\n::add-mask::x\nthree\n']);
    write('four\n');
    await nextTurn();
    expect(written.slice(1)).toEqual(['four\n']);
  });

  it('holds no more than a bounded part of a turn', async () => {
    const { stream, written } = recorded();
    const write = openLogStream(stream);
    const piece = 'x'.repeat(40_000);
    for (const text of [piece, piece, piece]) write(text);
    expect(written.join('')).toHaveLength(80_000);
    await nextTurn();
    expect(written.join('')).toHaveLength(120_000);
    expect(stream.writableCorked).toBe(0);
  });

  it('goes on after its reader has gone', async () => {
    const stream = new Writable({
      write: (_chunk, _encoding, done) => {
        done(new Error('EPIPE'));
      },
    });
    const write = openLogStream(stream);
    write('lost');
    // Not `once`: it would itself take the error for a failure.
    await new Promise((resolve) => stream.on('close', resolve));
    expect(() => {
      write('lost as well');
    }).not.toThrow();
    expect(stream.destroyed).toBe(true);
  });
});

describe('text that is shown', () => {
  const { process: made, written } = processWith({ CONTREE_TOKEN: 'tok3n-Very/Secret' });
  const { hideSecrets, log, maskSecret } = connectRunner(made);

  it('has no masked secret, neither plain nor escaped nor cut', async () => {
    maskSecret('<to&k>en');
    expect(hideSecrets('a tok3n-Very/Secret b')).toBe('a *** b');
    expect(hideSecrets(String(html`<p>${'<to&k>en'}</p>`))).toBe('<p>***</p>');
    expect(hideSecrets('"tok3n-Very/S…" is no UUID')).toBe('"***…" is no UUID');
    log.info(logLine`${'tok3n\u200b-Very/\u001b[31mSecret'}`);
    await nextTurn();
    expect(written()).toBe('***\n');
  });

  it('keeps a value that programs parse: a part of a secret is not masked there', () => {
    const value = '["tok3n-Very/Secret","tok3n-Very","x…"]';
    expect(hideSecrets(value, 'nowhere')).toBe('["***","tok3n-Very","x…"]');
  });
});

describe('the settings of V8', () => {
  it('are known to it: it would print a line for another', () => {
    const runner = new URL('../../src/runner.ts', import.meta.url).href;
    const code = `import { limitMemory, optimize, optimizeLater } from '${runner}';
      optimizeLater(); limitMemory(); optimize();`;
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
      env: { ...process.env, ...COMPILED_ONCE },
    });
    expect([status, String(stdout), String(stderr)]).toEqual([0, '', '']);
  });
});
