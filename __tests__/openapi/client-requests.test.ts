/** Every method of the action's client, with every field it can send, against the text. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BASE_IMAGE, startSimulator, type Simulator } from '../../simulator/simulator.ts';
import { createContreeClient, type ContreeClient } from '../../src/contree/client.ts';
import { systemClock } from '../../src/contree/clock.ts';
import { exchangeOf, type Exchange } from './exchange.ts';
import { openJudge } from './judge.ts';
import { inWords } from './violation.ts';
import { PROJECT } from './walk.ts';

/** What no step needs. */
const UNUSED = [
  'checkImageArchive',
  'inspectImageGrep',
  'inspectImageRedirect',
  'inspectRedirect',
  'operationSubprocess',
  'operationSubprocessCreate',
  'operationSubprocessKill',
  'operationSubprocessStdin',
];

const judge = openJudge();
const exchanges: Exchange[] = [];
let simulator: Simulator;

beforeAll(async () => {
  const observer = (one: Parameters<typeof exchangeOf>[0]): void => {
    exchanges.push(exchangeOf(one));
  };
  simulator = await startSimulator({ project: PROJECT, importDelay: 1, observer });
  const { url: baseUrl, token } = simulator;
  const options = {
    baseUrl,
    token,
    project: PROJECT,
    requestTimeout: 10_000,
    userAgent: 'tests/1',
    clock: systemClock,
  };
  const client = createContreeClient(options);
  await callAll(client);
  client.close();
});

afterAll(async () => {
  await simulator.close();
});

async function callAll(client: ContreeClient): Promise<void> {
  await client.whoAmI();
  const { uuid: file, sha256 } = await client.uploadFile(Buffer.from('content'));
  await client.fileExists(sha256);
  await client.getFile(sha256);
  await client.getFile('0'.repeat(64));
  await client.listFiles({ limit: 1000, offset: 0 });
  const started = await client.spawnInstance({
    image: 'tag:alpine:latest',
    command: 'cat > /dev/null; echo made > f',
    args: [],
    shell: true,
    env: { A: '1' },
    cwd: '/root',
    timeout: 60,
    hostname: 'h',
    disposable: false,
    stdin: Buffer.from([0, 255]),
    truncateOutputAt: 1000,
    files: { '/root/given': { uuid: file, mode: '0755' } },
  });
  await readAll(client.readEvents(started, { after: null, follow: true, silence: 10_000 }));
  await readAll(client.readEvents(started, { after: 1, follow: false, silence: 10_000 }));
  const { operation } = await client.getOperation(started);
  await client.cancelOperation(started);
  const image = operation.resultImage ?? BASE_IMAGE;
  const period = { since: '15m', until: '2100-01-01T00:00:00+00:00' };
  await client.listOperations({ status: 'SUCCESS', kind: 'instance', ...period }, { limit: 1, offset: 0 });
  await client.importImage({
    url: 'docker://registry.test/a:1',
    credentials: { username: 'u', password: 'p' },
    tag: 'a:1',
    timeout: 60,
  });
  await client.tagImage(image, 'made/by:client');
  await client.findImageByTag('made/by:client');
  await client.listImages({ tag: 'made', tagged: true }, { limit: 1, offset: 0 });
  await client.untagImage(image, 'made/by:client');
  await client.inspectImage(image);
  await client.listDirectory(image, '/root');
  await client.downloadFile(image, '/root/given');
  await client.pathExists(image, '/root/given');
  await readAll((await client.downloadArchive(image, '/root')) ?? []);
}

/** Reads to the end, where the exchange is complete. */
async function readAll(pieces: AsyncIterable<unknown> | readonly unknown[]): Promise<void> {
  let count = 0;
  for await (const piece of pieces) count += piece === undefined ? 0 : 1;
  expect(count).toBeGreaterThan(0);
}

describe("the client's requests", () => {
  it('reach every operation of the text but those that no step needs', () => {
    const sent = new Set(exchanges.map(judge.operationOf));
    expect(
      judge.operations
        .map(({ id }) => id)
        .filter((id) => !sent.has(id))
        .toSorted(),
    ).toEqual(UNUSED);
  });

  it('are as the text says', () => {
    expect(exchanges.flatMap((exchange) => judge.request(exchange).map(inWords))).toEqual([]);
  });

  it('get replies as the text says', () => {
    expect(exchanges.flatMap((exchange) => judge.reply(exchange).map(inWords))).toEqual([]);
  });
});
