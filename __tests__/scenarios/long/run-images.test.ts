import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { BASE_IMAGE } from '../../../simulator/simulator.ts';
import { faster, markerOf, parsed, runOf, stage, stdoutOf } from '../harness.ts';

const scene = stage({ importDelay: 1 });

async function tag(image: string, name: string): Promise<void> {
  const { url, token } = scene.simulator;
  const headers = { authorization: `Bearer ${token}` };
  const { ok } = await fetch(`${url}/v1/images/${image}/tag`, {
    method: 'PATCH',
    headers,
    body: JSON.stringify({ tag: name }),
  });
  expect(ok).toBe(true);
}

function imports(): string[] {
  return scene.simulator.requests.filter(({ resource }) => resource === '/images/import').map(({ body }) => body ?? '');
}

describe('an image', () => {
  it('is a UUID, or exactly the tag that is named', async () => {
    const made = await scene.run(runOf({ legs: 'other: echo other > /dev/null' }));
    const other = made.outputs['leg-other-result-image'] ?? '';
    await tag(BASE_IMAGE, 'mine/py:1');
    await tag(other, 'mine/py:1.2');
    const legs = `
      short: "true"
      long: {command: "true", image: "tag:mine/py:1.2"}
      id: {command: "true", image: ${BASE_IMAGE.toUpperCase()}}`
      .trim()
      .replaceAll('      ', '');
    const end = await scene.run(runOf({ legs, image: 'tag:mine/py:1' }));
    const images = new Map(scene.operations().map((operation) => [markerOf(operation).leg, operation.image]));
    expect(end.exitCode).toBe(0);
    expect(Object.fromEntries(images)).toEqual({ other: BASE_IMAGE, short: BASE_IMAGE, long: other, id: BASE_IMAGE });
  });

  it('is an error that names the tag when no image has exactly that tag', async () => {
    await tag(BASE_IMAGE, 'python');
    const end = await scene.run(
      runOf({ legs: 'a: "true"\nb: {command: "true", image: "tag:pytho"}', image: 'tag:py' }),
    );
    expect(end.exitCode).toBe(1);
    expect(end.stdout).toMatch(/^::error::.*tag:py\b/m);
    expect(end.outputs).toMatchObject({ outcome: 'failed', operations: '{}' });
    expect([scene.operations(), imports()]).toEqual([[], []]);
  });

  it('fails every leg when its UUID is unknown', async () => {
    const end = await scene.run(runOf({ legs: 'a: "true"\nb: "true"', image: '00000000-0000-4000-8000-00000000dead' }));
    expect(end.exitCode).toBe(1);
    expect(end.outputs['outcome']).toBe('failed');
    expect(end.stdout).toMatch(/^::error::/m);
    expect(scene.operations()).toEqual([]);
  });

  it('is imported from a registry once for all legs, and found by the next run', async () => {
    const inputs = runOf({ legs: 'a: cat ../etc/imported-from\nb: "true"', image: 'docker://python:3.13-slim' });
    const one = await scene.run(inputs);
    expect([one.exitCode, imports()]).toHaveLength(2);
    expect(imports()).toHaveLength(1);
    expect(one.stdout).toContain('Importing docker://');
    expect(one.outputs).toMatchObject({ passed: '["a","b"]' });
    expect(Object.keys(parsed(one, 'operations') as object)).toEqual(['a', 'b']);
    const images = scene
      .operations()
      .filter(({ kind }) => kind === 'instance')
      .map(({ image }) => image);
    scene.simulator.clearRequests();
    const two = await scene.run(inputs);
    expect([two.exitCode, imports()]).toEqual([0, []]);
    const all = scene.operations().filter(({ kind }) => kind === 'instance');
    expect(new Set(all.map(({ image }) => image))).toEqual(new Set(images));
    expect(all.map(stdoutOf).join('')).toContain('python:3.13-slim');
  });

  it.each(['reset-after', 'cut-body', 'hang-after', 'reset'] as const)(
    'is imported although the reply is lost: %s',
    async (action) => {
      scene.simulator.misbehave({ method: 'POST', path: '/images/import', times: 1, action });
      const image = `docker://alpine:${action}`;
      const end = await scene.run(runOf({ legs: 'a: "true"', image, 'request-timeout': '4' }), faster(4));
      expect([end.exitCode, end.outputs['outcome']]).toEqual([0, 'passed']);
      expect(scene.operations().filter(({ status }) => !['SUCCESS', 'CANCELLED'].includes(status))).toEqual([]);
    },
  );

  it('ends the step with the reason when its import fails, and no leg starts', async () => {
    const end = await scene.run(runOf({ legs: 'a: "true"', image: 'docker://registry.test/missing:1' }));
    expect(end.exitCode).toBe(1);
    expect(end.stdout).toMatch(/^::error::.*manifest unknown/m);
    expect(end.summary).toContain('manifest unknown');
    expect(scene.operations().map(({ kind }) => kind)).toEqual(['image_import']);
  });
});

describe('the credentials of a registry', () => {
  const username = 'robot-user';
  const password = 'S3cret/p%ss::w"rd';

  it('go with the import and nowhere else', async () => {
    const image = 'docker://registry.test/private/app:1';
    const login = { 'registry-username': username, 'registry-password': password };
    const legs = `a: 'echo "${password.replace('"', '\\"').replaceAll("'", "''")}"'`;
    const end = await scene.run(runOf({ legs, image, logs: 'all', ...login }));
    expect(end.exitCode).toBe(0);
    expect(imports().map((body) => JSON.parse(body) as unknown)).toMatchObject([
      {
        registry: { url: expect.stringContaining('registry.test/private/app:1'), credentials: { username, password } },
      },
    ]);
    const log = end.stdout.split('\n').filter((line) => !line.startsWith('::add-mask::'));
    expect(end.stdout).toContain('::add-mask::');
    const file = readFileSync(end.outputs['results-file'] ?? '', 'utf8');
    for (const text of [log.join('\n'), end.summary, file, JSON.stringify(end.outputs), JSON.stringify(end.state)]) {
      expect(text).not.toContain(password);
      expect(text).not.toContain(JSON.stringify(password).slice(1, -1));
    }
    const elsewhere = scene.simulator.requests.filter(
      ({ resource }) => resource !== '/images/import' && resource !== '/instances',
    );
    expect(JSON.stringify(elsewhere)).not.toContain('S3cret');
  });

  it('are masked when the service repeats them', async () => {
    const error = `denied: ${username}:${password} ${encodeURIComponent(password)}`;
    scene.simulator.misbehave({ method: 'POST', path: '/images/import', action: { status: 403, body: { error } } });
    const image = 'docker://registry.test/private/app:2';
    const end = await scene.run(
      runOf({ legs: 'a: "true"', image, 'registry-username': username, 'registry-password': password }),
    );
    expect(end.exitCode).toBe(1);
    const log = end.stdout
      .split('\n')
      .filter((line) => !line.startsWith('::add-mask::'))
      .join('\n');
    expect(log).toContain('denied');
    for (const text of [log, end.summary, JSON.stringify(end.outputs)]) expect(text).not.toContain(password);
  });
});
