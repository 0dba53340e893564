import { afterEach, describe, expect, it } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { heapUsed } from '../../doubles/heap.ts';
import { virtualClock } from '../../doubles/virtual-clock.ts';
import { closeLoopbacks, listenHttp } from './loopback.ts';
import { failureOf, testClient, UUID } from './test-client.ts';

const MIB = 1024 * 1024;

afterEach(closeLoopbacks);

/** A client of a service that sends each of these texts once. */
async function clientFor(...texts: readonly string[]) {
  const left = texts.map((text) => gzipSync(text, { level: 1 }));
  const loopback = await listenHttp((_request, response) => {
    response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(left.shift());
  });
  return testClient({ baseUrl: loopback.address, requestTimeout: 60_000 }).client;
}

/** JSON of so many values, with further fields of its object. */
const valuesOf = (count: number, fields = ''): string => `{"more":[${'0,'.repeat(count - 3)}0]${fields}}`;
const deep = (depth: number): string => `{"more":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}}`;
const OPERATION = `,"uuid":"${UUID}","status":"SUCCESS"`;

describe('a reply at the limits', () => {
  it('is taken', async () => {
    const client = await clientFor(valuesOf(100_000), deep(100), '{}'.padEnd(48 * MIB));
    for (let count = 0; count < 3; count += 1) expect(await client.whoAmI()).toMatchObject({ tokenUuid: null });
    client.close();
  });

  it('is refused beyond them, by what is wrong with it', async () => {
    const client = await clientFor(valuesOf(100_001), deep(101), '{}'.padEnd(48 * MIB + 1));
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

describe('a large reply that is no JSON', () => {
  it('is not held while its next try waits', async () => {
    const replies = [gzipSync('x'.repeat(16 * MIB)), gzipSync(JSON.stringify({ uuid: UUID, status: 'SUCCESS' }))];
    const loopback = await listenHttp((_request, response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(replies.shift());
    });
    const before = heapUsed();
    let during = 0;
    const sleep = async (): Promise<void> => {
      // The exchange ends in the turn after its reply was judged.
      await new Promise(setImmediate);
      during = heapUsed();
    };
    const { client, retries } = testClient({ baseUrl: loopback.address, clock: { ...virtualClock(), sleep } });
    await client.getOperation(UUID);
    expect(retries).toMatchObject([{ reason: `the reply is not JSON: ${'x'.repeat(276)}…` }]);
    expect(during - before).toBeLessThan(8 * MIB);
    client.close();
  });
});
