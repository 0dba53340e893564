import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { closeSync, openSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { processMeter } from '../../../scripts/process-meter.ts';
import { resultLines, runOf, stage, workspaceWith } from '../harness.ts';

// Compression would take the simulator most of the time here.
const scene = stage({ retryAfter: null, gzip: false });

const MEBIBYTE = 1024 ** 2;

describe('the peak memory of a step', () => {
  // What is held at a time does not depend on the number of legs; `npm run bench:memory` measures a hundred.
  it('stays below 350 MB with 12 failed legs of 10 MiB output each, which are all in the results file', async () => {
    const line = `ok ${'x'.repeat(60)} é\n`;
    const value = Buffer.from(line.repeat((10 * MEBIBYTE) / 67)).toString('base64');
    const stdout = { value, encoding: 'base64', truncated: false } as const;
    const timeline = [
      { after: 0, status: 'EXECUTING' },
      { after: 1_500, status: 'SUCCESS' },
    ];
    const legs = Array.from({ length: 12 }, () => scene.simulator.seed({ timeline, stdout, exitCode: 3 }));
    const meter = processMeter();
    const inputs = { operations: legs.join('\n'), timeout: '20m', 'request-timeout': '10m' };
    const end = await scene.run(inputs, meter);
    expect(end.outputs).toMatchObject({ 'failed-count': '12' });
    expect(meter.read().memory).toBeLessThan(350e6);
    const lines = resultLines(end).map((row) => row as { uuid: string; metadata: { result: { stdout: unknown } } });
    expect(new Set(lines.map(({ uuid }) => uuid)).size).toBe(12);
    expect(lines.every(({ metadata }) => JSON.stringify(metadata.result.stdout) === JSON.stringify(stdout))).toBe(true);
  });

  it('stays below 150 MB while a file of 256 MiB is uploaded', async () => {
    const workspace = workspaceWith({});
    const path = join(workspace, 'large');
    closeSync(openSync(path, 'w'));
    truncateSync(path, 256 * MEBIBYTE);
    const meter = processMeter();
    const inputs = runOf({ legs: 'a: stat -c %s large', files: 'large', timeout: '20m', 'request-timeout': '5m' });
    const end = await scene.run(inputs, { ...meter, workspace });
    expect(end.outputs).toMatchObject({ 'exit-code': '0' });
    expect(end.stdout).toContain('files · 1 uploaded (268 MB)');
    expect(meter.read().memory).toBeLessThan(150e6);
    const sum = createHash('sha256');
    for (let at = 0; at < 256; at += 1) sum.update(Buffer.alloc(MEBIBYTE));
    const digest = sum.digest('hex');
    const uploads = scene.simulator.requests.filter(
      ({ method, resource }) => method === 'POST' && resource === '/files',
    );
    expect(uploads).toHaveLength(1);
    expect(scene.requests().some((request) => request.includes(digest))).toBe(true);
  });
});
