import { rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ContreeError } from '../../../src/contree/contree-error.ts';
import type { ContreeClient } from '../../../src/contree/client.ts';
import { parseFileLines } from '../../../src/plan/file-lines.ts';
import { hashFiles, type HashedFile } from '../../../src/files/hash-files.ts';
import { InvalidInputs } from '../../../src/values/problems.ts';
import { findLocalFiles } from '../../../src/files/local-files.ts';
import { uploadFiles, type UploadResult } from '../../../src/files/upload-files.ts';
import { startSimulator, type Simulator } from '../../../simulator/simulator.ts';
import { closeLoopbacks, listenHttp } from '../contree/loopback.ts';
import { failureOf, SHA, testClient, UUID } from '../contree/test-client.ts';
import { plant, temporary } from './tree.ts';

describe('uploadFiles', () => {
  let directory = '';
  let simulator: Simulator;
  let client: ContreeClient;
  beforeEach(async () => {
    directory = await temporary();
    simulator = await startSimulator();
    ({ client } = testClient({ baseUrl: simulator.url, token: simulator.token }));
  });
  afterEach(async () => {
    client.close();
    await Promise.all([simulator.close(), rm(directory, { recursive: true })]);
  });

  const hashed = async (): Promise<readonly HashedFile[]> =>
    hashFiles((await findLocalFiles(parseFileLines('.'), directory)).files);
  const upload = async (files: readonly HashedFile[], progress: [number, number][] = []): Promise<UploadResult> =>
    uploadFiles(files, { client, call: {}, onProgress: (done, total) => progress.push([done, total]) });
  const sent = (): string[] => simulator.requests.map(({ method, resource }) => `${method} ${resource}`);

  it('uploads each content once, and nothing the second time', async () => {
    plant(directory, { a: 'one', b: 'one', 'c/d': 'two', e: '' });
    const files = await hashed();
    const progress: [number, number][] = [];
    const first = await upload(files, progress);
    expect(first).toMatchObject({ uploaded: 3, uploadedBytes: 6, present: 0 });
    expect(progress).toEqual([
      [0, 3],
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
    expect(sent().filter((request) => request === 'POST /files')).toHaveLength(3);
    for (const { sha256, size } of files) {
      expect(await client.getFile(sha256)).toEqual({ uuid: first.specs.get(sha256), sha256, size });
    }

    await writeFile(join(directory, 'a'), 'three');
    simulator.clearRequests();
    const second = await upload(await hashed());
    expect(second).toMatchObject({ uploaded: 1, uploadedBytes: 5, present: 3 });
    expect([...second.specs]).toEqual(expect.arrayContaining([...first.specs]));
    simulator.clearRequests();
    progress.length = 0;
    expect(await upload(await hashed(), progress)).toEqual({
      specs: second.specs,
      uploaded: 0,
      uploadedBytes: 0,
      present: 4,
    });
    expect(sent().filter((request) => !request.startsWith('GET /files/'))).toEqual([]);
    expect(progress).toEqual([[0, 0]]);
  });

  it('sends 64 tiny files at a time, 32 small ones, large ones fewer', async () => {
    const small = Object.fromEntries(Array.from({ length: 70 }, (_, index) => [`small/${index}`, `${index}`]));
    const names = ['a', 'b', 'c', 'd', 'e'];
    const medium = Object.fromEntries(
      Array.from({ length: 36 }, (_, index) => [`medium/${index}`, `${index}`.padEnd(16 * 1024 + 1)]),
    );
    plant(directory, {
      ...small,
      ...medium,
      ...Object.fromEntries(names.map((name) => [`large/${name}`, name])),
    });
    await Promise.all(
      names.map((name) => truncate(join(directory, 'large', name), 1024 ** 2 + 1 + name.charCodeAt(0))),
    );
    let [tiny, middle, large, atOnce] = [0, 0, 0, 0];
    const counted: ContreeClient = {
      ...client,
      uploadFile: async (content, call) => {
        atOnce += 1;
        if (!Buffer.isBuffer(content)) large = Math.max(large, atOnce);
        else if (content.length > 16 * 1024) middle = Math.max(middle, atOnce);
        else tiny = Math.max(tiny, atOnce);
        try {
          return await client.uploadFile(content, call);
        } finally {
          atOnce -= 1;
        }
      },
    };
    const result = await uploadFiles(await hashed(), { client: counted, call: {}, onProgress: () => undefined });
    expect(result.uploaded).toBe(111);
    expect([tiny, middle, large]).toEqual([64, 32, 4]);
  });

  it('fails for a file that changed or is gone since it was hashed, and does not send it', async () => {
    plant(directory, { a: 'one' });
    const files = await hashed();
    await writeFile(join(directory, 'a'), 'two');
    const changed = (how: string): InvalidInputs =>
      new InvalidInputs([
        `"${join(directory, 'a')}" changed while the step uploaded it (${how}): let nothing write to it meanwhile`,
      ]);
    await expect(upload(files)).rejects.toEqual(changed('its content is another'));
    await rm(join(directory, 'a'));
    await expect(upload(files)).rejects.toEqual(changed('ENOENT'));
    expect(sent().filter((request) => request.startsWith('POST'))).toEqual([]);
  });

  it('sends a large file piece by piece, and again from its beginning in a retry', async () => {
    plant(directory, { large: 'x'.repeat(1_500_000) });
    const [file] = await hashed();
    simulator.misbehave({ method: 'POST', path: '/files', action: 'reset-after', times: 1 });
    const { specs, uploadedBytes } = await upload(file === undefined ? [] : [file]);
    expect(uploadedBytes).toBe(1_500_000);
    expect(await client.getFile(file?.sha256 ?? '')).toEqual({
      uuid: specs.get(file?.sha256 ?? ''),
      sha256: file?.sha256,
      size: 1_500_000,
    });
    expect(sent().filter((request) => request === 'POST /files')).toHaveLength(2);
  });

  it.each([
    ['is another of the same size', (path: string) => writeFile(path, 'y'.repeat(1_500_000))],
    ['became shorter', (path: string) => truncate(path, 1_000_000)],
    ['became longer', (path: string) => truncate(path, 1_500_001)],
  ])('never sends a large file whole that %s since it was hashed', async (_what, change) => {
    plant(directory, { large: 'x'.repeat(1_500_000) });
    const files = await hashed();
    const path = join(directory, 'large');
    await change(path);
    await expect(upload(files)).rejects.toEqual(
      new InvalidInputs([
        `"${path}" changed while the step uploaded it (its content is another): let nothing write to it meanwhile`,
      ]),
    );
    expect(sent().filter((request) => request === 'POST /files').length).toBeLessThanOrEqual(1);
    expect(await client.listFiles({ limit: 10, offset: 0 })).toMatchObject({ received: 0 });
  });

  it('fails with a refusal, and stops', async () => {
    plant(directory, Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`${index}`, `${index}`])));
    simulator.misbehave({ method: 'POST', path: '/files', action: { status: 403 } });
    const { failure } = await failureOf(upload(await hashed()));
    expect(failure).toMatchObject({ method: 'POST', path: '/v1/files', status: 403 });
    expect(sent().filter((request) => request.startsWith('POST')).length).toBeLessThanOrEqual(2 * 32);
  });

  it('ends when the caller aborts', async () => {
    plant(directory, { a: 'one' });
    const given = new AbortController();
    given.abort();
    const uploading = uploadFiles(await hashed(), {
      client,
      call: { signal: given.signal },
      onProgress: () => undefined,
    });
    expect((await failureOf(uploading)).failure.kind).toBe('aborted');
    expect(sent()).toEqual([]);
  });

  it('fails when the service stored something else', async () => {
    plant(directory, { a: 'one' });
    const files = await hashed();
    const { address } = await listenHttp(({ method }, response) => {
      if (method === 'GET') response.writeHead(404).end();
      else response.writeHead(201).end(JSON.stringify({ uuid: UUID, sha256: SHA }));
    });
    const { client: deceived } = testClient({ baseUrl: address });
    const error = await failureOf(uploadFiles(files, { client: deceived, call: {}, onProgress: () => undefined }));
    deceived.close();
    await closeLoopbacks();
    expect(error).toBeInstanceOf(ContreeError);
    expect(error.message).toContain(`about a file with the SHA-256 ${SHA}, but ${files[0]?.sha256 ?? ''} was sent`);
    expect(error.failure).toMatchObject({ kind: 'protocol', mayHaveActed: true });
  });
});
