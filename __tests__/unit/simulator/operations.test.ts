import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { at, object, startCaller } from './caller.ts';
import type { Answer, Caller } from './caller.ts';

const MINUTE = 60_000;

function uuidsOf({ value }: Answer): unknown[] {
  return Array.isArray(value) ? value.map((row) => at(row, 'uuid')) : [];
}

describe('operations', () => {
  let caller: Caller;
  const now = Date.now();
  const uuids: string[] = [];

  beforeAll(async () => {
    caller = await startCaller({ retryAfter: 3 });
    const statuses = ['SUCCESS', 'FAILED', 'EXECUTING', 'SUCCESS'];
    for (const [index, status] of statuses.entries()) {
      const kind = index === 3 ? 'image_import' : 'instance';
      uuids.push(caller.simulator.seed({ status, kind, createdAt: now - (10 - index) * MINUTE }));
    }
    caller.simulator.seed({ status: 'SUCCESS', hidden: true });
  });

  afterAll(async () => {
    await caller.simulator.close();
  });

  test('a listing is an array, newest first, without hidden ones', async () => {
    const answer = await caller.call('GET', '/operations');
    expect(uuidsOf(answer)).toEqual(uuids.toReversed());
  });

  test.each([
    ['limit=2', [3, 2]],
    ['limit=2&offset=3', [0]],
    ['offset=4', []],
    ['status=SUCCESS', [3, 0]],
    ['kind=image_import', [3]],
    ['status=SUCCESS&kind=instance', [0]],
    ['since=500s', [3, 2]],
    ['until=9m', [1, 0]],
    [`since=${new Date(now - 8.5 * MINUTE).toISOString()}`, [3, 2]],
    [`since=${Math.floor((now - 8.5 * MINUTE) / 1000)}&until=${(now - 7.5 * MINUTE) / 1000}`, [2]],
  ])('%s gives rows %j', async (query, expected) => {
    const answer = await caller.call('GET', `/operations?${query}`);
    expect(uuidsOf(answer)).toEqual(expected.map((index) => uuids[index]));
  });

  test.each([
    'limit=0',
    'limit=1001',
    'limit=x',
    'offset=-1',
    'status=DONE',
    'kind=x',
    'since=soon',
    'until=2026-99-99',
  ])('%s is a bad request', async (query) => {
    const { status, value } = await caller.call('GET', `/operations?${query}`);
    expect(status).toBe(400);
    expect(value).toMatchObject({ status: 400, error: expect.stringContaining(query.split('=')[0] ?? '') as unknown });
  });

  test('a detail reply has Retry-After, a listing does not', async () => {
    const detail = await caller.call('GET', `/operations/${uuids[0] ?? ''}`);
    expect(detail.headers.get('retry-after')).toBe('3');
    expect((await caller.call('GET', '/operations')).headers.get('retry-after')).toBeNull();
  });

  test('a UUID may be written in capitals and without hyphens', async () => {
    const spelled = (uuids[0] ?? '').replaceAll('-', '').toUpperCase();
    expect((await caller.call('GET', `/operations/${spelled}`)).value).toMatchObject({ uuid: uuids[0] });
  });

  test('unknown operations are 404, other texts 400', async () => {
    const unknown = '00000000-0000-4000-8000-000000000000';
    for (const method of ['GET', 'DELETE']) {
      expect((await caller.call(method, `/operations/${unknown}`)).status).toBe(404);
      expect((await caller.call(method, '/operations/x')).status).toBe(400);
    }
  });

  test('a cancel of an ended operation is a conflict', async () => {
    const { status, value } = await caller.call('DELETE', `/operations/${uuids[0] ?? ''}`);
    expect(status).toBe(409);
    expect(value).toEqual({ status: 409, error: 'The operation is already SUCCESS' });
  });

  test('other methods are 405 with those that are allowed, other paths 404', async () => {
    const head = await caller.call('HEAD', `/operations/${uuids[0] ?? ''}`);
    expect([head.status, head.text, head.headers.get('allow')]).toEqual([405, '', 'GET, DELETE']);
    expect((await caller.call('PUT', '/operations')).headers.get('allow')).toBe('GET');
    expect((await caller.call('PUT', `/files/${'0'.repeat(64)}`)).headers.get('allow')).toBe('GET, HEAD');
    expect((await caller.call('GET', '/nothing')).status).toBe(404);
    expect((await caller.call('GET', '/operations/%ff')).status).toBe(404);
  });

  test('a thousand seeds cost little and come in pages', async () => {
    const other = await startCaller({ retryAfter: null });
    for (let index = 0; index < 2500; index += 1) other.simulator.seed({ createdAt: now - index });
    const sizes = [];
    for (const offset of [0, 1000, 2000, 3000]) {
      sizes.push(uuidsOf(await other.call('GET', `/operations?limit=1000&offset=${offset}`)).length);
    }
    expect(sizes).toEqual([1000, 1000, 500, 0]);
    const [row] = uuidsOf(await other.call('GET', '/operations?limit=1'));
    expect((await other.call('GET', `/operations/${String(row)}`)).headers.get('retry-after')).toBeNull();
    await other.simulator.close();
  });

  test('whoami has permissions and limits', async () => {
    const { value } = await caller.call('GET', '/whoami');
    expect(object(value)).toMatchObject({
      permissions: { list: true, cancel: true },
      limits: { instance_max_timeout: 3600 },
    });
  });
});
