import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import nock from 'nock';
import { gzipSync } from 'node:zlib';
import { ContreeError } from '../../../../src/contree/contree-error.ts';
import { BASE, failureOf, OTHER, SHA, type TestClient, testClient, TOKEN, UUID } from '../test-client.ts';
import { interceptRequests } from '../../../doubles/intercepted.ts';

const PAGING = { limit: 100, offset: 0 };
const IMAGE = { uuid: UUID, tag: 'a', created_at: 'then', operation_uuid: null };

interceptRequests();

describe('every request', () => {
  it.each<[string, (client: TestClient['client']) => Promise<unknown>]>([
    ['findImageByTag', (client) => client.findImageByTag('a')],
    ['inspectImage', (client) => client.inspectImage(UUID)],
    ['downloadFile', (client) => client.downloadFile(UUID, '/a')],
    ['downloadArchive', (client) => client.downloadArchive(UUID, '/a')],
    ['getFile', (client) => client.getFile(SHA)],
    ['listImages', (client) => client.listImages({}, PAGING)],
  ])('of %s names its method when it is refused', async (_, ask) => {
    nock(BASE).get(/./u).reply(400, { error: 'no' });
    expect((await failureOf(ask(testClient().client))).failure).toMatchObject({ method: 'GET', status: 400 });
  });

  it('refuses a file of more than 64 MiB', async () => {
    const mebibyte = gzipSync(Buffer.alloc(1024 * 1024));
    const body = Buffer.concat([...Array<Buffer>(64).fill(mebibyte), gzipSync(Buffer.alloc(1))]);
    nock(BASE).get(/./u).reply(200, body, { 'Content-Encoding': 'gzip' });
    expect((await failureOf(testClient().client.downloadFile(UUID, '/a'))).failure.kind).toBe('oversize');
  });

  it('carries the token, the project and the user agent, below the prefix of the base address', async () => {
    const reqheaders = {
      authorization: `Bearer ${TOKEN}`,
      project: 'project-1',
      accept: 'application/json',
      'accept-encoding': 'gzip',
      'user-agent': 'tests/1',
    };
    const body = gzipSync('{"token_uuid":"x"}');
    nock(BASE, { reqheaders }).get('/sandboxes/v1/whoami').reply(200, body, { 'Content-Encoding': 'gzip' });
    const { client } = testClient({ baseUrl: `${BASE}/sandboxes/v1/`, project: 'project-1' });
    expect((await client.whoAmI()).tokenUuid).toBe('x');
  });

  it('carries no project when none is configured', async () => {
    nock(BASE, { badheaders: ['project'] })
      .get('/v1/whoami')
      .reply(200, {});
    expect((await testClient().client.whoAmI()).permissions).toEqual({});
  });
});

describe('operations', () => {
  const PATH = `/v1/operations/${UUID}`;

  it('are read with what they have written so far where that is asked for, by a single request', async () => {
    nock(BASE).get(`${PATH}?inflight=1`).reply(200, { uuid: UUID, status: 'EXECUTING' });
    const { client, retries } = testClient();
    expect((await client.getOperation(UUID, { inflight: true })).operation.status).toBe('EXECUTING');
    nock(BASE).get(`${PATH}?inflight=1`).reply(504, 'slow', { 'Retry-After': '0' });
    expect((await failureOf(client.getOperation(UUID, { inflight: true }))).failure.status).toBe(504);
    expect(retries).toEqual([]);
  });

  it('are listed by filter, with the Retry-After of the service', async () => {
    nock(BASE)
      .get('/v1/operations')
      .query({
        limit: 10,
        offset: 20,
        status: 'EXECUTING',
        kind: 'instance',
        since: '15m',
        until: '2026-01-01T00:00:00Z',
      })
      .reply(200, [{ uuid: UUID, status: 'EXECUTING' }], { 'Retry-After': '1.5' });
    const filter = { status: 'EXECUTING', kind: 'instance', since: '15m', until: '2026-01-01T00:00:00Z' };
    const { client, warnings } = testClient();
    const page = await client.listOperations(filter, { limit: 10, offset: 20 });
    expect(page).toMatchObject({ operations: [{ uuid: UUID }], received: 1, retryAfter: 1500 });
    expect(page.payloads).toEqual([{ uuid: UUID, status: 'EXECUTING' }]);
    expect(warnings).toEqual([]);
  });

  it('have a Retry-After that is a date by the own clock, where the reply has no date', async () => {
    const { client, clock } = testClient();
    const headers = { 'Retry-After': new Date(clock.now() + 30_000).toUTCString() };
    nock(BASE).get(PATH).reply(200, { uuid: UUID, status: 'PENDING' }, headers);
    nock(BASE).get('/v1/operations').query(PAGING).reply(200, [], headers);
    expect((await client.getOperation(UUID)).retryAfter).toBe(30_000);
    expect((await client.listOperations({}, PAGING)).retryAfter).toBe(30_000);
  });

  it('that do not come before the deadline fail with the Retry-After of the service', async () => {
    nock(BASE).get(PATH).reply(429, {}, { 'Retry-After': '100' });
    const { client, clock } = testClient();
    const { failure } = await failureOf(client.getOperation(UUID, { deadline: clock.now() + 5_000 }));
    expect(failure).toMatchObject({ status: 429, retryAfter: 100_000, attempts: 1 });
    nock(BASE).get(PATH).reply(404, {});
    expect((await failureOf(client.getOperation(UUID))).failure).toMatchObject({ status: 404, retryAfter: null });
  });

  it('are not mixed up: a reply about another operation is refused', async () => {
    nock(BASE).get(PATH).reply(200, { uuid: OTHER, status: 'SUCCESS' });
    const { failure } = await failureOf(testClient().client.getOperation(UUID));
    expect(failure).toMatchObject({ kind: 'protocol', reason: `the reply is about another operation (${OTHER})` });
  });

  it('are known by their UUID however it is written', async () => {
    nock(BASE)
      .get(PATH)
      .reply(200, { uuid: UUID.toUpperCase().replaceAll('-', ''), status: 'SUCCESS' });
    expect((await testClient().client.getOperation(UUID)).operation.uuid).toBe(UUID);
    const written = UUID.toUpperCase();
    nock(BASE).get(`/v1/operations/${written}`).reply(200, { uuid: UUID, status: 'SUCCESS' });
    expect((await testClient().client.getOperation(written)).operation.uuid).toBe(UUID);
  });

  it('that make no sense cause one warning, however often they are listed', async () => {
    nock(BASE)
      .get('/v1/operations')
      .query({ limit: 100, offset: 0 })
      .times(3)
      .reply(200, [{ status: 'EXECUTING' }]);
    const { client, warnings } = testClient();
    for (let times = 0; times < 3; times += 1) await client.listOperations({}, PAGING);
    expect(warnings).toHaveLength(1);
  });

  it('that make no sense are left out of a list, with a warning', async () => {
    nock(BASE)
      .get(/operations/u)
      .reply(200, {
        operations: [{ status: 'EXECUTING' }, { uuid: OTHER, status: TOKEN }, { uuid: UUID, status: [TOKEN] }],
      });
    const { client, warnings } = testClient();
    const page = await client.listOperations({}, PAGING);
    expect(page.operations).toHaveLength(1);
    expect(page.payloads).toEqual([{ uuid: OTHER, status: '***' }]);
    expect(page.received).toBe(3);
    expect(page.retryAfter).toBeNull();
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(/left out 2 of 3 rows: no operation \(.*\); no operation \(.*\)\.$/u);
    expect(warnings[0]).not.toContain(TOKEN);
  });

  it('may be the only one of a list that is left out', async () => {
    nock(BASE)
      .get(/operations/u)
      .reply(200, { operations: [{ status: 'EXECUTING' }] });
    const { client, warnings } = testClient();
    await client.listOperations({}, PAGING);
    expect(warnings[0]).toMatch(/left out 1 of 1 row: no operation \(.*\)\.$/u);
  });

  it('are read one at a time, with the payload as it was sent', async () => {
    const payload = { uuid: UUID, status: 'SUCCESS', anything: { else: [1] } };
    nock(BASE).get(PATH).reply(200, payload, { 'Retry-After': '3' });
    const detail = await testClient().client.getOperation(UUID);
    expect(detail).toMatchObject({ payload, retryAfter: 3000, operation: { status: 'SUCCESS' } });
  });

  it('never bring the token back, as text or as bytes', async () => {
    const bytes = Buffer.from(`\0${TOKEN}`).toString('base64');
    const result = { stdout: { value: bytes, encoding: 'base64' }, stderr: { value: `echo ${TOKEN}` } };
    const payload = { uuid: UUID, status: 'FAILED', error: TOKEN, note: `x${TOKEN}`, metadata: { result } };
    nock(BASE).get(PATH).reply(200, payload);
    const { operation, payload: handedOn } = await testClient().client.getOperation(UUID);
    expect(operation).toMatchObject({ error: '***', scalars: { note: 'x***' } });
    expect([operation.stdout?.bytes.toString(), operation.stderr?.bytes.toString()]).toEqual(['\0***', 'echo ***']);
    expect(JSON.stringify(handedOn)).not.toContain(TOKEN);
    expect(JSON.stringify(handedOn)).not.toContain(bytes);
  });

  it.each([
    [{ uuid: UUID }, 'the reply is no operation (status:'],
    [{ status: 'SUCCESS' }, 'the reply is no operation (it has no uuid)'],
    [[], 'the reply is no operation'],
  ])('%j is a reply that makes no sense', async (payload, reason) => {
    nock(BASE).get(PATH).reply(200, payload);
    const error = await failureOf(testClient().client.getOperation(UUID));
    expect(error.failure).toMatchObject({ kind: 'protocol', status: null, attempts: 1 });
    expect(error.message).toContain(reason);
  });

  it('that are no list are a reply that makes no sense', async () => {
    nock(BASE)
      .get(/operations/u)
      .reply(200, { uuid: UUID });
    const { failure } = await failureOf(testClient().client.listOperations({}, PAGING));
    expect(failure).toMatchObject({ kind: 'protocol', reason: 'the reply is no list' });
  });

  it('give an answer or a ContreeError for any JSON', async () => {
    const { client } = testClient();
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (payload) => {
        nock(BASE).get(PATH).reply(200, JSON.stringify(payload));
        const outcome: unknown = await client.getOperation(UUID).catch((error: unknown) => error);
        expect(outcome).toBeInstanceOf(ContreeError);
      }),
      { numRuns: 30 },
    );
  });
});

describe('a cancellation', () => {
  const PATH = `/v1/operations/${UUID}`;
  const refused = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });

  it.each([
    ['202', () => nock(BASE).delete(PATH).reply(202), 'accepted', false],
    [
      '200 with a body',
      () => nock(BASE).delete(PATH).reply(200, { uuid: UUID, status: 'CANCELLED' }),
      'accepted',
      false,
    ],
    ['409', () => nock(BASE).delete(PATH).reply(409, { error: 'finished', status: 409 }), 'finished', false],
    ['409 after 504', () => nock(BASE).delete(PATH).reply(504).delete(PATH).reply(409), 'finished', true],
    [
      '409 after 502, 500',
      () => nock(BASE).delete(PATH).reply(502).delete(PATH).reply(500).delete(PATH).reply(409),
      'finished',
      true,
    ],
    ['409 after 429', () => nock(BASE).delete(PATH).reply(429).delete(PATH).reply(409), 'finished', false],
    [
      '409 after a refused connection',
      () => nock(BASE).delete(PATH).replyWithError(refused).delete(PATH).reply(409),
      'finished',
      false,
    ],
  ])('answered %s', async (_what, mock, answer, replyLost) => {
    mock();
    expect(await testClient().client.cancelOperation(UUID)).toEqual({ answer, replyLost });
  });

  it.each([403, 404])('may be rejected with %i', async (status) => {
    nock(BASE).delete(PATH).reply(status);
    expect((await failureOf(testClient().client.cancelOperation(UUID))).failure.status).toBe(status);
  });
});

describe('a SIGTERM', () => {
  const PATH = `/v1/operations/${UUID}/subprocesses/1?signal=TERM`;

  it('is one DELETE of the main process', async () => {
    const request = nock(BASE).delete(PATH).reply(204);
    await testClient().client.terminateInstance(UUID);
    expect(request.isDone()).toBe(true);
  });

  it.each([403, 404, 409, 425, 429, 500, 503, 504])('is not sent again after %i', async (status) => {
    nock(BASE).delete(PATH).reply(status);
    const { failure } = await failureOf(testClient().client.terminateInstance(UUID));
    expect(failure).toMatchObject({ status, attempts: 1 });
  });
});

describe('images', () => {
  it('are listed by filter', async () => {
    nock(BASE)
      .get('/v1/images')
      .query({ limit: 100, offset: 0, tag: 'a/b', tagged: 1 })
      .reply(200, { images: [IMAGE] });
    expect(await testClient().client.listImages({ tag: 'a/b', tagged: true }, PAGING)).toEqual({
      images: [{ uuid: UUID, tag: 'a', createdAt: 'then' }],
      received: 1,
    });
  });

  it('are imported with what was given and nothing else', async () => {
    const url = 'docker://docker.io/library/python:3.12-slim';
    nock(BASE).post('/v1/images/import', { registry: { url } }).reply(202, { uuid: OTHER });
    const credentials = { username: 'me', password: 'hush-hush' };
    nock(BASE)
      .post('/v1/images/import', { registry: { url, credentials }, tag: 'py', timeout: 300 })
      .reply(201, { uuid: OTHER }, { Location: `/v1/operations/${UUID}` });
    const { client } = testClient();
    expect(await client.importImage({ url })).toBe(OTHER);
    expect(await client.importImage({ url, credentials, tag: 'py', timeout: 300 })).toBe(UUID);
  });

  it('that cannot be imported do not show the password', async () => {
    nock(BASE).post('/v1/images/import').reply(400, { error: 'no entry for me:hush-hush' });
    const credentials = { username: 'me', password: 'hush-hush' };
    const { failure } = await failureOf(testClient().client.importImage({ url: 'docker://x', credentials }));
    expect(failure.reason).toBe('no entry for me:***');
  });

  it('are tagged, with any body of the reply', async () => {
    const path = `/v1/images/${UUID}/tag`;
    nock(BASE).patch(path, { tag: 'a' }).reply(500).patch(path, { tag: 'a' }).reply(200, IMAGE);
    nock(BASE).patch(path, { tag: 'b' }).reply(204);
    const { client } = testClient();
    await client.tagImage(UUID, 'a');
    await client.tagImage(UUID, 'b');
    expect(nock.pendingMocks()).toEqual([]);
  });

  it('are untagged, and 404 is success only when an earlier reply was lost', async () => {
    const path = `/v1/images/${UUID}/tag`;
    const remove = () => nock(BASE).delete(path).query({ tag: 'a:b' });
    remove().reply(204);
    remove().reply(502);
    remove().reply(404);
    remove().reply(404);
    const { client } = testClient();
    await client.untagImage(UUID, 'a:b');
    await client.untagImage(UUID, 'a:b');
    expect((await failureOf(client.untagImage(UUID, 'a:b'))).failure.status).toBe(404);
  });
});

describe('files', () => {
  const stored = { uuid: UUID, sha256: SHA, size: 3 };

  it('are uploaded as bytes, again when the reply is lost', async () => {
    const content = Buffer.from([0, 255, 10]);
    const upload = () =>
      nock(BASE, { reqheaders: { 'content-type': 'application/octet-stream', 'content-length': '3' } }).post(
        '/v1/files',
        (body) => Buffer.from(body as string, 'hex').equals(content),
      );
    upload().reply(503);
    upload().reply(201, stored);
    expect(await testClient().client.uploadFile(content)).toEqual(stored);
  });

  it('are there or not', async () => {
    nock(BASE)
      .head(`/v1/files/${SHA}`)
      .reply(200)
      .head(`/v1/files/${SHA}`)
      .reply(404)
      .head(`/v1/files/${SHA}`)
      .reply(401);
    const { client } = testClient();
    expect([await client.fileExists(SHA), await client.fileExists(SHA)]).toEqual([true, false]);
    expect((await failureOf(client.fileExists(SHA))).failure).toMatchObject({ status: 401, reason: 'Unauthorized' });
  });

  it('are listed by the page, with a warning about rows that make no sense', async () => {
    const wire = { ...stored, created_at: 'then', updated_at: 'now' };
    const page = { files: [wire, { uuid: UUID }] };
    nock(BASE)
      .get('/v1/files')
      .query({ limit: 1000, offset: 2000 })
      .reply(200, page)
      .get('/v1/files')
      .query(true)
      .reply(200, {});
    const { client, warnings } = testClient();
    expect(await client.listFiles({ limit: 1000, offset: 2000 })).toEqual({ files: [stored], received: 2 });
    expect(warnings).toEqual([expect.stringContaining('left out 1 of 2 rows')]);
    expect((await failureOf(client.listFiles(PAGING))).failure.kind).toBe('protocol');
  });

  it('are described, or null', async () => {
    nock(BASE).get(`/v1/files/${SHA}`).reply(200, stored).get(`/v1/files/${SHA}`).reply(404, { error: 'none' });
    const { client } = testClient();
    expect([await client.getFile(SHA), await client.getFile(SHA)]).toEqual([stored, null]);
  });
});

describe('an instance', () => {
  it('is started with what was given and nothing else', async () => {
    nock(BASE, { reqheaders: { 'content-type': 'application/json' } })
      .post('/v1/instances', { image: UUID, command: 'true' })
      .reply(201, { uuid: OTHER });
    nock(BASE)
      .post('/v1/instances', {
        image: 'tag:python',
        command: 'sh',
        args: [],
        shell: false,
        env: { A: '1' },
        cwd: '',
        timeout: 60,
        hostname: 'h',
        disposable: false,
        stdin: { value: 'aGk=', encoding: 'base64' },
        truncate_output_at: 65_536,
        uid: 0,
        gid: 1000,
        networking: { enabled: false },
        resources_limits: { max_layer_bytes: 1 },
        files: { '/a': { uuid: UUID, mode: '0644', uid: 0 } },
      })
      .reply(202, { uuid: OTHER }, { Location: `https://host.test/sandboxes/v1/operations/${UUID}` });
    const { client } = testClient();
    expect(await client.spawnInstance({ image: UUID, command: 'true' })).toBe(OTHER);
    const request = {
      image: 'tag:python',
      command: 'sh',
      args: [],
      shell: false,
      env: { A: '1' },
      cwd: '',
      timeout: 60,
      hostname: 'h',
      disposable: false,
      stdin: Buffer.from('hi'),
      truncateOutputAt: 65_536,
      uid: 0,
      gid: 1000,
      network: false,
      maxLayerBytes: 1,
      files: { '/a': { uuid: UUID, mode: '0644', uid: 0 } },
    };
    expect(await client.spawnInstance(request)).toBe(UUID);
  });

  it('whose reply names no operation fails, and is not started again', async () => {
    nock(BASE).post('/v1/instances').reply(201, 'no JSON');
    const { failure } = await failureOf(testClient().client.spawnInstance({ image: UUID, command: 'true' }));
    expect(failure).toMatchObject({ kind: 'protocol', attempts: 1 });
    expect(failure.reason).toBe('the reply is no reference (there is no UUID in its Location or body)');
  });
});

describe('inspection', () => {
  const inspect = `/v1/inspect/${UUID}`;

  it('finds an image by its tag, without following the redirect', async () => {
    const find = () => nock(BASE).get('/v1/inspect/').query({ tag: 'a/b:c' });
    find().reply(302, '', { Location: `${UUID.toUpperCase()}/` });
    find().reply(200, IMAGE);
    find().reply(404, { error: 'unknown tag' });
    find().reply(301, '', { Location: '/elsewhere' });
    find().reply(403, { error: 'no' }, { Location: `/${UUID}/` });
    const { client } = testClient();
    expect(await client.findImageByTag('a/b:c')).toBe(UUID);
    expect(await client.findImageByTag('a/b:c')).toBe(UUID);
    expect(await client.findImageByTag('a/b:c')).toBeNull();
    expect((await failureOf(client.findImageByTag('a/b:c'))).failure.kind).toBe('protocol');
    expect((await failureOf(client.findImageByTag('a/b:c'))).failure.status).toBe(403);
  });

  it('describes an image', async () => {
    nock(BASE).get(`${inspect}/`).reply(200, IMAGE);
    expect(await testClient().client.inspectImage(UUID)).toMatchObject({ uuid: UUID, tag: 'a' });
  });

  it('lists a directory, downloads a file and knows whether a path exists', async () => {
    const path = '/work/a b.txt';
    const bytes = Buffer.from([0, 255, 128]);
    nock(BASE)
      .get(`${inspect}/list`)
      .query({ path: '/work' })
      .reply(200, { files: [{ path: 'a', is_dir: true }] });
    nock(BASE).get(`${inspect}/download`).query({ path }).reply(200, bytes);
    nock(BASE).head(`${inspect}/download`).query({ path }).reply(200);
    nock(BASE).head(`${inspect}/download`).query({ path }).reply(404);
    nock(BASE).head(`${inspect}/download`).query({ path }).reply(422);
    const { client } = testClient();
    expect(await client.listDirectory(UUID, '/work')).toMatchObject([{ path: 'a', type: 'directory' }]);
    expect(await client.downloadFile(UUID, path)).toEqual(bytes);
    expect([await client.pathExists(UUID, path), await client.pathExists(UUID, path)]).toEqual([true, false]);
    expect((await failureOf(client.pathExists(UUID, path))).failure.status).toBe(422);
  });
});
