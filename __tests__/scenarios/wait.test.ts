import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { uuidOf } from '../doubles/fixtures.ts';
import { faster, printed, stage, steady } from './harness.ts';

const scene = stage();

describe('wait', () => {
  it('prints, writes and requests exactly this', async () => {
    const image = uuidOf(900);
    const passing = scene.simulator.seed({
      uuid: uuidOf(1),
      exitCode: 0,
      image,
      stdout: 'all well\n',
      createdAt: '2026-01-01T00:00:00Z',
      duration: 2,
    });
    const failing = scene.simulator.seed({
      uuid: uuidOf(2),
      exitCode: 3,
      stdout: 'one\ntwo\n',
      stderr: 'boom\n',
      createdAt: '2026-01-01T00:00:00Z',
      duration: 12.34,
      resultImage: uuidOf(901),
    });
    const end = await scene.run({ operations: `unit=${passing}\n${failing}` });
    expect(steady(end)).toBe(
      [
        '::add-mask::simulator-token',
        `Service: ${scene.simulator.url} · the step waits up to 1 min`,
        'Waiting for 2 operations.',
        '1/2 done · unit passed · exit 0 · N s',
        '2/2 done · leg 2 failed with exit 3 · N s',
        '::stop-commands::TOKEN',
        '2 │ $ true',
        '2 │ one',
        '2 │ two',
        '2 stderr │ boom',
        `2 · look inside: eval $(contree use -N ${uuidOf(901)})`,
        '::TOKEN::',
        `::error::1 of 2 legs did not pass: leg 2 failed with exit 3. Operation ${failing}, N s.`,
        '',
      ].join('\n'),
    );
    expect(end.stderr).toBe('');
    // The log of a leg that has ended may be read before the next stream is opened.
    expect(scene.requests().toSorted()).toEqual([
      `GET /v1/operations/${passing} 200`,
      `GET /v1/operations/${passing}/events?follow=1 200`,
      `GET /v1/operations/${failing} 200`,
      `GET /v1/operations/${failing}/events?follow=1 200`,
    ]);
    // Those of mode list, such as ended, are not among them.
    const { results, 'results-file': file, ...outputs } = end.outputs;
    expect(outputs).toEqual({
      'exit-code': '3',
      outcome: 'failed',
      operations: `{"unit":"${passing}","2":"${failing}"}`,
      passed: '["unit"]',
      failed: '["2"]',
      cancelled: '[]',
      'timed-out': '[]',
      active: '[]',
      unknown: '[]',
      'passed-count': '1',
      'failed-count': '1',
      'cancelled-count': '0',
      'timed-out-count': '0',
      'active-count': '0',
      'unknown-count': '0',
      matrix: JSON.stringify({
        include: [
          { name: 'unit', uuid: passing, outcome: 'passed', result_image: null },
          { name: '2', uuid: failing, outcome: 'failed', result_image: uuidOf(901) },
        ],
      }),
      'leg-unit-uuid': passing,
      'leg-unit-status': 'SUCCESS',
      'leg-unit-outcome': 'passed',
      'leg-unit-exit-code': '0',
      'leg-unit-timed-out': 'false',
      'leg-unit-duration': '2',
      'leg-unit-result-image': '',
      'leg-2-uuid': failing,
      'leg-2-status': 'SUCCESS',
      'leg-2-outcome': 'failed',
      'leg-2-exit-code': '3',
      'leg-2-timed-out': 'false',
      'leg-2-duration': '12.34',
      'leg-2-result-image': uuidOf(901),
    });
    expect(JSON.parse(results ?? '')).toMatchObject([
      {
        name: 'unit',
        uuid: passing,
        kind: 'instance',
        status: 'SUCCESS',
        exit_code: 0,
        image,
        attempts: 1,
        cancel: null,
      },
      {
        name: '2',
        uuid: failing,
        exit_code: 3,
        signal: null,
        timed_out: false,
        sandbox_timed_out: false,
        duration: 12.34,
      },
    ]);
    expect(results).not.toContain('boom');
    const lines = readFileSync(file ?? '', 'utf8')
      .trim()
      .split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { uuid: passing, metadata: { result: { stdout: { value: 'all well\n' } } } },
      { uuid: failing, metadata: { result: { stderr: { value: 'boom\n' } } } },
    ]);
    expect(end.state).toEqual({});
    expect(steady(end, end.summary)).toBe(
      [
        '<h2>❌ Failed · exit code 3</h2>',
        '<p><b>1 of 2 legs did not pass: leg <code>2</code> failed with exit 3.</b></p>',
        '<p>✅ 1 passed · ❌ 1 failed · took N s</p>',
        '',
        '<details open>',
        '<summary><b>❌ <code>2</code> failed with exit 3 · N s</b></summary>',
        '<p><b>stdout</b></p>',
        '<pre><code>one&#10;two</code></pre>',
        '<p><b>stderr</b></p>',
        '<pre><code>boom</code></pre>',
        '<p>To look inside what it left, run this, then <code>contree shell</code>:</p>',
        `<pre><code>eval $(contree use -N ${uuidOf(901)})</code></pre>`,
        '<details>',
        '<summary>Command · Operation</summary>',
        `<p>operation <code>${failing}</code> · image <code>ba5eba5e-0000-4000-8000-000000000001</code> · left image <code>${uuidOf(901)}</code></p>`,
        '<p><b>Command</b></p>',
        '<pre><code>true</code></pre>',
        '</details>',
        '</details>',
        '',
        '<table>',
        '<thead><tr><th>Leg</th><th nowrap>Outcome</th><th align="right" nowrap>Exit code</th>' +
          '<th align="right" nowrap>Duration</th><th>Image</th></tr></thead>',
        '<tbody>',
        '<tr><td><code>2</code></td><td nowrap>❌ failed</td><td align="right" nowrap>3</td>' +
          '<td align="right" nowrap>N s</td><td><code>ba5eba5e…</code></td></tr>',
        '<tr><td><code>unit</code></td><td nowrap>✅ passed</td><td align="right" nowrap></td>' +
          '<td align="right" nowrap>N s</td><td><code>00000000…</code></td></tr>',
        '</tbody>',
        '</table>',
        '',
        '<h3>Timeline</h3>',
        '',
        '```mermaid',
        'gantt',
        ' dateFormat x',
        ' axisFormat %H:%M:%S',
        ' section Failed',
        ' 2 :crit, 1767225600000, 1767225612340',
        ' section Passed',
        ' unit :done, 1767225600000, 1767225602000',
        '```',
        '',
        '<details>',
        '<summary>✅ Details of 1 leg that passed</summary>',
        '<ul>',
        `<li><code>unit</code>: <code>true</code> · operation <code>${passing}</code> · image <code>${image}</code></li>`,
        '</ul>',
        '</details>',
        '',
      ].join('\n'),
    );
  });

  it('leaves or cancels what is active at the deadline, as on-timeout says', async () => {
    const [left, cancelled] = [
      scene.simulator.seed({ status: 'EXECUTING' }),
      scene.simulator.seed({ status: 'PENDING' }),
    ];
    const leave = await scene.run({ operations: `slow=${left}`, timeout: '1' }, faster(4));
    expect(leave.outputs).toMatchObject({ 'exit-code': '1', outcome: 'timed-out', 'timed-out': '["slow"]' });
    expect(scene.requests().some((request) => request.startsWith('DELETE'))).toBe(false);
    const cancel = await scene.run(
      { operations: `slow=${cancelled}`, timeout: '1', 'on-timeout': 'cancel' },
      faster(4),
    );
    expect(cancel.outputs).toMatchObject({ 'exit-code': '1', outcome: 'timed-out', 'timed-out': '["slow"]' });
    expect(scene.requests().at(-1)).toBe(`DELETE /v1/operations/${cancelled} 202`);
    expect(JSON.parse(cancel.outputs['results'] ?? '')).toMatchObject([{ timed_out: true, cancel: 'accepted' }]);
  });

  it('cancels the others with fail-fast when one does not pass', async () => {
    const failing = scene.simulator.seed({ exitCode: 3 });
    const others = [1, 2, 3, 4, 5].map(() => scene.simulator.seed({ status: 'EXECUTING' }));
    const operations = [`bad=${failing}`, ...others].join('\n');
    const end = await scene.run({ operations, timeout: '1h', 'fail-fast': 'true' });
    expect(end.outputs).toMatchObject({
      'exit-code': '3',
      outcome: 'failed',
      failed: '["bad"]',
      'cancelled-count': '5',
    });
    expect(scene.requests().filter((request) => request.startsWith('DELETE'))).toHaveLength(5);
    expect(JSON.parse(end.outputs['results'] ?? '')).toContainEqual(
      expect.objectContaining({ status: 'CANCELLED', cancel: 'accepted', outcome: 'cancelled' }),
    );
    expect(end.stdout.match(/^::error::.*$/gm)).toEqual([
      expect.stringMatching(
        /^::error::1 of 6 legs failed: bad failed with exit 3; 5 others were cancelled for it\. Operation /,
      ),
    ]);
    expect(end.stdout).toMatch(/^\d\/6 done · leg 2 cancelled \(fail-fast\)/m);
    expect(end.summary.match(/🚫 cancelled \(fail-fast\)/g)).toHaveLength(5);
  });
});

describe('wait for all', () => {
  const project = stage();

  it('follows what is active now and ignores what is given beside it', async () => {
    const active = project.simulator.seed({ status: 'EXECUTING' });
    project.simulator.seed({ exitCode: 0 });
    const step = project.start({ operations: 'all nonsense', timeout: '20' });
    await printed(step, 'Waiting for 1');
    await project.cancel(active);
    const end = await step.end;
    expect(end.stdout).toMatch(/::warning::.*wins over everything given beside it/);
    expect(end.outputs).toMatchObject({ operations: JSON.stringify({ 1: active }), cancelled: '["1"]' });
  });

  it('passes when nothing is active', async () => {
    const end = await project.run({ operations: 'all' });
    expect(end.exitCode).toBe(0);
    expect(end.outputs).toMatchObject({ outcome: 'passed', operations: '{}', results: '[]' });
    expect(end.stdout).toContain('No operation of the project is active.');
    expect(project.requests()).toHaveLength(3);
  });
});
