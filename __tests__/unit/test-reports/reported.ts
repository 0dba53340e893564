import type { ReportedTest } from '../../../src/test-reports/junit/reported-test.ts';

/** A test as a report says it, passed where not said otherwise. */
export function reported(facts: Partial<ReportedTest> = {}): ReportedTest {
  const names = { suite: 'suite', className: 'class', name: 'name' };
  return { ...names, file: null, line: null, status: 'passed', isFlaky: false, message: '', details: '', ...facts };
}

export function failing(name: string, facts: Partial<ReportedTest> = {}): ReportedTest {
  return reported({ name, status: 'failed', message: `${name} is wrong`, details: `at ${name}`, ...facts });
}
