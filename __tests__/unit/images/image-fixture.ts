import { jest } from '@jest/globals';
import { createContreeClient } from '../../../src/contree/client.ts';
import type { ContreeClient } from '../../../src/contree/client.ts';
import type { ImageDeps } from '../../../src/images/import-image.ts';
import { parseImageReference, type RegistryReference } from '../../../src/plan/image-reference.ts';
import { Ledger } from '../../../src/legs/ledger.ts';
import type { RequestRecord, Simulator } from '../../../simulator/simulator.ts';
import { fastClock } from '../../doubles/fast-clock.ts';
import { recordedLog, type RecordedLog } from '../../doubles/recorded-log.ts';
import { scriptedService, type Script } from '../../doubles/scripted-service.ts';
import { virtualClock } from '../../doubles/virtual-clock.ts';
import { uuidOf } from '../../doubles/fixtures.ts';

/** Milliseconds of the fast clock, a hundredth of that in truth: longer than any test takes. */
const LONG = 3_600_000;

export interface ImageFixture {
  readonly deps: ImageDeps;
  readonly log: RecordedLog;
  readonly stop: AbortController;
  readonly handOver: jest.Mock<() => void>;
  /** The step's preparations as `name: status`, and those the step would still have to cancel. */
  readonly prepared: () => string[];
  readonly unsettled: () => string[];
}

/** Deps with a client of the simulator, or with the one that `wrap` makes of it. */
export function imageFixture(
  simulator: Pick<Simulator, 'url' | 'token'>,
  options: {
    readonly registry?: ImageDeps['registry'];
    readonly wrap?: (client: ContreeClient) => ContreeClient;
    readonly longestImport?: ImageDeps['longestImport'];
  } = {},
): ImageFixture {
  const clock = fastClock();
  const client = createContreeClient({
    baseUrl: simulator.url,
    token: simulator.token,
    requestTimeout: 5_000,
    userAgent: 'tests/1',
    clock,
  });
  const log = recordedLog();
  const stop = new AbortController();
  const preparation = new Ledger();
  const handOver = jest.fn<() => void>();
  return {
    deps: {
      client: options.wrap?.(client) ?? client,
      clock,
      log: log.log,
      signal: stop.signal,
      deadline: clock.now() + LONG,
      preparation,
      handOver,
      registry: options.registry ?? null,
      longestImport: options.longestImport ?? (() => Promise.resolve(3_000)),
    },
    log,
    stop,
    handOver,
    prepared: () => preparation.results().map(({ leg, operation }) => `${leg.name}: ${String(operation?.status)}`),
    unsettled: () => preparation.unsettled().map(({ name }) => name),
  };
}

/** Deps in virtual time, around a service that is plain data and starts each import as operation 1. */
export function scripted(
  script: Omit<Script, 'clock'>,
  patience: number,
  starting: ContreeClient['importImage'] = () => Promise.resolve(uuidOf(1)),
  longest: number | null = 3_600,
): { readonly deps: ImageDeps } {
  const clock = virtualClock();
  const deps: ImageDeps = {
    client: { ...scriptedService({ ...script, clock }).client, importImage: starting },
    clock,
    log: recordedLog().log,
    signal: new AbortController().signal,
    deadline: clock.now() + patience,
    preparation: new Ledger(),
    handOver: () => undefined,
    registry: null,
    longestImport: () => Promise.resolve(longest),
  };
  return { deps };
}

export function registryReference(text: string): RegistryReference {
  const reference = parseImageReference(text);
  if (reference.kind !== 'registry') throw new Error(`${text} is no image of a registry`);
  return reference;
}

/** `METHOD path` of each request, UUIDs left out and nothing escaped. */
export function requested(requests: readonly RequestRecord[]): string[] {
  return requests.map(
    ({ method, path }) => `${method} ${decodeURIComponent(path).replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, ':uuid')}`,
  );
}
