/** The action in every mode and with every way to start legs, its requests against the text. */
import { afterAll, describe, expect, it } from '@jest/globals';
import { BASE_IMAGE } from '../../simulator/simulator.ts';
import { faster, JOB, runOf, stage, workspaceWith } from '../scenarios/harness.ts';
import { closeLoopbacks, listenHttp } from '../unit/contree/loopback.ts';
import { exchangeOf, type Exchange } from './exchange.ts';
import { openJudge } from './judge.ts';
import { inWords } from './violation.ts';
import { PROJECT } from './walk.ts';

/** What the action sends, and nothing else. */
const OPERATIONS = [
  'GET /files',
  'GET /files/{sha256}',
  'cancelOperation',
  'checkImageFile',
  'deleteImageTag',
  'getOperationEvents',
  'getOperationStatus',
  'importImage',
  'inspectFindImageByTag',
  'inspectImage',
  'inspectImageArchive',
  'inspectImageFile',
  'listImages',
  'listOperations',
  'operationSubprocessKill',
  'spawnInstance',
  'updateImageTag',
  'uploadFile',
  'whoAmI',
];

const judge = openJudge();
const exchanges: Exchange[] = [];
const scene = stage({
  project: PROJECT,
  prefix: '/sandboxes',
  importDelay: 1,
  observer: (one) => {
    exchanges.push(exchangeOf(one));
  },
});
const env = { ...JOB, GITHUB_RUN_ID: '1' };

afterAll(closeLoopbacks);

async function run(inputs: Readonly<Record<string, string>>, more: Parameters<typeof scene.run>[1] = {}) {
  return await scene.run({ project: PROJECT, ...inputs }, { env, ...more });
}

/** The exchanges of a test of its own. */
function judged(sent: readonly Exchange[] = exchanges): string[] {
  return [...new Set(sent.flatMap((exchange) => judge.request(exchange).map(inWords)))];
}

describe("the action's requests are as the text says", () => {
  it('when it runs legs with everything that a leg can have', async () => {
    const names = Array.from({ length: 9 }, (_, index) => `many/${index}`);
    const folder = workspaceWith({
      'code/one': '1\n',
      'set/two': '2\n',
      ...Object.fromEntries(names.map((name) => [name, `${name}\n`])),
    });
    const inputs = runOf({
      setup: 'cat set/two > base',
      'setup-files': 'set',
      'setup-key': 'all',
      'setup-keep': '1',
      legs: 'a: {command: "cat code/one; echo > made", stdin: "input", env: {B: "2"}, tag: "kept/{{leg}}"}\nb: "exit 3"',
      files: 'code\nmany',
      env: 'A=1',
      cwd: '/srv',
      hostname: 'host',
      'run-timeout': '50',
      'truncate-output-at': '1000',
      collect: 'made\n/etc/os-release\nabsent',
      logs: 'live',
      timeout: '60',
    });
    expect(await run(inputs, { folder })).toMatchObject({ exitCode: 3 });
    const { collect, ...others } = inputs;
    expect(collect).toContain('made');
    const again = { ...others, setup: 'cat set/two > other', legs: 'a: "true"', disposable: 'true' };
    expect(await run(again, { folder })).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('lost the tag'),
    });
    expect(judged()).toEqual([]);
  });

  it('when it imports an image with a login, finds a tag, and collects one file', async () => {
    const login = { 'registry-username': 'user', 'registry-password': 'secret' };
    const image = 'docker://registry.test/private/app:1';
    expect(await run(runOf({ image, legs: 'a: "true"', ...login }))).toMatchObject({ exitCode: 0 });
    const one = { image: 'tag:alpine:latest', legs: 'a: "echo > f"', collect: 'f' };
    expect(await run(runOf(one))).toMatchObject({ exitCode: 0 });
    expect(judged()).toEqual([]);
  });

  it('when it repeats lost requests, stops early, and cancels at the deadline', async () => {
    scene.simulator.misbehave({ method: 'POST', path: '/instances', times: 1, action: 'reset-after' });
    scene.simulator.misbehave({
      method: 'GET',
      path: '/operations/*/events',
      times: 2,
      action: { stream: 'cut', after: 1 },
    });
    scene.simulator.misbehave({ method: 'GET', path: '/operations/*', times: 2, action: { status: 503 } });
    const legs = 'a: {command: "echo one; sleep 1; echo two"}\nb: "sleep 60"';
    await run(runOf({ legs, logs: 'live', retries: '1', timeout: '6', 'on-timeout': 'cancel' }), faster(2));
    const stopped = 'a: {command: "sleep 60", user: "1000:100", cwd: /srv, network: false, disk-limit: 2GiB}';
    await run(runOf({ legs: stopped, timeout: '1', 'on-timeout': 'stop' }));
    await run(runOf({ legs: 'a: "exit 4"\nb: "sleep 60"', 'fail-fast': 'true', 'max-parallel': '2' }));
    expect(judged()).toEqual([]);
  });

  it('when it detaches, another step waits, and the post step cleans up', async () => {
    const { address } = await listenHttp((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ created_at: new Date(Date.now() - 60_000).toISOString() }));
    });
    const job = { ...env, GITHUB_RUN_ID: '2', GITHUB_API_URL: address };
    await run(runOf({ legs: 'quick: "true"\nslow: "sleep 60"', detach: 'true' }), { env: job });
    const inputs = { operations: 'workflow', timeout: '1', cleanup: 'always', 'github-token': 'token' };
    const { state } = await run(inputs, { env: job });
    await run(inputs, { env: job, state, entry: 'post' });
    expect(exchanges.some(({ method, status }) => method === 'DELETE' && status === 202)).toBe(true);
    expect(judged()).toEqual([]);
  });

  it('when a later attempt takes over what passed', async () => {
    const inputs = runOf({ setup: 'true', legs: 'good: "true"\nbad: "exit 3"', 'on-rerun': 'failed' });
    for (const attempt of ['1', '2']) {
      const { outputs } = await run(inputs, { env: { ...env, GITHUB_RUN_ID: '3', GITHUB_RUN_ATTEMPT: attempt } });
      expect(outputs['reused-count']).toBe(attempt === '1' ? '0' : '1');
    }
    expect(judged()).toEqual([]);
  });

  it('in the modes wait, show, cancel and list', async () => {
    const passed = scene.simulator.seed({ image: BASE_IMAGE });
    const active = scene.simulator.seed({ status: 'EXECUTING', image: BASE_IMAGE });
    await run({ operations: `a=${passed} b=${active}`, timeout: '1', 'on-timeout': 'cancel' });
    await run({ mode: 'show', operations: `${passed} ${active}`, logs: 'all' });
    await run({ mode: 'cancel', operations: 'all' });
    await run({ mode: 'cancel', operations: passed });
    const filters = { kind: 'instance', since: '1h', until: '2100-01-01', max: '3' };
    await run({ mode: 'list', status: 'any', ...filters });
    await run({ mode: 'list', status: 'success', ...filters });
    expect(judged()).toEqual([]);
  });

  it('and all operations that it needs were among them', () => {
    expect([...new Set(exchanges.map(judge.operationOf))].toSorted()).toEqual(OPERATIONS);
  });

  it('and every reply to them that is no fault is as the text says too', () => {
    const healthy = exchanges.filter(({ faulty }) => !faulty);
    expect([...new Set(healthy.flatMap((exchange) => judge.reply(exchange).map(inWords)))]).toEqual([]);
  });
});
