import { describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { get } from 'node:http';
import { COMPILED_ONCE } from '../../../scripts/run-action.ts';
import { readArguments, readFaultText } from '../../../simulator/arguments.ts';
import { isLoopback } from '../../../simulator/options.ts';
import { acceptsGzip } from '../../../simulator/reply.ts';
import { startSimulator } from '../../../simulator/simulator.ts';
import { at, object, startCaller } from './caller.ts';

describe('the old generation', () => {
  test('has its own payloads', async () => {
    const caller = await startCaller({ generation: 'old', importDelay: 1 });
    const { call, simulator } = caller;
    const spawned = await call('POST', '/instances', {
      image: 'tag:busybox:latest',
      command: 'echo hi; basename $PWD; exit 5',
      shell: true,
    });
    const id = spawned.headers.get('location')?.split('/').at(-1) ?? '';
    expect(object(spawned.value)['uuid']).not.toBe(id);
    const payload = await caller.reach(id, (status) => status === 'SUCCESS');
    expect(payload).toMatchObject({
      id,
      kind: 'instance',
      result: {
        exit_code: 5,
        stdout: { content: 'hi\nroot\n', encoding: 'ascii', truncated: false },
        timed_out: false,
      },
    });
    expect([at(payload, 'uuid'), at(payload, 'metadata')]).toEqual([undefined, undefined]);
    expect((await call('GET', '/operations')).value).toMatchObject([{ id, status: 'SUCCESS' }]);
    const assigned = simulator.seed({ status: 'ASSIGNED' });
    expect((await call('GET', `/operations/${assigned}`)).value).toMatchObject({ status: 'PENDING', result: null });
    const images = await call('GET', '/images?tag=busybox');
    expect(images.value).toMatchObject([{ tag: 'busybox:latest' }]);
    const image = String(at(images.value, '0', 'uuid'));
    expect((await call('GET', `/inspect/${image}/list?path=/etc`)).value).toMatchObject({
      items: [
        { name: 'os-release', mode: '0644', modified_at: expect.stringMatching(/Z$/) as unknown },
        { name: 'passwd' },
      ],
    });
    expect((await call('GET', '/operations/x')).value).toEqual({
      error: 'bad_request',
      message: 'Not a UUID: x',
      details: {},
    });
    expect((await call('PUT', '/operations')).value).toMatchObject({ error: 'http_405' });
    const { sha256 } = object((await call('POST', '/files', 'x')).value);
    expect((await call('GET', `/files?sha256=${String(sha256)}`)).value).toMatchObject({ sha256 });
    const imported = await call('POST', '/images/import', { registry: 'docker.io/x', credentials: { username: 'u' } });
    expect(imported.status).toBe(202);
    expect((await call('DELETE', `/images/${image}/tag?tag=alpine:latest`)).value).toMatchObject({ uuid: image });
    await simulator.close();
  });
});

describe('the server', () => {
  test('requires token, project and a loopback Host', async () => {
    const { call, simulator } = await startCaller({ project: 'p', prefix: '/sandboxes/' });
    expect(simulator.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/sandboxes$/);
    const statuses = [
      await call('GET', '/whoami', undefined, { project: 'p' }),
      await call('GET', '/whoami'),
      await call('GET', '/whoami', undefined, { project: 'q' }),
      await call('GET', '/whoami', undefined, { project: 'p', authorization: 'Bearer no' }),
    ].map(({ status }) => status);
    expect(statuses).toEqual([200, 401, 403, 401]);
    const stranger = await new Promise((resolve) => {
      get(`${simulator.url}/v1/whoami`, { headers: { host: 'example.com' } }, (response) => {
        resolve(response.resume().statusCode);
      });
    });
    expect(stranger).toBe(421);
    const outside = new URL('/v1/whoami', simulator.url);
    const headers = { authorization: `Bearer ${simulator.token}`, project: 'p' };
    expect((await fetch(outside, { headers })).status).toBe(404);
    expect(simulator.requests.at(-1)).toMatchObject({ resource: '/v1/whoami', path: '/v1/whoami', status: 404 });
    expect(simulator.requests[0]).toMatchObject({ resource: '/whoami', path: '/sandboxes/v1/whoami', concurrency: 1 });
    await simulator.close();
  });

  test('puts the prefix or the location prefix into Location', async () => {
    for (const [options, expected] of [
      [{ prefix: '/a/b' }, /^\/a\/b\/v1\/operations\//],
      [{ prefix: '/a', locationPrefix: 'https://example.com' }, /^https:\/\/example\.com\/v1\/operations\//],
    ] as const) {
      const { call, simulator } = await startCaller(options);
      const { headers } = await call('POST', '/instances', { image: 'tag:busybox:latest', command: 'true' });
      expect(headers.get('location')).toMatch(expected);
      await simulator.close();
    }
  });

  test('compresses for clients that accept it, errors too, unless gzip is off', async () => {
    const coding = async (gzip: boolean, accepted: string, path: string): Promise<string | null> => {
      const { call, simulator } = await startCaller({ gzip });
      const { headers, value } = await call('GET', path, undefined, { 'accept-encoding': accepted });
      expect(value).not.toBeNull();
      await simulator.close();
      return headers.get('content-encoding');
    };
    expect(await coding(true, 'gzip', '/whoami')).toBe('gzip');
    expect(await coding(true, 'gzip', '/nothing')).toBe('gzip');
    expect(await coding(true, 'identity', '/whoami')).toBeNull();
    expect(await coding(false, 'gzip', '/whoami')).toBeNull();
  });

  test('waits for its latency and counts concurrent requests', async () => {
    const { call, simulator } = await startCaller({ latency: 30 });
    const before = performance.now();
    await Promise.all([call('GET', '/whoami'), call('GET', '/whoami'), call('GET', '/whoami')]);
    expect(performance.now() - before).toBeGreaterThan(28);
    expect(simulator.maxConcurrentRequests).toBe(3);
    simulator.clearRequests();
    expect(simulator.requests).toEqual([]);
    await simulator.close();
  });

  test('records JSON bodies', async () => {
    const { call, simulator } = await startCaller();
    await call('POST', '/instances', '{"a": 1}');
    await call('POST', '/files', 'content');
    expect(simulator.requests.map(({ body, status }) => [body, status])).toEqual([
      ['{"a": 1}', 400],
      [null, 201],
    ]);
    await simulator.close();
  });

  test('a taken port is an error that leaves nothing behind', async () => {
    const simulator = await startSimulator();
    const port = Number(new URL(simulator.url).port);
    await expect(startSimulator({ port })).rejects.toThrow('EADDRINUSE');
    await simulator.close();
  });

  test.each(['0.0.0.0', '::', '192.168.0.1', '128.0.0.1', '127.0.0.256', '127.0.0.1.example.com', 'example.com'])(
    'does not listen on %s',
    async (host) => {
      expect(isLoopback(host)).toBe(false);
      await expect(startSimulator({ host })).rejects.toThrow('listens on loopback only');
    },
  );

  test.each(['127.0.0.2', 'localhost'])('listens on %s', async (host) => {
    const { call, simulator } = await startCaller({ host });
    expect((await call('GET', '/whoami')).status).toBe(200);
    await simulator.close();
  });

  test('a prefix must be a path', async () => {
    await expect(startSimulator({ prefix: 'a b' })).rejects.toThrow('Not a path prefix');
  });

  test.each([
    [undefined, false],
    ['gzip', true],
    ['br, GZIP ; q=0.5', true],
    ['gzip;q=0', false],
    ['gzip;q=0.0', false],
    ['xgzip', false],
    [['br', 'gzip'], true],
  ])('Accept-Encoding %j takes gzip: %j', (header, expected) => {
    expect(acceptsGzip(header)).toBe(expected);
  });
});

describe('the command line', () => {
  const env = { ...process.env, ...COMPILED_ONCE };

  test('has a flag for every option', () => {
    const text =
      '--port 1 --host localhost --token t --project p --prefix /x --generation old --no-gzip --latency 2 ' +
      '--max-concurrent 3 --retry-after 4 --location-prefix /y --import-delay 5 --event-patience 6 --keepalive 7';
    expect(readArguments(text.split(' '))).toEqual({
      help: false,
      faults: [],
      options: {
        port: 1,
        host: 'localhost',
        token: 't',
        project: 'p',
        prefix: '/x',
        generation: 'old',
        gzip: false,
        latency: 2,
        maxConcurrent: 3,
        retryAfter: 4,
        locationPrefix: '/y',
        importDelay: 5,
        eventPatience: 6,
        keepalive: 7,
      },
    });
    expect(readArguments(['--retry-after', 'none', '-h'])).toEqual({
      help: true,
      faults: [],
      options: { retryAfter: null },
    });
    expect(readArguments(['--fault', 'GET /a status=500', '--fault', '* /b action=hang']).faults).toHaveLength(2);
  });

  test.each([
    [['--port', 'x'], '--port must be a whole number'],
    [['--generation', 'new'], '--generation must be'],
    [['--bogus'], 'bogus'],
  ])('%j is an error', (args, message) => {
    expect(() => readArguments(args)).toThrow(message);
  });

  test.each([
    [
      'GET /operations/* status=503 times=3',
      { method: 'GET', path: '/operations/*', times: 3, action: { status: 503 } },
    ],
    ['* ^/a\\?b=c delay=9 skip=1', { path: '^/a\\?b=c', skip: 1, action: { delay: 9 } }],
    ['* /a action=reset-after', { path: '/a', action: 'reset-after' }],
    ['* /a late=9', { path: '/a', action: { late: 9 } }],
    ['GET /a stream=cut after=2', { method: 'GET', path: '/a', action: { stream: 'cut', after: 2 } }],
    ['* /a times=1 stream=cut-gzip', { path: '/a', times: 1, action: { stream: 'cut-gzip' } }],
    ['* /a status=429 retry-after=2', { path: '/a', action: { status: 429, headers: { 'retry-after': '2' } } }],
  ])('the fault %j', (text, fault) => {
    expect(readFaultText(text)).toEqual(fault);
  });

  test.each([
    'GET',
    '/a status=1',
    '* /a',
    '* /a action=explode',
    '* /a status=503 colour=red',
    '* /a status=x',
    '* /a stream=burst',
    '* /a stream=cut after=x',
    '* /a status=503 after=1',
  ])('the fault %j is an error', (text) => {
    expect(() => readFaultText(text)).toThrow('--fault');
  });

  test('starts, prints how to use it, and ends with all processes on SIGTERM', async () => {
    const child = spawn(
      process.execPath,
      ['simulator/main.ts', '--project', "o'p", '--fault', 'GET /images status=503'],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
        env,
      },
    );
    let greeting = '';
    for await (const chunk of child.stdout) {
      greeting += String(chunk);
      if (greeting.includes('contree auth')) break;
    }
    expect(greeting).toContain('It is no sandbox');
    expect(greeting).toContain("export CONTREE_PROJECT='o'\\''p'");
    const url = /export CONTREE_URL=(\S+)/.exec(greeting)?.[1] ?? '';
    const headers = { authorization: 'Bearer simulator-token', project: "o'p" };
    expect((await fetch(`${url}/v1/images`, { headers })).status).toBe(503);
    const body = JSON.stringify({ image: 'tag:busybox:latest', command: 'pwd; sleep 60', shell: true });
    const spawned = await fetch(`${url}/v1/instances`, { method: 'POST', headers, body });
    const uuid = String(at(await spawned.json(), 'uuid'));
    let place: string | undefined;
    while (place === undefined) {
      const text = await (await fetch(`${url}/v1/operations/${uuid}?inflight=1`, { headers })).text();
      place = /"value":"(\/[^"\\]+)/.exec(text)?.[1];
    }
    expect(existsSync(place)).toBe(true);
    child.kill('SIGTERM');
    const code = await new Promise((resolve) => child.once('exit', resolve));
    expect([code, existsSync(place)]).toEqual([0, false]);
  });

  test.each([
    [['--help'], 0, 'A ConTree service for this machine'],
    [['--host', '0.0.0.0'], 1, 'listens on loopback only'],
  ])('%j prints and ends with %d', async (args, expected, message) => {
    const child = spawn(process.execPath, ['simulator/main.ts', ...args], { stdio: ['ignore', 'pipe', 'pipe'], env });
    let text = '';
    child.stdout.on('data', (chunk) => (text += String(chunk)));
    child.stderr.on('data', (chunk) => (text += String(chunk)));
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect([code, text.includes(message)]).toEqual([expected, true]);
  });
});
