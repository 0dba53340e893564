import { beforeAll, describe, expect, it } from '@jest/globals';
import { PLAYED_SEEDS } from './played-seeds.ts';
import { type Finding, runAll } from './run-all.ts';
import { tell } from './tell.ts';

/** `SEQUENCE_SEED=17` plays that one and tells all of it; `SEQUENCE_SEEDS=1000-1499` plays these. */
const { SEQUENCE_SEED: one, SEQUENCE_SEEDS: range } = process.env;
const given = range === undefined ? PLAYED_SEEDS : seedsOf(range);
const seeds = one === undefined ? given : [Number(one)];

function seedsOf(text: string): number[] {
  const [, first = '', last = ''] = /^(\d+)-(\d+)$/.exec(text) ?? [];
  const count = Number(last) - Number(first) + 1;
  if (first === '' || count < 1) throw new Error(`SEQUENCE_SEEDS must be like 1-500, not ${text}`);
  return Array.from({ length: count }, (_, index) => Number(first) + index);
}

const findings = new Map<number, Finding>();

beforeAll(async () => {
  await runAll(seeds, (finding) => findings.set(finding.seed, finding));
}, 3_600_000);

describe('a sequence of faults breaks no promise', () => {
  it.each(seeds)('SEQUENCE_SEED=%i', (seed) => {
    const finding = findings.get(seed);
    if (finding === undefined) throw new Error('It was not played.');
    if (one !== undefined) process.stdout.write(`${tell(finding)}\n`);
    expect(finding.violations).toEqual([]);
  });
});
