import { describe, expect, it } from '@jest/globals';
import type { SeededOperation, SimulatorOptions } from '../../../simulator/simulator.ts';
import { uuidOf } from '../../doubles/fixtures.ts';
import { parsed, printed, resultLines, stage, steady, until } from '../harness.ts';
import { shownBehind } from '../../invariants/runner-log.ts';

const LIFE = [
  { after: 0, status: 'EXECUTING' },
  { after: 400, status: 'SUCCESS' },
] as const;

/** It writes three lines, on both streams, the second of which comes in two pieces. */
const OUTPUT: SeededOperation['output'] = [
  { after: 0, text: 'one\ntw' },
  { after: 150, text: 'o\n' },
  { after: 200, stream: 'stderr', text: 'oh\n' },
  { after: 250, text: 'three' },
];

function stream(id: string): string {
  return `GET /v1/operations/${id}/events?follow=1 200`;
}

function detail(id: string): string {
  return `GET /v1/operations/${id} 200`;
}

function cancelled(id: string): string {
  return `DELETE /v1/operations/${id} 202`;
}

describe('legs that are followed by their streams', () => {
  const scene = stage();

  /** How many of the requests so far were for streams, answered or not. */
  function streamsAskedFor(): number {
    return scene.simulator.requests.filter(({ resource }) => resource.endsWith('/events')).length;
  }

  it('cost two requests each when they are few', async () => {
    for (const count of [1, 5]) {
      scene.simulator.clearRequests();
      const ids = Array.from({ length: count }, (_, index) =>
        scene.simulator.seed({ timeline: LIFE, exitCode: index === 0 ? 3 : 0 }),
      );
      const end = await scene.run({ operations: ids.join(' ') });
      expect(end.outputs).toMatchObject({ 'exit-code': '3', failed: '["1"]', 'passed-count': String(count - 1) });
      const [first, ...others] = scene.requests();
      expect(first).toBe(stream(ids[0] ?? ''));
      expect([first, ...others].toSorted()).toEqual(ids.flatMap((id) => [stream(id), detail(id)]).toSorted());
    }
  });

  it('are listed first when they are many, so that a leg that has ended costs no stream', async () => {
    const over = Array.from({ length: 8 }, (_, code) => scene.simulator.seed({ exitCode: code }));
    const waiting = Array.from({ length: 4 }, () => scene.simulator.seed({ status: 'PENDING' }));
    const working = Array.from({ length: 8 }, () => scene.simulator.seed({ status: 'EXECUTING' }));
    const step = scene.start({ operations: [...over, ...waiting, ...working].join(' '), timeout: '1h' });
    await printed(step, '8/20 done');
    await until(() => streamsAskedFor() === 8);
    for (const id of [...waiting, ...working]) await scene.cancel(id);
    const end = await step.end;
    expect(end.outputs).toMatchObject({ 'exit-code': '7', 'failed-count': '7', 'cancelled-count': '12' });
    expect(scene.requests().slice(0, 3).toSorted()).toEqual(
      ['ASSIGNED', 'EXECUTING', 'PENDING'].map((status) => expect.stringContaining(`status=${status}`)),
    );
    const own = scene.requests().filter((request) => [...over, ...working].some((id) => request.includes(id)));
    expect(own.toSorted()).toEqual(
      [...over.map(detail), ...working.flatMap((id) => [stream(id), detail(id), cancelled(id)])].toSorted(),
    );
  });

  it('have the verdict of their detail, not of their stream', async () => {
    const life = [
      { after: 0, status: 'EXECUTING' },
      { after: 300, status: 'SUCCESS' },
    ];
    const id = scene.simulator.seed({ timeline: life, exitCode: 5, output: OUTPUT });
    // The log is complete, and three details still say that the operation runs.
    const late = { uuid: id, kind: 'instance', status: 'EXECUTING', created_at: '2026-01-01T00:00:00Z' };
    scene.simulator.misbehave({ path: `/operations/${id}`, times: 3, action: { status: 200, body: late } });
    const end = await scene.run({ operations: `unit=${id}`, logs: 'live' });
    expect(end.outputs).toMatchObject({ 'exit-code': '5', failed: '["unit"]', 'leg-unit-status': 'SUCCESS' });
    expect(scene.requests()).toEqual([stream(id), ...Array<string>(4).fill(detail(id))]);
    expect(end.stdout.match(/ done · /g)).toHaveLength(1);
  });

  it('are timed out when the detail never says that they have ended', async () => {
    const id = scene.simulator.seed({ exitCode: 0 });
    const late = { uuid: id, kind: 'instance', status: 'EXECUTING', created_at: '2026-01-01T00:00:00Z' };
    scene.simulator.misbehave({ path: `/operations/${id}`, action: { status: 200, body: late } });
    const end = await scene.run({ operations: `unit=${id}`, timeout: '1' });
    expect(end.outputs).toMatchObject({ 'exit-code': '1', outcome: 'timed-out', 'timed-out': '["unit"]' });
    expect(scene.requests().filter((request) => request === stream(id))).toHaveLength(1);
  });

  it('have their detail in the results file, and in log and summary the output of their stream', async () => {
    const id = scene.simulator.seed({ status: 'EXECUTING', output: [{ after: 0, text: 'so far\n' }] });
    const step = scene.start({ operations: `unit=${id}`, timeout: '1h', logs: 'live' });
    await printed(step, 'so far');
    await scene.cancel(id);
    const end = await step.end;
    expect(resultLines(end)).toMatchObject([{ uuid: id, status: 'CANCELLED' }]);
    expect(shownBehind('unit', end.stdout)).toEqual(['so far']);
    expect(end.summary).toContain('<pre><code>so far</code></pre>');
  });
});

describe.each<[string, SimulatorOptions, Readonly<Record<string, string>>]>([
  ['of the current generation', {}, {}],
  ['of the old generation', { generation: 'old' }, {}],
  ['without compression', { gzip: false }, {}],
  ['below a path, of one project', { prefix: '/sandboxes', project: 'project-1' }, { project: 'project-1' }],
])('a service %s', (_name, options, inputs) => {
  const scene = stage(options);

  it('is followed by its streams, line by line', async () => {
    const [slow, quick] = [
      scene.simulator.seed({ uuid: uuidOf(1), timeline: LIFE, output: OUTPUT, exitCode: 4 }),
      scene.simulator.seed({ uuid: uuidOf(2), exitCode: 0, stdout: 'all well\n' }),
    ];
    const end = await scene.run({ operations: `slow=${slow}\nquick=${quick}`, logs: 'live', ...inputs });
    expect([end.exitCode, end.stderr]).toEqual([4, '']);
    expect(end.outputs).toMatchObject({ passed: '["quick"]', failed: '["slow"]', 'leg-slow-exit-code': '4' });
    expect(shownBehind('slow', end.stdout)).toEqual(['one', 'two', 'three']);
    expect(shownBehind('slow stderr', end.stdout)).toEqual(['oh']);
    expect(shownBehind('quick', end.stdout)).toEqual(['all well']);
    expect(end.stdout).not.toContain('::group::');
    expect(end.summary).toContain('one&#10;two&#10;three');
    const prefix = options.prefix ?? '';
    const asked = [slow, quick].flatMap((id) => [stream(id), detail(id)].map((request) => request.slice(4)));
    expect(scene.requests().toSorted()).toEqual(asked.map((request) => `GET ${prefix}${request}`).toSorted());
    for (const { headers } of scene.simulator.requests) {
      expect(headers['project']).toBe(options.project);
      expect(headers.authorization).toBe(`Bearer ${scene.simulator.token}`);
    }
  });

  it('starts legs and follows them by their streams', async () => {
    const legs = 'a: echo hello; echo oh >&2; exit 2\nb: printf end';
    const end = await scene.run({ mode: 'run', image: 'docker://alpine:1', legs, logs: 'live', ...inputs });
    expect(end.outputs).toMatchObject({ 'exit-code': '2', passed: '["b"]', failed: '["a"]' });
    expect(shownBehind('a', end.stdout)).toEqual(['hello']);
    expect(shownBehind('a stderr', end.stdout)).toEqual(['oh']);
    expect(shownBehind('b', end.stdout)).toEqual(['end']);
    expect(steady(end)).not.toContain('::group::');
    for (const id of Object.values(parsed(end, 'operations') as Record<string, string>)) {
      const own = scene.requests().filter((request) => request.startsWith('GET') && request.includes(id));
      expect(own.map((request) => request.split(' ')[1]?.replace(/^.*\/operations\//, ''))).toEqual([
        `${id}/events?follow=1`,
        id,
      ]);
    }
  });
});
