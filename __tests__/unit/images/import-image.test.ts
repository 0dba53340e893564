import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../../simulator/simulator.ts';
import type { ContreeClient } from '../../../src/contree/client.ts';
import { ContreeError } from '../../../src/contree/contree-error.ts';
import { ImageUnavailable } from '../../../src/images/image-unavailable.ts';
import { type ImageDeps, importImage } from '../../../src/images/import-image.ts';
import { InvalidInputs } from '../../../src/values/problems.ts';
import { timeline } from '../../doubles/scripted-service.ts';
import { uuidOf } from '../../doubles/fixtures.ts';
import { imageFixture, registryReference, requested, scripted } from './image-fixture.ts';

const TOOL = registryReference('docker://ghcr.io/owner/tool:1');
const IMPORT = 'POST /v1/images/import';
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

type Json = Readonly<Record<string, unknown>>;

describe('importImage', () => {
  let simulator: Simulator;
  const start = async (options: SimulatorOptions = {}): Promise<Simulator> => {
    await simulator.close();
    simulator = await startSimulator(options);
    return simulator;
  };
  const imports = (): string[] => requested(simulator.requests).filter((request) => request === IMPORT);

  beforeEach(async () => {
    simulator = await startSimulator({ importDelay: 5, retryAfter: null });
  });

  afterEach(async () => {
    await simulator.close();
  });

  it('imports the image under its tag, with two log lines, and leaves nothing to cancel', async () => {
    const fixture = imageFixture(simulator);
    const image = await importImage(TOOL, fixture.deps);
    expect(image).toMatch(UUID);
    expect(await fixture.deps.client.findImageByTag('ghcr.io/owner/tool:1')).toBe(image);
    expect(JSON.parse(String(simulator.requests[0]?.body))).toEqual({
      registry: { url: 'docker://ghcr.io/owner/tool:1' },
      tag: 'ghcr.io/owner/tool:1',
      timeout: 3_000,
    });
    expect(fixture.log.lines()).toEqual([
      'Importing docker://ghcr.io/owner/tool:1 (not imported before).',
      expect.stringMatching(
        new RegExp(`^Imported docker://ghcr.io/owner/tool:1 in [\\d.]+ (?:s|min|min [\\d.]+ s): image ${image}\\.$`),
      ),
    ]);
    expect(fixture.prepared()).toEqual(['import docker://ghcr.io/owner/tool:1: SUCCESS']);
    expect(fixture.unsettled()).toEqual([]);
    expect(fixture.handOver).toHaveBeenCalledTimes(1);
  });

  it('asks for the longest import once, and sends nothing when the step must not go on', async () => {
    const longestImport = jest.fn<ImageDeps['longestImport']>().mockResolvedValue(60);
    await importImage(TOOL, imageFixture(simulator, { longestImport }).deps);
    expect(longestImport).toHaveBeenCalledTimes(1);
    simulator.clearRequests();
    const stop = new InvalidInputs(['run-timeout: too long']);
    const fixture = imageFixture(simulator, { longestImport: () => Promise.reject(stop) });
    await expect(importImage(TOOL, fixture.deps)).rejects.toBe(stop);
    expect([simulator.requests, fixture.log.lines()]).toEqual([[], []]);
  });

  it('takes a limit that any service takes when a service that names none refuses what the step has left', async () => {
    await start({ importDelay: 5, retryAfter: null, limits: { images_import_max_timeout: 1_000 } });
    const fixture = imageFixture(simulator, { longestImport: () => Promise.resolve(null) });
    expect(await importImage(TOOL, fixture.deps)).toMatch(UUID);
    const [first, second] = simulator.requests.map(({ body }) => (JSON.parse(body ?? '{}') as Json)['timeout']);
    expect([Number(first) > 3_000, second]).toEqual([true, 600]);
    expect(fixture.log.lines()[1]).toBe(
      `The service may not let an import take ${String(first)} s; trying with 600 s.`,
    );
  });

  it.each([
    [1, 'the longest that the service allows (its images_import_max_timeout). Use a smaller image'],
    [null, "which is what the step's timeout left. Give the step a longer timeout"],
  ])('names the limit that it ran into (%j)', async (longest, reason) => {
    const operations = [timeline(uuidOf(1), { EXECUTING: 0, FAILED: 1_000 }, { error: 'timeout' })];
    const { deps } = scripted({ operations }, 20_000, undefined, longest);
    const limit = longest === null ? '20 s' : '1 s';
    await expect(importImage(TOOL, deps)).rejects.toThrow(
      `docker://ghcr.io/owner/tool:1: the import did not end within its limit of ${limit}, ${reason}`,
    );
  });

  it('sends the credentials to the service, and shows them nowhere', async () => {
    const registry = { host: 'ghcr.io', username: 'robot', password: 'pw-61c0ffee' };
    const wrap = (client: ContreeClient): ContreeClient => ({
      ...client,
      getOperation: async (uuid, call) => {
        const detail = await client.getOperation(uuid, call);
        const error = `login as robot with pw-61c0ffee was refused.\n`;
        return { ...detail, operation: { ...detail.operation, status: 'FAILED', error } };
      },
    });
    const fixture = imageFixture(simulator, { registry, wrap });
    const failed = importImage(TOOL, fixture.deps);
    await expect(failed).rejects.toThrow(
      'image: docker://ghcr.io/owner/tool:1: the import failed: login as robot with *** was refused. Check the reference; ' +
        'check the inputs registry-username and registry-password too',
    );
    expect(simulator.requests[0]?.body).toContain('"credentials":{"username":"robot","password":"pw-61c0ffee"}');
    expect(fixture.log.text()).not.toContain('pw-61c0ffee');
  });

  it('says why an import failed, and what to do', async () => {
    const reference = registryReference('docker://ghcr.io/owner/missing:1');
    const fixture = imageFixture(simulator);
    const error = await importImage(reference, fixture.deps).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ImageUnavailable);
    expect(error).toMatchObject({
      message:
        'image: docker://ghcr.io/owner/missing:1: the import failed: manifest unknown: docker://ghcr.io/owner/missing:1. Check ' +
        'the reference; a private registry needs the inputs registry-username and registry-password',
    });
    expect(fixture.log.lines().at(-1)).toMatch(
      /^The import of docker:\/\/ghcr\.io\/owner\/missing:1 ended without an image after [\d.]+ (?:s|min|min [\d.]+ s)\.$/,
    );
    expect(fixture.prepared()).toEqual(['import docker://ghcr.io/owner/missing:1: FAILED']);
    expect(fixture.unsettled()).toEqual([]);
  });

  it.each([
    ['CANCELLED', null, 'the import was cancelled'],
    ['FAILED', null, 'the import failed: the service gives no reason. Check the reference'],
  ])('says so when it ended as %s without a reason', async (status, error, message) => {
    const wrap = (client: ContreeClient): ContreeClient => ({
      ...client,
      getOperation: async (uuid, call) => {
        const detail = await client.getOperation(uuid, call);
        return { ...detail, operation: { ...detail.operation, status, error } };
      },
    });
    const { deps } = imageFixture(simulator, { wrap });
    await expect(importImage(TOOL, deps)).rejects.toThrow(`docker://ghcr.io/owner/tool:1: ${message}`);
  });

  it.each([
    [403, 'The token lacks the permission "import"'],
    [400, 'The service does not accept a value of this request'],
  ])('does not try again what the service refuses with %d', async (status, advice) => {
    simulator.misbehave({ path: '/images/import', action: { status } });
    const fixture = imageFixture(simulator);
    const error = await importImage(TOOL, fixture.deps).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ImageUnavailable);
    expect((error as ImageUnavailable).message).toMatch(
      /^image: docker:\/\/ghcr\.io\/owner\/tool:1: POST \/v1\/images\/import: /,
    );
    expect((error as ImageUnavailable).message).toContain(advice);
    expect((error as ImageUnavailable).cause).toBeInstanceOf(ContreeError);
    expect(imports()).toHaveLength(1);
    expect(fixture.prepared()).toEqual([]);
    expect(fixture.handOver).not.toHaveBeenCalled();
  });

  it('retries while the service allows no further import', async () => {
    simulator.misbehave({
      path: '/images/import',
      times: 2,
      action: { status: 429, headers: { 'retry-after': '1' } },
    });
    await expect(importImage(TOOL, imageFixture(simulator).deps)).resolves.toMatch(UUID);
    expect(imports()).toHaveLength(3);
  });

  it('looks the tag up where the import names no image', async () => {
    const wrap = (client: ContreeClient): ContreeClient => ({
      ...client,
      getOperation: async (uuid, call) => {
        const detail = await client.getOperation(uuid, call);
        return { ...detail, operation: { ...detail.operation, resultImage: null } };
      },
    });
    const fixture = imageFixture(simulator, { wrap });
    const image = await importImage(TOOL, fixture.deps);
    expect(image).toBe(await fixture.deps.client.findImageByTag(TOOL.tag));
    simulator.misbehave({ method: 'GET', path: '/inspect/', action: { status: 404 } });
    await expect(importImage(TOOL, imageFixture(simulator, { wrap }).deps)).rejects.toThrow(
      'image: docker://ghcr.io/owner/tool:1: the import succeeded, but no image has its tag ghcr.io/owner/tool:1.',
    );
  });

  it('leaves an import that outlasts the deadline to be cancelled with the step', async () => {
    const { deps } = scripted({ operations: [timeline(uuidOf(1), { PENDING: 0, EXECUTING: 1_000 })] }, 20_000);
    await expect(importImage(TOOL, deps)).rejects.toThrow(
      'image: docker://ghcr.io/owner/tool:1: the import has not ended by the deadline. Give the step a longer timeout',
    );
    expect(deps.preparation.unsettled()).toEqual([{ name: `import ${TOOL.url}`, uuid: uuidOf(1) }]);
    expect(deps.preparation.activeStatuses()).toEqual(['EXECUTING']);
  });

  it('fails with the error that hid the end of the import', async () => {
    const { deps } = scripted({ faults: [{ method: 'get', reply: 503 }] }, 20_000);
    await expect(importImage(TOOL, deps)).rejects.toThrow(
      /^image: docker:\/\/ghcr\.io\/owner\/tool:1: GET \/v1\/operations\/.*: HTTP 503/,
    );
    expect(deps.preparation.unsettled()).toEqual([{ name: `import ${TOOL.url}`, uuid: uuidOf(1) }]);
  });

  it('does not follow what the service refuses to show', async () => {
    simulator.misbehave({ method: 'GET', path: '/operations/*', action: { status: 404 } });
    const fixture = imageFixture(simulator);
    await expect(importImage(TOOL, fixture.deps)).rejects.toThrow(/HTTP 404/);
    expect(fixture.unsettled()).toEqual([]);
  });

  it('stops at once when the step must end, with the import left to cancel', async () => {
    const { url, token } = await start({ importDelay: 60_000, retryAfter: null });
    const fixture = imageFixture({ url, token });
    fixture.handOver.mockImplementation(() => {
      fixture.stop.abort('SIGTERM');
    });
    const error = await importImage(TOOL, fixture.deps).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ failure: { kind: 'aborted' } });
    expect(fixture.unsettled()).toEqual(['import docker://ghcr.io/owner/tool:1']);
  });

  it('is not sent after the step must end', async () => {
    const fixture = imageFixture(simulator);
    fixture.stop.abort('SIGINT');
    await expect(importImage(TOOL, fixture.deps)).rejects.toMatchObject({ failure: { kind: 'aborted' } });
    expect(simulator.requests).toHaveLength(0);
  });

  it('throws a bug as it is', async () => {
    const bug = new TypeError('a bug');
    const broken = jest.fn<() => never>(() => {
      throw bug;
    });
    const sending = imageFixture(simulator, { wrap: (client) => ({ ...client, importImage: broken }) });
    await expect(importImage(TOOL, sending.deps)).rejects.toBe(bug);
  });
});
