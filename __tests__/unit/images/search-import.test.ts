import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ContreeClient } from '../../../src/contree/client.ts';
import { importImage } from '../../../src/images/import-image.ts';
import { startSimulator, type SeededOperation, type Simulator } from '../../../simulator/simulator.ts';
import { uuidOf } from '../../doubles/fixtures.ts';
import { imageFixture, registryReference, requested } from './image-fixture.ts';

const TOOL = registryReference('docker://ghcr.io/owner/tool:1');
const IMPORT = 'POST /v1/images/import';
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe('an import that may have been started', () => {
  let simulator: Simulator;
  const imports = (): string[] => requested(simulator.requests).filter((request) => request === IMPORT);

  beforeEach(async () => {
    simulator = await startSimulator({ importDelay: 5, retryAfter: null });
  });

  afterEach(async () => {
    await simulator.close();
  });

  it('finds the import again whose reply was lost, and does not own it', async () => {
    simulator.misbehave({ path: '/images/import', times: 1, action: 'reset-after' });
    const fixture = imageFixture(simulator);
    const image = await importImage(TOOL, fixture.deps);
    expect(image).toMatch(UUID);
    expect(imports()).toHaveLength(1);
    expect(requested(simulator.requests)[1]).toBe('GET /v1/operations?limit=1000&offset=0&kind=image_import&since=2m');
    expect(fixture.prepared()).toEqual([]);
    expect(fixture.log.lines()[1]).toMatch(
      /^Whether the import of docker:\/\/ghcr\.io\/owner\/tool:1 was started is unknown: POST /,
    );
  });

  it('knows the import from the head of a reply that is cut off', async () => {
    simulator.misbehave({ path: '/images/import', times: 1, action: 'cut-body' });
    const fixture = imageFixture(simulator);
    expect(await importImage(TOOL, fixture.deps)).toMatch(UUID);
    expect(imports()).toHaveLength(1);
    expect(requested(simulator.requests)[1]).not.toContain('kind=image_import');
  });

  it('ignores imports of another reference, with another tag, or that failed', async () => {
    const request = (url: string, tag: string): Readonly<Record<string, unknown>> => ({ registry: { url }, tag });
    const seeds: readonly SeededOperation[] = [
      { kind: 'image_import', request: request('docker://ghcr.io/owner/tool:2', TOOL.tag) },
      { kind: 'image_import', request: request(TOOL.url, 'other') },
      { kind: 'image_import', request: request(TOOL.url, TOOL.tag), status: 'FAILED' },
      { kind: 'image_import', request: request(TOOL.url, TOOL.tag), status: 'CANCELLED' },
    ];
    for (const [index, seed] of seeds.entries()) {
      simulator.seed({ uuid: uuidOf(index + 1), withoutProcess: true, resultImage: uuidOf(100 + index), ...seed });
    }
    simulator.misbehave({ path: '/images/import', times: 1, action: 'reset' });
    const fixture = imageFixture(simulator);
    const image = await importImage(TOOL, fixture.deps);
    expect(image).not.toMatch(/^00000000/);
    expect(imports()).toHaveLength(2);
    // Neither what has failed nor what was read already is worth another request.
    const reads = seeds.map(
      (_, index) => simulator.requests.filter(({ path }) => path.endsWith(uuidOf(index + 1))).length,
    );
    expect(reads).toEqual([1, 1, 0, 0]);
    expect(fixture.prepared()).toEqual(['import docker://ghcr.io/owner/tool:1: SUCCESS']);
  });

  it('reads no detail of a row that repeats the request', async () => {
    const metadata = { registry: { url: TOOL.url }, tag: TOOL.tag };
    simulator.seed({
      uuid: uuidOf(1),
      kind: 'image_import',
      summary: { metadata },
      omit: ['kind'],
      withoutProcess: true,
      resultImage: uuidOf(2),
    });
    simulator.misbehave({ path: '/images/import', times: 1, action: 'reset' });
    await expect(importImage(TOOL, imageFixture(simulator).deps)).resolves.toBe(uuidOf(2));
    expect(requested(simulator.requests).filter((sent) => sent === 'GET /v1/operations/:uuid')).toHaveLength(1);
  });

  it('searches twice before it sends the import again', async () => {
    simulator.misbehave({ path: '/images/import', times: 2, action: 'reset' });
    const fixture = imageFixture(simulator);
    await expect(importImage(TOOL, fixture.deps)).resolves.toMatch(UUID);
    const listing = 'GET /v1/operations?limit=1000&offset=0&kind=image_import&since=2m';
    expect(requested(simulator.requests).slice(0, 7)).toEqual([
      IMPORT,
      listing,
      listing,
      IMPORT,
      listing,
      listing,
      IMPORT,
    ]);
    expect(fixture.unsettled()).toEqual([]);
  });

  it('sends it three times at most', async () => {
    simulator.misbehave({ path: '/images/import', action: { status: 500 } });
    await expect(importImage(TOOL, imageFixture(simulator).deps)).rejects.toThrow(
      /^image: docker:\/\/ghcr\.io\/owner\/tool:1: POST \/v1\/images\/import: HTTP 500/,
    );
    expect(imports()).toHaveLength(3);
  });

  it('sends it again when the search fails, and logs that', async () => {
    simulator.misbehave({ method: 'GET', path: '/operations', action: { status: 403 } });
    simulator.misbehave({ path: '/images/import', times: 1, action: 'reset-after' });
    const fixture = imageFixture(simulator);
    await expect(importImage(TOOL, fixture.deps)).resolves.toMatch(UUID);
    expect(imports()).toHaveLength(2);
    expect(fixture.log.lines()[2]).toMatch(/^The import cannot be looked for either: GET \/v1\/operations/);
  });

  it('imports for itself when another job cancels the import that was found', async () => {
    simulator.seed({
      uuid: uuidOf(1),
      kind: 'image_import',
      request: { registry: { url: TOOL.url }, tag: TOOL.tag },
      timeline: [
        { after: 0, status: 'EXECUTING' },
        { after: 40, status: 'CANCELLED' },
      ],
    });
    simulator.misbehave({ path: '/images/import', times: 1, action: 'reset' });
    const fixture = imageFixture(simulator);
    await expect(importImage(TOOL, fixture.deps)).resolves.toMatch(UUID);
    expect(imports()).toHaveLength(2);
    expect(simulator.requests.some(({ method }) => method === 'DELETE')).toBe(false);
  });

  it('stops during the search for a lost import', async () => {
    const fixture = imageFixture(simulator, {
      wrap: (client) => ({
        ...client,
        listOperations: (...parts) => {
          fixture.stop.abort('SIGTERM');
          return client.listOperations(...parts);
        },
      }),
    });
    simulator.misbehave({ path: '/images/import', action: 'reset' });
    await expect(importImage(TOOL, fixture.deps)).rejects.toMatchObject({ failure: { kind: 'aborted' } });
    expect(imports()).toHaveLength(1);
  });

  it('throws a bug as it is', async () => {
    const bug = new TypeError('a bug');
    const wrap = (client: ContreeClient): ContreeClient => ({ ...client, listOperations: () => Promise.reject(bug) });
    simulator.misbehave({ path: '/images/import', action: 'reset' });
    await expect(importImage(TOOL, imageFixture(simulator, { wrap }).deps)).rejects.toBe(bug);
  });
});
