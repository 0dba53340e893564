import { describe, expect, it } from '@jest/globals';
import { checkSummary, parseFileCommands, readVerdict } from '../../invariants/step-files.ts';

const DELIMITER = 'ghadelimiter_00000000-0000-4000-8000-000000000000';
const WHOLE = `a<<${DELIMITER}\none\ntwo\n${DELIMITER}\nb<<${DELIMITER}\n\n${DELIMITER}\n`;

describe('the files of a step', () => {
  it('are read block by block', () => {
    expect(parseFileCommands(WHOLE)).toEqual([
      ['a', 'one\ntwo'],
      ['b', ''],
    ]);
    expect(parseFileCommands('')).toEqual([]);
  });

  it('are refused wherever they are cut, except between two blocks', () => {
    const border = WHOLE.indexOf('b<<');
    for (let end = 1; end < WHOLE.length; end += 1) {
      if (end !== border) expect(() => parseFileCommands(WHOLE.slice(0, end))).toThrow();
    }
  });
});

describe('a summary', () => {
  const page = '<h2>x</h2>\n<table>\n<tr><td><code>a &lt; b</code><br></td></tr>\n</table>\n\n```mermaid\na <b\n```\n';

  it('is whole with each tag and block of code closed', () => {
    expect(() => {
      checkSummary(page);
    }).not.toThrow();
  });

  it.each(['<h2', '<h2>x', '<table>\n<tr><td>', '```mermaid\na'])('that ends with %j is refused', (end) => {
    const cut = page.slice(0, page.indexOf(end) + end.length);
    expect(() => {
      checkSummary(cut);
    }).toThrow();
  });
});

describe('the outputs of a step', () => {
  const named = (names: Readonly<Record<string, string>>): Map<string, string> => {
    const lists = ['passed', 'failed', 'cancelled', 'timed-out', 'active', 'unknown'];
    const empty = lists.flatMap((name) => [[name, '[]'] as const, [`${name}-count`, '0'] as const]);
    const row = { name: 'a', uuid: 'u', outcome: 'active', cancel: null, status: null };
    const rest = { 'exit-code': '130', outcome: 'cancelled', operations: '{"a":"u"}', 'results-file': '/' };
    const counts = { active: '["a"]', 'active-count': '1' };
    return new Map([...empty, ...Object.entries({ ...rest, ...counts, results: JSON.stringify([row]), ...names })]);
  };

  it('are read as a verdict with a row per leg', () => {
    expect(readVerdict(named({}))).toMatchObject({ exitCode: 130, outcome: 'cancelled', rows: [{ name: 'a' }] });
  });

  it.each([
    { results: '[{"name":"a"' },
    { active: '[]' },
    { 'active-count': '2' },
    { operations: '{}' },
    { 'results-file': '/missing/results' },
  ])('are refused with %j', (changed) => {
    expect(() => readVerdict(named(changed as Readonly<Record<string, string>>))).toThrow();
  });
});
