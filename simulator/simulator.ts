import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { controlRoutes, createControls } from './control.ts';
import type { Controls } from './control.ts';
import { Faults } from './faults.ts';
import { FileStore } from './file-store.ts';
import { ImageStore } from './image-store.ts';
import { authority, listen, stopListening } from './listen.ts';
import { OperationStore } from './operation-store.ts';
import { resolveOptions } from './options.ts';
import type { ResolvedOptions, SimulatorOptions } from './options.ts';
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
import { createSimulatorServer } from './server.ts';
import { Slots } from './slots.ts';
import { currentWire } from './wire/current.ts';
import { oldWire } from './wire/old.ts';
import type { World } from './world.ts';

export type { SimulatorOptions } from './options.ts';
export type { Fault } from './faults.ts';
export type { ObservedExchange } from './observed-exchange.ts';
export type { OperationView } from './operation.ts';
export type { SeededOperation } from './seeded-operation.ts';
export type { RequestRecord } from './request-log.ts';
export { BASE_IMAGE } from './image-store.ts';

export interface Simulator extends Controls {
  /** Base address without `/v1`, with the prefix. */
  readonly url: string;
  readonly token: string;
  /** All requests to the service since the start or the last `clearRequests`. */
  readonly requests: readonly RequestRecord[];
  /** The greatest number of requests that were open at once since then. */
  readonly maxConcurrentRequests: number;
  /** The greatest number of event streams that were open at once since then. */
  readonly maxOpenStreams: number;
  /** Kills all processes, closes all connections and removes all files. */
  close(): Promise<void>;
}

/**
 * Starts a ConTree service for this machine. It is no sandbox: it runs its commands as ordinary processes with the rights
 * of its caller, which is why it listens on loopback only. Throws for a host that is not loopback, and when the port is
 * taken.
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const settings = resolveOptions(options);
  const directory = await mkdtemp(join(tmpdir(), 'contree-simulator-'));
  const world = await createWorld(settings, directory);
  const faults = new Faults();
  const log = new RequestLog();
  const controls = createControls({ operations: world.operations, faults, log });
  const server = createSimulatorServer({
    settings,
    wire: world.wire,
    faults,
    log,
    routes: routesOf(world),
    controls: controlRoutes(controls, log),
  });
  const close = prepareClose(server, world.operations, directory);
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
      return log.peakRequests;
    },
    get maxOpenStreams() {
      return log.peakStreams;
    },
    ...controls,
    close,
  };
}

async function createWorld(settings: ResolvedOptions, directory: string): Promise<World> {
  const images = new ImageStore(join(directory, 'images'));
  // The older page names /root as the default directory, today's OpenAPI text the root.
  await images.createBase(Date.now(), settings.generation === 'old' ? '/root' : '/');
  return {
    settings,
    wire: settings.generation === 'old' ? oldWire : currentWire,
    operations: new OperationStore(),
    images,
    files: new FileStore(join(directory, 'files')),
    slots: new Slots(settings.maxConcurrent),
  };
}

/** Returns the function that ends everything. Until it is called, the exit of this process ends it too. */
function prepareClose(server: Server, operations: OperationStore, directory: string): () => Promise<void> {
  // Otherwise a caller that crashes would leave its commands running and its files behind.
  const closeAtExit = (): void => {
    operations.cancelAll(Date.now());
    rmSync(directory, { recursive: true, force: true });
  };
  process.once('exit', closeAtExit);
  return async () => {
    process.off('exit', closeAtExit);
    await stopListening(server);
    operations.cancelAll(Date.now());
    await operations.settled();
    await rm(directory, { recursive: true, force: true, maxRetries: 10 });
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
