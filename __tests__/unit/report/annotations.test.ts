import { describe, expect, it } from '@jest/globals';
import type { LegResult } from '../../../src/legs/leg.ts';
import { createLog } from '../../../src/report/log/log.ts';
import { annotate } from '../../../src/report/annotations.ts';
import type { Report } from '../../../src/report/report.ts';
import { leg, operation, problem, report, unstarted, uuidOf } from '../../doubles/fixtures.ts';

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
  it('prints the verdict as a plain line when the step passes', () => {
    expect(annotated(report([leg('a', 'passed'), leg('b', 'failed', { exitCode: 0 })]))).toEqual([
      '2 legs: 1 passed, 1 failed',
    ]);
  });

  it('annotates the verdict and each leg that made the step fail', () => {
    expect(annotated(report([leg('ok', 'passed'), failing(1), failing(2)]))).toEqual([
      '::error::2 of 3 legs did not pass (exit code 3): leg1 failed with exit 3, leg2 failed with exit 3',
      `::error::leg1 failed with exit 3 after 12.3 s (${uuidOf(1)}). boom ::error::x`,
      `::error::leg2 failed with exit 3 after 12.3 s (${uuidOf(2)}).`,
    ]);
  });

  it.each([
    [{ file: 'ci/legs, all.yml', line: 3 }, ' file=ci/legs%2C all.yml,line=3'],
    [{ file: 'legs.yml', line: null }, ' file=legs.yml'],
    [{ file: 'a\u001bb.yml', line: 3 }, ''],
    [null, ''],
  ])('puts why the step stopped at the line that it is about: %j', (stoppedAt, properties) => {
    expect(annotated(report([unstarted('docs', 'planned')], { mode: 'run', stopped: 'bad', stoppedAt }))).toEqual([
      `::error${properties}::The step stopped early (exit code 1): bad`,
    ]);
  });

  it('makes ten annotations at most, and counts the rest', () => {
    const lines = annotated(report(Array.from({ length: 12 }, (_, index) => failing(index + 1))));
    expect(lines.filter((line) => line.startsWith('::error::'))).toHaveLength(10);
    expect(lines.slice(10)).toEqual(['and 3 more legs']);
    expect(annotated(report(Array.from({ length: 9 }, (_, index) => failing(index + 1))))).toHaveLength(10);
  });

  it.each<[Report, string]>([
    [
      report([leg('slow', 'timed-out', { operation: operation({ status: 'EXECUTING', duration: null }) })]),
      `::error::slow timed out (${uuidOf(1)}). Give the step a longer timeout, or set on-timeout: cancel to free the sandbox.`,
    ],
    [report([leg('e2e', 'cancelled')]), `::error::e2e cancelled after 12.3 s (${uuidOf(1)}).`],
    [
      report([leg('gone', 'unknown', { operation: null, problem: problem() })], { mode: 'show' }),
      `::error::gone could not be read (HTTP 404) (${uuidOf(1)}). GET /v1/operations/x: HTTP 404: no such operation. Check the project.`,
    ],
    [
      report([unstarted('docs', 'refused', { attempts: 3 })], { mode: 'run' }),
      '::error::docs could not be started (HTTP 400) (3 tries). POST /v1/instances: HTTP 400: no such image. Check the project.',
    ],
    [
      report([unstarted('docs', 'lost')], { mode: 'run' }),
      '::error::docs may have been started (no reply in time). POST /v1/instances: no reply in time: no such operation. Check the project.',
    ],
    [report([unstarted('docs', 'planned')], { mode: 'run' }), '::error::docs was not started.'],
    [
      report([unstarted('docs', 'planned', { outcome: 'timed-out', timedOut: true })], { mode: 'run' }),
      '::error::docs was not started in time. Give the step a longer timeout.',
    ],
    [
      report([leg('unit', 'passed', { exitCode: 1, loss: 'it left nothing at ::out' })], { mode: 'run' }),
      `::error::unit passed, but it left nothing at ::out (${uuidOf(1)}).`,
    ],
    [
      report([leg('unit', 'failed', { loss: 'it left nothing at /out', attempts: 2 })], { mode: 'run' }),
      `::error::unit failed after 12.3 s (2 tries, ${uuidOf(1)}). Besides, it left nothing at /out.`,
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
      `::error::a could not be cancelled (no connection) (${uuidOf(1)}). GET /v1/operations/x: no connection: no such operation. Check the project.`,
    ],
    [
      report([leg('b', 'passed', { exitCode: 1, cancel: 'finished', operation: null })], { mode: 'cancel' }),
      `::error::b had finished already (${uuidOf(1)}).`,
    ],
  ])('describes a leg beside another (%#)', (given, line) => {
    expect(annotated({ ...given, results: [failing(2), ...given.results] })).toContain(line);
  });

  it.each<[Report, string]>([
    [
      report([failing(1), leg('docs', 'passed')]),
      `::error::1 of 2 legs did not pass: leg1 failed with exit 3. boom ::error::x. Operation ${uuidOf(1)}, 12.3 s.`,
    ],
    [
      report([failing(2), leg('docs', 'cancelled', { givenUp: true, cancel: 'accepted' })]),
      `::error::1 of 2 legs failed: leg2 failed with exit 3; 1 other was cancelled for it. Operation ${uuidOf(2)}, 12.3 s.`,
    ],
    [
      report([leg('slow', 'timed-out', { operation: operation({ status: 'EXECUTING', duration: null }) })]),
      `::error::1 of 1 leg did not pass (exit code 1): slow timed out. Give the step a longer timeout, or set on-timeout: cancel to free the sandbox. Operation ${uuidOf(1)}.`,
    ],
    [
      report([unstarted('docs', 'refused', { attempts: 3 })], { mode: 'run' }),
      '::error::1 of 1 leg did not pass (exit code 1): docs could not be started (HTTP 400). POST /v1/instances: HTTP 400: no such image. Check the project. 3 tries.',
    ],
    [
      report([unstarted('docs', 'planned')], { mode: 'run' }),
      '::error::1 of 1 leg did not pass (exit code 1): docs was not started.',
    ],
    [
      report([leg('unit', 'passed', { exitCode: 1, loss: 'it left nothing at ::out' })], { mode: 'run' }),
      `::error::1 of 1 leg made the step fail (exit code 1): unit passed, but it left nothing at ::out. Operation ${uuidOf(1)}.`,
    ],
    [
      report([leg('unit', 'failed', { loss: 'it left nothing at /out', attempts: 2 })], { mode: 'run' }),
      `::error::1 of 1 leg did not pass (exit code 1): unit failed. Besides, it left nothing at /out. Operation ${uuidOf(1)}, 12.3 s, 2 tries.`,
    ],
    [
      report([leg('b', 'passed', { exitCode: 1, cancel: 'finished', operation: null })], { mode: 'cancel' }),
      `::error::1 of 1 operation could not be cancelled (exit code 1): b had finished already. Operation ${uuidOf(1)}.`,
    ],
  ])('says in one annotation all there is to say of the only leg that failed (%#)', (given, line) => {
    expect(annotated(given)).toEqual([line]);
  });

  it('begins with a failed preparation, and leaves out the legs that it kept from starting', () => {
    const setup = leg('setup', 'failed', { exitCode: 127, operation: operation({ exitCode: 127, error: 'oh' }) });
    const legs = Array.from({ length: 20 }, (_, index) => unstarted(`leg${index}`, 'planned'));
    expect(annotated(report(legs, { mode: 'run', preparation: [leg('import x', 'passed'), setup] }))).toEqual([
      `::error::The setup failed with exit 127; no leg was started. oh. Exit 127: the image has no such command. Operation ${uuidOf(1)}, 12.3 s.`,
    ]);
  });

  it('says what kept a setup from starting', () => {
    const preparation = [leg('import docker://x/y', 'failed'), unstarted('setup', 'planned')];
    expect(annotated(report([], { mode: 'run', preparation }))).toEqual([
      `::error::The import of docker://x/y failed (exit code 1); no leg was started. Operation ${uuidOf(1)}, 12.3 s.`,
      '::error::The setup was not started: the import of docker://x/y did not pass.',
    ]);
  });

  it('leaves out the legs that an early end of the step kept from starting', () => {
    expect(annotated(report([unstarted('docs', 'planned')], { mode: 'run', stopped: 'No image.' }))).toEqual([
      expect.stringMatching(/^::error::The step stopped early .*: No image\.$/),
    ]);
  });

  it('looks at each of many failing legs a few times', () => {
    let looks = 0;
    const counted = (number: number): LegResult => {
      const result = failing(number);
      const { exitCode } = result;
      return Object.defineProperty({ ...result }, 'exitCode', { get: () => ((looks += 1), exitCode) });
    };
    annotated(report(Array.from({ length: 1_000 }, (_, index) => counted(index + 2))));
    expect(looks).toBeLessThan(20_000);
  });

  it('makes one annotation of the legs that one and the same problem kept from being read', () => {
    const unread = (name: string): LegResult =>
      leg(name, 'unknown', { exitCode: 1, operation: null, problem: problem({ status: 401 }) });
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const lines = annotated(report([failing(2), ...names.map(unread)]));
    expect(lines).toHaveLength(3);
    expect(lines[2]).toMatch(
      /^::error::a, b, c, d, e and 2 more: each could not be read \(HTTP 401\)\. GET .*HTTP 401: /,
    );
  });

  it('names the legs of one annotation one by one where they are few', () => {
    const unread = (name: string): LegResult => leg(name, 'unknown', { operation: null, problem: problem() });
    const errorOf = (names: readonly string[]): string | undefined =>
      annotated(report([failing(2), ...names.map(unread)]))[2];
    expect(errorOf(['a', 'b'])).toMatch(/^::error::a, b: each could not be read /);
    expect(errorOf(['a', 'b', 'c', 'd', 'e'])).toMatch(/^::error::a, b, c, d, e: each could not be read /);
  });

  it('says in the verdict what kept all legs that failed from being read', () => {
    const unread = (name: string): LegResult => leg(name, 'unknown', { operation: null, problem: problem() });
    expect(annotated(report(['a', 'b'].map(unread)))).toEqual([
      '::error::2 of 2 legs did not pass (exit code 1): a could not be read (HTTP 404), b could not be read (HTTP 404). GET /v1/operations/x: HTTP 404: no such operation. Check the project.',
    ]);
  });

  it('makes an annotation for each problem, and for each leg that was seen before it could not be read', () => {
    const unread = (name: string, status: number): LegResult =>
      leg(name, 'unknown', { operation: null, problem: problem({ status }) });
    const missed = (name: string): LegResult => leg(name, 'unknown', { problem: problem({ status: 503 }) });
    const legs = [unread('a', 404), unread('b', 403), missed('c'), missed('d'), unread('e', 403)];
    const named = annotated(report(legs))
      .slice(1)
      .map((line) => /^::error::([a-e](?:, [a-e])*)/.exec(line)?.[1]);
    expect(named).toEqual(['a', 'b, e', 'c', 'd']);
  });

  it('has the verdict alone where nothing answered the step', () => {
    const given = report([unstarted('lost', 'lost'), failing(2)], { mode: 'run', unanswered: true });
    expect(annotated(given)).toEqual([expect.stringMatching(/^::error::2 of 2 legs did not pass/)]);
  });

  it('after a failed preparation names the legs that were still started', () => {
    const legs = [unstarted('late', 'planned'), failing(2)];
    const lines = annotated(report(legs, { mode: 'run', preparation: [leg('setup', 'failed')] }));
    expect(lines).toEqual([
      `::error::The setup failed (exit code 3). Operation ${uuidOf(1)}, 12.3 s.`,
      `::error::leg2 failed with exit 3 after 12.3 s (${uuidOf(2)}).`,
    ]);
  });

  it('begins with the legs that were started', () => {
    const docs = leg('docs', 'failed', { allowFailure: true, exitCode: 0 });
    expect(annotated(report([unstarted('late', 'planned'), docs, failing(2)], { mode: 'run' }))).toEqual([
      '::error::2 of 3 legs made the step fail (exit code 3): leg2 failed with exit 3, late was not started',
      `::error::leg2 failed with exit 3 after 12.3 s (${uuidOf(2)}).`,
      '::error::late was not started.',
    ]);
  });

  it('leaves out the legs that fail-fast gave up, but not those that others cancelled, or that still run', () => {
    const executing = operation({ status: 'EXECUTING', duration: null });
    const legs = [
      leg('lint', 'cancelled', { givenUp: true, cancel: 'accepted' }),
      unstarted('late', 'planned', { givenUp: true }),
      failing(2),
      leg('e2e', 'cancelled', { givenUp: true, cancel: 'finished' }),
      leg('docs', 'active', { exitCode: 1, givenUp: true, cancel: 'rejected', operation: executing }),
    ];
    expect(annotated(report(legs, { mode: 'run' }))).toEqual([
      '::error::3 of 5 legs made the step fail (exit code 3): leg2 failed with exit 3, e2e cancelled, docs still EXECUTING and could not be cancelled; 1 other was cancelled for them, 1 was not started',
      `::error::leg2 failed with exit 3 after 12.3 s (${uuidOf(2)}).`,
      `::error::e2e cancelled after 12.3 s (${uuidOf(1)}).`,
      `::error::docs still EXECUTING and could not be cancelled (${uuidOf(1)}).`,
    ]);
  });

  it('keeps an annotation below the length at which the platform cuts it', () => {
    const huge = leg('x'.repeat(9_000), 'failed', { operation: operation({ exitCode: 3, error: '%'.repeat(9_000) }) });
    for (const line of annotated(report([huge]))) {
      expect(line.replace('::error::', '').replaceAll('%25', '%').length).toBeLessThan(4_096);
    }
  });
});
