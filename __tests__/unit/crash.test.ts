import { describe, expect, it, jest } from '@jest/globals';
import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { endCrashed, onCrash, orCrash } from '../../src/crash.ts';
import { logLine } from '../../src/report/text/escape.ts';

jest.unstable_mockModule('@actions/core', () => ({ getInput: () => '', setSecret: () => undefined }));
const { connectRunner } = await import('../../src/runner.ts');

/** A process with a log, whose token is a secret. */
function crashing(hear: (error: Error) => void = () => undefined) {
  const exits: unknown[] = [];
  const stdout = new PassThrough();
  const made = Object.assign(new EventEmitter(), {
    argv: ['node', 'index.js'],
    env: { CONTREE_TOKEN: 'tok3n-Very/Secret' },
    stdout,
    exitCode: undefined as number | undefined,
    exit: () => exits.push(made.exitCode),
  });
  const { log } = connectRunner(made as unknown as NodeJS.Process);
  onCrash(made, 1, log, hear);
  return { made, log, exits, written: () => String(stdout.read() ?? '') };
}

describe('a crash', () => {
  it('shows neither a secret nor a command', async () => {
    const { made, written } = crashing();
    const error = Object.assign(new Error('bad tok3n-Very/Secret\n::error::forged'), { sent: 'tok3n-Very/Secret' });
    made.emit('uncaughtException', error);
    await nextTurn();
    const text = written();
    expect(text).toMatch(/^Error: bad \*\*\*\n:\u200b:error::forged\nat /);
    expect(text).not.toMatch(/Secret|^::/m);
  });

  it('shows no more than thirty lines', async () => {
    const { made, written } = crashing();
    made.emit('uncaughtException', new Error('\n'.repeat(100)));
    await nextTurn();
    expect(written().split('\n')).toHaveLength(31);
  });

  it('is heard as an error, of any thrown value, and sets the exit code that the step has not', () => {
    const heard: string[] = [];
    const { made, exits } = crashing(({ message }) => heard.push(message));
    for (const thrown of [new Error('bad'), 'text', undefined]) made.emit('uncaughtException', thrown);
    expect(heard).toEqual(['bad', "'text'", 'undefined']);
    expect([made.exitCode, exits]).toEqual([1, []]);
    made.exitCode = 3;
    made.emit('uncaughtException', new Error('late'));
    expect(made.exitCode).toBe(3);
  });

  it('ends the process when nothing is left to be done, and only then', () => {
    const { made, exits } = crashing();
    made.emit('beforeExit');
    expect(exits).toEqual([]);
    made.emit('uncaughtException', new Error('bad'));
    made.emit('beforeExit');
    expect(exits).toEqual([1]);
  });

  it('ends the process at once where hearing of it crashes too, and loses no line of the log', () => {
    const { made, log, exits, written } = crashing(() => {
      throw new Error('worse');
    });
    log.info(logLine`the last words`);
    made.emit('uncaughtException', new Error('bad'));
    expect(exits).toEqual([1]);
    expect(written()).toMatch(/^the last words\nError: bad\n/);
  });

  it('ends the process at its end when the log is written', async () => {
    const { made, log, exits, written } = crashing();
    log.info(logLine`the last words`);
    endCrashed(made);
    expect(exits).toEqual([]);
    await nextTurn();
    expect([exits, written()]).toEqual([[undefined], 'the last words\n']);
  });
});

describe('work', () => {
  const never = (): Promise<never> => new Promise(() => undefined);

  it('that ends before a crash gives its result or its error', async () => {
    const { signal } = new AbortController();
    expect(await orCrash(() => Promise.resolve(7), signal)).toBe(7);
    await expect(orCrash(() => Promise.reject(new Error('bad')), signal)).rejects.toThrow('bad');
  });

  it('is not awaited after a crash, and not begun', async () => {
    const crash = new AbortController();
    const awaited = orCrash(never, crash.signal);
    crash.abort(new Error('crashed'));
    await expect(awaited).rejects.toThrow('crashed');
    let isBegun = false;
    const begin = (): Promise<void> => {
      isBegun = true;
      return Promise.resolve();
    };
    await expect(orCrash(begin, crash.signal)).rejects.toThrow('crashed');
    expect(isBegun).toBe(false);
  });
});
