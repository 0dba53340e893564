import { expect, it } from '@jest/globals';
import { rowOf } from '../../../src/report/rows.ts';
import { leg, operation, STARTED_AT, unstarted, uuidOf } from './fixtures.ts';

it('has every field, in the documented order, then what else the service sent', () => {
  const scalars = { region: 'eu', cost: 0.25, spot: true, parent: null };
  const row = rowOf(
    leg('unit', 'failed', {
      attempts: 2,
      cancel: 'finished',
      operation: operation({ exitCode: 3, signal: 9, tag: 'a', scalars }),
    }),
  );
  expect(Object.entries(row)).toEqual([
    ['name', 'unit'],
    ['uuid', uuidOf(1)],
    ['kind', 'instance'],
    ['status', 'SUCCESS'],
    ['outcome', 'failed'],
    ['exit_code', 3],
    ['signal', 9],
    ['timed_out', false],
    ['sandbox_timed_out', false],
    ['duration', 12.3],
    ['image', 'tag:python'],
    ['result_image', uuidOf(900)],
    ['tag', 'a'],
    ['attempts', 2],
    ['cancel', 'finished'],
    ['created_at', new Date(STARTED_AT).toISOString()],
    ['region', 'eu'],
    ['cost', 0.25],
    ['spot', true],
    ['parent', null],
  ]);
});

it('has the same fields for a leg that was never read', () => {
  expect(rowOf(leg('gone', 'timed-out', { operation: null }))).toEqual({
    name: 'gone',
    uuid: uuidOf(1),
    kind: null,
    status: null,
    outcome: 'timed-out',
    exit_code: null,
    signal: null,
    timed_out: true,
    sandbox_timed_out: false,
    duration: null,
    image: null,
    result_image: null,
    tag: null,
    attempts: 1,
    cancel: null,
  });
});

it('has no UUID and no attempt for a leg that was never started', () => {
  const row = rowOf(unstarted('docs', 'planned'));
  expect(row).toEqual({
    ...rowOf(leg('docs', 'cancelled', { operation: null })),
    uuid: null,
    attempts: 0,
  });
  expect(rowOf(unstarted('docs', 'refused'))).toMatchObject({ uuid: null, outcome: 'failed', attempts: 1 });
});

it('takes no free text, and nothing of ours from the service', () => {
  const hostile: Record<string, string> = Object.fromEntries(
    ['name', 'uuid', 'outcome', 'exit_code', 'timed_out', 'attempts', 'cancel', 'error', 'stdout', 'stderr'].map(
      (key) => [key, 'forged'],
    ),
  );
  const scalars = JSON.parse(`{"__proto__":"kept","constructor":"kept"}`) as Record<string, string>;
  const result = leg('unit', 'failed', {
    operation: operation({ createdAt: null, error: 'boom', scalars: { ...hostile, ...scalars } }),
  });
  const row = rowOf(result);
  expect(JSON.stringify(row)).not.toMatch(/forged|boom/);
  expect(JSON.stringify(row)).toContain('"cancel":null,"__proto__":"kept","constructor":"kept"}');
});
