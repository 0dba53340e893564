import { afterEach, describe, expect, it } from '@jest/globals';
import http from 'node:http';
import type { Socket } from 'node:net';
import { closeLoopbacks, listen, listenHttp, type Loopback } from './loopback.ts';
import { failureOf, testClient } from './test-client.ts';

afterEach(closeLoopbacks);

async function serve(answer: string): Promise<Loopback & { readonly seen: readonly string[] }> {
  const seen: string[] = [];
  const loopback = await listenHttp((request, response) => {
    seen.push(`${request.method ?? ''} ${request.url ?? ''} ${request.headers['proxy-authorization'] ?? ''}`.trim());
    response.end(answer);
  });
  return { ...loopback, seen };
}

describe('a proxy in the environment handed in', () => {
  it('gets the requests, with the user name and password of its address', async () => {
    const proxy = await serve('{"token_uuid":"through the proxy"}');
    const proxyEnv = { HTTP_PROXY: proxy.address.replace('//', '//user:password@') };
    const { client } = testClient({ baseUrl: 'http://contree.test', proxyEnv });
    expect(await client.whoAmI()).toMatchObject({ tokenUuid: 'through the proxy' });
    const credentials = Buffer.from('user:password').toString('base64');
    expect(proxy.seen).toEqual([`GET http://contree.test/v1/whoami Basic ${credentials}`]);
    client.close();
  });

  it('is not used for a host in NO_PROXY, and without an environment', async () => {
    const service = await serve('{"token_uuid":"direct"}');
    const proxy = await serve('{}');
    for (const proxyEnv of [{ HTTP_PROXY: proxy.address, NO_PROXY: '127.0.0.1' }, {}]) {
      const { client } = testClient({ baseUrl: service.address, proxyEnv });
      expect(await client.whoAmI()).toMatchObject({ tokenUuid: 'direct' });
      client.close();
    }
    expect(proxy.seen).toEqual([]);
  });

  it('that refuses a tunnel is named in the advice, without its password', async () => {
    const server = http.createServer();
    server.on('connect', (_request, socket: Socket) =>
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n'),
    );
    const proxy = await listen(server);
    const proxyEnv = { HTTPS_PROXY: proxy.address.replace('//', '//user:password@') };
    const { client } = testClient({ baseUrl: 'https://contree.test', proxyEnv });
    const error = await failureOf(client.spawnInstance({ image: 'tag:x', command: 'true' }));
    expect(error.failure).toMatchObject({ kind: 'network', mayHaveActed: false });
    expect(error.message).toMatch(
      /407.*The proxy http:\/\/127\.0\.0\.1:\d+ \(from HTTPS_PROXY\) wants a user name and a password/u,
    );
    expect(error.message).not.toContain('user:password@127');
    client.close();
  });
});
