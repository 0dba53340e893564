import { expect, it } from '@jest/globals';
import { makeRerun } from './rerun.ts';

it('the seeds give the same re-runs each time, of every kind', () => {
  const seeds = Array.from({ length: 500 }, (_, index) => index + 1);
  const made = seeds.flatMap((seed) => makeRerun(seed) ?? []);
  expect(made).toEqual(seeds.flatMap((seed) => makeRerun(seed) ?? []));
  const count = (has: (rerun: (typeof made)[number]) => boolean): number => made.filter(has).length;
  expect(made.length).toBeGreaterThan(50);
  expect(count(({ attempts: [{ stop }] }) => stop !== null)).toBeGreaterThan(5);
  expect(count(({ changed }) => changed.size > 0)).toBeGreaterThan(15);
  expect(count(({ changed }) => changed.has(null))).toBeGreaterThan(0);
  expect(count(({ attempts }) => attempts.every(({ faults }) => faults.length === 0))).toBeGreaterThan(5);
});
