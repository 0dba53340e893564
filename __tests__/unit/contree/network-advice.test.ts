import { afterEach, describe, expect, it } from '@jest/globals';
import http from 'node:http';
import net from 'node:net';
import { requestFailure, type RequestFailure } from '../../../src/contree/contree-error.ts';
import { createDestination } from '../../../src/contree/destination.ts';
import { adviceFor } from '../../../src/contree/failure-advice.ts';
import { decideProxy, type ProxyEnvironment } from '../../../src/contree/proxy.ts';
import { closeLoopbacks, listen, listenHttp } from './loopback.ts';
import { failureOf, testClient } from './test-client.ts';

afterEach(closeLoopbacks);

const GIVEN_BY = { token: 'CONTREE_TOKEN', url: 'the input url' };

/** The whole message for a failure on the way to the address. */
function advice(failure: RequestFailure, base: string, env: ProxyEnvironment = {}): string {
  const destination = createDestination(base, decideProxy(base, env), { givenBy: GIVEN_BY });
  return adviceFor(failure, { route: { method: 'GET', path: '/v1/whoami' }, destination, ranOutOfTime: false });
}

const network = (code: string, reason = 'x'): RequestFailure => requestFailure('network', reason, code);

const env = { HTTPS_PROXY: 'http://me:secret@proxy.test:3128' };
const proxy = 'The proxy http://proxy.test:3128 (from HTTPS_PROXY)';

describe('the advice for a request that goes through a proxy', () => {
  const correct = 'correct HTTPS_PROXY, or name api.contree.dev in NO_PROXY.';

  it.each([
    ['ENOTFOUND', `${proxy} cannot be found: ${correct}`],
    ['EAI_AGAIN', `${proxy} cannot be found: ${correct}`],
    ['ECONNREFUSED', `${proxy} refuses the connection: ${correct}`],
    ['ETIMEDOUT', `${proxy} cannot be reached: ${correct}`],
    ['ERR_PROXY_TUNNEL', `${proxy} does not let the request through to api.contree.dev: allow it there, or ${correct}`],
    [
      'ERR_SSL_WRONG_VERSION_NUMBER',
      `The request goes through the proxy http://proxy.test:3128 (from HTTPS_PROXY): ${correct}`,
    ],
    ['ECONNRESET', `The request goes through the proxy http://proxy.test:3128 (from HTTPS_PROXY): ${correct}`],
  ])('names the proxy and its variable for %s, and no password', (code, expected) => {
    expect(advice(network(code), 'https://api.contree.dev', env)).toBe(expected);
  });

  it('says where a user name and a password belong', () => {
    const expected = `${proxy} wants a user name and a password: give them in HTTPS_PROXY, as http://user:password@host:port.`;
    const tunnel = network(
      'ERR_PROXY_TUNNEL',
      'Failed to establish tunnel: HTTP/1.1 407 Proxy Authentication Required',
    );
    expect(advice(tunnel, 'https://api.contree.dev', env)).toBe(expected);
    const reply: RequestFailure = { kind: 'status', status: 407, reason: 'x', retryAfter: null };
    expect(advice(reply, 'https://api.contree.dev', env)).toBe(expected);
  });

  it('wants no password for what only has the number of that reply in it', () => {
    expect(advice(network('ECONNRESET', 'reset after 407 bytes'), 'https://api.contree.dev', env)).not.toContain(
      'password',
    );
  });

  it('shows one without a scheme as it is used', () => {
    expect(advice(network('ENOTFOUND'), 'https://api.contree.dev', { ALL_PROXY: 'proxy.test:3128' })).toBe(
      'The proxy http://proxy.test:3128 (from ALL_PROXY) cannot be found: correct ALL_PROXY, or name api.contree.dev in NO_PROXY.',
    );
  });

  it('tells a proxy that does not speak https from an address that does not', () => {
    const code = 'ERR_SSL_WRONG_VERSION_NUMBER';
    const secure = { HTTPS_PROXY: 'https://proxy.test:3128' };
    expect(advice(network(code), 'https://api.contree.dev', secure)).toBe(
      'The proxy https://proxy.test:3128 (from HTTPS_PROXY) does not speak https: write http:// in it.',
    );
    expect(advice(network('EPROTO'), 'https://api.contree.dev', secure)).toMatch(
      /^The request goes through the proxy /u,
    );
    expect(advice(network(code), 'https://api.contree.dev')).toBe(
      'api.contree.dev does not speak https at this port: correct the port or the scheme in the input url.',
    );
  });
});

describe('the advice for a request that got no connection in time', () => {
  const late: RequestFailure = { ...network('x'), kind: 'timeout', unsent: true };

  it('names the proxy that it goes through', () => {
    expect(advice(late, 'https://api.contree.dev', env)).toBe(
      `${proxy} makes no connection to api.contree.dev: allow it there, correct HTTPS_PROXY, or name api.contree.dev in NO_PROXY.`,
    );
  });

  it('blames no service, as one does that got one', () => {
    expect(advice(late, 'https://api.contree.dev')).toBe(
      'Check the network of the runner, and the address https://api.contree.dev (from the input url); behind a proxy, set HTTPS_PROXY.',
    );
    expect(advice({ ...late, unsent: false }, 'https://api.contree.dev')).toMatch(/^The service at .* is slow/);
  });
});

describe('the advice for a request that goes directly', () => {
  it.each([
    ['ENOTFOUND', 'There is no host api.contree.dev: check the input url; behind a proxy, set HTTPS_PROXY.'],
    ['ECONNREFUSED', 'Nothing listens at api.contree.dev: check the host and the port in the input url.'],
    [
      'CERT_HAS_EXPIRED',
      'The certificate of https://api.contree.dev is not trusted: name the authority that signed it in NODE_EXTRA_CA_CERTS.',
    ],
    [
      'ETIMEDOUT',
      'Check the network of the runner, and the address https://api.contree.dev (from the input url); behind a proxy, set HTTPS_PROXY.',
    ],
  ])('for %s is %j', (code, expected) => {
    expect(advice(network(code), 'https://api.contree.dev')).toBe(expected);
  });

  it.each([
    ['ECONNRESET', 'http://api.contree.dev', true],
    ['HPE_INVALID_CONSTANT', 'http://api.contree.dev', true],
    ['ETIMEDOUT', 'http://api.contree.dev', false],
    ['ECONNRESET', 'https://api.contree.dev', false],
    ['HPE_INVALID_CONSTANT', 'https://api.contree.dev', false],
  ])('for %s at %s names https where that may be spoken: %j', (code, base, isNamed) => {
    expect(advice(network(code), base).startsWith('Where api.contree.dev speaks https, ')).toBe(isNamed);
  });
});

describe('a request with the wrong scheme', () => {
  it('https to a port of http fails at once, and says so', async () => {
    const server = await listenHttp((_, response) => response.end('{}'));
    const baseUrl = server.address.replace('http:', 'https:');
    const { client } = testClient({ baseUrl, givenBy: GIVEN_BY });
    const error = await failureOf(client.listOperations({}, { limit: 1, offset: 0 }));
    const host = new URL(baseUrl).host;
    expect(error.message).toMatch(/^GET \/v1\/operations\S+: no connection: the reply is not TLS\. /u);
    expect(error.failure).toMatchObject({
      attempts: 1,
      advice: `${host} does not speak https at this port: correct the port or the scheme in the input url.`,
    });
    client.close();
  });

  it('http to a port of https is recognised by a connection that ends', async () => {
    const server = await listen(net.createServer((socket) => socket.resetAndDestroy()));
    const { client } = testClient({ baseUrl: server.address, givenBy: GIVEN_BY });
    const error = await failureOf(client.whoAmI());
    const host = new URL(server.address).host;
    expect(error.failure.advice).toBe(
      `Where ${host} speaks https, write https:// in the input url; behind a proxy, set HTTPS_PROXY.`,
    );
    client.close();
  });

  it.each([
    '<html><head><title>400 The plain HTTP request was sent to HTTPS port</title></head></html>',
    'Client sent an HTTP request to an HTTPS server.\n',
    "Reason: You're speaking plain HTTP to an SSL-enabled server port.",
  ])('http to a port of https is recognised by the reply %j', async (body) => {
    const server = await listenHttp((_, response) => response.writeHead(400).end(body));
    const { client } = testClient({ baseUrl: server.address, givenBy: GIVEN_BY });
    const { failure } = await failureOf(client.whoAmI());
    expect(failure.advice).toBe(`${new URL(server.address).host} speaks https: write https:// in the input url.`);
    client.close();
  });
});

describe('a proxy that refuses', () => {
  it('is named with its variable in the whole message', async () => {
    const closed = await listen(http.createServer());
    await closed.close();
    const proxyEnv = { HTTPS_PROXY: closed.address.replace('//', '//me:secret@') };
    const { client } = testClient({ baseUrl: 'https://contree.test', proxyEnv });
    const { message } = await failureOf(client.whoAmI());
    const { host } = new URL(closed.address);
    expect(message).toBe(
      `GET /v1/whoami: no connection: connect ECONNREFUSED ${host}. The proxy ${closed.address} (from HTTPS_PROXY) refuses ` +
        'the connection: correct HTTPS_PROXY, or name contree.test in NO_PROXY.',
    );
    client.close();
  });
});
