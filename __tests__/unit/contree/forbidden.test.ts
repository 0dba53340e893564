import { describe, expect, it } from '@jest/globals';
import nock from 'nock';
import type { ContreeClient } from '../../../src/contree/client.ts';
import type { Call } from '../../../src/contree/types.ts';
import { BASE, failureOf, testClient, TOKEN, UUID } from './test-client.ts';
import { interceptRequests } from '../../doubles/intercepted.ts';

interceptRequests();

const SPAWN = { image: 'tag:python', command: 'true' };
const OPERATION = `/v1/operations/${UUID}`;

/** A client that asks for an explanation, and the calls for which it did. */
function explained(text: string | null) {
  const asked: Call[] = [];
  const explainForbidden = (call: Call): Promise<string | null> => {
    asked.push(call);
    return Promise.resolve(text);
  };
  return { ...testClient({ explainForbidden }), asked };
}

async function followed(client: ContreeClient): Promise<number> {
  let count = 0;
  for await (const event of client.readEvents(UUID, { after: null, follow: true, silence: 1_000 }))
    count += event.id ?? 1;
  return count;
}

describe('a request that is refused with 403', () => {
  it.each<[string, string, string, (client: ContreeClient) => Promise<unknown>]>([
    [
      'POST',
      '/v1/instances',
      '"spawn" ("spawn_disposable" for a disposable instance)',
      (client) => client.spawnInstance(SPAWN),
    ],
    ['POST', '/v1/images/import', '"import"', (client) => client.importImage({ url: 'docker://a/b' })],
    ['DELETE', OPERATION, '"cancel"', (client) => client.cancelOperation(UUID)],
    ['PATCH', `/v1/images/${UUID}/tag`, '"set_image_tag"', (client) => client.tagImage(UUID, 'a')],
    ['GET', OPERATION, '"list"', (client) => client.getOperation(UUID)],
    ['GET', `${OPERATION}?inflight=1`, '"list"', (client) => client.getOperation(UUID, { inflight: true })],
    ['POST', '/v1/files', 'for this', (client) => client.uploadFile(Buffer.from('x'))],
  ])(
    'names the permission that it needs, and then what the token may do: %s %s',
    async (method, path, permission, send) => {
      const advice = `The token lacks the permission ${permission}, or belongs to another project: check both.`;
      for (const text of ['It has cancel only.', null]) {
        nock(BASE).intercept(path, method).reply(403, { error: 'no' });
        const { client, asked } = explained(text);
        const error = await failureOf(send(client));
        const whole = text === null ? advice : `${advice} ${text}`;
        expect(error.message).toBe(`${method} ${path}: HTTP 403: no. ${whole}`);
        expect([error.failure.advice, error.failure.status, asked.length]).toEqual([whole, 403, 1]);
      }
    },
  );

  it('says as much without one who explains', async () => {
    nock(BASE).delete(OPERATION).reply(403, { error: 'no' });
    expect((await failureOf(testClient().client.cancelOperation(UUID))).message).toBe(
      `DELETE ${OPERATION}: HTTP 403: no. The token lacks the permission "cancel", or belongs to another project: check both.`,
    );
  });

  it('hands on the call, and shows no secret', async () => {
    nock(BASE).get(OPERATION).reply(403, {});
    const { client, clock, asked } = explained(`${TOKEN} may do it`);
    const call = { deadline: clock.now() + 5_000 };
    expect((await failureOf(client.getOperation(UUID, call))).message).toMatch(/ \*\*\* may do it$/);
    expect(asked).toEqual([call]);
  });

  it('asks for no explanation of what the token is or what streams say, nor of other failures', async () => {
    nock(BASE).get('/v1/whoami').reply(403, {});
    nock(BASE).get(`${OPERATION}/events?follow=1`).reply(403, {});
    nock(BASE).get(OPERATION).reply(404, {});
    const { client, asked } = explained('x');
    await failureOf(client.whoAmI());
    expect((await failureOf(followed(client))).message).toContain(
      'permission "spawn" or "spawn_disposable", beside "list"',
    );
    await failureOf(client.getOperation(UUID));
    expect(asked).toEqual([]);
  });
});

describe('whoAmI', () => {
  it('is one request, also when the service fails', async () => {
    nock(BASE).get('/v1/whoami').reply(503, {}, { 'Retry-After': '0' });
    expect((await failureOf(testClient().client.whoAmI())).failure).toMatchObject({ status: 503, attempts: 1 });
  });
});
