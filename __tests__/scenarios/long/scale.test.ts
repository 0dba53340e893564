import { describe, expect, it } from '@jest/globals';
import { processMeter } from '../../../scripts/process-meter.ts';
import { uuidOf } from '../../doubles/fixtures.ts';
import { printed, stage, workspaceWith } from '../harness.ts';

const scene = stage({ retryAfter: null });

describe('a thousand legs', () => {
  it('are followed by 128 streams at most, else by listings, with one detail each, in little memory', async () => {
    const life = [
      { after: 0, status: 'EXECUTING' },
      { after: 4_000, status: 'SUCCESS' },
    ];
    const stdout = 'x'.repeat(50_000);
    for (let index = 0; index < 1_000; index += 1) {
      scene.simulator.seed({ uuid: uuidOf(index), timeline: life, stdout, exitCode: index === 7 ? 3 : 0 });
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
    expect(streams.length).toBeLessThanOrEqual(200);
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

describe('two thousand legs', () => {
  it('are all cancelled by the step that is sent a signal and its post step, with a few lines of log', async () => {
    const ids = Array.from({ length: 2_000 }, () => scene.simulator.seed({ status: 'EXECUTING' }));
    const workspace = workspaceWith({ legs: ids.join('\n') });
    const inputs = { 'operations-file': 'legs', timeout: '1h', cleanup: 'always' };
    const step = scene.start(inputs, { workspace });
    await printed(step, 'Waiting for 2,000');
    step.child.kill('SIGINT');
    const end = await step.end;
    expect([end.exitCode, end.signal, end.stderr]).toEqual([130, null, '']);
    expect(end.stdout.split('\n').length).toBeLessThan(30);
    const { 'cancelled-count': cancelled, 'active-count': active } = end.outputs;
    expect(Number(cancelled) + Number(active)).toBe(2_000);
    const post = await scene.run(inputs, { workspace, entry: 'post', state: end.state, jobStatus: 'cancelled' });
    expect([post.exitCode, post.stdout.split('\n').length < 10]).toEqual([0, true]);
    const left = scene.simulator
      .operations()
      .filter(({ uuid, status }) => ids.includes(uuid) && status === 'EXECUTING');
    expect(left).toEqual([]);
  });
});
