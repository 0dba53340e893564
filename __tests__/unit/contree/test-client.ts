import type { ContreeClient } from '../../../src/contree/client.ts';
import { createContreeClient, type ClientOptions } from '../../../src/contree/client.ts';
import { ContreeError } from '../../../src/contree/contree-error.ts';
import type { RetryEvent } from '../../../src/contree/connection.ts';
import { virtualClock, type VirtualClock } from '../../doubles/virtual-clock.ts';

export const BASE = 'http://contree.test';
export const TOKEN = 'tok-4f9a1c77e2';
export const UUID = '0f5b9d1e-2c3d-4e5f-8a9b-0c1d2e3f4a5b';
export const OTHER = '11111111-2222-4333-8444-555555555555';
export const SHA = 'a'.repeat(64);

export interface TestClient {
  readonly client: ContreeClient;
  readonly clock: VirtualClock;
  readonly retries: readonly RetryEvent[];
  readonly warnings: readonly string[];
}

export function testClient(options: Partial<ClientOptions> = {}, clock = virtualClock()): TestClient {
  const retries: RetryEvent[] = [];
  const warnings: string[] = [];
  const client = createContreeClient({
    baseUrl: BASE,
    token: TOKEN,
    requestTimeout: 5000,
    userAgent: 'tests/1',
    clock,
    onRetry: (event) => retries.push(event),
    onWarning: (message) => warnings.push(message),
    ...options,
  });
  return { client, clock, retries, warnings };
}

/** The error that `promise` is rejected with; fails when it is not a `ContreeError`. */
export async function failureOf(promise: Promise<unknown>): Promise<ContreeError> {
  const outcome = await promise.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  if ('error' in outcome && outcome.error instanceof ContreeError) return outcome.error;
  throw new Error('expected a ContreeError', { cause: outcome });
}
