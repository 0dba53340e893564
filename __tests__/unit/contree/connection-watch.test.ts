import { afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import net, { type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RequestFailure } from '../../../src/contree/contree-error.ts';
import { mayHaveActed } from '../../../src/contree/retry-policy.ts';
import { ByteBudget } from '../../../src/contree/byte-budget.ts';
import { attempt, type Attempt } from '../../../src/contree/transport.ts';
import { forwardProxy, hostOf } from '../../doubles/forward-proxy.ts';
import { withFakeTimers } from './fake-timers.ts';
import { closeLoopbacks, listen, listenAfterReset, listenHttp } from './loopback.ts';
import { failureOf, testClient, UUID } from './test-client.ts';

afterEach(closeLoopbacks);

/** Certificate and key of `contree.test`, signed by itself. */
let pem = { cert: '', key: '' };
beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), 'op-action-tls-'));
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  const made = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
  const names = ['-subj', '/CN=test', '-addext', 'subjectAltName=DNS:contree.test,IP:127.0.0.1'];
  execFileSync('openssl', ['req', ...made, '-keyout', key, '-out', cert, ...names], { stdio: 'ignore' });
  pem = { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') };
  rmSync(folder, { recursive: true });
});

const UNLIMITED = { limits: null, remaining: null, signal: undefined, lease: new ByteBudget(Infinity).lease() };

/** Milliseconds that a request may take. */
const LIMIT = 60_000;

async function post(url: string, agent: http.Agent, options: Partial<Attempt> = {}): Promise<RequestFailure> {
  const request = { method: 'POST', url, headers: {}, body: Buffer.from('{}'), agent, timeout: LIMIT };
  const result = await attempt({ ...request, ...UNLIMITED, ...options });
  agent.destroy();
  if (!('kind' in result)) throw new Error('expected a failure', { cause: result });
  return result;
}

/** How a request fails that stays for all its time in the state it is in once `reached` has resolved. */
function postTooLong(url: string, agent: http.Agent, reached: Promise<unknown>): Promise<RequestFailure> {
  return withFakeTimers(async () => {
    const failure = post(url, agent);
    await reached;
    jest.advanceTimersByTime(LIMIT);
    return await failure;
  });
}

/** A server that takes connections and says nothing; `heard` resolves when it got the first bytes. */
async function mute() {
  const { promise: heard, resolve } = Promise.withResolvers<unknown>();
  return { ...(await listen(net.createServer((socket) => socket.once('data', resolve)))), heard };
}

/** As `mute`, but it reads the request. */
async function muteHttp() {
  const { promise: heard, resolve } = Promise.withResolvers<unknown>();
  return { ...(await listenHttp(resolve)), heard };
}

const secure = (address: string): string => address.replace('http:', 'https:');
const tls = (listener: http.RequestListener) => listen(https.createServer(pem, listener));
const reset: http.RequestListener = (request) => request.socket.destroy();

describe('a request without a connection was never sent:', () => {
  it('the port is closed', async () => {
    const { address, close } = await mute();
    await close();
    expect(await post(address, new http.Agent())).toMatchObject({ code: 'ECONNREFUSED', unsent: true });
  });

  it('the name is never resolved', async () => {
    const { promise: lookedUp, resolve: lookup } = Promise.withResolvers<unknown>();
    const failure = await postTooLong('http://contree.test', new http.Agent({ lookup }), lookedUp);
    expect(failure).toMatchObject({ kind: 'timeout', unsent: true });
  });

  it('no socket is free', async () => {
    const { address, heard } = await muteHttp();
    const agent = new http.Agent({ maxSockets: 1 });
    const [first, second] = await Promise.all([
      postTooLong(address, agent, heard),
      post(address, agent, { timeout: LIMIT - 1 }),
    ]);
    expect([first.unsent, second.unsent]).toEqual([false, true]);
  });

  it('the handshake never ends', async () => {
    const { address, heard } = await mute();
    const failure = await postTooLong(secure(address), new https.Agent(), heard);
    expect(failure).toMatchObject({ kind: 'timeout', unsent: true });
  });

  it('the handshake fails', async () => {
    const { address } = await listenHttp(reset);
    expect(await post(secure(address), new https.Agent())).toMatchObject({ kind: 'network', unsent: true });
  });

  it('the certificate is not trusted, and the service has seen no request', async () => {
    const seen: string[] = [];
    const { address } = await tls(({ url = '' }) => seen.push(url));
    const failure = await post(secure(address), new https.Agent());
    expect(failure).toMatchObject({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT', unsent: true });
    expect(seen).toEqual([]);
  });

  it.each([
    ['refuses the tunnel', 'HTTP/1.1 403 Forbidden\r\n\r\n'],
    ['answers nonsense', 'hello\r\n\r\n'],
  ])('the proxy %s', async (_what, answer) => {
    const server = http.createServer();
    server.on('connect', (_request, socket: Socket) => socket.end(answer));
    const agent = new https.Agent({ proxyEnv: { HTTPS_PROXY: (await listen(server)).address } });
    expect(await post('https://contree.test', agent)).toMatchObject({ kind: 'network', unsent: true });
  });

  it('the proxy never answers', async () => {
    const server = http.createServer();
    const asked = once(server, 'connect');
    const agent = new https.Agent({ proxyEnv: { HTTPS_PROXY: (await listen(server)).address } });
    const failure = await postTooLong('https://contree.test', agent, asked);
    expect(failure).toMatchObject({ kind: 'timeout', unsent: true });
  });

  it('the proxy answers piece by piece without end', async () => {
    const server = net.createServer({ noDelay: true }, (socket) => {
      const send = (): void => {
        if (!socket.destroyed) socket.write('x', () => setImmediate(send));
      };
      socket.once('data', send);
    });
    const agent = new https.Agent({ proxyEnv: { HTTPS_PROXY: (await listen(server)).address } });
    const reason = "the proxy's reply to CONNECT comes in too many pieces";
    expect(await post('https://contree.test', agent)).toMatchObject({ kind: 'network', reason, unsent: true });
  });

  it('the handshake behind a proxy never ends', async () => {
    const service = await mute();
    const proxy = await forwardProxy({ 'contree.test:443': hostOf(service) });
    const agent = new https.Agent({ ca: pem.cert, proxyEnv: { HTTPS_PROXY: `http://${proxy.host}` } });
    const failure = await postTooLong('https://contree.test', agent, service.heard);
    expect(failure).toMatchObject({ kind: 'timeout', unsent: true });
  });

  it('the handshake behind a proxy fails', async () => {
    const proxy = await forwardProxy({ 'contree.test:443': hostOf(await listenHttp(reset)) });
    const agent = new https.Agent({ ca: pem.cert, proxyEnv: { HTTPS_PROXY: `http://${proxy.host}` } });
    expect(await post('https://contree.test', agent)).toMatchObject({ kind: 'network', unsent: true });
  });

  it('the caller gave up before', async () => {
    const failure = await post('http://contree.test', new http.Agent(), { signal: AbortSignal.abort() });
    expect(failure).toMatchObject({ kind: 'aborted', unsent: true });
  });
});

describe('a request without a body says the same of', () => {
  const get = { method: 'GET', body: null };

  it('a port that is closed', async () => {
    const { address, close } = await mute();
    await close();
    expect(await post(address, new http.Agent(), get)).toMatchObject({ code: 'ECONNREFUSED', unsent: true });
  });

  it('a handshake that fails', async () => {
    const { address } = await listenHttp(reset);
    expect(await post(secure(address), new https.Agent(), get)).toMatchObject({ kind: 'network', unsent: true });
  });

  it('a connection that is reset', async () => {
    const { address } = await listenHttp(reset);
    expect(await post(address, new http.Agent(), get)).toMatchObject({ code: 'ECONNRESET', unsent: false });
  });

  it('a proxy that refuses the tunnel', async () => {
    const server = http.createServer();
    server.on('connect', (_request, socket: Socket) => socket.end('HTTP/1.1 403 Forbidden\r\n\r\n'));
    const agent = new https.Agent({ proxyEnv: { HTTPS_PROXY: (await listen(server)).address } });
    expect(await post('https://contree.test', agent, get)).toMatchObject({ kind: 'network', unsent: true });
  });
});

describe('a tunnel that a proxy never answers', () => {
  it.each(['http', 'https'])('is given up with its request, in %s', async (scheme) => {
    const tunnels: Promise<unknown>[] = [];
    const { promise: heard, resolve } = Promise.withResolvers<unknown>();
    const server = net.createServer((socket) => tunnels.push(once(socket.once('data', resolve), 'close')));
    const proxy = (await listen(server)).address;
    const HTTPS_PROXY = scheme === 'http' ? proxy : secure(proxy);
    const agent = new https.Agent({ keepAlive: true, proxyEnv: { HTTPS_PROXY } });
    const failure = await postTooLong('https://contree.test', agent, heard);
    expect(failure).toMatchObject({ kind: 'timeout', reason: 'no connection within 60 s', unsent: true });
    await Promise.all(tunnels);
    expect(tunnels).toHaveLength(1);
  });
});

describe('a request with a connection may have been received:', () => {
  it('the connection is reset', async () => {
    const { address } = await listenHttp(reset);
    const failure = await post(address, new http.Agent());
    expect([failure.code, failure.unsent, mayHaveActed(failure)]).toEqual(['ECONNRESET', false, true]);
  });

  it('the reply never comes', async () => {
    const { address, heard } = await muteHttp();
    expect(await postTooLong(address, new http.Agent(), heard)).toMatchObject({ kind: 'timeout', unsent: false });
  });

  it('the connection was kept alive', async () => {
    const { address } = await listenHttp((request, response) => {
      if (request.url === '/first') response.end();
      else reset(request, response);
    });
    const agent = new http.Agent({ keepAlive: true });
    const first = { method: 'GET', url: `${address}/first`, headers: {}, body: null, agent, timeout: 60_000 };
    await attempt({ ...first, ...UNLIMITED });
    expect(await post(`${address}/second`, agent)).toMatchObject({ code: 'ECONNRESET', unsent: false });
  });

  it('the connection is secure', async () => {
    const { address } = await tls(reset);
    const failure = await post(secure(address), new https.Agent({ ca: pem.cert }));
    expect(failure).toMatchObject({ code: 'ECONNRESET', unsent: false });
  });

  it('the tunnel is made', async () => {
    const proxy = await forwardProxy({ 'contree.test:443': hostOf(await tls(reset)) });
    const agent = new https.Agent({ ca: pem.cert, proxyEnv: { HTTPS_PROXY: `http://${proxy.host}` } });
    expect(await post('https://contree.test', agent)).toMatchObject({ code: 'ECONNRESET', unsent: false });
  });
});

describe('interim replies', () => {
  const interim = async (count: number, end: string): Promise<string> => {
    const sendAll = async ({ socket }: http.ServerResponse): Promise<void> => {
      for (let sent = 0; sent < count; sent += 1) {
        socket?.write('HTTP/1.1 102 Processing\r\n\r\n');
        // Otherwise all of them would arrive in one piece.
        await new Promise(setImmediate);
      }
      socket?.write(end);
    };
    const { address } = await listenHttp((_request, response) => void sendAll(response));
    return address;
  };

  it('are passed over', async () => {
    const agent = new http.Agent();
    const request = {
      method: 'GET',
      headers: {},
      body: null,
      agent,
      timeout: 60_000,
      url: await interim(100, 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'),
    };
    const result = await attempt({ ...request, ...UNLIMITED });
    expect(result).toMatchObject({ status: 200 });
  });

  it('without end are a failure of the network', async () => {
    const failure = await post(await interim(101, ''), new http.Agent());
    expect(failure).toMatchObject({
      kind: 'network',
      reason: 'more than 100 interim replies (1xx) came',
      unsent: false,
    });
  });
});

describe('after a reset', () => {
  it('a start is not sent again', async () => {
    const { client, retries } = testClient({ baseUrl: (await listenAfterReset(201)).address });
    const { failure } = await failureOf(client.spawnInstance({ image: 'tag:x', command: 'true' }));
    expect(failure).toMatchObject({ kind: 'network', mayHaveActed: true, attempts: 1 });
    expect(retries).toEqual([]);
    client.close();
  });

  it('a second SIGTERM, which may come too late, is not sent', async () => {
    const { client } = testClient({ baseUrl: (await listenAfterReset(204)).address });
    const { failure } = await failureOf(client.terminateInstance(UUID));
    expect(failure).toMatchObject({ kind: 'network', mayHaveActed: true, attempts: 1 });
    client.close();
  });

  it.each([
    [409, 'finished'],
    [202, 'accepted'],
  ])('a cancellation is sent again, and answered %i', async (status, answer) => {
    const { client } = testClient({ baseUrl: (await listenAfterReset(status)).address });
    expect(await client.cancelOperation(UUID)).toEqual({ answer, replyLost: true });
    client.close();
  });
});
