import { describe, expect, it } from '@jest/globals';
import { requestFailure, type RequestFailure } from '../../../src/contree/contree-error.ts';
import { createDestination } from '../../../src/contree/destination.ts';
import { adviceFor } from '../../../src/contree/failure-advice.ts';
import type { Route } from '../../../src/contree/permissions.ts';

const BASE = 'https://api.contree.dev/x';
const DIRECT = { proxy: null, variable: '', warnings: [] };
const givenBy = { token: 'CONTREE_TOKEN', url: 'the input url' };
const DESTINATION = createDestination(BASE, DIRECT, { givenBy, project: 'p' });
const UUID = '00000000-0000-4000-8000-000000000001';
const WHOAMI: Route = { method: 'GET', path: '/v1/whoami' };

function advice(failure: RequestFailure, route = WHOAMI, ranOutOfTime = false): string {
  return adviceFor(failure, { route, destination: DESTINATION, ranOutOfTime });
}

const reply = (status: number, fields: Partial<RequestFailure> = {}): RequestFailure => {
  return { ...requestFailure('status', 'no'), status, ...fields };
};

const NO_VALUE = 'The service does not accept a value of this request: correct what it names.';
const NO_REDIRECT = 'No redirect is followed with a token: write the address that it leads to in the input url.';
const OWN_PROBLEM = 'The service has a problem of its own: try again later.';

describe('the advice for a request that got no reply, or none of use', () => {
  it.each<[RequestFailure, string]>([
    [
      requestFailure('timeout', 'x'),
      `The service at ${BASE} or the network is slow: try again, or give a longer request-timeout.`,
    ],
    [
      { ...requestFailure('timeout', 'x'), unsent: true },
      `Check the network of the runner, and the address ${BASE} (from the input url); behind a proxy, set HTTPS_PROXY.`,
    ],
    [requestFailure('deadline', 'x'), `Give the step a longer timeout, or check whether ${BASE} can be reached.`],
    [
      requestFailure('protocol', 'x'),
      `Check that ${BASE} (from the input url) is a ConTree service, and that no proxy answers in its place.`,
    ],
    [
      requestFailure('oversize', 'x'),
      `It is not requested again. Check that ${BASE} (from the input url) is a ConTree service.`,
    ],
    [requestFailure('aborted', 'x'), 'Nothing is wrong with the service.'],
  ])('says what helps (%#)', (failure, expected) => {
    expect(advice(failure)).toBe(expected);
    expect(advice(failure, WHOAMI, true)).toBe(`${expected} The deadline left no time to try again.`);
  });
});

describe('the advice for a reply with status', () => {
  it.each<[number, string]>([
    [200, 'The service does not accept this request.'],
    [299, 'The service does not accept this request.'],
    [300, NO_REDIRECT],
    [399, NO_REDIRECT],
    [400, NO_VALUE],
    [
      401,
      `The service at ${BASE} does not accept the token (from CONTREE_TOKEN): check that it is whole, has not expired, and belongs to this address.`,
    ],
    [402, 'The account has no credit or no quota for this: check its billing.'],
    [403, 'The token (from CONTREE_TOKEN) lacks the permission for this, or belongs to another project: check both.'],
    [404, `No ConTree service answers at ${BASE}/v1: check the input url, which is the address without /v1.`],
    [407, 'The service does not accept this request.'],
    [
      409,
      'The operation or image is in a state that does not allow this: look at it with mode show, or try again later.',
    ],
    [410, 'It is not available, or not yet: try again later.'],
    [418, 'The service does not accept this request.'],
    [422, NO_VALUE],
    [425, 'The service was not ready for this yet: try again later.'],
    [429, 'The service takes no more requests or operations now: start fewer at a time with max-parallel.'],
    [499, 'The service does not accept this request.'],
    [500, OWN_PROBLEM],
    [599, OWN_PROBLEM],
  ])('%i says what helps', (status, expected) => {
    expect(advice(reply(status))).toBe(expected);
  });

  it('401 names a missing project, which has the same status', () => {
    const destination = createDestination(BASE, DIRECT, { givenBy });
    expect(adviceFor(reply(401), { route: WHOAMI, destination, ranOutOfTime: false })).toBe(
      `The service at ${BASE} does not accept the token (from CONTREE_TOKEN): check that it is whole, has not expired, and belongs to this address, or set project, which is not given.`,
    );
  });

  it('413 tells a file that is too large from a request that is', () => {
    expect(advice(reply(413), { method: 'POST', path: '/v1/files?sha256=x' })).toBe(
      'The file is larger than the service takes: leave it out of files.',
    );
    expect(advice(reply(413), { method: 'POST', path: '/v1/instances' })).toBe(
      'The request is larger than the service takes: give fewer files, or less text in env, stdin or command.',
    );
  });

  it.each([
    'The plain HTTP request was sent to HTTPS port',
    "You're speaking plain HTTP to an SSL-enabled server port",
    'client sent an HTTP request to an HTTPS server',
  ])('400 names https where the server wants it: %s', (reason) => {
    expect(advice(reply(400, { reason }))).toBe('api.contree.dev speaks https: write https:// in the input url.');
    expect(advice(reply(422, { reason }))).toBe(NO_VALUE);
  });

  it.each([
    [`/v1/operations/${UUID}`, 'operation with this UUID'],
    [`/v1/images/${UUID}/tag`, 'image with this UUID, or the image no such path'],
    [`/v1/inspect/${UUID}/list?path=/`, 'image with this UUID, or the image no such path'],
    ['/v1/files/abc', 'such file'],
    ['/v1/instances', 'image or file that this start names'],
  ])('404 of the service itself says what %s does not have', (path, what) => {
    const missing = `The project has no ${what}: check it, the project, and the address ${BASE} (from the input url).`;
    const route = { method: 'GET', path };
    expect(advice(reply(404, { isFromService: true }), route)).toBe(missing);
    for (const fields of [{}, { isFromService: false }])
      expect(advice(reply(404, fields), route)).toMatch(/^No ConTree service answers at /);
  });

  it.each(['/v1/operations', '/v1/operations?limit=1', '/v1/whoami'])(
    '404 names nothing that %s would have',
    (path) => {
      const route = { method: 'GET', path };
      expect(advice(reply(404, { isFromService: true }), route)).toMatch(/^No ConTree service answers at /);
    },
  );
});
