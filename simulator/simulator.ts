import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { controlRoutes } from './control.ts';
import { Faults } from './faults.ts';
import type { Fault } from './faults.ts';
import { FileStore } from './file-store.ts';
import { ImageStore } from './image-store.ts';
import { authority, listen, stopListening } from './listening.ts';
import type { OperationView } from './operation.ts';
import { OperationStore } from './operation-store.ts';
import { settle } from './options.ts';
import type { SimulatorOptions } from './options.ts';
import { RequestLog } from './request-log.ts';
import type { RequestRecord } from './request-log.ts';
import type { Route } from './router.ts';
import { eventRoutes } from './routes/events.ts';
import { fileRoutes } from './routes/files.ts';
import { imageRoutes } from './routes/images.ts';
import { inspectRoutes } from './routes/inspect.ts';
import { instanceRoutes } from './routes/instances.ts';
import { operationRoutes } from './routes/operations.ts';
import { subprocessRoutes } from './routes/subprocesses.ts';
import { whoAmIRoutes } from './routes/whoami.ts';
import { Seeded } from './seeded.ts';
import type { SeededOperation } from './seeded-operation.ts';
import { createSimulatorServer } from './server.ts';
import { Slots } from './slots.ts';
import { currentWire } from './wire/current.ts';
import { oldWire } from './wire/old.ts';
import type { World } from './world.ts';

export type { SimulatorOptions } from './options.ts';
export type { Fault } from './faults.ts';
export type { OperationView } from './operation.ts';
export type { SeededOperation } from './seeded-operation.ts';
export type { RequestRecord } from './request-log.ts';
export { BASE_IMAGE } from './image-store.ts';

export interface Simulator {
  /** Base address without `/v1`, with the prefix. */
  readonly url: string;
  readonly token: string;
  /** All requests to the service since the start or the last `clearRequests`. */
  readonly requests: readonly RequestRecord[];
  /** The greatest number of requests that were open at once since then. */
  readonly maxConcurrentRequests: number;
  /** The greatest number of event streams that were open at once since then. */
  readonly maxOpenStreams: number;
  clearRequests(): void;
  /** What every operation is at this moment, the oldest first, those that listings leave out too. */
  operations(): readonly OperationView[];
  /** Registers an operation that only follows its script; returns its UUID. Throws for a malformed or taken UUID. */
  seed(operation: SeededOperation): string;
  /** Puts a fault in force, behind those that are. */
  misbehave(fault: Fault): void;
  clearFaults(): void;
  /** Kills all processes, closes all connections and removes all files. */
  close(): Promise<void>;
}

/**
 * Starts a ConTree service for this machine. It is no sandbox: what it is sent runs as ordinary processes with the rights
 * of its caller, which is why it listens on loopback only. Throws for a host that is not loopback, and when the port is
 * taken.
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const settings = settle(options);
  const directory = await mkdtemp(join(tmpdir(), 'contree-simulator-'));
  const operations = new OperationStore();
  const world: World = {
    settings,
    wire: settings.generation === 'old' ? oldWire : currentWire,
    operations,
    images: new ImageStore(join(directory, 'images')),
    files: new FileStore(join(directory, 'files')),
    slots: new Slots(settings.maxConcurrent),
  };
  await world.images.createBase(Date.now());
  const faults = new Faults();
  const log = new RequestLog();
  const seed = (operation: SeededOperation): string => {
    const seeded = new Seeded(operation, Date.now());
    operations.add(seeded);
    return seeded.uuid;
  };
  const misbehave = (fault: Fault): void => {
    faults.add(fault);
  };
  const clearFaults = (): void => {
    faults.clear();
  };
  const clearRequests = (): void => {
    log.clear();
  };
  const views = (): readonly OperationView[] => operations.views(Date.now());
  const requests = (): unknown => ({
    requests: log.records,
    max_concurrent: log.most,
    max_open_streams: log.mostStreams,
  });
  const controls = controlRoutes({ misbehave, clearFaults, seed, operations: views, requests, clearRequests });
  const server = createSimulatorServer({ settings, wire: world.wire, faults, log, routes: routesOf(world), controls });
  // Without this, a caller that dies of an error would leave its commands running and its files behind.
  const abandon = (): void => {
    operations.cancelAll(Date.now());
    rmSync(directory, { recursive: true, force: true });
  };
  process.once('exit', abandon);
  const close = async (): Promise<void> => {
    process.off('exit', abandon);
    await stopListening(server);
    operations.cancelAll(Date.now());
    await operations.settled();
    await rm(directory, { recursive: true, force: true, maxRetries: 10 });
  };
  try {
    await listen(server, settings.port, settings.host);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    url: `http://${authority(server)}${settings.prefix}`,
    token: settings.token,
    requests: log.records,
    get maxConcurrentRequests() {
      return log.most;
    },
    get maxOpenStreams() {
      return log.mostStreams;
    },
    clearRequests,
    operations: views,
    seed,
    misbehave,
    clearFaults,
    close,
  };
}

function routesOf(world: World): Route[] {
  const parts = [
    whoAmIRoutes,
    imageRoutes,
    fileRoutes,
    instanceRoutes,
    operationRoutes,
    eventRoutes,
    subprocessRoutes,
    inspectRoutes,
  ];
  return parts.flatMap((routes) => routes(world));
}
