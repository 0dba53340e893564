import { afterAll, afterEach, beforeAll, expect } from '@jest/globals';
import nock from 'nock';

/**
 * For every test of a file: requests reach the replies that nock has for them and nothing else, with `loopback` also servers on
 * 127.0.0.1. A test fails when it leaves a reply unused.
 */
export function interceptRequests({ loopback = false } = {}): void {
  beforeAll(() => {
    nock.disableNetConnect();
    if (loopback) nock.enableNetConnect('127.0.0.1');
  });
  afterEach(() => {
    expect(nock.pendingMocks()).toEqual([]);
    nock.cleanAll();
  });
  afterAll(() => {
    // Core modules are the worker's own: without this, the next test file of the worker runs on nock's sockets.
    nock.restore();
  });
}
