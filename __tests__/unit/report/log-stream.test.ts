import { describe, expect, it } from '@jest/globals';
import { Writable } from 'node:stream';
import { openLogStream } from '../../../src/report/log-stream.ts';

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

  it('outlives its reader', async () => {
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
