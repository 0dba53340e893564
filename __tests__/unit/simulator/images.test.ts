import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { extract } from 'tar-stream';
import { BASE_IMAGE } from '../../../simulator/simulator.ts';
import { at, object, startCaller, TERMINAL } from './caller.ts';
import type { Caller } from './caller.ts';

let caller: Caller;
let made: string;

beforeAll(async () => {
  caller = await startCaller({ importDelay: 1 });
  const command =
    'mkdir d; printf "one\\nTwo\\nthree\\n" > d/t; printf abc > f; ln -s /root/f l; ln -s /etc/nothing o; ln -s /root/p p; mkfifo q';
  made = String((await caller.finish({ command, cwd: '/root', shell: true }))['result_image_uuid']);
});

afterAll(async () => {
  await caller.simulator.close();
});

async function importOf(body: unknown): Promise<Record<string, unknown>> {
  const { value } = await caller.call('POST', '/images/import', body);
  return await caller.reach(String(object(value)['uuid']), TERMINAL);
}

describe('images', () => {
  test('an import gives an image under its tag; again, the same image', async () => {
    const registry = { url: 'docker://docker.io/library/x:1', credentials: { username: 'u', password: 'p' } };
    const first = await importOf({ registry, tag: 'x:1' });
    const image = first['result_image_uuid'];
    expect(first).toMatchObject({ kind: 'image_import', status: 'SUCCESS', result: { image, tag: 'x:1' } });
    expect(at(first, 'metadata', 'registry', 'credentials')).toEqual({ username: 'u', password: '<MASKED>' });
    expect(await importOf({ registry, tag: 'y' })).toMatchObject({ result_image_uuid: image });
    const { value } = await caller.call('GET', `/images?uuid=${String(image)}`);
    expect(value).toMatchObject({
      images: [
        { uuid: image, tag: 'x:1' },
        { uuid: image, tag: 'y' },
      ],
    });
  });

  test('an import of a missing image is FAILED', async () => {
    expect(await importOf({ registry: { url: 'docker://docker.io/missing:1' } })).toMatchObject({
      status: 'FAILED',
      error: 'manifest unknown: docker://docker.io/missing:1',
      result_image_uuid: null,
    });
  });

  test.each([[{}], [{ registry: { url: 'http://x' } }], [{ registry: { url: 'docker://x' }, tag: '-' }]])(
    'the import %j is rejected',
    async (body) => {
      expect((await caller.call('POST', '/images/import', body)).status).toBe(400);
    },
  );

  test('an import can be cancelled', async () => {
    const slow = await startCaller({ importDelay: 60_000, maxConcurrent: 1 });
    const spawned = await slow.call('POST', '/images/import', { registry: { url: 'docker://x' } });
    const waiting = await slow.call('POST', '/images/import', { registry: { url: 'docker://x' } });
    for (const { value } of [waiting, spawned]) {
      const path = `/operations/${String(object(value)['uuid'])}`;
      expect((await slow.call('DELETE', path)).status).toBe(202);
      expect((await slow.call('GET', path)).value).toMatchObject({ status: 'CANCELLED' });
      expect((await slow.call('DELETE', path)).status).toBe(409);
    }
    await slow.simulator.close();
  });

  test('tag filters by prefix, tagged by any tag', async () => {
    const tags = async (query: string): Promise<unknown> => {
      const images = at((await caller.call('GET', `/images?${query}`)).value, 'images');
      return Array.isArray(images) ? images.map((image) => at(image, 'tag')) : images;
    };
    expect(await tags('tag=busy')).toEqual(['busybox:latest']);
    expect(await tags('tagged=1')).not.toContain(null);
    expect(await tags('tagged=0')).toContain(null);
    expect(await tags('limit=1')).toHaveLength(1);
    expect(await tags('until=1h')).toEqual([]);
  });

  test('a tag moves to the image that is tagged last, and can be removed', async () => {
    const patched = await caller.call('PATCH', `/images/${made}/tag`, { tag: 'mine:1' });
    expect(patched).toMatchObject({ status: 200, value: { uuid: made, tag: 'mine:1' } });
    await caller.call('PATCH', `/images/${BASE_IMAGE}/tag`, { tag: 'mine:1' });
    const found = await caller.call('GET', '/inspect/?tag=mine:1');
    expect([found.status, found.headers.get('location')]).toEqual([302, `${BASE_IMAGE}/`]);
    expect((await caller.call('DELETE', `/images/${made}/tag?tag=mine:1`)).status).toBe(404);
    expect(await caller.call('DELETE', `/images/${BASE_IMAGE}/tag?tag=mine:1`)).toMatchObject({
      status: 204,
      text: '',
    });
    expect((await caller.call('GET', '/inspect/?tag=mine:1')).status).toBe(404);
    await caller.call('PATCH', `/images/${made}/tag`, { tag: 'mine:2' });
    expect((await caller.call('DELETE', `/images/${made}/tag`)).status).toBe(204);
    expect((await caller.call('GET', `/inspect/${made}/`)).value).toMatchObject({ uuid: made, tag: null });
  });

  test.each([
    [{}, 400],
    [{ tag: 'a b' }, 400],
    [{ tag: 'a'.repeat(257) }, 400],
  ])('the tag %j is rejected', async (body, status) => {
    expect((await caller.call('PATCH', `/images/${made}/tag`, body)).status).toBe(status);
  });
});

describe('inspect', () => {
  test('paths without the trailing slash redirect to those with it', async () => {
    const answers = await Promise.all(['/inspect', `/inspect/${made}`].map((path) => caller.call('GET', path)));
    expect(answers.map(({ status, headers }) => [status, headers.get('location')])).toEqual([
      [307, '/v1/inspect/'],
      [307, `/v1/inspect/${made}/`],
    ]);
    expect((await caller.call('GET', '/inspect/')).status).toBe(400);
  });

  test('a listing has types, sizes and links', async () => {
    const { value } = await caller.call('GET', `/inspect/${made}/list?path=/root`);
    const files = at(value, 'files');
    expect(at(value, 'path')).toBe('/root');
    expect(files).toMatchObject([
      { path: 'd', is_dir: true, is_regular: false },
      { path: 'f', is_dir: false, is_regular: true, size: 3, symlink_to: '' },
      { path: 'l', is_symlink: true, symlink_to: '/root/f' },
      { path: 'o', is_symlink: true },
      { path: 'p', is_symlink: true },
      { path: 'q', is_fifo: true },
    ]);
    const { text, headers } = await caller.call('GET', `/inspect/${made}/list?path=/root&text=`);
    expect(headers.get('content-type')).toMatch(/^text\/plain/);
    expect(text).toMatch(/^-rw-r--r-- 1 \d+ \d+ +3 .* f$/m);
    expect(text).toMatch(/^l.* l -> \/root\/f$/m);
  });

  test('a download follows links within the image and never out of it', async () => {
    const path = (name: string): string => `/inspect/${made}/download?path=${name}`;
    expect(await caller.call('GET', path('/root/l'))).toMatchObject({ status: 200, text: 'abc' });
    expect((await caller.call('GET', path('/root/f&text=1'))).headers.get('content-type')).toMatch(/^text\/plain/);
    expect((await caller.call('GET', path('/root/o'))).status).toBe(404);
    expect((await caller.call('GET', path('../../../../../etc/hostname'))).status).toBe(404);
    expect((await caller.call('GET', path('/root/p'))).status).toBe(422);
    expect((await caller.call('GET', path('/root'))).status).toBe(422);
    expect((await caller.call('GET', path('/root/f/x'))).status).toBe(404);
    expect((await caller.call('GET', path(''))).status).toBe(400);
    expect((await caller.call('GET', `/inspect/${made}/list?path=/root/f`)).status).toBe(422);
    expect(await caller.call('HEAD', path('/root/f'))).toMatchObject({ status: 200, text: '' });
    expect((await caller.call('HEAD', path('/root/z'))).status).toBe(404);
  });

  test('an archive contains a tree or one file', async () => {
    const entries = async (path: string): Promise<Record<string, unknown>> => {
      const { url, token } = caller.simulator;
      const address = `${url}/v1/inspect/${made}/archive?path=${path}`;
      const response = await fetch(address, { headers: { authorization: `Bearer ${token}` } });
      const found: Record<string, unknown> = {};
      for await (const entry of Readable.from([Buffer.from(await response.arrayBuffer())]).pipe(extract())) {
        let content = '';
        for await (const chunk of entry) content += String(chunk);
        found[entry.header.name] = entry.header.type === 'symlink' ? entry.header.linkname : content;
      }
      return found;
    };
    expect(await entries('/root')).toEqual({
      'd/': '',
      'd/t': 'one\nTwo\nthree\n',
      f: 'abc',
      l: '/root/f',
      o: '/etc/nothing',
      p: '/root/p',
    });
    expect(await entries('/root/f')).toEqual({ f: 'abc' });
    expect((await caller.call('GET', `/inspect/${made}/archive?path=/nowhere`)).status).toBe(404);
  });

  test.each([
    ['pattern=t', ['d/t:3']],
    ['pattern=t&case=insensitive', ['d/t:2', 'd/t:3']],
    ['pattern=two&case=smart', ['d/t:2']],
    ['pattern=Two&pattern=abc', ['d/t:2', 'f:1']],
    ['pattern=.&glob=f', ['f:1']],
    ['pattern=.&glob=!t', ['f:1']],
    ['pattern=.&glob=root/d/*', ['d/t:1', 'd/t:2', 'd/t:3']],
    ['pattern=.&max_count=1', ['d/t:1', 'f:1']],
    ['pattern=.&max_total=2', ['d/t:1', 'd/t:2']],
    ['pattern=Two&before=1&after=1', ['d/t:1', 'd/t:2', 'd/t:3']],
  ])('grep %s finds %j', async (query, expected) => {
    const { value } = await caller.call('GET', `/inspect/${made}/grep?path=/root&${query}`);
    const matches = at(value, 'matches');
    const lines = Array.isArray(matches)
      ? matches.map((line) => `${String(at(line, 'path'))}:${String(at(line, 'line_number'))}`)
      : [];
    expect(lines).toEqual(expected.map((line) => `/root/${line}`));
    expect(at(value, 'truncated')).toBe(query.includes('max_total'));
  });

  test.each(['', 'pattern=(', 'pattern=a&case=x', 'pattern=a&max_total=0'])(
    'grep with "%s" is a bad request',
    async (query) => {
      expect((await caller.call('GET', `/inspect/${made}/grep?${query}`)).status).toBe(400);
    },
  );
});

describe('files', () => {
  test('a content is stored once and found by its SHA-256', async () => {
    const sha256 = createHash('sha256').update('content').digest('hex');
    expect((await caller.call('HEAD', `/files/${sha256}`)).status).toBe(404);
    const { status, value } = await caller.call('POST', '/files', 'content');
    const { uuid } = object(value);
    expect([status, value]).toEqual([201, { uuid, sha256, size: 7 }]);
    expect((await caller.call('POST', '/files', 'content')).value).toEqual({ uuid, sha256, size: 7 });
    expect((await caller.call('GET', `/files/${sha256}`)).value).toMatchObject({ uuid, sha256, size: 7 });
    expect((await caller.call('HEAD', `/files/${sha256}`)).status).toBe(200);
    expect((await caller.call('GET', '/files?since=15m')).value).toMatchObject({ files: [{ uuid }] });
    expect((await caller.call('GET', '/files?until=15m')).value).toEqual({ files: [] });
    expect((await caller.call('GET', '/files/short')).status).toBe(404);
  });
});
