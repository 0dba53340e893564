import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { BASE_IMAGE } from '../../../simulator/simulator.ts';
import { at, object, printed, startCaller } from './caller.ts';
import type { Caller } from './caller.ts';

let caller: Caller;

beforeAll(async () => {
  caller = await startCaller();
});

afterAll(async () => {
  await caller.simulator.close();
});

const where = 'echo ${PWD#*/images/*/}';

/** The directory in which a shell command starts, seen from the image's root. */
async function startOf(request: Record<string, unknown>): Promise<string> {
  const output = printed(await caller.finish({ shell: true, disposable: true, command: where, ...request }));
  return output.startsWith('/') ? '/' : `/${output.trimEnd()}`;
}

test.each([undefined, ''])('with the cwd %j a command starts at the root of an image', async (cwd) => {
  const list = await caller.finish({ command: 'ls', disposable: true, ...(cwd === undefined ? {} : { cwd }) });
  expect(printed(list)).toBe('etc\nroot\ntmp\n');
  const events = (await caller.call('GET', `/operations/${String(list['uuid'])}/events`)).text;
  expect(events).toContain('"cwd":"/"');
});

test('preserve_cwd makes the initial directory the default of the result image', async () => {
  const first = await caller.finish({ command: 'cd /; true', shell: true, cwd: '/srv//app/', preserve_cwd: true });
  const image = first['result_image_uuid'];
  expect(await startOf({ image })).toBe('/srv/app');
  expect(await startOf({ image, cwd: '' })).toBe('/srv/app');
  expect(await startOf({ image, cwd: '/etc' })).toBe('/etc');
  const second = await caller.finish({ image, command: 'touch x', shell: true, cwd: '/etc' });
  expect(await startOf({ image: second['result_image_uuid'] })).toBe('/srv/app');
});

test('preserve_cwd changes nothing when it is the default already, and makes no image of a disposable run', async () => {
  const first = await caller.finish({ command: 'true', cwd: '/etc', preserve_cwd: true });
  const image = first['result_image_uuid'];
  expect(image).not.toBe(BASE_IMAGE);
  const again = await caller.finish({ image, command: 'true', preserve_cwd: true });
  expect(again['result_image_uuid']).toBe(image);
  const gone = await caller.finish({ image, command: 'true', cwd: '/root', preserve_cwd: true, disposable: true });
  expect(gone['result_image_uuid']).toBeNull();
});

test('preserve_env removes a name whose value is empty or null, and a new environment is a new image', async () => {
  const env = { ONE: '1', TWO: '2', THREE: '3' };
  const first = await caller.finish({ command: 'true', env, preserve_env: true });
  const image = first['result_image_uuid'];
  expect(image).not.toBe(BASE_IMAGE);
  const again = await caller.finish({ image, command: 'true', env: { ONE: '1' }, preserve_env: true });
  expect(again['result_image_uuid']).toBe(image);
  const removal = { command: 'true', env: { ONE: null, TWO: '' }, preserve_env: true };
  const second = await caller.finish({ image, ...removal });
  const command = 'echo ${ONE-none} ${TWO-none} ${THREE-none}';
  const end = await caller.finish({ image: second['result_image_uuid'], command, shell: true });
  expect(printed(end)).toBe('none none 3\n');
});

test('a null in env unsets a name, and replies leave it out', async () => {
  const first = await caller.finish({ command: 'true', env: { KEPT: 'yes' }, preserve_env: true });
  const request = { image: first['result_image_uuid'], env: { KEPT: null, A: 'a' }, shell: true };
  const end = await caller.finish({ ...request, command: 'echo ${KEPT-unset} $A' });
  expect(printed(end)).toBe('unset a\n');
  expect(at(end, 'metadata', 'env')).toEqual({ A: 'a' });
  expect(await caller.finish({ command: 'true', env: null })).toMatchObject({ status: 'SUCCESS' });
});

test('a run that wrote nothing has its input image as its result', async () => {
  const first = await caller.finish({ command: 'echo kept > f', shell: true });
  const image = first['result_image_uuid'];
  expect(first).toMatchObject({ image_uuid: BASE_IMAGE, image_size: 5 });
  expect(image).not.toBe(BASE_IMAGE);
  const same = await caller.finish({ image, command: 'cat f; echo x > tmp/x; rm tmp/x', shell: true });
  expect(same).toMatchObject({ result_image_uuid: image, result: { image }, image_size: 0 });
  const touched = await caller.finish({ image, command: 'touch', args: ['f'] });
  expect(touched['result_image_uuid']).not.toBe(image);
  const { value } = await caller.call('GET', `/inspect/${String(image)}/list?path=/tmp`);
  expect(at(value, 'files')).toEqual([]);
});

test('a run that writes more than max_layer_bytes FAILS, and its command has a report', async () => {
  const request = { command: 'echo more > f', shell: true, resources_limits: { max_layer_bytes: 4 } };
  const end = await caller.finish(request);
  expect(end).toMatchObject({
    status: 'FAILED',
    error: 'The run wrote 5 bytes, more than its max_layer_bytes, 4',
    result_image_uuid: null,
    image_size: null,
  });
  expect(at(end, 'metadata', 'result', 'state')).toMatchObject({ exit_code: 0 });
  const events = (await caller.call('GET', `/operations/${String(end['uuid'])}/events`)).text;
  expect(events).toContain('"reason":"job_complete"');
  expect(events).toMatch(/"status":"FAILED".*"image_size_bytes":0/);
  expect(await caller.finish({ ...request, resources_limits: { max_layer_bytes: 5 } })).toMatchObject({
    status: 'SUCCESS',
  });
});

test('what the machine does not apply is still in the metadata and the events', async () => {
  const settings = { uid: 7, gid: 8, hostname: 'box', networking: { enabled: false } };
  const end = await caller.finish({ command: 'true', ...settings });
  expect(object(end['metadata'])).toMatchObject({ ...settings, resources_limits: { max_layer_bytes: 12884901888 } });
  const events = (await caller.call('GET', `/operations/${String(end['uuid'])}/events`)).text;
  expect(events).toMatch(/"type":"init".*"hostname":"box"/);
  expect(events).toMatch(/"type":"spawn".*"uid":7,"gid":8/);
  expect(events).not.toContain('event: network');
  const plain = await caller.finish({ command: 'true' });
  expect(at(plain, 'metadata', 'hostname')).toBe('linuxkit');
});

test('SHELL in env is the shell of a shell command', async () => {
  const end = await caller.finish({ command: 'x y', shell: true, env: { SHELL: '/bin/echo' } });
  expect(printed(end)).toBe('-c x y\n');
});

test('the duration of an active operation is the time so far, and its result is null', async () => {
  const uuid = await caller.spawn({ command: 'sleep', args: ['60'] });
  const payload = await caller.reach(uuid, (status) => status === 'EXECUTING');
  expect(payload['duration']).toBeGreaterThanOrEqual(0);
  expect(at(payload, 'metadata', 'result')).toBeNull();
  const { value } = await caller.call('GET', '/operations?status=EXECUTING');
  expect(value).toEqual([expect.objectContaining({ uuid, duration: expect.any(Number) as unknown })]);
  await caller.call('DELETE', `/operations/${uuid}`);
});

test('stdin is an event, cut at truncate_output_at; the command gets it whole', async () => {
  const end = await caller.finish({ command: 'wc', args: ['-c'], stdin: { value: 'abcdef' }, truncate_output_at: 4 });
  expect(printed(end)).toBe('6\n');
  const events = (await caller.call('GET', `/operations/${String(end['uuid'])}/events?spid=1`)).text;
  expect(events).toContain('"type":"stdin","data":{"value":"abcd","encoding":"ascii","truncated":false}');
  expect(events).toContain('{"stream":"stdin","bytes_emitted":4,"bytes_dropped":2}');
});
