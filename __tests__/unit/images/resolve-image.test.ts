import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { parseImageReference } from '../../../src/plan/image-reference.ts';
import { ImageUnavailable } from '../../../src/images/image-unavailable.ts';
import { ImagesUnavailable, resolveImages } from '../../../src/images/resolve-image.ts';
import { BASE_IMAGE, startSimulator, type Simulator } from '../../../simulator/simulator.ts';
import { uuidOf } from '../../doubles/fixtures.ts';
import { imageFixture, requested } from './image-fixture.ts';

describe('resolveImages', () => {
  let simulator: Simulator;
  const references = (...texts: string[]) => texts.map(parseImageReference);

  beforeEach(async () => {
    simulator = await startSimulator({ importDelay: 5, retryAfter: null });
  });

  afterEach(async () => {
    await simulator.close();
  });

  it('takes a UUID as it is, without a request', async () => {
    const { deps } = imageFixture(simulator);
    const images = await resolveImages(references(uuidOf(7), uuidOf(8)), deps);
    expect([...images]).toEqual([
      [uuidOf(7), uuidOf(7)],
      [uuidOf(8), uuidOf(8)],
    ]);
    expect(simulator.requests).toHaveLength(0);
  });

  it('resolves nothing to nothing', async () => {
    expect((await resolveImages([], imageFixture(simulator).deps)).size).toBe(0);
  });

  it('finds a tag by its whole name, with one request for each', async () => {
    const { deps } = imageFixture(simulator);
    const images = await resolveImages(
      references('tag:busybox:latest', 'tag:alpine:latest', 'tag:busybox:latest'),
      deps,
    );
    expect([...images].toSorted()).toEqual([
      ['tag:alpine:latest', BASE_IMAGE],
      ['tag:busybox:latest', BASE_IMAGE],
    ]);
    expect(requested(simulator.requests).toSorted()).toEqual([
      'GET /v1/inspect/?tag=alpine:latest',
      'GET /v1/inspect/?tag=busybox:latest',
    ]);
  });

  it('imports an image once, and finds it by its tag from then on', async () => {
    const fixture = imageFixture(simulator);
    const wanted = references('docker://ghcr.io/o/i', 'docker://ghcr.io/o/i:latest', 'docker://GHCR.io/o/i');
    const first = await resolveImages(wanted, fixture.deps);
    expect([...first.keys()]).toEqual(['docker://ghcr.io/o/i:latest']);
    expect(requested(simulator.requests).slice(0, 2)).toEqual([
      'GET /v1/inspect/?tag=ghcr.io/o/i:latest',
      'POST /v1/images/import',
    ]);
    simulator.clearRequests();
    const second = await resolveImages(wanted, imageFixture(simulator).deps);
    expect([...second]).toEqual([...first]);
    expect(requested(simulator.requests)).toEqual(['GET /v1/inspect/?tag=ghcr.io/o/i:latest']);
  });

  it('imports several at a time, each followed for itself', async () => {
    simulator.misbehave({ path: '/inspect/', action: { delay: 20 } });
    const fixture = imageFixture(simulator);
    const images = await resolveImages(references('docker://a', 'docker://b', 'docker://c'), fixture.deps);
    expect(new Set(images.values()).size).toBe(3);
    expect(requested(simulator.requests).filter((sent) => sent === 'POST /v1/images/import')).toHaveLength(3);
    // Each has its stream, and its detail when that ends.
    expect(simulator.maxConcurrentRequests).toBeGreaterThanOrEqual(3);
    expect(simulator.maxConcurrentRequests).toBeLessThanOrEqual(6);
    expect(fixture.prepared()).toHaveLength(3);
    expect(fixture.unsettled()).toEqual([]);
  });

  it('names every image that cannot be had', async () => {
    simulator.misbehave({ method: 'GET', path: /^\/inspect\/\?tag=forbidden$/, action: { status: 403 } });
    const wanted = references(
      'tag:busybox',
      'tag:busybox:latest',
      'docker://missing:1',
      'tag:forbidden',
      'docker://fine',
    );
    const error = await resolveImages(wanted, imageFixture(simulator).deps).catch((thrown: unknown) => thrown);
    if (!(error instanceof ImagesUnavailable)) throw error;
    expect(error.problems.every((problem) => problem instanceof ImageUnavailable)).toBe(true);
    expect(error.message.split('\n')).toEqual([
      'image: tag:busybox: no image of this project has exactly this tag. Check the tag and the project, or import the image: ' +
        'docker://… in place of tag:… does so once',
      expect.stringMatching(/^image: docker:\/\/docker\.io\/library\/missing:1: the import failed: manifest unknown/),
      expect.stringMatching(/^image: tag:forbidden: GET \/v1\/inspect\/\?tag=forbidden: HTTP 403/),
    ]);
  });

  it('rejects with the abort when the step must end', async () => {
    const fixture = imageFixture(simulator);
    fixture.stop.abort('SIGTERM');
    const stopped = resolveImages(references('tag:busybox:latest', uuidOf(7)), fixture.deps);
    await expect(stopped).rejects.toMatchObject({ failure: { kind: 'aborted' } });
    expect(simulator.requests).toHaveLength(0);
  });

  it('throws a bug before a missing image', async () => {
    const bug = new TypeError('a bug');
    const fixture = imageFixture(simulator, {
      wrap: (client) => ({
        ...client,
        findImageByTag: (tag, call) => (tag === 'x' ? Promise.reject(bug) : client.findImageByTag(tag, call)),
      }),
    });
    await expect(resolveImages(references('tag:none', 'tag:x'), fixture.deps)).rejects.toBe(bug);
  });
});
