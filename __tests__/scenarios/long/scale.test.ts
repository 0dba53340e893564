import { describe, expect, it } from '@jest/globals';
import { processMeter } from '../../../scripts/process-meter.ts';
import { uuidOf } from '../../doubles/fixtures.ts';
import { printed, resultLines, stage, workspaceWith } from '../harness.ts';

const scene = stage({ retryAfter: null });

describe('a thousand legs', () => {
  it('are followed by 128 streams at most, else by listings, with one detail each, in little memory', async () => {
    const stdout = 'a line of output\n'.repeat(3_000);
    const began = performance.now();
    for (let index = 0; index < 1_000; index += 1) {
      // All end at one moment, however long it takes to make them.
      const after = 4_000 - Math.round(performance.now() - began);
      const timeline = [
        { after: 0, status: 'EXECUTING' },
        { after, status: 'SUCCESS' },
      ];
      scene.simulator.seed({ uuid: uuidOf(index), timeline, stdout, exitCode: index === 7 ? 3 : 0 });
    }
    const operations = Object.fromEntries(
      Array.from({ length: 1_000 }, (_, index) => [`leg ${String(index)}`, uuidOf(index)]),
    );
    const meter = processMeter();
    const end = await scene.run({ operations: JSON.stringify(operations), timeout: '10m' }, meter);
    expect(end.outputs).toMatchObject({ 'exit-code': '3', 'passed-count': '999', failed: '["leg 7"]' });
    const { requests } = scene.simulator;
    const streams = requests.filter(({ resource }) => resource.endsWith('/events'));
    const listings = requests.filter(({ resource }) => resource === '/operations');
    const details = requests.filter((request) => !streams.includes(request) && !listings.includes(request));
    // 120 on an idle machine. A busy one hears of the ends one after the other, and hands places on before it lists.
    expect(streams.length).toBeLessThanOrEqual(400);
    expect(new Set(streams.map(({ path }) => path)).size).toBe(streams.length);
    expect(scene.simulator.maxOpenStreams).toBeGreaterThan(100);
    expect(scene.simulator.maxOpenStreams).toBeLessThanOrEqual(128);
    expect(new Set(details.map(({ path }) => path)).size).toBe(1_000);
    expect(details).toHaveLength(1_000);
    expect(listings.length).toBeLessThanOrEqual(20);
    expect(meter.read().memory).toBeLessThan(150e6);
    expect(Buffer.byteLength(end.summary)).toBeLessThan(1_048_576);
    const written = Object.entries(end.outputs).reduce((sum, [name, value]) => sum + name.length + value.length, 0);
    expect(written).toBeLessThan(500_000);
    expect(Object.keys(end.state)).toEqual([]);
  });

  it('are cancelled with a bounded number of requests at a time', async () => {
    const ids = Array.from({ length: 100 }, () => scene.simulator.seed({ status: 'EXECUTING' }));
    const end = await scene.run({ mode: 'cancel', operations: ids.join(' ') });
    expect(end.outputs).toMatchObject({ 'exit-code': '0', 'cancelled-count': '100' });
    expect(scene.requests()).toHaveLength(100);
    expect(scene.simulator.maxConcurrentRequests).toBeLessThanOrEqual(32);
  });
});

describe('ten thousand legs', () => {
  it('are each cancelled, or handed to the post step, when the step is sent a signal, in little memory and log', async () => {
    const running = { after: 0, status: 'EXECUTING' };
    const ended = { after: 0, status: 'SUCCESS' };
    const ids = Array.from({ length: 10_000 }, (_, index) =>
      scene.simulator.seed({ timeline: [index % 100 === 0 ? ended : running], exitCode: 0 }),
    );
    const active = (): string[] => {
      const left = scene.simulator.operations().filter(({ status }) => status === 'EXECUTING');
      const uuids = new Set(left.map(({ uuid }) => uuid));
      return ids.filter((id) => uuids.has(id));
    };
    const workspace = workspaceWith({ legs: ids.join('\n') });
    const inputs = { 'operations-file': 'legs', timeout: '1h', cleanup: 'always' };
    const meter = processMeter();
    const step = scene.start(inputs, { ...meter, workspace });
    await printed(step, '50/10000 done');
    step.child.kill('SIGINT');
    const end = await step.end;
    expect([end.exitCode, end.signal, end.stderr]).toEqual([130, null, '']);
    expect(end.stdout.split('\n').length).toBeLessThan(100 + 30);
    expect(meter.read().memory).toBeLessThan(150e6);
    const counts = ['passed', 'failed', 'cancelled', 'timed-out', 'active', 'unknown'].map((outcome) =>
      Number(end.outputs[`${outcome}-count`]),
    );
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(10_000);
    expect(end.outputs).toMatchObject({ 'exit-code': '130', outcome: 'cancelled', 'failed-count': '0' });
    const lines = resultLines(end);
    const rows = new Set(lines.map(({ uuid }) => uuid));
    expect([lines.length, ids.filter((id) => !rows.has(id)).length]).toEqual([10_000, 0]);
    const named = new Set([...end.summary.matchAll(/<code>(\d+)<\/code>/g)].map(([, name]) => Number(name)));
    const unnamed = ids.filter((_, index) => !named.has(index + 1)).length;
    const lost = /this summary leaves out ([\d,]+) rows of the table/.exec(end.summary)?.[1] ?? '0';
    expect(unnamed).toBeLessThanOrEqual(Number(lost.replaceAll(',', '')));
    expect(Buffer.byteLength(end.summary)).toBeLessThan(1_048_576);
    const handedOver = new Set(Object.values(end.state).flatMap((entry) => entry.split(' ')));
    expect(active().filter((uuid) => !handedOver.has(uuid))).toEqual([]);
    const postMeter = processMeter();
    const entry = { entry: 'post', state: end.state, jobStatus: 'cancelled' } as const;
    const post = await scene.run(inputs, { ...postMeter, ...entry, workspace });
    expect([post.exitCode, post.stderr, post.stdout.split('\n').length < 10]).toEqual([0, '', true]);
    expect(postMeter.read().memory).toBeLessThan(150e6);
    expect(active()).toEqual([]);
  }, 180_000);
});
