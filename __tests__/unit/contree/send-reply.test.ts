import { afterEach, describe, expect, it } from '@jest/globals';
import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { ContreeError } from '../../../src/contree/contree-error.ts';
import { memoryUsed } from '../../doubles/heap.ts';
import { virtualClock } from '../../doubles/virtual-clock.ts';
import { closeLoopbacks, listenHttp } from './loopback.ts';
import { failureOf, testClient, UUID } from './test-client.ts';

const MIB = 1024 * 1024;

afterEach(closeLoopbacks);

/** In gzip, whose members join to the largest object that a reply may be: a text compresses at once, but not 48 MiB of it. */
const LARGEST = [
  gzipSync('{"text":"'.padEnd(MIB, 'm')),
  ...Array<Buffer>(46).fill(gzipSync('m'.repeat(MIB))),
  gzipSync('"}'.padStart(MIB, 'm')),
];

/** A client of a service that sends each of these texts, or bytes of gzip, once. */
async function clientFor(...replies: readonly (string | Buffer)[]) {
  const left = replies.map((reply) => (typeof reply === 'string' ? gzipSync(reply, { level: 1 }) : reply));
  const loopback = await listenHttp((_request, response) => {
    response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(left.shift());
  });
  return testClient({ baseUrl: loopback.address, requestTimeout: 60_000 }).client;
}

/** JSON of so many values, with further fields of its object. */
const valuesOf = (count: number, fields = ''): string => `{"more":[${'0,'.repeat(count - 3)}0]${fields}}`;
const deep = (depth: number): string => `{"more":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}}`;
const kindOf = (error: unknown): unknown => error instanceof ContreeError && error.failure.kind;
const OPERATION = `,"uuid":"${UUID}","status":"SUCCESS"`;

describe('a reply at the limits', () => {
  it('is taken', async () => {
    const client = await clientFor(valuesOf(100_000), deep(100), Buffer.concat(LARGEST));
    for (let count = 0; count < 3; count += 1) expect(await client.whoAmI()).toMatchObject({ tokenUuid: null });
    client.close();
  });

  it('is refused beyond them, by what is wrong with it', async () => {
    const client = await clientFor(valuesOf(100_001), deep(101), Buffer.concat([...LARGEST, gzipSync(' ')]));
    for (const what of [
      'has more than 100000 JSON values',
      'nests deeper than 100 levels of JSON',
      'is larger than 50331648 bytes',
    ]) {
      const { failure } = await failureOf(client.whoAmI());
      expect(failure).toMatchObject({ kind: 'oversize', status: null, reason: `the reply ${what}` });
      expect(failure.advice).toContain('not requested again');
    }
    client.close();
  });

  it('may hold more where it repeats a request or lists a directory, and is requested once', async () => {
    const client = await clientFor(
      valuesOf(150_000, OPERATION),
      valuesOf(600_001, OPERATION),
      valuesOf(150_000),
      valuesOf(250_001),
    );
    expect((await client.getOperation(UUID)).operation.status).toBe('SUCCESS');
    const refused = await failureOf(client.getOperation(UUID));
    expect(refused.failure).toMatchObject({
      kind: 'oversize',
      attempts: 1,
      reason: 'the reply has more than 600000 JSON values',
    });
    // Within its limits, although it is no list.
    expect((await failureOf(client.listDirectory(UUID, '/'))).failure.reason).toBe('the reply is no list');
    expect((await failureOf(client.listDirectory(UUID, '/'))).failure).toMatchObject({
      kind: 'oversize',
      reason: 'the reply has more than 250000 JSON values',
    });
    client.close();
  });
});

describe('the memory of a large reply', () => {
  it('is given back after any end of the reply', async () => {
    const large = 5 * MIB;
    const [whole, page, excess] = [
      `{"text":"${'m'.repeat(large)}"}`,
      `"${'x'.repeat(large)}`,
      `{"more":"${'x'.repeat(large)}",${valuesOf(100_001).slice(1)}`,
    ].map((text) => gzipSync(text, { level: 1 }));
    const stuck = 'stuck';
    const answers = [whole, whole, page, page, excess, excess, stuck, stuck, whole];
    const stop = [new AbortController(), new AbortController()];
    const loopback = await listenHttp((_request, response) => {
      const answer = answers.shift();
      response.writeHead(200, { 'Content-Encoding': 'gzip' });
      if (answer === stuck) response.write(whole?.subarray(0, -8), () => setImmediate(() => stop.shift()?.abort()));
      else response.end(answer);
    });
    const { client } = testClient({ baseUrl: loopback.address, requestTimeout: 60_000 });
    const ends: unknown[] = [];
    for (let count = answers.length; count > 0; count -= 1) {
      const signal = answers[0] === stuck ? stop[0]?.signal : undefined;
      const call = signal === undefined ? {} : { signal };
      ends.push(await client.whoAmI(call).then(({ permissions }) => permissions, kindOf));
    }
    expect(ends).toEqual([{}, {}, 'protocol', 'protocol', 'oversize', 'oversize', 'aborted', 'aborted', {}]);
    client.close();
  });
});

describe('the first answer', () => {
  it('is any reply, also one that is refused, and no failure to get one', async () => {
    const said: string[] = [];
    const firstAnswer = {
      asked: () => said.push('asked'),
      answered: () => said.push('answered'),
      failed: (reason: string) => said.push(reason),
    };
    const stop = new AbortController();
    const answers: ((response: ServerResponse) => unknown)[] = [
      (response) => response.end('{}'),
      (response) => response.writeHead(503).end(),
      (response) => response.end(deep(101)),
      (response) => response.end('no JSON'),
      ({ socket }) => socket?.destroy(),
      () => {
        stop.abort();
      },
    ];
    const loopback = await listenHttp((_request, response) => void answers.shift()?.(response));
    const { client } = testClient({ baseUrl: loopback.address, firstAnswer });
    const { signal } = stop;
    for (let count = answers.length; count > 0; count -= 1) await client.whoAmI({ signal }).catch(() => null);
    expect(said).toEqual([
      ...['asked', 'answered', 'asked', 'answered', 'asked', 'answered', 'asked', 'answered'],
      ...['asked', 'ECONNRESET socket hang up', 'asked'],
    ]);
    client.close();
  });
});

describe('a large reply that is no JSON', () => {
  it('is not held while its next try waits', async () => {
    const replies = [gzipSync('x'.repeat(8 * MIB)), gzipSync(JSON.stringify({ uuid: UUID, status: 'SUCCESS' }))];
    const loopback = await listenHttp((_request, response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(replies.shift());
    });
    const before = memoryUsed();
    let held = Infinity;
    const sleep = async (): Promise<void> => {
      // The exchange ends in the turn after its reply was judged, and buffers are freed some turns after that.
      for (let turns = 0; turns < 100 && held >= 4 * MIB; turns += 1) {
        await new Promise(setImmediate);
        held = memoryUsed() - before;
      }
    };
    const { client, retries } = testClient({ baseUrl: loopback.address, clock: { ...virtualClock(), sleep } });
    await client.getOperation(UUID);
    expect(retries).toMatchObject([{ reason: `the reply is not JSON: ${'x'.repeat(276)}…` }]);
    expect(held).toBeLessThan(4 * MIB);
    client.close();
  });
});
