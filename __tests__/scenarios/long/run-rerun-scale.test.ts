import { describe, expect, it } from '@jest/globals';
import { processMeter } from '../../../scripts/process-meter.ts';
import { BASE_IMAGE, type SeededOperation } from '../../../simulator/simulator.ts';
import { decodeMarker, encodeMarker, MARKER_VARIABLE, type Marker } from '../../../src/start/marker.ts';
import { uuidOf } from '../../doubles/fixtures.ts';
import { JOB, parsed, resultLines, runOf, stage } from '../harness.ts';
import { attemptsOf, startsOf } from '../rerun-harness.ts';

const MEBIBYTE = 1024 ** 2;
const line = `ok ${'x'.repeat(60)} é\n`;
const large = { value: Buffer.from(line.repeat((10 * MEBIBYTE) / 67)).toString('base64'), encoding: 'base64' } as const;

/** What becomes of a leg; `flops` alone does not pass in the first attempt. */
function lifeOf({ leg, attempt }: Marker): SeededOperation {
  const isFailing = leg === 'flops' && attempt === 1;
  const ended = { after: attempt === 1 ? 0 : 1_000, status: 'SUCCESS' };
  return { timeline: [{ after: 0, status: 'EXECUTING' }, ended], exitCode: isFailing ? 3 : 0 };
}

/** A leg with much output that passed in the first attempt of the workflow run. */
function passed(leg: string, run: string): SeededOperation {
  const place = { run: `${JOB.GITHUB_SERVER_URL}/${JOB.GITHUB_REPOSITORY}/actions/runs/${run}`, job: JOB.GITHUB_JOB };
  const marker = { ...place, attempt: 1, index: 0, step: JOB.GITHUB_ACTION, owner: uuidOf(1), leg, tries: 1 };
  const request = {
    command: 'set -e; true',
    shell: true,
    cwd: '/root',
    env: { [MARKER_VARIABLE]: encodeMarker(marker) },
  };
  return { status: 'SUCCESS', image: BASE_IMAGE, request, stdout: { ...large, truncated: false } };
}

// Compression would take the simulator most of the time here.
const scene = stage({
  retryAfter: null,
  gzip: false,
  script: ({ env }) => {
    const marker = decodeMarker(env as Readonly<Record<string, string>>);
    return marker && lifeOf(marker);
  },
});

function legsOf(names: readonly string[]): Record<string, string> {
  return runOf({ legs: JSON.stringify(Object.fromEntries(names.map((name) => [name, 'true']))), 'on-rerun': 'failed' });
}

function numbered(name: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${name}-${String(index)}`);
}

describe('a re-run of many legs', () => {
  it('starts the one of 300 that failed, in at most 310 requests', async () => {
    const of = attemptsOf('400');
    const inputs = legsOf([...numbered('leg', 299), 'flops']);
    const first = await scene.run(inputs, of(1));
    expect(first.outputs).toMatchObject({ 'exit-code': '3', failed: '["flops"]', 'passed-count': '299' });
    scene.simulator.clearRequests();
    const end = await scene.run(inputs, of(2));
    expect(end.outputs).toMatchObject({ 'exit-code': '0', 'passed-count': '300', 'reused-count': '299' });
    expect(startsOf(scene).filter((start) => start.endsWith('#2'))).toEqual(['flops#2']);
    const requests = scene.requests();
    expect(requests.length).toBeLessThanOrEqual(310);
    const details = requests.filter((request) => /^GET \/v1\/operations\/[^/?]+ /.test(request));
    expect(
      Math.max(...[...Map.groupBy(details, (request) => request).values()].map(({ length }) => length)),
    ).toBeLessThanOrEqual(2);
    expect(scene.cancels()).toEqual([]);
    expect(end.stderr).toBe('');
  });

  // What is held at a time does not depend on the number of legs.
  it('stays below 350 MB with 12 legs of 10 MiB output each, which are all in the results file', async () => {
    const of = attemptsOf('401');
    const names = numbered('large', 12);
    for (const name of names) scene.simulator.seed(passed(name, '401'));
    const meter = processMeter();
    const inputs = { ...legsOf(names), logs: 'all', timeout: '20m', 'request-timeout': '10m', 'output-dir': 'streams' };
    const end = await scene.run(inputs, { ...of(2), ...meter });
    expect(end.outputs).toMatchObject({ 'exit-code': '0', 'reused-count': '12' });
    expect(meter.read().memory).toBeLessThan(350e6);
    const lines = resultLines(end).map((row) => row as { uuid: string; metadata: { result: { stdout: unknown } } });
    expect(lines.map(({ uuid }) => uuid)).toEqual(Object.values(parsed(end, 'operations') as object));
    expect(lines.every(({ metadata }) => JSON.stringify(metadata.result.stdout).includes(large.value))).toBe(true);
  });
});
