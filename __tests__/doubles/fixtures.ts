import type { Credentials } from '../../src/credentials/credentials.ts';
import { ContreeError, type Failure } from '../../src/contree/contree-error.ts';
import type { Operation, Output } from '../../src/contree/types.ts';
import { OUTCOMES, type LegResult, type Outcome } from '../../src/legs/leg.ts';
import type { Preview } from '../../src/legs/preview.ts';
import type { TestCounts, TestRecord, TestResults } from '../../src/legs/test-results.ts';
import type { Report } from '../../src/report/report.ts';
import { legNaming, type NameLegs } from '../../src/report/test-results/test-legs.ts';

/** As inputs give them. */
export const CREDENTIALS: Credentials = {
  token: 't',
  project: null,
  url: 'https://contree.test',
  givenBy: { token: 'the input token', url: 'the input url' },
};

export const STARTED_AT = Date.UTC(2026, 10, 22, 2, 0, 0);

export function uuidOf(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

export function written(text: string | Buffer, truncated = false): Output {
  return { bytes: Buffer.from(text), truncated };
}

/** Made once: tests with thousands of operations make them again for each reply. */
const [OWN_UUID, RESULT_IMAGE, CREATED_AT] = [uuidOf(1), uuidOf(900), new Date(STARTED_AT).toISOString()];

export function operation(fields: Partial<Operation> = {}): Operation {
  return {
    uuid: OWN_UUID,
    kind: 'instance',
    status: 'SUCCESS',
    error: null,
    createdAt: CREATED_AT,
    duration: 12.3,
    elapsed: null,
    cpu: null,
    memory: null,
    image: 'tag:python',
    env: null,
    command: null,
    resultImage: RESULT_IMAGE,
    tag: null,
    exitCode: 0,
    signal: null,
    sandboxTimedOut: false,
    stdout: null,
    stderr: null,
    scalars: {},
    ...fields,
  };
}

export function problem(fields: Partial<Failure> = {}): ContreeError {
  return new ContreeError({
    kind: 'status',
    method: 'GET',
    path: '/v1/operations/x',
    status: 404,
    reason: 'no such operation',
    advice: 'Check the project.',
    retryAfter: null,
    mayHaveActed: false,
    attempts: 1,
    ...fields,
  });
}

export function leg(name: string, outcome: Outcome, fields: Partial<LegResult> = {}): LegResult {
  const failed = outcome !== 'passed' && outcome !== 'active';
  return {
    leg: { name, uuid: fields.operation?.uuid ?? OWN_UUID },
    start: 'started',
    attempts: 1,
    mostAttempts: 1,
    earlier: [],
    outcome,
    exitCode: failed ? 1 : 0,
    operation: operation(),
    command: null,
    begun: false,
    problem: null,
    timedOut: outcome === 'timed-out',
    givenUp: false,
    stopGrace: null,
    limit: null,
    cancel: null,
    loss: null,
    allowFailure: false,
    reusedFrom: null,
    ...fields,
  };
}

const UNSTARTED = {
  planned: { outcome: 'cancelled', attempts: 0, failure: null },
  refused: { outcome: 'failed', attempts: 1, failure: { status: 400, reason: 'no such image' } },
  lost: { outcome: 'unknown', attempts: 1, failure: { kind: 'timeout', status: null } },
} as const;

/** A leg that is no operation: planned, refused by the service, or lost. */
export function unstarted(name: string, start: keyof typeof UNSTARTED, fields: Partial<LegResult> = {}): LegResult {
  const { outcome, attempts, failure } = UNSTARTED[start];
  const error = failure && problem({ method: 'POST', path: '/v1/instances', ...failure });
  return leg(name, outcome, { leg: { name, uuid: null }, start, attempts, operation: null, problem: error, ...fields });
}

export function report(results: readonly LegResult[], fields: Partial<Report> = {}): Report {
  const counts = Object.fromEntries(
    OUTCOMES.map((outcome) => [outcome, results.filter((result) => result.outcome === outcome).length]),
  ) as Record<Outcome, number>;
  const exitCode = Math.max(0, ...[...(fields.preparation ?? []), ...results].map((result) => result.exitCode));
  return {
    mode: 'wait',
    verdict: { exitCode, outcome: exitCode === 0 ? 'passed' : 'failed', counts },
    results,
    preparation: [],
    record: { setup: null, collected: new Map() },
    tests: null,
    preview: null,
    legNames: null,
    matrix: new Map(),
    detached: false,
    startedAt: STARTED_AT,
    endedAt: STARTED_AT + 130_000,
    unanswered: false,
    stopped: null,
    stoppedAt: null,
    ...fields,
  };
}

/** A dry run of two legs with a setup, in which each text from outside is this one. */
export function previewOf(text: string, fields: Partial<Preview> = {}): Preview {
  const leftOut = { count: 7, examples: [text, text] };
  const files = { count: 3, bytes: 2_300_000, missing: { count: 1, bytes: 500 }, ignored: leftOut, excluded: leftOut };
  const ofSetup = { ...files, largest: [{ remote: text, bytes: 2_000_000 }] };
  return {
    images: [
      { name: text, image: uuidOf(1) },
      { name: `docker://${text}`, image: null },
    ],
    setup: { command: text, files: 0, settings: [text], kept: { image: null, tag: text } },
    files: [ofSetup, { ...ofSetup, missing: null }],
    legsFile: text,
    legs: [
      { name: text, command: text, image: null, files: 1, settings: [] },
      { name: `${text}2`, command: `${text}\n  ${text}`, image: text, files: null, settings: [text, text] },
    ],
    ...fields,
  };
}

/** Twelve legs that ended in every way there is. */
export function mixedReport(): Report {
  const at = (seconds: number): string => new Date(STARTED_AT + seconds * 1_000).toISOString();
  const passed = (name: string, number: number, start: number, duration: number): LegResult =>
    leg(name, 'passed', {
      operation: operation({ uuid: uuidOf(number), createdAt: at(start), duration, resultImage: uuidOf(900 + number) }),
    });
  return report([
    leg('unit', 'failed', {
      exitCode: 3,
      operation: operation({
        uuid: uuidOf(1),
        createdAt: at(0),
        exitCode: 3,
        image: '6f1c2a9e-93b1-4c55-8d0a-3f6b2a7c9d10',
        stdout: written(
          `${Array.from({ length: 240 }, (_, index) => `ok ${index + 1} - case ${index + 1}`).join('\n')}\nnot ok 241 - adds numbers\n`,
        ),
        stderr: written('AssertionError: expected 4 to equal 5\n    at test/add.test.ts:12:5\n'),
      }),
    }),
    passed('build', 2, 0, 48.1),
    passed('docs', 3, 1, 7.25),
    leg('lint', 'timed-out', {
      operation: operation({
        uuid: uuidOf(4),
        createdAt: at(2),
        status: 'EXECUTING',
        duration: null,
        exitCode: null,
        resultImage: null,
      }),
    }),
    leg('e2e', 'cancelled', {
      cancel: 'accepted',
      operation: operation({
        uuid: uuidOf(5),
        createdAt: at(20),
        status: 'CANCELLED',
        duration: 61.4,
        exitCode: null,
        resultImage: null,
      }),
    }),
    leg('memory-test', 'failed', {
      exitCode: 137,
      operation: operation({
        uuid: uuidOf(6),
        createdAt: at(4),
        duration: 90,
        exitCode: null,
        signal: 9,
        stderr: written('allocating 8 GiB\n', true),
      }),
    }),
    leg('import', 'failed', {
      operation: operation({
        uuid: uuidOf(7),
        kind: 'image_import',
        createdAt: at(3),
        status: 'FAILED',
        duration: 4.4,
        exitCode: null,
        image: null,
        resultImage: null,
        error: 'manifest unknown: the registry has no such tag',
      }),
    }),
    leg('flaky', 'failed', {
      exitCode: 0,
      operation: operation({
        uuid: uuidOf(8),
        createdAt: at(5),
        duration: 33,
        exitCode: 1,
        stdout: written('retrying …\ngave up\n'),
      }),
    }),
    leg('slow', 'failed', {
      exitCode: 124,
      operation: operation({
        uuid: uuidOf(9),
        createdAt: at(10),
        duration: 60,
        exitCode: -1,
        signal: 9,
        sandboxTimedOut: true,
      }),
    }),
    leg('gone', 'unknown', { leg: { name: 'gone', uuid: uuidOf(10) }, operation: null, problem: problem() }),
    passed('arm64', 11, 6, 75.5),
    passed('windows', 12, 7, 104),
  ]);
}

/** A run with a setup, whose legs ended in every way that only a run knows, after a time in the queue. */
export function runReport(): Report {
  const at = (seconds: number): string => new Date(STARTED_AT + seconds * 1_000).toISOString();
  const ran = (
    number: number,
    start: number,
    duration: number,
    elapsed: number,
    more: Partial<Operation> = {},
  ): Operation =>
    operation({ uuid: uuidOf(number), createdAt: at(start), duration, elapsed, image: uuidOf(800), ...more });
  const results = [
    leg('build', 'passed', { operation: ran(1, 46, 30, 29.9) }),
    leg('unit', 'failed', {
      exitCode: 3,
      attempts: 2,
      operation: ran(2, 46, 42, 33, { exitCode: 3, stdout: written('not ok 7 - a voucher is taken off once\n') }),
    }),
    leg('docs', 'failed', {
      exitCode: 0,
      allowFailure: true,
      operation: ran(3, 46.5, 14, 8, { exitCode: 2, stderr: written('page 7: no such anchor\n') }),
    }),
    leg('types', 'passed', { operation: ran(4, 46.5, 38, 20) }),
    unstarted('arm64', 'refused'),
    unstarted('e2e', 'lost'),
    leg('lint', 'passed', { exitCode: 1, loss: 'it left nothing at report.xml', operation: ran(5, 47, 44, 22) }),
    unstarted('release', 'planned', { givenUp: true }),
  ];
  return report(results, {
    mode: 'run',
    preparation: [
      leg('import docker://docker.io/library/python:3.12-slim', 'passed', {
        operation: ran(8, 0, 24, 0, { kind: 'image_import', elapsed: null, image: null, resultImage: uuidOf(801) }),
      }),
      leg('setup', 'passed', { operation: ran(9, 24.5, 21, 17, { image: uuidOf(801), resultImage: uuidOf(800) }) }),
    ],
    record: {
      setup: { image: uuidOf(800), cacheHit: false },
      collected: new Map([
        ['build', { files: 13, bytes: 2_299_000, folders: ['collected'] }],
        ['types', { files: 1, bytes: 1_000, folders: ['collected'] }],
      ]),
    },
  });
}

/** A test that failed in leg `unit`, at a line of the checkout that has a link. */
/** Names legs in a step of so many, without a matrix. */
export function namesAmong(total: number): NameLegs {
  const results = Array.from({ length: total }, (_, index) => leg(`leg-${index}`, 'passed'));
  return legNaming(report(results));
}

export function testRecord(name: string, fields: Partial<TestRecord> = {}): TestRecord {
  const file = 'tests/test_cart.py';
  return {
    name,
    suite: 'pytest',
    className: 'tests.test_cart.TestCart',
    place: { file, line: 41, url: `https://github.test/octo/repo/blob/${'c'.repeat(40)}/${file}#L41` },
    message: 'AssertionError: assert 4 == 5',
    details:
      'def test_total():\n>       assert total() == 5\nE       AssertionError: assert 4 == 5\n\ntests/test_cart.py:41',
    legs: ['unit'],
    ...fields,
  };
}

/**
 * What the reports of a step came to: counts are of these tests, and of so many others that passed or were skipped in each leg
 * that one of them names.
 */
export function testsOf(given: {
  readonly failed?: readonly TestRecord[];
  readonly flaky?: readonly TestRecord[];
  readonly passed?: number;
  readonly skipped?: number;
  readonly fields?: Partial<TestResults>;
}): TestResults {
  const { failed = [], flaky = [], passed = 0, skipped = 0, fields = {} } = given;
  const countsOf = (failing: number, unsteady: number): TestCounts => ({
    tests: failing + unsteady + passed + skipped,
    passed: passed + unsteady,
    failed: failing,
    skipped,
    flaky: unsteady,
  });
  const perLeg = (tests: readonly TestRecord[]): Map<string, number> => {
    const found = new Map<string, number>();
    for (const { legs } of tests) for (const name of legs) found.set(name, (found.get(name) ?? 0) + 1);
    return found;
  };
  const [failedIn, flakyIn] = [perLeg(failed), perLeg(flaky)];
  const names = [...new Set([...failedIn.keys(), ...flakyIn.keys()])];
  return {
    counts: countsOf(failed.length, flaky.length),
    byLeg: new Map(names.map((name) => [name, countsOf(failedIn.get(name) ?? 0, flakyIn.get(name) ?? 0)])),
    failed,
    flaky,
    ...fields,
  };
}
