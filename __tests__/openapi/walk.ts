import { BASE_IMAGE, type SeededOperation, type Simulator } from '../../simulator/simulator.ts';
import { clientOf, ENDED, type Client } from './client.ts';
import type { Operation } from './operations.ts';

/** The project of the simulator that is walked over. */
export const PROJECT = 'project-one';

/** The simulator's options, so that it has queued operations and imports that end. */
export const WALKED = { maxConcurrent: 1, eventPatience: 1, importDelay: 1 };

/** Status, method, path, body and headers. */
export type Step = readonly [
  status: number,
  method: string,
  path: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
];

/** What exists in the simulator, by UUID; a file by its hash. */
interface Things {
  readonly image: string;
  readonly sha256: string;
  readonly file: string;
  readonly ended: string;
  readonly running: string;
  readonly queued: string;
  readonly cancelled: string;
  readonly imported: string;
}

const UNKNOWN = '00000000-0000-4000-8000-00000000dead';
const NO_HASH = 'f'.repeat(64);
const TREE = 'mkdir /tmp/x; cd ..; echo text > root/f; mkdir root/d; ln -s /root/l root/l; mkfifo root/pipe';

/** Calls every operation, with success and with each error that a caller can cause. Returns the steps that went otherwise. */
export async function walk(simulator: Simulator, operations: readonly Operation[]): Promise<string[]> {
  const client = clientOf(simulator, PROJECT);
  const things = await prepare(client);
  const steps: Step[] = [
    [200, 'GET', '/whoami'],
    ...rejectedSteps(operations, things),
    ...imageSteps(things),
    ...fileSteps(things),
    ...inspectSteps(things),
    ...startSteps(things),
    ...readSteps(things),
    ...subprocessSteps(things),
    ...cancelSteps(things),
  ];
  const wrong: string[] = [];
  for (const [status, method, path, body, headers] of steps) {
    const answer = await client.send(method, path, body, headers);
    if (answer.status !== status) wrong.push(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.json)}`);
  }
  await client.reach(things.queued, ...ENDED);
  return wrong;
}

/** Calls every route of operations that follow a script. */
export async function walkSeeded(simulator: Simulator): Promise<void> {
  const { send } = clientOf(simulator, PROJECT);
  const output = [{ after: 0, text: 'half a line' }] as const;
  const seeds: SeededOperation[] = ['instance', 'image_import'].flatMap((kind) => [
    ...['PENDING', 'ASSIGNED', 'EXECUTING', 'CANCELLED'].map((status) => ({ kind, status, output })),
    { kind, status: 'SUCCESS', output, exitCode: 3, resultImage: BASE_IMAGE, tag: 'a:1' },
    { kind, status: 'SUCCESS', stdout: Buffer.from([0, 255]), signal: 9, exitCode: -1, timedOut: true },
    { kind, status: 'FAILED', error: 'no such file', withoutProcess: true, image: BASE_IMAGE },
  ]);
  for (const seed of seeds) {
    const image = seed.kind === 'instance' ? { image: BASE_IMAGE } : {};
    const place = `/operations/${simulator.seed({ ...image, ...seed })}`;
    const command = { command: 'true' };
    await send('GET', place);
    await send('GET', `${place}?inflight=1`);
    await send('GET', `${place}/events`);
    await send('POST', `${place}/subprocesses`, command);
    await send('GET', `${place}/subprocesses/1`);
    await send('GET', `${place}/subprocesses/2`);
    await send('POST', `${place}/subprocesses/1/stdin`, { value: '' });
    await send('DELETE', `${place}/subprocesses/1`);
    await send('DELETE', place);
    await send('GET', place);
    await send('GET', `${place}/events?follow=1`);
  }
  await send('GET', '/operations?limit=1000');
}

async function prepare({ send, start, reach }: Client): Promise<Things> {
  const made = await start({ command: TREE, shell: true });
  const { result_image_uuid: image } = (await reach(made, ...ENDED)) as { result_image_uuid: string };
  const { json: stored } = await send('POST', '/files', Buffer.from('content'));
  const { json: accepted } = await send('POST', '/images/import', { registry: { url: 'docker://registry.test/a:1' } });
  const { uuid: imported } = accepted as { uuid: string };
  await reach(imported, ...ENDED);
  const { uuid: file, sha256 } = stored as { uuid: string; sha256: string };
  const running = await start({ command: 'cat', stdin: { value: '', close: false }, timeout: 60 });
  await reach(running, 'EXECUTING');
  const queued = await start({ command: 'true' });
  const cancelled = await start({ command: 'true' });
  await send('DELETE', `/operations/${cancelled}`);
  return { image, sha256, file, ended: made, running, queued, cancelled, imported };
}

/** Every operation without a token, without a project, and with another project. */
function rejectedSteps(operations: readonly Operation[], { image, sha256, running }: Things): Step[] {
  const values: Readonly<Record<string, string>> = { operationId: running, sha256, spid: '1' };
  return operations.flatMap(({ method, path }): Step[] => {
    const place = path.replaceAll(/\{(.*?)\}/g, (_, name: string) => values[name] ?? image);
    return [
      [401, method, place, undefined, { authorization: 'Bearer wrong' }],
      [403, method, place, undefined, { project: 'another' }],
    ];
  });
}

function imageSteps({ image, imported }: Things): Step[] {
  const tags = `/images/${image}/tag`;
  return [
    [200, 'GET', '/images'],
    [200, 'GET', '/images?limit=1&offset=1&tagged=1&tag=alp&since=1w&until=2100-01-01T00:00:00%2B00:00'],
    [200, 'GET', `/images?uuid=${BASE_IMAGE}`],
    [400, 'GET', '/images?limit=0'],
    [400, 'GET', '/images?uuid=x'],
    [400, 'GET', '/images?since=x'],
    [200, 'PATCH', tags, { tag: 'walked:1' }],
    [400, 'PATCH', tags, { tag: '@' }],
    [400, 'PATCH', tags, {}],
    [404, 'PATCH', `/images/${UNKNOWN}/tag`, { tag: 'walked:2' }],
    [204, 'DELETE', `${tags}?tag=walked:1`],
    [404, 'DELETE', `${tags}?tag=walked:1`],
    [204, 'DELETE', tags],
    [404, 'DELETE', `/images/${UNKNOWN}/tag`],
    [404, 'DELETE', '/images/x/tag'],
    [201, 'POST', '/images/import', { registry: { url: 'docker://registry.test/b:1' }, tag: 'b:1', timeout: 9 }],
    [
      201,
      'POST',
      '/images/import',
      { registry: { url: 'docker://registry.test/missing', credentials: { username: 'u', password: 'p' } }, tag: null },
    ],
    [400, 'POST', '/images/import', {}],
    [400, 'POST', '/images/import', { registry: { url: 'nothing' } }],
    [200, 'GET', `/operations/${imported}`],
    [200, 'GET', `/operations/${imported}/events`],
  ];
}

function fileSteps({ sha256 }: Things): Step[] {
  return [
    [201, 'POST', '/files', Buffer.from('more')],
    [200, 'GET', '/files?limit=1&offset=0&since=2020-01-01T00:00:00Z&until=2100-01-01T00:00:00Z'],
    [400, 'GET', '/files?limit=x'],
    [200, 'GET', `/files/${sha256}`],
    [404, 'GET', `/files/${NO_HASH}`],
    [404, 'GET', '/files/x'],
    [200, 'HEAD', `/files/${sha256.toUpperCase()}`],
    [404, 'HEAD', `/files/${NO_HASH}`],
    [404, 'HEAD', '/files/x'],
  ];
}

function inspectSteps({ image }: Things): Step[] {
  const root = `/inspect/${image}`;
  const content = ['download', 'archive'].flatMap((kind): Step[] =>
    ['GET', 'HEAD'].flatMap((method): Step[] => [
      [200, method, `${root}/${kind}?path=/root/f`],
      [400, method, `${root}/${kind}`],
      [400, method, `/inspect/x/${kind}?path=/`],
      [404, method, `${root}/${kind}?path=/nothing`],
      [404, method, `/inspect/${UNKNOWN}/${kind}?path=/`],
      [422, method, `${root}/${kind}?path=/root/l`],
    ]),
  );
  return [
    [307, 'GET', '/inspect'],
    [307, 'GET', root],
    [307, 'GET', `/inspect/${UNKNOWN}`],
    [302, 'GET', '/inspect/?tag=alpine:latest'],
    [400, 'GET', '/inspect/'],
    [404, 'GET', '/inspect/?tag=nothing'],
    [200, 'GET', `${root}/`],
    [400, 'GET', '/inspect/x/'],
    [404, 'GET', `/inspect/${UNKNOWN}/`],
    ...content,
    [422, 'GET', `${root}/download?path=/root`],
    [200, 'GET', `${root}/download?path=/root/f&text`],
    [200, 'GET', `${root}/archive?path=/root/d`],
    [200, 'GET', `${root}/list?path=/root`],
    [200, 'GET', `${root}/list?path=/root&text=`],
    [400, 'GET', `${root}/list`],
    [404, 'GET', `${root}/list?path=/nothing`],
    [422, 'GET', `${root}/list?path=/root/f`],
    [200, 'GET', `${root}/grep?pattern=TE.T&pattern=zzz&case=insensitive&path=/etc&path=/root&glob=*&before=1&after=1`],
    [200, 'GET', `${root}/grep?pattern=e&max_count=1&max_total=1`],
    [400, 'GET', `${root}/grep`],
    [400, 'GET', `${root}/grep?pattern=(`],
    [400, 'GET', `${root}/grep?pattern=${'x'.repeat(1025)}`],
    [400, 'GET', `${root}/grep?pattern=x${'&path=/etc'.repeat(17)}`],
    [404, 'GET', `${root}/grep?pattern=x&path=/nothing`],
    [404, 'GET', `${root}/grep?pattern=x&path=/root/l`],
    [404, 'GET', `/inspect/${UNKNOWN}/grep?pattern=x`],
  ];
}

function startSteps({ file }: Things): Step[] {
  const command = { command: '/bin/echo', image: BASE_IMAGE };
  return [
    [
      201,
      'POST',
      '/instances',
      {
        ...command,
        image: 'tag:alpine:latest',
        args: ['a'],
        shell: false,
        env: { A_TOKEN: 'x' },
        cwd: '/work',
        uid: 0,
        gid: 0,
        timeout: 5,
        hostname: 'walked',
        disposable: false,
        preserve_env: true,
        preserve_cwd: true,
        resources_limits: { max_layer_bytes: 1 },
        networking: { enabled: false },
        stdin: { value: 'eA==', encoding: 'base64', close: true },
        truncate_output_at: 1,
        files: { '/work/f': { uuid: file, uid: 0, gid: 0, mode: '0644' } },
      },
    ],
    [201, 'POST', '/instances', { ...command, env: null, disposable: true }],
    [400, 'POST', '/instances', { image: BASE_IMAGE }],
    [400, 'POST', '/instances', { ...command, image: UNKNOWN }],
    [400, 'POST', '/instances', { ...command, image: 'tag:nothing' }],
    [400, 'POST', '/instances', { ...command, files: { '/f': { uuid: UNKNOWN } } }],
  ];
}

function readSteps({ ended, running, queued, cancelled, imported }: Things): Step[] {
  const rows = [ended, running, queued, cancelled, imported].flatMap((uuid): Step[] => [
    [200, 'GET', `/operations/${uuid}`],
    [200, 'GET', `/operations/${uuid}?inflight=1`],
  ]);
  return [
    ...rows,
    [400, 'GET', '/operations/x'],
    [404, 'GET', `/operations/${UNKNOWN}`],
    [200, 'GET', '/operations'],
    [200, 'GET', '/operations?limit=5&offset=1&status=SUCCESS&kind=instance&since=1h&until=0s'],
    [400, 'GET', '/operations?status=NONE'],
    [200, 'GET', `/operations/${ended}/events?follow=1`],
    [200, 'GET', `/operations/${ended}/events?spid=1&since=1`],
    [200, 'GET', `/operations/${running}/events`, undefined, { 'last-event-id': '0', accept: 'text/event-stream' }],
    [400, 'GET', `/operations/${ended}/events?since=x`],
    [404, 'GET', `/operations/${UNKNOWN}/events`],
    [425, 'GET', `/operations/${queued}/events`],
  ];
}

function subprocessSteps({ ended, running, queued, cancelled, imported }: Things): Step[] {
  const of = (uuid: string): string => `/operations/${uuid}/subprocesses`;
  const input = { value: 'text\n', encoding: 'ascii', close: false };
  return [
    [201, 'POST', of(running), { command: 'sleep 30', shell: true, stdin: { value: '' } }],
    [201, 'POST', of(running), { command: 'true' }],
    [400, 'POST', of(running), {}],
    [400, 'POST', of(running), { command: 'no-such-program' }],
    [404, 'POST', of(UNKNOWN), { command: 'true' }],
    [409, 'POST', of(imported), { command: 'true' }],
    [409, 'POST', of(ended), { command: 'true' }],
    [425, 'POST', of(queued), { command: 'true' }],
    [200, 'GET', `${of(running)}/1`],
    [200, 'GET', `${of(ended)}/1`],
    [400, 'GET', `${of(running)}/x`],
    [404, 'GET', `${of(running)}/99`],
    [404, 'GET', `${of(imported)}/1`],
    [404, 'GET', `${of(cancelled)}/1`],
    [425, 'GET', `${of(queued)}/1`],
    [204, 'POST', `${of(running)}/1/stdin`, input],
    [400, 'POST', `${of(running)}/1/stdin`, {}],
    [404, 'POST', `${of(running)}/99/stdin`, input],
    [409, 'POST', `${of(imported)}/1/stdin`, input],
    [409, 'POST', `${of(running)}/2/stdin`, input],
    [410, 'POST', `${of(ended)}/1/stdin`, input],
    [425, 'POST', `${of(queued)}/1/stdin`, input],
    [204, 'DELETE', `${of(running)}/2?signal=SIGTERM`],
    [400, 'DELETE', `${of(running)}/1?signal=NONE`],
    [404, 'DELETE', `${of(running)}/99`],
    [409, 'DELETE', `${of(ended)}/1`],
    [425, 'DELETE', `${of(queued)}/1`],
  ];
}

function cancelSteps({ ended, running }: Things): Step[] {
  return [
    [202, 'DELETE', `/operations/${running}`],
    [400, 'DELETE', '/operations/x'],
    [404, 'DELETE', `/operations/${UNKNOWN}`],
    [409, 'DELETE', `/operations/${ended}`],
  ];
}
