import { createHash, randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import nock from 'nock';
import type { ContreeClient } from '../../../src/contree/client.ts';
import { ContreeError } from '../../../src/contree/contree-error.ts';
import type { StoredFile } from '../../../src/contree/types.ts';
import { findStored } from '../../../src/files/stored-contents.ts';
import { BASE, failureOf, testClient, UUID } from '../contree/test-client.ts';
import { interceptRequests } from '../../doubles/intercepted.ts';

interceptRequests();

const contents = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => createHash('sha256').update(`${index}`).digest('hex'));
const fillers = (count: number): StoredFile[] =>
  Array.from({ length: count }, () => ({ uuid: UUID, sha256: 'f'.repeat(64), size: 1 }));

/** A client whose service has these files, and refuses larger pages; tells what it was asked for. */
function service(rows: readonly StoredFile[], largestPage = 1000): { client: ContreeClient; asked: string[] } {
  const asked: string[] = [];
  const bySha256 = new Map(rows.map((row) => [row.sha256, row]));
  const refusal = new ContreeError({
    kind: 'status',
    method: 'GET',
    path: '/v1/files',
    status: 400,
    reason: 'limit',
    advice: '',
    retryAfter: null,
    attempts: 1,
    mayHaveActed: false,
  });
  const client: ContreeClient = {
    ...testClient().client,
    listFiles: ({ limit, offset }) => {
      asked.push(`page ${offset / limit}`);
      if (limit > largestPage) return Promise.reject(refusal);
      const files = rows.slice(offset, offset + limit);
      return Promise.resolve({ files, received: files.length });
    },
    getFile: (sha256) => {
      asked.push(sha256);
      return Promise.resolve(bySha256.get(sha256) ?? null);
    },
  };
  return { client, asked };
}

const asRows = (hashes: readonly string[]): StoredFile[] =>
  hashes.map((sha256) => ({ uuid: randomUUID(), sha256, size: 1 }));
const asMap = (rows: readonly StoredFile[]): Map<string, string> =>
  new Map(rows.map(({ sha256, uuid }) => [sha256, uuid]));

describe('findStored', () => {
  it('sends nothing for no contents', async () => {
    const { client, asked } = service([]);
    expect(await findStored(client, [], {})).toEqual(new Map());
    expect(asked).toEqual([]);
  });

  it('requests a few one by one', async () => {
    const wanted = contents(8);
    const rows = asRows(wanted.slice(0, 3));
    const { client, asked } = service(rows);
    expect(await findStored(client, wanted, {})).toEqual(asMap(rows));
    expect(asked).toEqual(wanted);
  });

  it('finds any number in a single request, in most projects', async () => {
    const wanted = contents(900);
    const rows = asRows(wanted.slice(0, 500));
    const { client, asked } = service([...fillers(499), ...rows]);
    expect(await findStored(client, wanted, {})).toEqual(asMap(rows));
    expect(asked).toEqual(['page 0']);
  });

  it('reads on until the end, or until it has found all', async () => {
    const wanted = contents(200);
    const rows = asRows(wanted);
    const ends = service([...fillers(2500), ...rows.slice(1)]);
    expect(await findStored(ends.client, wanted, {})).toEqual(asMap(rows.slice(1)));
    expect(ends.asked).toEqual(['page 0', 'page 1', 'page 2', 'page 3']);
    const all = service([...rows, ...fillers(2500)]);
    expect(await findStored(all.client, wanted, {})).toEqual(asMap(rows));
    expect(all.asked).toEqual(['page 0']);
  });

  it('stops reading the listing early in a large project', async () => {
    const wanted = contents(51);
    const rows = asRows(wanted.slice(20));
    const { client, asked } = service([...fillers(5000), ...rows]);
    expect(await findStored(client, wanted, {})).toEqual(asMap(rows));
    expect(asked.slice(0, 2)).toEqual(['page 0', 'page 1']);
    expect(asked).toHaveLength(2 + 51);
  });

  it('reads 20 pages at most', async () => {
    const wanted = contents(1020);
    const { client, asked } = service([...asRows(wanted.slice(0, 1019)), ...fillers(30_000)]);
    expect((await findStored(client, wanted, {})).size).toBe(1019);
    expect(asked).toHaveLength(20 + 1);
  });

  it('requests each content where the listing is refused', async () => {
    const wanted = contents(9);
    const rows = asRows(wanted.slice(5));
    const { client, asked } = service(rows, 100);
    expect(await findStored(client, wanted, {})).toEqual(asMap(rows));
    expect(asked).toHaveLength(1 + 9);
  });

  it('fails with the first request that fails, and sends no more', async () => {
    nock(BASE).get('/v1/files').query(true).reply(401);
    expect((await failureOf(findStored(testClient().client, contents(9), {}))).failure.status).toBe(401);
    nock(BASE).get('/v1/files').query(true).reply(403);
    let asked = 0;
    nock(BASE)
      .persist()
      .get(/^\/v1\/files\//)
      .reply(() => {
        asked += 1;
        return [403, { error: 'forbidden' }];
      });
    const stop = new AbortController();
    const { failure } = await failureOf(findStored(testClient().client, contents(500), { signal: stop.signal }));
    // As the upload does: the others under way are of no use any more.
    stop.abort();
    expect(failure).toMatchObject({ status: 403, reason: 'forbidden' });
    expect(asked).toBeLessThanOrEqual(64);
  });

  it('ignores a reply about another file', async () => {
    const [wanted = '', other = ''] = contents(2);
    nock(BASE).get(`/v1/files/${wanted}`).reply(200, { uuid: randomUUID(), sha256: other });
    expect(await findStored(testClient().client, [wanted], {})).toEqual(new Map());
  });
});
