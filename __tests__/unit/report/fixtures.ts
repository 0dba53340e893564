import { ContreeError, type Failure } from '../../../src/contree/errors.ts';
import type { Operation, Output } from '../../../src/contree/types.ts';
import { OUTCOMES, type LegResult, type Outcome } from '../../../src/legs/leg.ts';
import type { Report } from '../../../src/report/report.ts';

export const STARTED_AT = Date.UTC(2026, 10, 22, 2, 0, 0);

export function uuidOf(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

export function written(text: string | Buffer, truncated = false): Output {
  return { bytes: Buffer.from(text), truncated };
}

export function operation(fields: Partial<Operation> = {}): Operation {
  return {
    uuid: uuidOf(1),
    kind: 'instance',
    status: 'SUCCESS',
    error: null,
    createdAt: new Date(STARTED_AT).toISOString(),
    duration: 12.3,
    image: 'tag:python',
    resultImage: uuidOf(900),
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
    attempts: 1,
    ...fields,
  });
}

export function leg(name: string, outcome: Outcome, fields: Partial<LegResult> = {}): LegResult {
  const failed = outcome !== 'passed' && outcome !== 'active';
  return {
    leg: { name, uuid: fields.operation?.uuid ?? uuidOf(1) },
    outcome,
    exitCode: failed ? 1 : 0,
    operation: operation(),
    problem: null,
    timedOut: outcome === 'timed-out',
    cancel: null,
    ...fields,
  };
}

export function report(results: readonly LegResult[], fields: Partial<Report> = {}): Report {
  const counts = Object.fromEntries(
    OUTCOMES.map((outcome) => [outcome, results.filter((result) => result.outcome === outcome).length]),
  ) as Record<Outcome, number>;
  const exitCode = Math.max(0, ...results.map((result) => result.exitCode));
  return {
    mode: 'wait',
    verdict: { exitCode, outcome: exitCode === 0 ? 'passed' : 'failed', counts },
    results,
    startedAt: STARTED_AT,
    endedAt: STARTED_AT + 130_000,
    stopped: null,
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
