import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Writable } from 'node:stream';
import { html } from '../../src/report/escape.ts';

const given = new Map<string, string>();
const masked: string[] = [];
jest.unstable_mockModule('@actions/core', () => ({
  getInput: (name: string) => given.get(name) ?? '',
  setSecret: (secret: string) => masked.push(secret),
}));
const { connectRunner, openLogStream, withoutSecrets } = await import('../../src/runner.ts');

beforeEach(() => {
  given.clear();
  masked.length = 0;
});

function processWith(env: Record<string, string>): { process: NodeJS.Process; written: () => string } {
  let text = '';
  const stdout = new Writable({
    write: (chunk: Buffer, _, done) => {
      text += chunk.toString();
      done();
    },
  });
  return { process: { env, stdout } as unknown as NodeJS.Process, written: () => text };
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

describe('the log stream', () => {
  it('writes each text in one piece', () => {
    const written: string[] = [];
    const stream = new Writable({
      write: (chunk, _encoding, done) => {
        written.push(String(chunk));
        done();
      },
    });
    const write = openLogStream(stream);
    write('one\ntwo\n');
    write('three\n');
    expect(written).toEqual(['one\ntwo\n', 'three\n']);
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
  it('has no secret, neither plain nor escaped', () => {
    expect(withoutSecrets('a tok-1 b tok-1', ['tok-1'])).toBe('a *** b ***');
    expect(withoutSecrets(String(html`<p>${'<to&k>'}</p>`), ['<to&k>'])).toBe('<p>***</p>');
  });

  it('hides the longer of two secrets whole, and nothing for an empty one', () => {
    expect(withoutSecrets('tok-12 tok-1', ['tok-1', 'tok-12', ''])).toBe('*** ***');
    expect(withoutSecrets('as it is', [])).toBe('as it is');
  });

  it('has no secret that appears when invisible characters are removed', () => {
    const cleaned = String(html`${'to\u200bk-\u001b[31m1'}`);
    expect(cleaned).toBe('tok-1');
    expect(withoutSecrets(cleaned, ['tok-1'])).toBe('***');
  });
});
