import { describe, expect, it } from '@jest/globals';
import type { Fault } from '../../../simulator/simulator.ts';
import { faster, printed, resultLines, running, stage } from '../harness.ts';
import { asRunnerReads, logViolations, shownBehind } from '../../invariants/runner-log.ts';

const scene = stage();

describe('lines as they come', () => {
  it('follow the name of their leg, each once, in the order of its stream', async () => {
    const count = 60;
    const lines = Array.from({ length: count }, (_, index) => `line ${String(index)}`);
    const operations = ['a', 'b', 'c'].map((name) => {
      const output = lines.map((line, index) => ({ after: 8 * index, text: `${line}\n` }));
      const timeline = [
        { after: 0, status: 'EXECUTING' },
        { after: 8 * count, status: 'SUCCESS' },
      ];
      return `${name}=${scene.simulator.seed({ timeline, output })}`;
    });
    const end = await scene.run({ operations: operations.join(' '), logs: 'live' });
    expect(end.outputs['passed-count']).toBe('3');
    for (const name of ['a', 'b', 'c']) expect(shownBehind(name, end.stdout)).toEqual(lines);
    // Each line is fenced, and what is the step's own stands between them.
    expect(end.stdout).toMatch(/3\/3 done/);
    expect(asRunnerReads(end.stdout).tokens).toHaveLength(1);
    expect(end.stdout).not.toContain('::group::');
  });

  it('are split, decoded and cut', async () => {
    const texts = [
      '\r 10 %\r 50 %\r100 %\n',
      'half a line, ',
      'and the rest\r\n',
      '\n',
      Buffer.from([0xe2, 0x82]),
      Buffer.from([0xac, 0x0a]),
      Buffer.from([0x00, 0xff, 0xfe, 0x41, 0x0a]),
      `${'x'.repeat(5_000)}\n`,
      `${'é'.repeat(20_000)}\n`,
      'no end',
    ];
    const output = [
      ...texts.map((text) => ({ after: 0, text })),
      { after: 0, stream: 'stderr' as const, text: 'oh' },
      { after: 0, stream: 'stderr' as const, text: ' no\n' },
    ];
    const id = scene.simulator.seed({ exitCode: 1, output });
    const end = await scene.run({ operations: `unit=${id}`, logs: 'live' });
    const lines = shownBehind('unit', end.stdout);
    expect(lines.slice(0, 7)).toEqual(['', ' 10 %', ' 50 %', '100 %', 'half a line, and the rest', '', '€']);
    expect(lines[7]).toMatch(/^\ufffd*A$/);
    expect(lines[8]).toBe(`${'x'.repeat(1_000)} … (4,000 more characters)`);
    expect(lines[9]).toMatch(/^é{1000} … \([\d,]+ more characters\)$/);
    expect(lines[10]).toMatch(
      /^… [\d,.]+ kB of this line left out here; what the service keeps of the output will be in \/.*results\.jsonl\.$/,
    );
    expect(lines.slice(11)).toEqual(['no end']);
    expect(shownBehind('unit stderr', end.stdout)).toEqual(['oh no']);
  });
});

describe('a flood', () => {
  it('is shown in part and delays no other leg, and the results file has all of it', async () => {
    const total = 200_000;
    const pieces = 400;
    const each = total / pieces;
    const text = (from: number): string =>
      Array.from({ length: each }, (_, index) => `line ${String(from + index)}\n`).join('');
    const flood = scene.simulator.seed({
      timeline: [
        { after: 0, status: 'EXECUTING' },
        { after: 1_000, status: 'SUCCESS' },
      ],
      output: Array.from({ length: pieces }, (_, index) => ({ after: 2 * index, text: text(index * each) })),
    });
    const calm = scene.simulator.seed({
      timeline: [
        { after: 0, status: 'EXECUTING' },
        { after: 1_000, status: 'SUCCESS' },
      ],
      output: Array.from({ length: 10 }, (_, index) => ({ after: 90 * index, text: `calm ${String(index)}\n` })),
    });
    const end = await scene.run({ operations: `flood=${flood} calm=${calm}`, logs: 'live' });
    expect(end.outputs['passed-count']).toBe('2');
    expect(shownBehind('calm', end.stdout)).toEqual(Array.from({ length: 10 }, (_, index) => `calm ${String(index)}`));
    let next = 0;
    let shown = 0;
    for (const line of shownBehind('flood', end.stdout)) {
      const leftOut =
        /^… ([\d,]+) lines \(.*\) left out here; what the service keeps of the output will be in (.*)\.$/.exec(line);
      if (leftOut === null) {
        expect(line).toBe(`line ${String(next)}`);
        shown += 1;
        next += 1;
      } else {
        next += Number((leftOut[1] ?? '').replaceAll(',', ''));
        expect(leftOut[2]).toBe(end.outputs['results-file']);
      }
    }
    expect(next).toBe(total);
    expect(shown).toBeGreaterThanOrEqual(1_000);
    expect(end.stdout.length).toBeLessThan(200_000);
    expect(JSON.stringify(resultLines(end).find((row) => row['uuid'] === flood))).toContain(
      `line ${String(total - 1)}`,
    );
    expect(end.stdout).not.toContain('::group::');
  });
});

/** Runs a step with each policy, all at the same time, and tells where what the leg wrote is to be seen. */
async function seenWith(
  inputs: Readonly<Record<string, string>>,
  prepare: (slow: string) => string[] = (slow) => [slow],
): Promise<Record<string, unknown>> {
  const policies = ['none', 'failed', 'all', 'live'].map(async (logs) => {
    const slow = scene.simulator.seed(running('written before\n', 'the end\n'));
    const end = await scene.run({ operations: prepare(`slow=${slow}`).join(' '), logs, ...inputs });
    expect(logViolations(end.stdout, [scene.simulator.token])).toEqual([]);
    const seen = {
      outputs: [end.outputs['exit-code'], end.outputs['cancelled'], end.outputs['timed-out']],
      summary: end.summary.includes('written before&#10;the end'),
      group: end.stdout.includes('stdout │ written before\nstdout │ the end\n'),
      lines: shownBehind('slow', end.stdout).filter((line) => line !== '… its output so far …'),
    };
    return [logs, seen] as const;
  });
  return Object.fromEntries(await Promise.all(policies));
}

/** Where it is to be seen with each policy: in a group, or as open lines. */
function seenAsAsked(outputs: readonly string[], isFolded: boolean): Record<string, unknown> {
  const lines = ['written before', 'the end'];
  const shown = { outputs, summary: true, group: isFolded, lines: isFolded ? [] : lines };
  return {
    none: { ...shown, group: false, lines: [] },
    failed: shown,
    all: shown,
    live: { ...shown, group: false, lines },
  };
}

describe('what a leg wrote', () => {
  it('is in the summary, and in the log as asked, when fail-fast cancelled it', async () => {
    const seen = await seenWith({ 'fail-fast': 'true', timeout: '5m' }, (slow) => {
      const bad = scene.simulator.seed({ exitCode: 3 });
      scene.simulator.misbehave({ path: `/operations/${bad}`, times: 1, action: { delay: 400 } });
      return [slow, `bad=${bad}`];
    });
    expect(seen).toEqual(seenAsAsked(['3', '["slow"]', '[]'], true));
  });

  it('is in the summary, and in the log as asked, when it was cancelled at the deadline', async () => {
    const seen = await seenWith({ timeout: '2', 'on-timeout': 'cancel' });
    expect(seen).toEqual(seenAsAsked(['1', '[]', '["slow"]'], false));
  });
});

describe('lines that were shown', () => {
  it.each([404, 410])('are not shown again when the rest of a cancelled leg cannot be read (%d)', async (status) => {
    const id = scene.simulator.seed(running('one\n', 'two\n'));
    scene.simulator.misbehave({ path: `/operations/${id}/events`, skip: 1, action: { status } });
    const events: Fault['action'] = { stream: 'cut', after: 3 };
    scene.simulator.misbehave({ path: `/operations/${id}/events`, times: 1, action: events });
    const step = scene.start({ operations: `unit=${id}`, logs: 'live', timeout: '5m' }, faster(3));
    await printed(step, 'unit │ two');
    await scene.cancel(id);
    const end = await step.end;
    expect(end.outputs).toMatchObject({ cancelled: '["unit"]', 'exit-code': '1' });
    expect(end.stdout.match(/│ one$/gm)).toHaveLength(1);
    expect(end.summary).toContain('one&#10;two');
  });
});
