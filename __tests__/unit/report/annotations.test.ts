import { describe, expect, it } from '@jest/globals';
import type { LegResult } from '../../../src/legs/leg.ts';
import { annotate, hintOf } from '../../../src/report/annotations.ts';
import { createLog } from '../../../src/report/log.ts';
import { phraseLog } from '../../../src/report/phrase.ts';
import type { Report } from '../../../src/report/report.ts';
import { leg, operation, problem, report, uuidOf } from './fixtures.ts';

function annotated(given: Report): string[] {
  let text = '';
  annotate(
    given,
    createLog((chunk) => {
      text += chunk;
    }),
  );
  return text.split('\n').slice(0, -1);
}

const failing = (number: number): LegResult =>
  leg(`leg${number}`, 'failed', {
    exitCode: 3,
    operation: operation({ uuid: uuidOf(number), exitCode: 3, error: number === 1 ? 'boom\n::error::x' : null }),
  });

describe('annotate', () => {
  it('says nothing when the step passes', () => {
    expect(annotated(report([leg('a', 'passed'), leg('b', 'failed', { exitCode: 0 })]))).toEqual([]);
  });

  it('gives the verdict, and a line for each leg that made it fail', () => {
    expect(annotated(report([leg('ok', 'passed'), failing(1), failing(2)]))).toEqual([
      '::error::2 of 3 legs did not pass (exit code 3): leg1 failed with exit 3, leg2 failed with exit 3',
      `::error::leg1 failed with exit 3 after 12.3 s (${uuidOf(1)}). boom ::error::x`,
      `::error::leg2 failed with exit 3 after 12.3 s (${uuidOf(2)}).`,
    ]);
  });

  it('gives nine annotations at most, and says how many more there are', () => {
    const lines = annotated(report(Array.from({ length: 12 }, (_, index) => failing(index + 1))));
    expect(lines.filter((line) => line.startsWith('::error::'))).toHaveLength(9);
    expect(lines.at(-1)).toBe('and 4 more');
    expect(annotated(report(Array.from({ length: 8 }, (_, index) => failing(index + 1))))).toHaveLength(9);
  });

  it.each<[Report, string]>([
    [
      report([leg('slow', 'timed-out', { operation: operation({ duration: null }) })]),
      `::error::slow timed out (${uuidOf(1)}). Give the step a longer timeout, or set on-timeout: cancel to free the sandbox.`,
    ],
    [report([leg('e2e', 'cancelled')]), `::error::e2e cancelled after 12.3 s (${uuidOf(1)}).`],
    [
      report([leg('gone', 'unknown', { operation: null, problem: problem() })], { mode: 'show' }),
      `::error::gone could not be read (HTTP 404) (${uuidOf(1)}). GET /v1/operations/x: HTTP 404: no such operation. Check the project.`,
    ],
    [
      report(
        [
          leg('a', 'active', {
            exitCode: 1,
            cancel: 'failed',
            operation: null,
            problem: problem({ kind: 'network', status: null }),
          }),
        ],
        {
          mode: 'cancel',
        },
      ),
      `::error::a could not be cancelled (no connection) (${uuidOf(1)}). GET /v1/operations/x: network: no such operation. Check the project.`,
    ],
    [
      report([leg('b', 'passed', { exitCode: 1, cancel: 'finished', operation: null })], { mode: 'cancel' }),
      `::error::b had finished already (${uuidOf(1)}).`,
    ],
  ])('says of a leg what became of it (%#)', (given, line) => {
    expect(annotated(given)[1]).toBe(line);
  });

  it('keeps an annotation below the length at which the platform cuts it', () => {
    const huge = leg('x'.repeat(9_000), 'failed', { operation: operation({ exitCode: 3, error: '%'.repeat(9_000) }) });
    for (const line of annotated(report([huge]))) {
      expect(line.replace('::error::', '').replaceAll('%25', '%').length).toBeLessThan(4_096);
    }
  });
});

describe('hintOf', () => {
  it.each<[Parameters<typeof operation>[0], string]>([
    [{ exitCode: 1 }, ''],
    [{ exitCode: 126 }, 'Exit 126: the command is there but may not be executed.'],
    [{ exitCode: 127 }, 'Exit 127: the image has no such command.'],
    [{ exitCode: 137 }, 'Exit 137 is signal 9: often the sandbox ran out of memory.'],
    [{ exitCode: null, signal: 9 }, 'Signal 9: often the sandbox ran out of memory.'],
    [{ exitCode: null, signal: 15 }, ''],
    [
      { exitCode: 137, signal: 9, sandboxTimedOut: true },
      'The command has a time limit of its own, given when it was started.',
    ],
  ])('of a leg that ended with %j', (fields, hint) => {
    expect(String(phraseLog(hintOf(leg('a', 'failed', { operation: operation(fields) }))))).toBe(hint);
  });

  it('is empty for what was not read and what passed', () => {
    expect(String(phraseLog(hintOf(leg('a', 'failed', { operation: null }))))).toBe('');
    expect(String(phraseLog(hintOf(leg('a', 'passed', { operation: operation({ exitCode: 127 }) }))))).toBe('');
  });
});
