import { describe, expect, it } from '@jest/globals';
import { decodeOperation } from '../../../src/contree/wire/operation.ts';
import type { Operation } from '../../../src/contree/types.ts';
import { Ledger } from '../../../src/legs/ledger.ts';
import { verdict, weigh } from '../../../src/legs/verdict.ts';
import { printoutOf } from '../../../src/modes/leg-printout.ts';
import { checkRunsOf } from '../../../src/publish/check-content.ts';
import { renderComment, markerOf } from '../../../src/publish/publish.ts';
import { createLog } from '../../../src/report/log/log.ts';
import { rowOf } from '../../../src/report/outputs.ts';
import { settledLine } from '../../../src/report/log/progress.ts';
import { annotate } from '../../../src/report/annotations.ts';
import { renderSummary } from '../../../src/report/summary/summary.ts';
import type { ModeName } from '../../../src/values/mode.ts';
import { report, uuidOf } from '../../doubles/fixtures.ts';
import { publication } from '../../doubles/publication.ts';

const UNIT = { name: 'unit', uuid: uuidOf(1) };
const WROTE = { value: 'so far\n', encoding: 'ascii' };

/** How a service of either generation may put it that the command ran into its own time limit. */
const FORMS = {
  'SUCCESS, -1 and signal 9': {
    status: 'SUCCESS',
    metadata: { result: { state: { exit_code: -1, signal: 9, timed_out: true }, stdout: WROTE } },
  },
  'FAILED, -1 and signal 9': {
    status: 'FAILED',
    metadata: { result: { state: { exit_code: -1, signal: 9, timed_out: true }, stdout: WROTE } },
  },
  'SUCCESS and 137': {
    status: 'SUCCESS',
    metadata: { result: { state: { exit_code: 137, signal: -1, timed_out: true }, stdout: WROTE } },
  },
  'FAILED and 137 of the older generation': {
    status: 'FAILED',
    result: { exit_code: 137, timed_out: true, stdout: { content: WROTE.value } },
  },
} as const;

function decoded(form: keyof typeof FORMS): Operation {
  const found = decodeOperation({ uuid: UNIT.uuid, kind: 'instance', duration: 60, ...FORMS[form] });
  if ('problem' in found) throw new Error(found.problem);
  return found.value;
}

/** All that a reader sees of the leg, the service's own status aside. */
function seen(form: keyof typeof FORMS, mode: ModeName) {
  const ledger = new Ledger();
  ledger.add([UNIT]);
  const operation = decoded(form);
  ledger.recordRead(UNIT, operation);
  const result = weigh(ledger.result(UNIT), { mode });
  const given = report([result], { mode, verdict: verdict([result], { mode }) });
  let annotations = '';
  annotate(
    given,
    createLog((chunk) => (annotations += chunk)),
  );
  const results = { path: '/r', add: () => undefined, addStarted: () => undefined, addProblem: () => undefined };
  const detail = { operation, payload: null, retryAfter: null };
  const printout = printoutOf(result, detail, 'all', { results, streamFiles: null });
  const all = JSON.stringify({
    line: String(settledLine(null, result)),
    group: String(printout?.folded.group?.title),
    annotations,
    summary: String(renderSummary(given)),
    comment: String(renderComment(given, publication(), markerOf('key'), 'b'.repeat(40))),
    checks: checkRunsOf(given, publication(), 'b'.repeat(40)),
    row: rowOf(result),
    code: given.verdict.exitCode,
  });
  return JSON.parse(all.replaceAll(operation.status, 'STATUS')) as unknown;
}

describe('a leg that ran into its own time limit', () => {
  it('counts 124 and says so in the same words in every place', () => {
    expect(seen('SUCCESS, -1 and signal 9', 'wait')).toMatchObject({
      line: 'unit ran into its own time limit · 1 min',
      group: 'unit · ran into its own time limit · 1 min',
      annotations: expect.stringMatching(
        /^::error::1 of 1 leg did not pass \(exit code 124\): unit ran into its own time limit\. .*, 1 min\.\n$/,
      ) as unknown,
      summary: expect.stringMatching(
        /<summary><b>❌ <code>unit<\/code> ran into its own time limit · 1 min<\/b><\/summary>[^]*>124, own limit</,
      ) as unknown,
      comment: expect.stringMatching(
        /<code>unit<\/code> ran into its own time limit\.[^]*>124, own limit<\/td>/,
      ) as unknown,
      checks: [{ conclusion: 'timed_out', output: { title: 'ran into its own time limit · 1 min' } }],
      row: { outcome: 'failed', exit_code: -1, signal: 9, sandbox_timed_out: true, timed_out: false },
      code: 124,
    });
  });

  const [first, ...others] = Object.keys(FORMS) as [keyof typeof FORMS, ...(keyof typeof FORMS)[]];
  it.each(others.flatMap((form) => (['wait', 'run', 'show'] as const).map((mode) => [form, mode] as const)))(
    'is the same leg where the service says %s, in mode %s',
    (form, mode) => {
      expect(seen(form, mode)).toEqual(seen(first, mode));
    },
  );
});
