import { describe, expect, it } from '@jest/globals';
import type { LegResult } from '../../../../src/legs/leg.ts';
import { distinctHints, hintOf } from '../../../../src/report/text/leg-hint.ts';
import { phraseLog, type Phrase } from '../../../../src/report/text/phrase.ts';
import { leg, operation, report, unstarted } from '../../../doubles/fixtures.ts';

function saidOf(words: Phrase | null): string | null {
  return words === null ? null : String(phraseLog(words));
}

const ended = (fields: Parameters<typeof operation>[0]): LegResult =>
  leg('unit', 'failed', { operation: operation(fields) });

const stopped = (fields: Parameters<typeof operation>[0]): LegResult =>
  leg('unit', 'timed-out', { stopGrace: 10_000, operation: operation(fields) });
const ignoring = (cancel: LegResult['cancel']): LegResult =>
  leg('unit', 'timed-out', {
    stopGrace: 10_000,
    cancel,
    operation: operation({ status: 'EXECUTING', exitCode: null }),
  });

describe('hintOf', () => {
  it.each<[Parameters<typeof operation>[0], string | null]>([
    [{ exitCode: 1 }, null],
    [{ exitCode: 126 }, 'Exit 126: the command exists but is not executable.'],
    [{ exitCode: 127 }, 'Exit 127: the image has no such command.'],
    [{ exitCode: 137 }, 'Exit 137 is signal 9: most often the sandbox ran out of memory.'],
    [{ exitCode: null, signal: 9 }, 'Signal 9: most often the sandbox ran out of memory.'],
    [
      { exitCode: null, signal: 9, memory: 3_900_000_000 },
      'Signal 9: most often the sandbox ran out of memory. Its peak was 3.9 GB.',
    ],
    [{ exitCode: null, signal: 15 }, null],
    [
      { exitCode: 137, signal: 9, sandboxTimedOut: true },
      'The timeout of this step does not change that limit: start the command with a longer run-timeout.',
    ],
  ])('of a leg that ended with %j is %j', (fields, hint) => {
    expect(saidOf(hintOf(report([]), ended(fields)))).toBe(hint);
  });

  it('names the inputs of mode run for a time limit', () => {
    const limited = leg('a', 'failed', { operation: operation({ exitCode: -1, sandboxTimedOut: true }) });
    const given = report([limited], { mode: 'run' });
    expect(saidOf(hintOf(given, limited))).toBe('Give it a longer run-timeout, or a timeout of its own.');
    const setup = { ...given, preparation: [limited] };
    expect(saidOf(hintOf(setup, limited))).toBe('Give it a longer run-timeout.');
  });

  describe('of a command with the longest limit that the service allows', () => {
    const limit = { ms: 3_600_000, outlastsStep: false, isLongest: true };
    const longest = 'Its limit, 1 h, is the longest that the service allows: give it less to do.';
    const ranOut = operation({ exitCode: -1, sandboxTimedOut: true, duration: 3_600 });

    it.each(['failed', 'timed-out'] as const)('offers no longer one where it ran into it and %s', (outcome) => {
      const limited = leg('a', outcome, { operation: ranOut, limit });
      expect(saidOf(hintOf(report([limited], { mode: 'run' }), limited))).toBe(longest);
      expect(saidOf(hintOf(report([], { mode: 'run', preparation: [limited] }), limited))).toBe(longest);
    });

    it('offers none where the service ended the command before that', () => {
      const operation = { ...ranOut, duration: 600 };
      for (const isLongest of [true, false]) {
        const early = leg('a', 'failed', { operation, limit: { ...limit, isLongest } });
        expect(saidOf(hintOf(report([early], { mode: 'run' }), early))).toBe(
          'The service ended it before its limit of 1 h: give it less to do.',
        );
      }
    });

    it('says how long that is where the deadline came first', () => {
      const runs = operation({ status: 'EXECUTING', exitCode: null });
      const late = leg('a', 'timed-out', { operation: runs, limit });
      expect(saidOf(hintOf(report([late], { mode: 'run' }), late))).toBe(
        'Give the step a longer timeout, or set on-timeout: cancel to free the sandbox. The service lets a command run for 1 h at most.',
      );
    });
  });

  it('names both inputs where a limit as long as the timeout ended the command after the deadline', () => {
    const limit = { ms: 60_000, outlastsStep: true, isLongest: false };
    const late = leg('a', 'timed-out', { operation: operation({ exitCode: -1, sandboxTimedOut: true }), limit });
    expect(saidOf(hintOf(report([late], { mode: 'run' }), late))).toBe(
      'Give the step a longer timeout, and run-timeout with it where it is given.',
    );
    const runs = { ...late, operation: operation({ status: 'EXECUTING', exitCode: null }) };
    expect(saidOf(hintOf(report([runs], { mode: 'run' }), runs))).toBe(
      'Give the step a longer timeout, or set on-timeout: cancel to free the sandbox.',
    );
  });

  it('names the inputs of the deadline, and only what can help', () => {
    const hint = (result: LegResult): string | null => saidOf(hintOf(report([]), result));
    const runs = operation({ status: 'EXECUTING', exitCode: null });
    expect(hint(leg('a', 'timed-out', { operation: runs }))).toBe(
      'Give the step a longer timeout, or set on-timeout: cancel to free the sandbox.',
    );
    expect(hint(leg('a', 'timed-out', { operation: null }))).toMatch(/free the sandbox/);
    expect(hint(leg('a', 'timed-out'))).toBe('Give the step a longer timeout.');
    expect(hint(stopped({ exitCode: 0 }))).toBe('Give the step a longer timeout.');
    expect(hint(ignoring('accepted'))).toBe('Give the step a longer timeout, or a longer stop-grace.');
    const byStop = report([], { stopped: 'it was stopped (SIGINT)' });
    expect(saidOf(hintOf(byStop, ignoring('accepted')))).toBe('The step was stopped before the leg had ended.');
    for (const result of [leg('a', 'timed-out', { operation: runs }), stopped({ exitCode: 0 })]) {
      expect(saidOf(hintOf(byStop, result))).toBe(hint(result));
    }
  });

  it('offers to free a sandbox only where one may still run', () => {
    const runs = operation({ status: 'EXECUTING', exitCode: null });
    const hints = [
      leg('a', 'timed-out', { operation: runs, cancel: 'accepted' }),
      unstarted('a', 'planned', { outcome: 'timed-out', timedOut: true }),
    ].map((result) => saidOf(hintOf(report([result]), result)));
    expect(hints).toEqual(['Give the step a longer timeout.', 'Give the step a longer timeout.']);
  });

  it('is said once where several legs have the same', () => {
    const [first, second] = [ended({ exitCode: 127 }), ended({ exitCode: 127 })];
    const others = [ended({ exitCode: 126 }), ended({ exitCode: 1 })];
    const hints = distinctHints(report([]), [first, second, ...others]);
    expect([...hints.keys()]).toEqual([first, others[0]]);
    expect(saidOf(hints.get(first) ?? null)).toBe('Exit 127: the image has no such command.');
  });

  it('is null for a leg that was not read or passed', () => {
    expect(hintOf(report([]), leg('a', 'failed', { operation: null }))).toBeNull();
    expect(hintOf(report([]), leg('a', 'passed', { operation: operation({ exitCode: 127 }) }))).toBeNull();
  });
});
