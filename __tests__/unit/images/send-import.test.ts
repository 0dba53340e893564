import { describe, expect, it, jest } from '@jest/globals';
import type { ContreeClient } from '../../../src/contree/client.ts';
import type { ContreeError, Failure } from '../../../src/contree/contree-error.ts';
import type { ImportRequest } from '../../../src/contree/types.ts';
import { SAFE_LIMIT } from '../../../src/images/import-limit.ts';
import { type SendDeps, sendImport, type SentImport } from '../../../src/images/send-import.ts';
import { uuidOf } from '../../doubles/fixtures.ts';
import { failureOf } from '../../doubles/scripted-requests.ts';
import { registryReference, scripted } from './image-fixture.ts';

const TOOL = registryReference('docker://ghcr.io/owner/tool:1');
const HOUR = 3_600_000;

function problem(fields: Partial<Failure>): ContreeError {
  return failureOf('spawn', 'import', fields);
}

interface Sending {
  readonly result: Promise<SentImport>;
  readonly requests: readonly ImportRequest[];
  readonly deadlines: readonly (number | undefined)[];
  readonly deps: SendDeps;
}

/** Sends with the time that the step has left, in milliseconds; the service replies in order, and then starts the import. */
function sending(
  left: number,
  longest: number | null,
  replies: readonly Error[] = [],
  login: SendDeps['registry'] = null,
): Sending {
  const requests: ImportRequest[] = [];
  const deadlines: (number | undefined)[] = [];
  const importing = jest.fn<ContreeClient['importImage']>((request, call) => {
    requests.push(request);
    deadlines.push(call?.deadline);
    const reply = replies[requests.length - 1];
    return reply === undefined ? Promise.resolve(uuidOf(1)) : Promise.reject(reply);
  });
  const deps = { ...scripted({}, left, importing).deps, registry: login };
  return { result: sendImport(TOOL, longest, deps), requests, deadlines, deps };
}

describe('the limit of an import', () => {
  it.each([
    [7_200_000, 3_600, 3_600],
    [7_200_000, 10_000, 7_200],
    [7_200_000, null, 7_200],
    [120_000, 3_600, 120],
    [1_001, 3_600, 2],
    [1, null, 1],
    [0, 3_600, 1],
  ])('is, with %d ms left and %j s that the service allows, %d s', async (left, longest, seconds) => {
    const { deadlines, deps, requests, result } = sending(left, longest);
    expect(await result).toMatchObject({ sent: uuidOf(1), limit: { seconds } });
    expect(requests).toEqual([{ url: TOOL.url, tag: TOOL.tag, timeout: seconds }]);
    expect(deadlines).toEqual([deps.deadline]);
  });

  it('is one that any service takes where the service names none and refuses what is left', async () => {
    const { requests, result } = sending(HOUR, null, [problem({ status: 400 })]);
    expect(await result).toEqual({ sent: uuidOf(1), limit: SAFE_LIMIT });
    expect(requests.map(({ timeout }) => timeout)).toEqual([3_600, 600]);
  });

  it.each<[string, number, number | null, readonly ContreeError[]]>([
    ['when that is refused too', HOUR, null, [problem({ status: 400 }), problem({ status: 400, reason: 'bad image' })]],
    ['when the service says how long it may take', HOUR, 3_600, [problem({ status: 400, reason: 'bad image' })]],
    ['when the first was no longer', 600_000, null, [problem({ status: 400, reason: 'bad image' })]],
    ['when it is refused for another reason', HOUR, null, [problem({ status: 403, reason: 'bad image' })]],
  ])('is tried no further %s', async (_, left, longest, replies) => {
    const { requests, result } = sending(left, longest, replies);
    await expect(result).rejects.toBe(replies.at(-1));
    expect(requests).toHaveLength(replies.length);
  });
});

describe('the login of a registry', () => {
  it.each([
    ['ghcr.io', { username: 'robot', password: 'pw-61c0ffee' }],
    ['registry.test', undefined],
  ])('of %s is sent with its own images alone', async (host, credentials) => {
    const { requests, result } = sending(HOUR, null, [], { host, username: 'robot', password: 'pw-61c0ffee' });
    await result;
    expect(requests.map((request) => request.credentials)).toEqual([credentials]);
  });
});

describe('an import that was perhaps started', () => {
  it('comes back as the problem, so that it is searched for', async () => {
    const lost = problem({ kind: 'network', mayHaveActed: true });
    expect((await sending(HOUR, 60, [lost]).result).sent).toBe(lost);
  });

  it.each<[string, Error]>([
    ['cut off by a stop', problem({ kind: 'aborted', mayHaveActed: true })],
    ['cut off by the deadline', problem({ kind: 'deadline', mayHaveActed: true })],
    ['never sent', problem({ kind: 'network', mayHaveActed: false })],
    ['ended by a bug', new TypeError('a bug')],
  ])('is thrown when it was %s', async (_, thrown) => {
    await expect(sending(HOUR, 60, [thrown]).result).rejects.toBe(thrown);
  });
});
