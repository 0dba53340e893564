import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { join } from 'node:path';
import { fakeGitHub } from '../../doubles/fake-github.ts';
import { forwardProxy, hostOf, type ForwardProxy } from '../../doubles/forward-proxy.ts';
import { closeLoopbacks, listen } from '../../unit/contree/loopback.ts';
import { JOB, runOf, stage, workspaceWith } from '../harness.ts';

const scene = stage();
const TOKEN = 'ghs_0123456789abcdefghij';
const PASSWORD = 'hush hush/%';
const PULL = { GITHUB_REF: 'refs/pull/7/merge', GITHUB_SHA: 'b'.repeat(40), GITHUB_EVENT_NAME: 'pull_request' };
const PUBLISHED = { comment: 'true', checks: 'true', 'github-token': TOKEN };

/** Certificate and key of the hosts that the tests reach by TLS. */
let pem = { cert: '', key: '', path: '' };
beforeAll(() => {
  const folder = workspaceWith();
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  const names = 'subjectAltName=DNS:contree.test,DNS:api.github.test';
  const made = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
  execFileSync('openssl', ['req', ...made, '-keyout', key, '-out', cert, '-subj', '/CN=test', '-addext', names], {
    stdio: 'ignore',
  });
  pem = { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8'), path: cert };
});
afterEach(closeLoopbacks);
afterAll(closeLoopbacks);

/** The same server behind TLS; gives its `host:port`. */
async function behindTls(real: string): Promise<string> {
  const server = https.createServer({ cert: pem.cert, key: pem.key }, (request, response) => {
    const { method, url, headers } = request;
    const onward = http.request(
      `http://${real}${url ?? ''}`,
      { method, headers: { ...headers, host: real } },
      (reply) => {
        response.writeHead(reply.statusCode ?? 502, reply.headers);
        reply.pipe(response);
      },
    );
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  return hostOf(await listen(server));
}

const simulatorHost = (): string => hostOf({ address: scene.simulator.url });
const LIST = { mode: 'list', 'allow-http': 'true' };

describe('a proxy without a scheme', () => {
  it.each(['http_proxy', 'HTTP_PROXY', 'all_proxy', 'ALL_PROXY'])('that %s names gets every request', async (name) => {
    const proxy = await forwardProxy({ 'contree.test:80': simulatorHost() });
    const end = await scene.run({ ...LIST, url: 'http://contree.test' }, { env: { [name]: proxy.host } });
    expect(end.exitCode).toBe(0);
    expect(scene.requests().length).toBeGreaterThan(0);
    expect(proxy.passed).toHaveLength(scene.requests().length);
    expect(proxy.passed[0]).toMatch(/^GET http:\/\/contree\.test\/v1\/operations\?/);
  });

  it('gets the requests to GitHub too, on a server with a path and a slash behind it', async () => {
    const github = await fakeGitHub();
    const proxy = await forwardProxy({ 'ghe.test:80': hostOf(github) });
    const env = {
      ...JOB,
      ...PULL,
      GITHUB_SERVER_URL: 'http://ghe.test/',
      GITHUB_API_URL: 'http://ghe.test/api/v3/',
      HTTP_PROXY: proxy.host,
      NO_PROXY: '127.0.0.0/8',
    };
    const first = await scene.run(runOf({ legs: 'unit: "true"', ...PUBLISHED }), { env });
    expect(first.stdout).toContain('The comment on pull request #7 is created.');
    expect(first.stdout).toContain('1 check run completed.');
    const second = await scene.run(runOf({ legs: 'unit: "true"', ...PUBLISHED, checks: 'false' }), { env });
    expect(second.stdout).toContain('The comment on pull request #7 is updated.');
    expect(second.exitCode).toBe(0);
    // A leg that ends before its check run is created gets it as a completed one, in one request. The comments are listed
    // again after one was created, since another step may have created one too.
    const sent = github.requests.filter((request) => !request.startsWith('PATCH /api/v3/repos/octo/repo/check-runs/'));
    expect(sent.toSorted()).toEqual([
      'GET /api/v3/repos/octo/repo/issues/7/comments',
      'GET /api/v3/repos/octo/repo/issues/7/comments',
      'GET /api/v3/repos/octo/repo/issues/7/comments',
      'PATCH /api/v3/repos/octo/repo/issues/comments/1',
      'POST /api/graphql',
      'POST /api/v3/repos/octo/repo/check-runs',
      'POST /api/v3/repos/octo/repo/issues/7/comments',
    ]);
    expect(proxy.passed).toHaveLength(github.requests.length);
    expect(github.comments[0]?.body).toContain('href="http://ghe.test/octo/repo/actions/runs/77/attempts/1"');
  });
});

describe('a proxy with a password', () => {
  const authority = (proxy: ForwardProxy): string => `user:${encodeURIComponent(PASSWORD)}@${proxy.host}`;

  it('tunnels all that goes out, and the log does not show the password', async () => {
    const github = await fakeGitHub();
    const proxy = await forwardProxy({
      'contree.test:443': await behindTls(simulatorHost()),
      'api.github.test:443': await behindTls(hostOf(github)),
    });
    const env = {
      ...JOB,
      ...PULL,
      GITHUB_API_URL: 'https://api.github.test',
      HTTPS_PROXY: authority(proxy),
      NODE_EXTRA_CA_CERTS: pem.path,
    };
    const inputs = runOf({ url: 'https://contree.test', legs: 'unit: "true"', ...PUBLISHED });
    const end = await scene.run(inputs, { env });
    expect(end.exitCode).toBe(0);
    expect(github.comments).toHaveLength(1);
    expect(github.checkRuns).toHaveLength(1);
    expect(new Set(proxy.passed)).toEqual(new Set(['CONNECT contree.test:443', 'CONNECT api.github.test:443']));
    expect([...proxy.credentials]).toEqual([`Basic ${Buffer.from(`user:${PASSWORD}`).toString('base64')}`]);
    const log = end.stdout.replaceAll(/^::add-mask::.*$/gm, '');
    for (const written of [PASSWORD, encodeURIComponent(PASSWORD)]) {
      expect(log).not.toContain(written);
      // Percent signs are escaped in a command.
      expect(end.stdout).toContain(`::add-mask::${written.replaceAll('%', '%25')}`);
    }
  });

  it('that refuses is named, without the password', async () => {
    const proxy = await forwardProxy({});
    const end = await scene.run(
      { mode: 'list', url: 'https://contree.test', timeout: '1s' },
      { env: { https_proxy: `http://${authority(proxy)}` } },
    );
    expect(end.exitCode).toBe(1);
    expect(end.stdout).toContain(`(from https_proxy) does not let the request through to contree.test`);
    expect(end.stdout.replaceAll(/^::add-mask::.*$/gm, '')).not.toContain('hush');
    expect(scene.requests()).toEqual([]);
  });
});

describe('a proxy that cannot be used', () => {
  it.each([
    ['HTTP_PROXY', 'socks5://user:hush-hush@proxy.test:1080', 'socks5://***@proxy.test:1080'],
    ['all_proxy', 'socks5h://proxy.test', 'socks5h://proxy.test'],
    ['http_proxy', 'http://user:hush-hush@proxy.test:99999', 'http://***@proxy.test:99999'],
  ])('in %s, %s, stops the step before any request', async (name, value, shown) => {
    const end = await scene.run({ ...LIST, max: '-7' }, { env: { [name]: value } });
    expect(end.exitCode).toBe(1);
    expect(end.outputs).toMatchObject({ outcome: 'failed' });
    expect(end.stdout).toContain(`${name}: "${shown}" is no`);
    expect(end.stdout).toContain('use http://host:port, https://host:port or host:port');
    expect(end.stdout).toContain('max: "-7"');
    expect(end.stdout.replaceAll(/^::add-mask::.*$/gm, '')).not.toContain('hush-hush');
    expect(`${end.summary}${end.stderr}`).not.toContain('hush-hush');
    expect(scene.requests()).toEqual([]);
  });

  it('for GitHub alone keeps operations: workflow from no more than the start of the run', async () => {
    const started = { ...JOB, GITHUB_RUN_ID: '4712' };
    await scene.run(runOf({ legs: 'unit: "true"', detach: 'true' }), { env: started });
    const end = await scene.run(
      { operations: 'workflow', 'github-token': TOKEN, timeout: '20s' },
      { env: { ...started, GITHUB_API_URL: 'https://api.github.test', HTTPS_PROXY: 'socks5://proxy.test:1080' } },
    );
    expect(end.exitCode).toBe(0);
    expect(end.stdout).toContain('HTTPS_PROXY: "socks5://proxy.test:1080" is no http or https proxy');
    expect(end.stdout).toContain('in the last 6h');
  });
});

describe('NO_PROXY', () => {
  it.each(['127.0.0.1', '127.0.0.0/8', '127.0.0.0-127.0.0.9', 'x.test, *'])('%s lets the proxy out', async (list) => {
    const proxy = await forwardProxy({});
    const end = await scene.run(LIST, { env: { HTTP_PROXY: proxy.host, NO_PROXY: list } });
    expect(end.exitCode).toBe(0);
    expect(proxy.passed).toEqual([]);
    expect(end.stdout).not.toContain('::warning');
  });

  it('with an entry of no known form is a warning', async () => {
    const proxy = await forwardProxy({ [simulatorHost()]: simulatorHost() });
    const end = await scene.run(LIST, { env: { HTTP_PROXY: proxy.host, no_proxy: '127.*' } });
    expect(end.exitCode).toBe(0);
    expect(proxy.passed.length).toBeGreaterThan(0);
    expect(end.stdout).toContain('::warning::no_proxy has the entry "127.*", which matches no host');
  });
});

it('A loopback address is asked directly, unless the proxy is on loopback too', async () => {
  const direct = await scene.run(LIST, { env: { HTTP_PROXY: 'http://proxy.test:3128' } });
  expect(direct.exitCode).toBe(0);
  const proxy = await forwardProxy({ [simulatorHost()]: simulatorHost() });
  const through = await scene.run(LIST, { env: { HTTP_PROXY: `http://${proxy.host}` } });
  expect(through.exitCode).toBe(0);
  expect(proxy.passed.length).toBeGreaterThan(0);
});
