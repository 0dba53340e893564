import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ActionEnd } from '../../scripts/run-action.ts';
import { parsed, resultLines, runOf, stage, workspaceWith } from './harness.ts';
import { attemptsOf, startsOf } from './rerun-harness.ts';

const scene = stage();

function row(end: ActionEnd, name: string): Record<string, unknown> {
  const rows = parsed(end, 'results') as Record<string, unknown>[];
  return rows.find((candidate) => candidate['name'] === name) ?? {};
}

describe('on-rerun: failed', () => {
  it('starts only what did not pass, and shows the others as if they had run now', async () => {
    const of = attemptsOf('100');
    const workspace = workspaceWith();
    const inputs = runOf({
      legs: 'unit: echo fine; echo report > report\nlint: sleep 0.1; exit 3',
      'on-rerun': 'failed',
      collect: 'report',
      tag: 'rerun/{{leg}}',
      'output-dir': 'output',
      logs: 'all',
      'if-no-files-found': 'ignore',
    });
    const first = await scene.run(inputs, { ...of(1), workspace });
    expect(first.outputs).toMatchObject({ 'exit-code': '3', passed: '["unit"]', reused: '[]', 'reused-count': '0' });
    scene.simulator.clearRequests();
    const again = workspaceWith();
    const second = await scene.run(inputs, { ...of(2), workspace: again });
    expect(startsOf(scene)).toEqual(['unit#1', 'lint#1', 'lint#2']);
    expect(second.outputs).toMatchObject({
      'exit-code': '3',
      passed: '["unit"]',
      failed: '["lint"]',
      reused: '["unit"]',
      'reused-count': '1',
    });
    const before = row(first, 'unit');
    expect(before).toMatchObject({ reused: false, reused_from: null });
    expect(row(second, 'unit')).toEqual({ ...before, reused: true, reused_from: 1 });
    expect(row(second, 'lint')).toMatchObject({ reused: false, reused_from: null });
    const uuid = String(before['uuid']);
    expect(second.stdout).toContain(`unit · passed in attempt 1, not run again · ${uuid}`);
    expect(second.stdout).toContain('stdout │ fine');
    expect(second.stdout).toContain('Starting 1 leg.');
    expect(second.summary).toContain('in attempt 1');
    expect(readFileSync(join(again, 'output/unit/stdout.txt'), 'utf8')).toBe('fine\n');
    expect(readFileSync(join(again, 'collected/unit/report'), 'utf8')).toBe('report\n');
    expect(resultLines(second).find((line) => line['uuid'] === uuid)).toEqual(
      resultLines(first).find((line) => line['uuid'] === uuid),
    );
    expect(scene.requests().filter((request) => request.includes(`/operations/${uuid} `))).toHaveLength(1);
    expect(scene.requests()).toContain(`PATCH /v1/images/${String(before['result_image'])}/tag 200`);
    expect(scene.cancels()).toEqual([]);
    expect(Object.values(second.state).join(' ')).not.toContain(uuid);
    expect(existsSync(join(dirname(second.outputs['results-file'] ?? ''), 'earlier-attempts.jsonl'))).toBe(false);
  });
});
