import { describe, expect, it } from '@jest/globals';
import { logLine } from '../../../src/report/escape.ts';
import { createLog, type Log } from '../../../src/report/log.ts';

/** A log, and the chunks that it wrote, with the fences' tokens made equal. */
function recorded(): { readonly log: Log; readonly chunks: string[] } {
  const chunks: string[] = [];
  const log = createLog((text) => {
    chunks.push(text.replaceAll(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g, 'TOKEN'));
  });
  return { log, chunks };
}

describe('the log', () => {
  it('writes plain lines and commands, each at once', () => {
    const { log, chunks } = recorded();
    log.info(logLine`100 % of ${'a\nb'}`);
    log.debug(logLine`50 % done %0A`);
    log.warning(logLine`${'::error::x'}`);
    log.error(logLine`100 %`);
    expect(chunks).toEqual([
      '100 % of a b\n',
      '::debug::50 %25 done %250A\n',
      '::warning:::\u200b:error::x\n',
      '::error::100 %25\n',
    ]);
  });

  it('annotates nine of each severity, and then writes lines', () => {
    const { log, chunks } = recorded();
    for (let count = 1; count <= 11; count += 1) log.warning(logLine`w${count}`);
    expect(chunks.slice(0, 9)).toEqual(Array.from({ length: 9 }, (_, index) => `::warning::w${index + 1}\n`));
    expect(chunks.slice(9)).toEqual(['Warning: w10\n', 'Warning: w11\n']);
    for (let count = 1; count <= 10; count += 1) log.error(logLine`e${count}`);
    expect(chunks.filter((chunk) => chunk.startsWith('::error::'))).toHaveLength(9);
    expect(chunks.at(-1)).toBe('Error: e10\n');
  });

  it('writes output as one chunk: group, a fence for each stream that has any, notes', () => {
    const { log, chunks } = recorded();
    log.output(
      logLine`unit · output`,
      [
        { label: 'stdout', text: 'one\n::endgroup::\n' },
        { label: 'stderr', text: '' },
        { label: 'stderr', text: 'two' },
      ],
      [logLine`stdout: cut`],
    );
    log.output(logLine`quiet`, []);
    expect(chunks).toEqual([
      [
        '::group::unit · output',
        '::stop-commands::TOKEN',
        'stdout │ one',
        'stdout │ ::endgroup::',
        '::TOKEN::',
        '::stop-commands::TOKEN',
        'stderr │ two',
        '::TOKEN::',
        'stdout: cut',
        '::endgroup::',
        '',
      ].join('\n'),
      '::group::quiet\n::endgroup::\n',
    ]);
  });
});
