/** Requests that schemathesis generates from the text, over the whole simulator. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { toolPath } from '../../scripts/tools.ts';
import { BASE_IMAGE, startSimulator, type Simulator } from '../../simulator/simulator.ts';
import { clientOf, ENDED } from './client.ts';
import { exchangeOf, type Exchange } from './exchange.ts';
import { openJudge } from './judge.ts';
import { UNKNOWN } from './step.ts';
import { inWords } from './violation.ts';
import { PROJECT } from './walk.ts';

const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_schema_conformance',
  'response_headers_conformance',
  'unsupported_method',
  'allow_header_conformance',
];

/** Milliseconds after which it is ended; it needs a fraction of them. */
const LONGEST = 90_000;

const judge = openJudge();
const exchanges: Exchange[] = [];
const folder = mkdtempSync(join(tmpdir(), 'openapi-'));
let simulator: Simulator;

beforeAll(async () => {
  // The only program that a generated request can name is there; see the hooks.
  symlinkSync('/bin/true', join(folder, 'true'));
  const observer = (one: Parameters<typeof exchangeOf>[0]): void => {
    exchanges.push(exchangeOf(one));
  };
  simulator = await startSimulator({ project: PROJECT, eventPatience: 1, importDelay: 1, path: folder, observer });
});

afterAll(async () => {
  await simulator.close();
  rmSync(folder, { recursive: true, force: true });
});

/** By parameter, the key with an operation first: things that exist or not. With the first of each, a request succeeds. */
async function prepare(): Promise<Readonly<Record<string, unknown>>> {
  const { send, start, reach } = clientOf(simulator, PROJECT);
  const command = {
    cwd: '/root',
    command: '/bin/sh',
    args: ['-c', 'cd ..; echo text > root/f; echo x > etc/x; /bin/ln -s /root/l root/l'],
  };
  const made = await reach(await start(command), ...ENDED);
  const { json } = await send('POST', '/files', Buffer.from('content'));
  const { uuid: file, sha256 } = json as { uuid: string; sha256: string };
  const running = async (): Promise<string> => {
    const uuid = await start({ command: '/bin/cat', stdin: { value: '', close: false }, timeout: 600 });
    await reach(uuid, 'EXECUTING');
    return uuid;
  };
  const { json: imported } = await send('POST', '/images/import', { registry: { url: 'docker://registry.test/a' } });
  const image = made['result_image_uuid'] as string;
  const ended = made['uuid'] as string;
  const queued = simulator.seed({ status: 'PENDING', image: BASE_IMAGE });
  const tags = Array.from({ length: 20 }, (_, index) => `tagged:${index}`);
  const tagged = (await reach(await start(command), ...ENDED))['result_image_uuid'] as string;
  for (const tag of tags) await send('PATCH', `/images/${tagged}/tag`, { tag });
  const active = await running();
  const operations = [ended, active, queued, (imported as { uuid: string }).uuid, UNKNOWN];
  return {
    ended,
    operationId: operations,
    'cancelOperation operationId': [simulator.seed({ status: 'EXECUTING', cancel: 'never' }), ended, UNKNOWN],
    'operationSubprocessCreate operationId': [active, active, ...operations],
    'operationSubprocessKill operationId': [await running(), await running(), ...operations],
    'operationSubprocessStdin operationId': [await running(), await running(), ...operations],
    spid: [1, 1, 2, 99],
    imageUUID: [image, image, UNKNOWN],
    image_uuid: [image, image, image, UNKNOWN],
    uuid: [BASE_IMAGE, image, UNKNOWN],
    path: ['/', '/etc', '/root/f', '/root/l', '/nothing'],
    // Often a file: these operations succeed with no other path.
    'inspectImageDownload path': ['/root/f', '/root/f', '/root/f', '/etc', '/nothing'],
    'checkImageFile path': ['/root/f', '/root/f', '/root/f', '/etc', '/nothing'],
    sha256: [sha256, sha256.toUpperCase(), 'f'.repeat(64)],
    // So many that the first that is deleted is there, with any choice.
    'deleteImageTag imageUUID': [tagged],
    'deleteImageTag tag': tags,
    tag: ['generated:1', 'generated/2', 'alpine:latest', '@'],
    since: ['1w', '2020-01-01T00:00:00+00:00', '0'],
    'getOperationEvents since': [0, 1, 99],
    '/files since': ['2020-01-01T00:00:00Z'],
    until: ['2100-01-01T00:00:00+00:00', '0s'],
    '/files until': ['2100-01-01T00:00:00Z'],
    url: ['docker://registry.test/a', 'docker://registry.test/missing', 'nothing'],
    image: [BASE_IMAGE, 'tag:alpine:latest', image, UNKNOWN],
    // A request has several, all of which must be there.
    file: [file, file, file, file, file, UNKNOWN],
  };
}

/** Runs schemathesis; returns what it prints and its exit code. */
async function generate(things: Readonly<Record<string, unknown>>): Promise<{ output: string; code: unknown }> {
  const schema = join(folder, 'openapi.json');
  const config = join(folder, 'schemathesis.toml');
  writeFileSync(schema, JSON.stringify(judge.text));
  writeFileSync(config, 'max-stream-events = 2\ncache.enabled = false\n[generation]\nallow-x00 = false\n');
  const child = spawn(
    toolPath('schemathesis'),
    [
      ...['--config-file', config, 'run', schema, '--url', `${simulator.url}/v1`],
      ...['--mode', 'positive', '--phases', 'examples,coverage,fuzzing', '--checks', CHECKS.join(',')],
      ...['--max-examples', '10', '--generation-deterministic'],
      ...['--request-timeout', '5', '--continue-on-failure', '--no-color', '--warnings', 'off'],
      ...['--suppress-health-check', 'all', '--generation-with-security-parameters', 'false'],
      ...['-H', `Authorization: Bearer ${simulator.token}`, '-H', `Project: ${PROJECT}`],
    ],
    {
      cwd: folder,
      env: {
        PATH: process.env['PATH'],
        PYTHONPATH: import.meta.dirname,
        PYTHONDONTWRITEBYTECODE: '1',
        SCHEMATHESIS_HOOKS: 'schemathesis_hooks',
        OPENAPI_THINGS: JSON.stringify(things),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: LONGEST,
    },
  );
  const ended = new Promise((resolve) => child.once('close', resolve));
  const [stdout, stderr] = await Promise.all([textOf(child.stdout), textOf(child.stderr)]);
  return { output: stdout + stderr, code: await ended };
}

describe('schemathesis', () => {
  it(
    'finds no reply that departs from the text, and neither does the judge',
    async () => {
      const things = await prepare();
      exchanges.length = 0;
      const { output, code } = await generate(things);
      expect(code === 0 ? '' : output).toBe('');
      const documented = judge.operations.map(({ id }) => id);
      const succeeded = exchanges.filter(({ status }) => status !== null && status < 400).map(judge.operationOf);
      expect(documented.filter((id) => !succeeded.includes(id))).toEqual([]);
      expect([...new Set(exchanges.flatMap((exchange) => judge.reply(exchange).map(inWords)))]).toEqual([]);
      const commands = exchanges
        .filter(({ resource, requestBody }) => /^\/instances$|\/subprocesses$/.test(resource) && requestBody !== null)
        .map(({ requestBody }) => JSON.parse(requestBody ?? '') as { command: string; shell: boolean });
      expect(new Set(commands.map(({ command, shell }) => `${command} ${String(shell)}`))).toEqual(
        new Set(['true false']),
      );
    },
    2 * LONGEST,
  );
});
