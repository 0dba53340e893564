/**
 * Job summaries of steps with 4, 40 and 400 legs that ended in many ways, as GitHub shows them: one page each, and pictures in
 * light and dark with `--pictures`, which needs `chromium` on the PATH. The last argument is the folder for all of them.
 */
import { mkdirSync } from 'node:fs';
import {
  leg,
  operation,
  previewOf,
  problem,
  report,
  STARTED_AT,
  unstarted,
  uuidOf,
  written,
} from '../__tests__/doubles/fixtures.ts';
import type { Operation } from '../src/contree/types.ts';
import type { LegResult } from '../src/legs/leg.ts';
import type { Report } from '../src/report/report.ts';
import { renderSummary } from '../src/report/summary/summary.ts';
import { TESTED } from './tested-steps.ts';
import { type PageOptions, writePage } from './write-page.ts';

const SYSTEMS = ['debian', 'alpine', 'ubuntu', 'fedora'];
const IMAGE = uuidOf(800);
const OUTPUT = `${Array.from({ length: 80 }, (_, index) => `ok ${String(index + 1)} - case ${String(index + 1)}`).join('\n')}
not ok 81 - a voucher is taken off once
  ---
  expected: 1990
  got: 1791
  at: test/checkout/total.test.ts:41:9
  ...
# tests 81
# pass 80
# fail 1
`;

/** The matrix of a step with so many legs: systems and versions. */
function valuesOf(count: number, index: number): ReadonlyMap<string, string> {
  const each = Math.max(1, count / SYSTEMS.length);
  const system = SYSTEMS[Math.floor(index / each)] ?? '';
  return new Map([
    ['os', system],
    ['python', `3.${String(index % each)}`],
  ]);
}

function ran(index: number, fields: Partial<Operation> = {}): Operation {
  const duration = 20 + ((index * 7.3) % 31);
  return operation({
    uuid: uuidOf(index + 1),
    createdAt: new Date(STARTED_AT + index * 150).toISOString(),
    duration,
    elapsed: duration - (index % 4),
    cpu: duration * 1.7,
    memory: 180e6 + ((index * 37e6) % 900e6),
    image: IMAGE,
    resultImage: uuidOf(index + 1_000),
    ...fields,
  });
}

type Maker = (name: string, index: number, count: number) => LegResult;

const command = 'npm ci\nnpm test';
const passed: Maker = (name, index) => leg(name, 'passed', { operation: ran(index), command });
const failed: Maker = (name, index) => {
  const killed = { exitCode: null, signal: 9, memory: 3.9e9, stdout: null, stderr: written('Killed\n') };
  const own = index % 4 === 3 ? killed : { exitCode: 3, stdout: written(OUTPUT), stderr: written('1 test failed\n') };
  return leg(name, 'failed', { exitCode: 3, operation: ran(index, own), command });
};
const late: Maker = (name, index) => {
  const still = {
    status: index % 5 === 0 ? 'PENDING' : 'EXECUTING',
    duration: null,
    exitCode: null,
    resultImage: null,
  };
  return leg(name, 'timed-out', { operation: ran(index, { ...still, stdout: written('building …\n') }), command });
};
const stopped: Maker = (name, index) =>
  leg(name, 'cancelled', {
    cancel: 'accepted',
    operation: ran(index, { status: 'CANCELLED', exitCode: null, resultImage: null, stdout: written('1 of 9\n') }),
  });
const flaky: Maker = (name, index) => {
  const at = (seconds: number): string => new Date(STARTED_AT + seconds * 1_000).toISOString();
  const first = failed(name, 0, 0);
  const again = ran(index, { createdAt: at(40) });
  return leg(name, 'passed', {
    attempts: 2,
    mostAttempts: 3,
    earlier: [{ ...first, mostAttempts: 3 }],
    operation: again,
  });
};

/** Each leg by its place, and what else the report says. */
const ENDINGS: Readonly<Record<string, readonly [Maker, Partial<Report>?]>> = {
  passed: [passed],
  'one-failed': [(...of) => (of[1] === 1 ? failed(...of) : passed(...of))],
  'all-failed': [failed],
  cancelled: [
    (...of) => (of[1] % 2 === 0 ? stopped(...of) : passed(...of)),
    { stopped: 'it was stopped (SIGTERM)', verdict: { ...report([]).verdict, exitCode: 143, outcome: 'cancelled' } },
  ],
  'timed-out': [(...of) => (of[1] % 3 === 0 ? late(...of) : passed(...of))],
  'fail-fast': [
    (name, index, count) => {
      if (index === 0) return failed(name, index, count);
      if (index > count / 2) return unstarted(name, 'planned', { givenUp: true });
      return index % 2 === 0 ? { ...stopped(name, index, count), givenUp: true } : passed(name, index, count);
    },
  ],
  flaky: [
    (...of) => {
      if (of[1] % 9 === 1) return flaky(...of);
      return of[1] % 4 === 2 ? { ...passed(...of), reusedFrom: 1 } : passed(...of);
    },
  ],
  refused: [(name) => unstarted(name, 'refused')],
};

const OTHERS: Readonly<Record<string, Report>> = {
  'dry-run': report([], { mode: 'run', preview: previewOf('make test') }),
  'setup-failed': report(
    Array.from({ length: 40 }, (_, index) => unstarted(`leg ${String(index)}`, 'planned')),
    { mode: 'run', preparation: [{ ...failed('setup', 0, 1) }] },
  ),
  show: report(
    [failed('unit', 0, 1), passed('docs', 1, 1)].map((result) => ({ ...result, exitCode: 0 })),
    { mode: 'show' },
  ),
  list: report(
    Array.from({ length: 40 }, (_, index) =>
      leg(uuidOf(index), index === 3 ? 'active' : 'ended', { exitCode: 0, operation: ran(index, { exitCode: null }) }),
    ),
    { mode: 'list' },
  ),
  cancel: report(
    [stopped('a', 1, 1), leg('b', 'unknown', { operation: null, cancel: 'failed', problem: problem() })].map(
      (result, index) => ({
        ...result,
        exitCode: index,
      }),
    ),
    { mode: 'cancel' },
  ),
  wait: report([
    failed('unit', 0, 1),
    late('e2e', 1, 1),
    leg('gone', 'unknown', { operation: null, problem: problem() }),
  ]),
};

/** A run of so many legs, with a matrix from 40 on. */
function runOf(count: number, make: Maker, fields: Partial<Report> = {}): Report {
  const all = Array.from({ length: count }, (_, index) => valuesOf(count, index));
  const names = all.map((values) => [...values.values()].join('-'));
  const results = names.map((name, index) => make(name, index, count));
  const own = report(results, {
    mode: 'run',
    record: { setup: { image: IMAGE, cacheHit: true }, collected: new Map() },
  });
  const verdict = fields.verdict === undefined ? own.verdict : { ...fields.verdict, counts: own.verdict.counts };
  return { ...own, matrix: new Map(names.map((name, index) => [name, all[index] ?? new Map()])), ...fields, verdict };
}

async function main(folder: string, withPictures: boolean): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const options: PageOptions = { folder, withPictures };
  for (const count of [4, 40, 400]) {
    for (const [name, [make, fields]] of Object.entries(ENDINGS))
      await writePage(`${String(count)}-${name}`, () => String(renderSummary(runOf(count, make, fields))), options);
  }
  for (const [name, given] of Object.entries(OTHERS))
    await writePage(name, () => String(renderSummary(given)), options);
  for (const [name, render] of Object.entries(TESTED)) await writePage(name, render, options);
}

await main(process.argv.at(-1) ?? '', process.argv.includes('--pictures'));
