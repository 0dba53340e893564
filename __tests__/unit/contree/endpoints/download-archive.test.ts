import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import nock from 'nock';
import { buffer } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import type { Call } from '../../../../src/contree/types.ts';
import { closeLoopbacks, listenHttp } from '../loopback.ts';
import { BASE, failureOf, testClient, TOKEN, UUID } from '../test-client.ts';

const PATH = `/v1/inspect/${UUID}/archive`;

afterEach(async () => {
  expect(nock.pendingMocks()).toEqual([]);
  await closeLoopbacks();
});

afterAll(() => {
  nock.restore();
});

function interceptor(): nock.Interceptor {
  return nock(BASE, { reqheaders: { accept: '*/*', authorization: `Bearer ${TOKEN}` } })
    .get(PATH)
    .query({ path: '/out/a b' });
}

function ask(client: ReturnType<typeof testClient>['client'], call?: Call): Promise<Readable | null> {
  return client.downloadArchive(UUID, '/out/a b', call);
}

describe('an archive', () => {
  it('is streamed', async () => {
    interceptor().reply(200, Buffer.from([0, 1, 255]));
    const stream = await ask(testClient().client);
    if (stream === null) throw new Error('expected a stream');
    expect(await buffer(stream)).toEqual(Buffer.from([0, 1, 255]));
  });

  it('is null when nothing is there', async () => {
    interceptor().reply(404, { error: 'nothing' });
    expect(await ask(testClient().client)).toBeNull();
  });

  it('that is not readable yet, or not now, is retried', async () => {
    interceptor().reply(410, { error: 'not yet' });
    interceptor().reply(503, { error: 'busy' });
    interceptor().replyWithError(Object.assign(new Error('reset'), { code: 'ECONNRESET' }));
    interceptor().reply(200, 'tar');
    const { client, retries } = testClient();
    const stream = await ask(client);
    expect(stream === null ? null : String(await buffer(stream))).toBe('tar');
    expect(retries.map(({ status }) => status)).toEqual([410, 503, null]);
  });

  it('of a path that the service cannot use is an error', async () => {
    interceptor().reply(422, { error: 'neither file nor directory' });
    const { failure } = await failureOf(ask(testClient().client));
    expect(failure).toMatchObject({ kind: 'status', status: 422, reason: 'neither file nor directory', attempts: 1 });
  });

  it('that stays unreadable is an error in the end', async () => {
    interceptor().times(5).reply(410);
    expect((await failureOf(ask(testClient().client))).failure).toMatchObject({ status: 410, attempts: 5 });
  });
});

describe('an archive that breaks off', () => {
  it('ends with an error that names the request, and is not retried', async () => {
    let count = 0;
    const loopback = await listenHttp((request, response) => {
      count += 1;
      if (count === 1) response.writeHead(503).end();
      else response.write('some', () => request.socket.destroy());
    });
    const { client, retries } = testClient({ baseUrl: loopback.address });
    const stream = await ask(client);
    if (stream === null) throw new Error('expected a stream');
    const { failure, message } = await failureOf(buffer(stream));
    expect(failure).toMatchObject({ kind: 'network', method: 'GET', attempts: 2, status: null });
    expect(message).toMatch(
      /^GET \/v1\/inspect\/[^ ]*\/archive\?path=\/out\/a%20b: no connection after 2 tries: .+\. .+\.$/u,
    );
    expect([count, retries.length]).toEqual([2, 1]);
    client.close();
  });

  it('was silent for longer than one request may take', async () => {
    const loopback = await listenHttp((_request, response) => void response.write('some'));
    const { client } = testClient({ baseUrl: loopback.address, requestTimeout: 300 });
    const stream = await ask(client);
    if (stream === null) throw new Error('expected a stream');
    const { failure } = await failureOf(buffer(stream));
    expect(failure).toMatchObject({ kind: 'timeout', reason: 'nothing more within 0.3 s' });
    client.close();
  });
});
