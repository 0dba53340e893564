import { describe, expect, it } from '@jest/globals';
import { permissionFor } from '../../../src/contree/permissions.ts';
import { SHA, UUID } from './test-client.ts';

const START = '"spawn" ("spawn_disposable" for a disposable instance)';
const FOLLOW = '"spawn" or "spawn_disposable", beside "list"';

describe('the permission that a request needs', () => {
  it.each([
    ['POST', '/v1/instances', START],
    ['POST', `/v1/operations/${UUID}/subprocesses`, START],
    ['DELETE', `/v1/operations/${UUID}/subprocesses/1?signal=TERM`, START],
    ['GET', '/v1/operations?limit=100&offset=0&status=EXECUTING', '"list"'],
    ['GET', `/v1/operations/${UUID}`, '"list"'],
    ['GET', `/v1/operations/${UUID}?inflight=1`, '"list"'],
    ['GET', `/v1/operations/${UUID}/events`, '"list"'],
    ['GET', `/v1/operations/${UUID}/events?follow=0`, '"list"'],
    ['GET', `/v1/operations/${UUID}/events?follow=1`, FOLLOW],
    ['GET', `/v1/operations/${UUID}/events?spid=1&follow=1`, FOLLOW],
    ['GET', `/v1/operations/${UUID}/subprocesses/1`, '"list"'],
    ['DELETE', `/v1/operations/${UUID}`, '"cancel"'],
    ['POST', '/v1/images/import', '"import"'],
    ['PATCH', `/v1/images/${UUID}/tag`, '"set_image_tag"'],
    ['DELETE', `/v1/images/${UUID}/tag?tag=a:b`, '"set_image_tag"'],
    ['GET', '/v1/images?tag=a', '"list"'],
    ['GET', '/v1/inspect/?tag=a', '"list"'],
    ['HEAD', `/v1/inspect/${UUID}/download?path=/x`, '"list"'],
    ['GET', '/v1/files?limit=1', '"list"'],
    ['GET', `/v1/files/${SHA}`, '"list"'],
    ['POST', '/v1/files', null],
    ['GET', '/v1/whoami', null],
    ['GET', '/v1/operationsandmore', null],
  ])('of %s %s is %s', (method, path, permission) => {
    expect(permissionFor({ method, path })).toBe(permission);
  });
});
