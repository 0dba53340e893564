import { describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { PassThrough, type Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { CutOff } from '../../../src/contree/cut-off.ts';
import { openBody } from '../../../src/contree/opened-body.ts';
import { requestFailure, type RequestFailure } from '../../../src/contree/contree-error.ts';

/** A body whose limits are set and lifted as they come, but never pass by themselves. */
function stage(cut: RequestFailure | null = null) {
  const controller = new AbortController();
  if (cut !== null) controller.abort();
  const limits: number[] = [];
  const reasons: RequestFailure[] = [];
  const state = { why: cut, pending: 0, released: 0 };
  const cutOff: CutOff = {
    signal: controller.signal,
    why: () => state.why,
    within: (_limit, _late, work) =>
      work({ restart: () => undefined, suspend: (pending) => pending, end: () => undefined }),
    after: (limit, late) => {
      limits.push(limit);
      reasons.push(late);
      state.pending += 1;
      return () => (state.pending -= 1);
    },
    release: () => (state.released += 1),
  };
  const source = new PassThrough();
  const body = openBody(source, {
    cutOff,
    silence: 7000,
    errorOf: ({ kind, reason }) => new Error(`${kind}: ${reason}`),
    failureOf: (error) => requestFailure('network', (error as Error).message),
  });
  const abort = (why: RequestFailure): void => {
    state.why = why;
    controller.abort();
  };
  return { source, body, state, limits, reasons, abort };
}

describe('the limit of a silence', () => {
  it('runs only while a reader waits, and restarts with each piece', async () => {
    const { source, body, state, limits, reasons } = stage();
    expect(state.pending).toBe(0);
    body.read();
    expect([state.pending, limits]).toEqual([1, [7000]]);
    expect(reasons).toEqual([requestFailure('timeout', 'nothing more within 7 s')]);
    for (const piece of ['a', 'b']) {
      source.write(piece);
      await once(body, 'readable');
      expect(String(body.read())).toBe(piece);
    }
    expect([state.pending, limits.length]).toEqual([1, 3]);
    source.end();
    expect(await text(body)).toBe('');
    expect(state).toMatchObject({ pending: 0, released: 1 });
  });

  it('stops at the end of the source, however long the reader takes until then', async () => {
    const { source, body, state } = stage();
    body.read();
    source.end('a');
    await closeOf(source);
    expect(state.pending).toBe(0);
    expect(await text(body)).toBe('a');
  });

  it('begins with the first reader, and nothing is taken from the source before', async () => {
    const { source, body, state } = stage();
    source.end('a');
    await new Promise(setImmediate);
    expect([body.readableLength, state.pending]).toEqual([0, 0]);
    expect(await text(body)).toBe('a');
  });

  it('stops while the reader is busy with a piece', async () => {
    const { source, body, state } = stage();
    body.read();
    source.write(Buffer.alloc(body.readableHighWaterMark));
    await once(body, 'readable');
    expect(state.pending).toBe(0);
    expect(source.isPaused()).toBe(true);
    body.read();
    expect(state.pending).toBe(1);
    body.destroy();
    expect(state).toMatchObject({ pending: 0, released: 1 });
    expect(source.destroyed).toBe(true);
  });
});

describe('a body that was cut', () => {
  it('ends with the reason of the cut, not with the error of the source', async () => {
    const { source, body, abort } = stage();
    abort(requestFailure('deadline', 'too late'));
    source.destroy(new Error('The operation was aborted.'));
    await expect(text(body)).rejects.toThrow('deadline: too late');
  });

  it('ends with the reason when it was cut before it was opened', async () => {
    const { body, state } = stage(requestFailure('aborted', 'given up'));
    await expect(text(body)).rejects.toThrow('aborted: given up');
    expect(state.released).toBe(1);
  });

  it('keeps its error for a reader that comes later', async () => {
    const { body, abort } = stage();
    abort(requestFailure('aborted', 'given up'));
    await new Promise(setImmediate);
    expect(body.destroyed).toBe(true);
    await expect(text(body)).rejects.toThrow('aborted: given up');
  });

  it('ends with the error of its source when nothing cut it', async () => {
    const { source, body } = stage();
    source.destroy();
    await expect(text(body)).rejects.toThrow('network: Premature close');
  });
});

function closeOf(stream: Readable): Promise<unknown> {
  return new Promise((resolve) => stream.once('close', resolve));
}

describe('the data before a body broke off', () => {
  const broken = 'network: reset';

  it('is read first', async () => {
    const { source, body, state } = stage();
    body.read();
    for (const piece of ['a', 'b', 'c']) source.write(piece);
    await once(body, 'readable');
    source.destroy(new Error('reset'));
    await closeOf(source);
    const pieces: unknown[] = [];
    const reading = (async () => {
      for await (const piece of body) pieces.push(String(piece));
    })();
    await expect(reading).rejects.toThrow(broken);
    expect(pieces.join('')).toBe('abc');
    expect(state).toMatchObject({ pending: 0, released: 1 });
  });

  it('is read first in small reads, and in flowing mode', async () => {
    for (const flowing of [false, true]) {
      const { source, body } = stage();
      body.read(0);
      const received = once(source, 'data');
      source.write('abc');
      await received;
      source.destroy(new Error('reset'));
      await closeOf(source);
      const pieces: string[] = [];
      const failed = closeOf(body);
      body.once('error', (error) => pieces.push(error.message));
      if (flowing) body.on('data', (piece) => pieces.push(String(piece)));
      else for (let bite = 0; bite < 3; bite++) pieces.push(String(body.read(1)));
      await failed;
      expect(pieces.join(' ')).toBe(flowing ? `abc ${broken}` : `a b c ${broken}`);
    }
  });

  it('delays the error of a silence and of a deadline, and of no abort', async () => {
    for (const kind of ['timeout', 'deadline', 'aborted'] as const) {
      const { source, body, state, abort } = stage();
      body.read();
      source.write('a');
      await once(body, 'readable');
      abort(requestFailure(kind, 'cut'));
      expect([source.destroyed, body.destroyed, state.pending]).toEqual([true, kind === 'aborted', 0]);
      if (kind !== 'aborted') expect(String(body.read())).toBe('a');
      await expect(text(body)).rejects.toThrow(`${kind}: cut`);
    }
  });

  it('is read first although the deadline passes meanwhile, and then comes the earlier reason', async () => {
    const { source, body, abort } = stage();
    body.read();
    source.write('a');
    await once(body, 'readable');
    source.destroy(new Error('reset'));
    await closeOf(source);
    abort(requestFailure('deadline', 'too late'));
    expect(String(body.read())).toBe('a');
    await expect(text(body)).rejects.toThrow(broken);
  });

  it('is dropped when the caller aborts', async () => {
    const { source, body, abort } = stage();
    body.read();
    source.write('a');
    await once(body, 'readable');
    source.destroy(new Error('reset'));
    await closeOf(source);
    expect(body.destroyed).toBe(false);
    abort(requestFailure('aborted', 'given up'));
    await expect(text(body)).rejects.toThrow('aborted: given up');
  });
});
