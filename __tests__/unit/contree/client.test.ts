import { afterEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import http from 'node:http';
import { systemClock } from '../../../src/contree/clock.ts';
import { createContreeClient } from '../../../src/contree/client.ts';
import { closeLoopbacks, listen, listenHttp } from './loopback.ts';
import { failureOf, testClient, UUID } from './test-client.ts';

afterEach(closeLoopbacks);

describe('createContreeClient', () => {
  it.each([
    [{ token: '' }, 'token'],
    [{ token: 'two\nlines' }, 'token'],
    [{ project: ' ' }, 'project'],
    [{ userAgent: 'é' }, 'userAgent'],
    [{ baseUrl: 'nowhere' }, 'no http:// or https://'],
    [{ proxyEnv: { HTTP_PROXY: 'http://p.test:99999' } }, 'proxy'],
  ])('refuses %j at once', (options, named) => {
    expect(() => testClient(options)).toThrow(TypeError);
    expect(() => testClient(options)).toThrow(new RegExp(named, 'u'));
  });

  it('works without listeners for retries and warnings', async () => {
    const statuses = [503, 200];
    const loopback = await listenHttp((_request, response) => {
      response.writeHead(statuses.shift() ?? 500).end('[{}]');
    });
    const client = createContreeClient({
      baseUrl: loopback.address,
      token: 'token',
      requestTimeout: 5000,
      userAgent: 'tests/1',
      clock: { ...systemClock, random: () => 0 },
    });
    expect(await client.listImages({}, { limit: 1, offset: 0 })).toEqual({ images: [], received: 1 });
    client.close();
  });

  it('reuses a connection for requests that are safe to repeat, and opens one for each start and each SIGTERM', async () => {
    const loopback = await listenHttp((_request, response) => {
      response.end(JSON.stringify({ uuid: UUID, status: 'PENDING' }));
    });
    const { client } = testClient({ baseUrl: loopback.address });
    for (let count = 0; count < 3; count++) await client.getOperation(UUID);
    expect(loopback.connections()).toBe(1);
    for (let count = 0; count < 2; count++) await client.spawnInstance({ image: UUID, command: 'true' });
    expect(loopback.connections()).toBe(3);
    await client.terminateInstance(UUID);
    expect(loopback.connections()).toBe(4);
    client.close();
  });

  it('leaves no connection open when it is closed, neither an idle nor a busy one', async () => {
    const closed: Promise<unknown>[] = [];
    const server = http.createServer((request, response) => {
      closed.push(once(request.socket, 'close'));
      if (request.method === 'GET') response.end(JSON.stringify({ uuid: UUID, status: 'PENDING' }));
      else client.close();
    });
    // The service itself closes none.
    server.keepAliveTimeout = 0;
    const loopback = await listen(server);
    const { client } = testClient({ baseUrl: loopback.address });
    await client.getOperation(UUID);
    const { failure } = await failureOf(client.spawnInstance({ image: UUID, command: 'true' }));
    expect(failure).toMatchObject({ kind: 'network', mayHaveActed: true });
    expect(await Promise.all(closed)).toHaveLength(2);
  });
});
