import { hash } from 'node:crypto';
import type { Fault, SeededOperation } from '../simulator/simulator.ts';
import { count, type Section, type BenchOptions } from './measure.ts';
import { commandLineWaits, measureWait, stepWaits, waitPoints, waitRows } from './wait.ts';

interface Case {
  readonly title: string;
  /** The pictures that show it, each with the label of its bars. */
  readonly pictures?: Partial<Record<'delay' | 'requests', string>>;
  readonly legs: readonly SeededOperation[];
  readonly faults?: readonly Fault[];
}

const NO_EVENTS: Fault = { method: 'GET', path: '/operations/*/events', action: { status: 404 } };

/** Waits for legs with event streams. */
export async function waiting({ long }: BenchOptions): Promise<Section[]> {
  const cases = [10, 100, 300, 1_000].map((legs): Case => {
    const requests = legs === 100 ? { requests: '10 s' } : {};
    return { ...apart(legs, 10), pictures: { delay: `${count(legs)} legs`, ...requests } };
  });
  cases.push({ title: 'Wait for 100 legs of 10 s that end together', legs: legsWith(together(100)) });
  const lengths = long ? [30, 60, 120] : [];
  for (const length of lengths) cases.push({ ...apart(100, length), pictures: { requests: `${length} s` } });
  return measureAll(cases, 'beside op wait');
}

/** Waits without event streams, by listings. The command line does not use events, so it has no peer row here. */
export async function withoutEvents(): Promise<Section[]> {
  const cases = [100, 1_000].map((legs): Case => {
    const { title, ...rest } = apart(legs, 10);
    return { ...rest, title: `${title}, without events`, faults: [NO_EVENTS] };
  });
  return measureAll(cases, 'alone');
}

/** Waits for so many legs that memory matters. */
export async function many(): Promise<Section[]> {
  // Digests compress about as well as the output of tests.
  const line = (_: unknown, index: number): string => `ok ${index} ${hash('sha1', String(index))}\n`;
  const legs = legsWith(together(2_000), { stdout: Array.from({ length: 108 }, line).join('') });
  return measureAll(
    [{ title: 'Wait for 2,000 legs of 10 s that end together, 5 kB of output each', legs }],
    'beside op wait',
  );
}

async function measureAll(cases: readonly Case[], how: 'alone' | 'beside op wait'): Promise<Section[]> {
  const sections: Section[] = [];
  for (const { title, legs, faults = [], pictures = {} } of cases) {
    console.error(`${title} ...`);
    const action = await measureWait(stepWaits, legs, faults);
    const peer = how === 'alone' ? null : await measureWait(commandLineWaits, legs, faults);
    const points = waitPoints(action, peer, pictures);
    sections.push({ title, peer: peer === null ? '' : 'op wait', rows: waitRows(action, peer), points });
  }
  return sections;
}

/** Legs that end one after the other within two seconds, like real ones. */
function apart(legs: number, seconds: number): Case {
  const title = `Wait for ${count(legs)} legs of ${seconds - 1} to ${seconds + 1} s`;
  // The prime shuffles the order, always in the same way.
  const ends = Array.from(
    { length: legs },
    (_, index) => (seconds - 1) * 1000 + (2_000 * ((index * 617) % legs)) / legs,
  );
  return { title, legs: legsWith(ends) };
}

function together(legs: number): number[] {
  return Array.from({ length: legs }, () => 10_000);
}

/** @param ends milliseconds from the seeding to the end of each */
function legsWith(ends: readonly number[], facts: SeededOperation = {}): SeededOperation[] {
  return ends.map((end) => ({
    timeline: [
      { after: 0, status: 'EXECUTING' },
      { after: Math.round(end), status: 'SUCCESS' },
    ],
    ...facts,
  }));
}
