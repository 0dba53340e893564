/** Every request of the action in the scenarios, and the replies to them, against the text. `test:all` records them. */
import { describe, expect, it } from '@jest/globals';
import { openJudge } from './judge.ts';
import { readRecords, recordsFolder } from './record.ts';
import { inWords } from './violation.ts';

/** Scenarios whose operations lie on purpose: their seeds have payloads that no healthy service would send. */
const LYING = ['exit-codes.test.ts', 'hostile-output.test.ts', 'lying-service.test.ts', 'secrets.test.ts'];

const folder = recordsFolder();
const records = folder === null ? [] : readRecords(folder);

// Skipped where `test:openapi` runs alone: only `test:all` records the scenarios. `action-requests.test.ts` plays its own.
(folder === null ? describe.skip : describe)('the exchanges of all scenarios', () => {
  const judge = openJudge();

  it('are there', () => {
    expect(new Set(records.map(({ file }) => file)).size).toBeGreaterThan(10);
  });

  it('have requests as the text says', () => {
    const violations = records.flatMap((record) =>
      judge.request(record).map((violation) => `${record.file}: ${inWords(violation)}`),
    );
    expect([...new Set(violations)]).toEqual([]);
  });

  it('have replies as the text says, except for faults, lies and the older payloads', () => {
    const violations = records
      .filter(({ faulty, old, file }) => !faulty && !old && !LYING.includes(file))
      .flatMap((record) => judge.reply(record).map((violation) => `${record.file}: ${inWords(violation)}`));
    expect([...new Set(violations)]).toEqual([]);
  });

  it.each(LYING)('have replies that lie in %s', (file) => {
    const lies = records.filter((record) => record.file === file && !record.faulty).flatMap(judge.reply);
    expect(lies).not.toEqual([]);
  });
});
