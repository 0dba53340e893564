import { afterEach, describe, expect, it } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { heapUsed } from '../../doubles/heap.ts';
import { virtualClock } from '../../doubles/virtual-clock.ts';
import { closeLoopbacks, listenHttp } from './loopback.ts';
import { testClient, UUID } from './test-client.ts';

const MIB = 1024 * 1024;

afterEach(closeLoopbacks);

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
