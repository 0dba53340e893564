import { expect, it } from '@jest/globals';
import { LegPrinter } from '../../../src/modes/leg-printer.ts';
import { logLine } from '../../../src/report/text/escape.ts';
import { recordedLog } from '../../doubles/recorded-log.ts';

const group = (title: string) => ({ title: logLine`${title}`, command: null, streams: [], notes: [] });
const shown = (text: string) => ({ group: group(text), lines: [], notes: [] });

it('prints a group, open lines in a fence and notes, in this order', () => {
  const log = recordedLog();
  const lines = [{ prefix: logLine`unit │ `, text: '::error::x\n' }];
  const notes = [logLine`unit · one`, logLine`unit · two`];
  new LegPrinter(log.log).print({ folded: shown('folded'), open: () => ({ group: group('beside'), lines, notes }) });
  expect(log.lines().map((line) => line.replaceAll(/[\da-f-]{36}/g, 'TOKEN'))).toEqual([
    '::group::beside',
    '::endgroup::',
    '::stop-commands::TOKEN',
    'unit │ ::error::x',
    'unit · one',
    'unit · two',
  ]);
  log.log.endLines();
  expect(log.text()).toMatch(/\n::[\da-f-]{36}::\n$/);
});

it('opens the first ten that failed, also with others between them, and says once that it folds the rest', () => {
  const log = recordedLog();
  const printer = new LegPrinter(log.log);
  let count = 0;
  const made = (number: number): number => {
    count += 1;
    return number;
  };
  printer.print({ folded: shown('passed'), open: null });
  for (let number = 1; number <= 12; number += 1) {
    printer.print({ folded: shown(`folded ${number}`), open: () => shown(`open ${made(number)}`) });
  }
  printer.print({ folded: shown('passed too'), open: null });
  expect(log.lines().filter((line) => line !== '::endgroup::')).toEqual([
    '::group::passed',
    ...Array.from({ length: 10 }, (_, index) => `::group::open ${index + 1}`),
    'More than 10 legs failed: the output of the others is in folded groups alone.',
    '::group::folded 11',
    '::group::folded 12',
    '::group::passed too',
  ]);
  // An end is made for those alone that show it.
  expect(count).toBe(10);
});
