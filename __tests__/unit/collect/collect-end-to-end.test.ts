import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSimulator, type Simulator, type SimulatorOptions } from '../../../simulator/simulator.ts';
import { collectFrom, type CollectSource } from '../../../src/collect/collect.ts';
import type { Collected } from '../../../src/collect/move-tree.ts';
import type { ContreeClient } from '../../../src/contree/client.ts';
import { systemClock } from '../../../src/contree/clock.ts';
import { createContreeClient } from '../../../src/contree/client.ts';
import { closeLoopbacks, listenHttp } from '../contree/loopback.ts';
import { contentsOf, modeOf, newFolder } from './folders.ts';
import { tarOf } from './tar.ts';

const COMMAND = `
  mkdir -p out/sub out/out empty only/only many
  printf report > out/report.xml; chmod 640 out/report.xml
  printf '#!' > out/run; chmod 4755 out/run
  printf nested > 'out/sub/grüße 日本.txt'; printf own > out/out/out
  printf inner > only/only/x
  ln -s report.xml out/link; ln -s /etc/passwd out/passwd; ln -s out/report.xml latest.xml
  mkfifo out/pipe
  i=0; while [ $i -lt 100 ]; do printf $i > many/$i; i=$((i + 1)); done
`;

function connect(url: string, token: string, requestTimeout = 60_000): ContreeClient {
  return createContreeClient({ baseUrl: url, token, requestTimeout, userAgent: 'tests/1', clock: systemClock });
}

describe.each<[string, SimulatorOptions]>([
  ['compressed', {}],
  ['as they are', { gzip: false }],
])('from an image whose archives come %s', (_how, options) => {
  let simulator: Simulator;
  let client: ContreeClient;
  let source: CollectSource;
  let image: string;

  beforeAll(async () => {
    simulator = await startSimulator(options);
    client = connect(simulator.url, simulator.token);
    source = { client, call: {} };
    const request = { image: 'tag:busybox:latest', command: COMMAND, cwd: '/root', shell: true };
    const uuid = await client.spawnInstance(request);
    for (let made: string | null = null; made === null;) {
      const { operation } = await client.getOperation(uuid);
      expect(operation.status).not.toBe('FAILED');
      made = operation.resultImage;
      image = made ?? '';
      if (made === null) await systemClock.sleep(20);
    }
  });

  afterAll(async () => {
    client.close();
    await simulator.close();
  });

  async function collect(remote: string): Promise<Collected & { readonly folder: string }> {
    const folder = join(await newFolder(), 'unit');
    return { folder, ...(await collectFrom(source, { image, remote, folder, boundary: tmpdir() })) };
  }

  it('comes a directory, with its modes and without its links', async () => {
    const { folder, ...collected } = await collect('/root/out');
    expect(await contentsOf(folder)).toEqual({
      'out/': null,
      'out/report.xml': 'report',
      'out/run': '#!',
      'out/sub/': null,
      'out/sub/grüße 日本.txt': 'nested',
      'out/out/': null,
      'out/out/out': 'own',
    });
    expect([await modeOf(join(folder, 'out/report.xml')), await modeOf(join(folder, 'out/run'))]).toEqual([
      '640',
      '755',
    ]);
    expect(collected).toMatchObject({ found: true, files: 4, bytes: 17 });
    expect(collected.leftOut.map(({ path }) => path).toSorted()).toEqual(['link', 'passwd']);
  });

  it.each([
    ['/root/out/report.xml', { 'report.xml': 'report' }],
    ['/root/latest.xml', { 'latest.xml': 'report' }],
    ['/root/out/sub', { 'sub/': null, 'sub/grüße 日本.txt': 'nested' }],
    ['/root/out/sub/.', { 'grüße 日本.txt': 'nested' }],
    ['/root/out/out', { 'out/': null, 'out/out': 'own' }],
    ['/root/only', { 'only/': null, 'only/only/': null, 'only/only/x': 'inner' }],
    ['/root/empty', { 'empty/': null }],
  ])('is collected: %s', async (remote, expected) => {
    const { folder, found } = await collect(remote);
    expect(found).toBe(true);
    expect(await contentsOf(folder)).toEqual(expected);
  });

  it('come a hundred files in one request', async () => {
    simulator.clearRequests();
    const { folder, files, bytes } = await collect('/root/many');
    expect([files, bytes]).toEqual([100, 190]);
    expect((await contentsOf(folder))['many/99']).toBe('99');
    expect(simulator.requests.map(({ method }) => method)).toEqual(['GET']);
  });

  it('comes nothing where nothing is, and an error where it can be no archive', async () => {
    expect(await collect('/root/nowhere')).toMatchObject({ found: false, files: 0 });
    await expect(collect('/root/out/pipe')).rejects.toThrow('HTTP 422');
  });

  it('comes nothing of what breaks off', async () => {
    simulator.misbehave({ path: '/inspect/*/archive', times: 1, action: 'cut-body' });
    const folder = await newFolder();
    await expect(collectFrom(source, { image, remote: '/root/out', folder, boundary: tmpdir() })).rejects.toThrow(
      '/archive?path=/root/out',
    );
    expect(await contentsOf(folder)).toEqual({});
  });
});

describe('from a service that falls silent within an archive', () => {
  it('comes nothing after an abort, or after the limit of one request', async () => {
    const tar = await tarOf({ name: 'a', content: 'x'.repeat(10_000) });
    const controller = new AbortController();
    const loopback = await listenHttp((_request, response) => {
      response.write(tar.subarray(0, 5000));
      if (!controller.signal.aborted) {
        setImmediate(() => {
          controller.abort();
        });
      }
    });
    const client = connect(loopback.address, 'token', 500);
    const folder = await newFolder();
    const request = { image: '0f5b9d1e-2c3d-4e5f-8a9b-0c1d2e3f4a5b', remote: '/out', folder, boundary: tmpdir() };
    const call = { signal: controller.signal };
    await expect(collectFrom({ client, call }, request)).rejects.toThrow('the caller gave up on it');
    await expect(collectFrom({ client, call: {} }, request)).rejects.toThrow('nothing more within 0.5 s');
    expect(await contentsOf(folder)).toEqual({});
    client.close();
    await closeLoopbacks();
  });
});
