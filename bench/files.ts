/**
 * Measures `files` on the simulator: single files, as the action uploads them, beside one archive that a command
 * unpacks. `node bench/files.ts [--files 5000] [--latency 5]`. It prints a table and asserts nothing.
 */
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { createGzip } from 'node:zlib';
import { pack } from 'tar-stream';
import { BASE_IMAGE, startSimulator, type Simulator } from '../simulator/simulator.ts';
import type { ContreeClient } from '../src/contree/client.ts';
import { systemClock } from '../src/contree/clock.ts';
import { createContreeClient } from '../src/contree/client.ts';
import type { SpawnRequest } from '../src/contree/types.ts';
import { parseFileLines } from '../src/plan/file-lines.ts';
import { hashFiles } from '../src/files/hash-files.ts';
import { findLocalFiles, type LocalFile } from '../src/files/local-files.ts';
import { fileSpecs } from '../src/files/remote-paths.ts';
import { uploadFiles } from '../src/files/upload-files.ts';
import { markdownTable } from './markdown-table.ts';

const { values: given } = parseArgs({
  options: { files: { type: 'string', default: '5000' }, latency: { type: 'string', default: '5' } },
});
const FILES = Number(given.files);
const SIZE = 2_000;
const CHANGED = 10;
const CWD = '/work';

interface Run {
  readonly what: string;
  /** Seconds from the start of the search on disk until the service has all files. */
  readonly uploaded: number;
  /** Seconds from the end of the upload until a command has run with the files. */
  readonly placed: number;
  readonly requests: number;
  readonly sentBytes: number;
}

/** One way to bring files into a sandbox. Returns the request that starts an instance with them. */
type Way = (files: readonly LocalFile[], client: ContreeClient) => Promise<{ spawn: SpawnRequest; sentBytes: number }>;

const singly: Way = async (files, client) => {
  const hashed = await hashFiles(files);
  const { specs, uploadedBytes } = await uploadFiles(hashed, { client, call: {}, onProgress: () => undefined });
  const spawn = { image: BASE_IMAGE, command: 'true', cwd: CWD, files: fileSpecs(hashed, specs, CWD) };
  return { spawn, sentBytes: uploadedBytes };
};

const asArchive: Way = async (files, client) => {
  const archive = pack();
  for (const { path, remote, mode } of files) {
    archive.entry({ name: remote, mode: parseInt(mode, 8), mtime: new Date(0) }, readFileSync(path));
  }
  archive.finalize();
  const content = await buffer(archive.pipe(createGzip()));
  const stored = await client.getFile(hash('sha256', content));
  const { uuid } = stored ?? (await client.uploadFile(content));
  const spawn = {
    image: BASE_IMAGE,
    command: 'tar -xzf ../files.tar.gz && true',
    shell: true,
    cwd: CWD,
    files: { '/files.tar.gz': { uuid } },
  };
  return { spawn, sentBytes: stored === null ? content.length : 0 };
};

/** Text that compresses like source code, different for each file and round. */
function contentOf(index: number, round: number): string {
  const line = (number: number): string =>
    `export const value${number} = '${hash('sha1', `${index}.${number}.${round}`)}';\n`;
  return Array.from({ length: SIZE / 50 }, (_, number) => line(number))
    .join('')
    .slice(0, SIZE);
}

/** About 20 files a directory, three levels deep, and one ignored directory. */
async function plantTree(directory: string): Promise<string[]> {
  const paths = Array.from({ length: FILES }, (_, index) => {
    const folder = Math.floor(index / 20);
    return join(directory, 'packages', `package-${Math.floor(folder / 10)}`, `part-${folder % 10}`, `file-${index}.ts`);
  });
  const ignored = Array.from({ length: 2_000 }, (_, index) =>
    join(directory, 'node_modules', `${index % 100}`, `${index}`),
  );
  for (const folder of new Set([...paths, ...ignored].map(dirname))) await mkdir(folder, { recursive: true });
  for (const [index, path] of paths.entries()) await writeFile(path, contentOf(index, 0));
  for (const path of ignored) await writeFile(path, '');
  await writeFile(join(directory, '.gitignore'), 'node_modules/\n*.log\n');
  return paths;
}

async function measure(what: string, way: Way, directory: string, simulator: Simulator): Promise<Run> {
  const client = createContreeClient({
    baseUrl: simulator.url,
    token: simulator.token,
    requestTimeout: 60_000,
    userAgent: 'bench',
    clock: systemClock,
  });
  simulator.clearRequests();
  const started = performance.now();
  const { files } = await findLocalFiles(parseFileLines('.'), directory);
  const { spawn, sentBytes } = await way(files, client);
  const uploaded = performance.now();
  const requests = simulator.requests.length;
  await runToEnd(await client.spawnInstance(spawn), client);
  const placed = performance.now();
  client.close();
  return { what, uploaded: (uploaded - started) / 1000, placed: (placed - uploaded) / 1000, requests, sentBytes };
}

async function runToEnd(uuid: string, client: ContreeClient): Promise<void> {
  for (;;) {
    const { operation } = await client.getOperation(uuid);
    if (operation.status === 'SUCCESS' && operation.exitCode === 0) return;
    if (['SUCCESS', 'FAILED', 'CANCELLED'].includes(operation.status)) {
      throw new Error(
        `The instance ended ${operation.status}: ${operation.error ?? operation.stderr?.bytes.toString() ?? ''}`,
      );
    }
    await systemClock.sleep(20);
  }
}

async function compare(name: string, way: Way): Promise<Run[]> {
  const directory = await mkdtemp(join(tmpdir(), 'op-action-bench-'));
  const simulator = await startSimulator({ latency: Number(given.latency) });
  try {
    const paths = await plantTree(directory);
    const first = await measure(`${name}: first run`, way, directory, simulator);
    const second = await measure(`${name}: second run, nothing changed`, way, directory, simulator);
    for (const [index, path] of paths.slice(0, CHANGED).entries()) await writeFile(path, contentOf(index, 1));
    const third = await measure(`${name}: third run, ${CHANGED} files changed`, way, directory, simulator);
    return [first, second, third];
  } finally {
    await simulator.close();
    await rm(directory, { recursive: true, force: true });
  }
}

const runs = [...(await compare('single files', singly)), ...(await compare('one archive', asArchive))];
console.log(`${FILES} files of ${SIZE} bytes, ${given.latency} ms a request\n`);
console.log(
  markdownTable(
    ['what', 'until uploaded, s', 'requests', 'sent, kB', 'from there until a command has run, s'],
    runs.map(({ what, uploaded, requests, sentBytes, placed }) => {
      const kilobytes = Math.round(sentBytes / 1000);
      return [what, uploaded.toFixed(2), String(requests), String(kilobytes), placed.toFixed(2)];
    }),
  ),
);
