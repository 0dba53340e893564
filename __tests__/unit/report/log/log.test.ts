import { describe, expect, it } from '@jest/globals';
import { logLine } from '../../../../src/report/text/escape.ts';
import { createLog, type Log } from '../../../../src/report/log/log.ts';
import { commandIn, readCommand } from '../../../invariants/runner-command.ts';

/** A log, and the chunks that it wrote, with the fences' tokens made equal. */
function recorded(): { readonly log: Log; readonly chunks: string[] } {
  const chunks: string[] = [];
  const log = createLog((text) => {
    chunks.push(text.replaceAll(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g, 'TOKEN'));
  });
  return { log, chunks };
}

const NOTHING = { command: null, streams: [], notes: [] };

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

  it('annotates nine of each severity, and ten errors, and then writes lines', () => {
    const { log, chunks } = recorded();
    for (let count = 1; count <= 11; count += 1) log.warning(logLine`w${count}`);
    expect(chunks.slice(0, 9)).toEqual(Array.from({ length: 9 }, (_, index) => `::warning::w${index + 1}\n`));
    expect(chunks.slice(9)).toEqual(['Warning: w10\n', 'Warning: w11\n']);
    for (let count = 1; count <= 11; count += 1) log.error(logLine`e${count}`);
    expect(chunks.filter((chunk) => chunk.startsWith('::error::'))).toHaveLength(10);
    expect(chunks.at(-1)).toBe('Error: e11\n');
    for (let count = 1; count <= 10; count += 1) log.notice(logLine`n${count}`);
    expect(chunks.slice(-2)).toEqual(['::notice::n9\n', 'Notice: n10\n']);
  });

  it('writes an annotation of several lines, at a place, with all of its signs escaped', () => {
    const { log, chunks } = recorded();
    const title = logLine`${'a: b, 100 %::error::x'}`;
    log.annotate('error', [logLine`one %0A`, logLine`  ::error::two`], {
      title,
      file: logLine`${'src/a,b:c%.ts'}`,
      line: 7,
    });
    log.annotate('warning', [logLine`w`], { title, file: null, line: null });
    log.annotate('error', [logLine`e`], { title: logLine``, file: logLine`a.ts`, line: null });
    log.annotate('error', [logLine`e`], { title: logLine``, file: null, line: null });
    expect(chunks).toEqual([
      '::error title=a%3A b%2C 100 %25%3A%3Aerror%3A%3Ax,file=src/a%2Cb%3Ac%25.ts,line=7::one %250A%0A  :\u200b:error::two\n',
      '::warning title=a%3A b%2C 100 %25%3A%3Aerror%3A%3Ax::w\n',
      '::error file=a.ts::e\n',
      '::error::e\n',
    ]);
    expect(readCommand(chunks[0]?.trimEnd() ?? '')).toEqual({
      name: 'error',
      properties: { title: 'a: b, 100 %::error::x', file: 'src/a,b:c%.ts', line: '7' },
      data: 'one %0A\n  :\u200b:error::two',
    });
  });

  it('writes the lines of an annotation that the platform would drop one by one', () => {
    const { log, chunks } = recorded();
    for (let count = 1; count <= 9; count += 1) log.warning(logLine`w${count}`);
    log.annotate('warning', [logLine`one`, logLine`two`], { title: logLine`t`, file: null, line: null });
    expect(chunks.at(-1)).toBe('Warning: one\ntwo\n');
  });

  it('cuts an annotation of many lines below the length at which the platform does', () => {
    const { log, chunks } = recorded();
    log.annotate(
      'error',
      Array.from({ length: 100 }, () => logLine`${'%'.repeat(100)}`),
    );
    expect(readCommand(chunks.join('').trimEnd())?.data).toHaveLength(4_000);
  });

  it('writes a group as one chunk: its command and each stream that has any in one fence, then notes', () => {
    const { log, chunks } = recorded();
    log.output({
      title: logLine`unit · failed`,
      command: 'npm test',
      streams: [
        { label: 'stdout', text: 'one\n::endgroup::\n' },
        { label: 'stderr', text: '' },
        { label: 'stderr', text: 'two' },
      ],
      notes: [logLine`stdout: cut`, logLine`error: lost`],
    });
    log.output({ title: logLine`quiet`, ...NOTHING });
    expect(chunks).toEqual([
      [
        '::group::unit · failed',
        '::stop-commands::TOKEN',
        '$ npm test',
        'stdout │ one',
        'stdout │ ::endgroup::',
        'stderr │ two',
        '::TOKEN::',
        'stdout: cut',
        'error: lost',
        '::endgroup::',
        '',
      ].join('\n'),
      '::group::quiet\n::endgroup::\n',
    ]);
  });

  it('writes a command of several lines with their indentation, none of which is a command of the runner', () => {
    const { log, chunks } = recorded();
    const command = 'for x in 1 2; do\n  echo "$x"\ndone\n::error::x\n::TOKEN::\n##[error]x';
    log.output({ title: logLine`unit`, ...NOTHING, command });
    const lines = chunks.join('').split('\n').slice(2, -3);
    expect(lines).toEqual([
      '$ for x in 1 2; do',
      '    echo "$x"',
      '  done',
      '  :\u200b:error::x',
      '  :\u200b:TOKEN::',
      '  ##\u200b[error]x',
    ]);
    expect(lines.flatMap((line) => commandIn(line) ?? [])).toEqual([]);
  });

  it('writes the lines of several legs as one chunk within a fence, and nothing for none', () => {
    const { log, chunks } = recorded();
    log.lines([]);
    log.lines([
      { prefix: logLine`unit │ `, text: 'one\n::error::two\n' },
      { prefix: logLine`docs stderr │ `, text: '\u001b[2Jthree' },
    ]);
    expect(chunks).toEqual(['::stop-commands::TOKEN\nunit │ one\nunit │ ::error::two\ndocs stderr │ three\n']);
  });

  it('keeps the fence open for more lines and for plain ones, and ends it before each command', () => {
    const { log, chunks } = recorded();
    const line = (text: string): void => {
      log.lines([{ prefix: logLine`a │ `, text }]);
    };
    line('1');
    log.info(logLine`plain`);
    line('2');
    log.error(logLine`wrong`);
    line('3');
    log.debug(logLine`why`);
    line('4');
    log.output({ title: logLine`b`, ...NOTHING });
    line('5');
    log.warning(logLine`odd`);
    const written = chunks.length;
    log.endLines();
    expect(chunks).toHaveLength(written);
    line('6');
    log.notice(logLine`known`);
    expect(chunks.join('').split('\n')).toEqual([
      '::stop-commands::TOKEN',
      'a │ 1',
      'plain',
      'a │ 2',
      '::TOKEN::',
      '::error::wrong',
      '::stop-commands::TOKEN',
      'a │ 3',
      '::TOKEN::',
      '::debug::why',
      '::stop-commands::TOKEN',
      'a │ 4',
      '::TOKEN::',
      '::group::b',
      '::endgroup::',
      '::stop-commands::TOKEN',
      'a │ 5',
      '::TOKEN::',
      '::warning::odd',
      '::stop-commands::TOKEN',
      'a │ 6',
      '::TOKEN::',
      '::notice::known',
      '',
    ]);
  });

  it('stays fenced when a leg writes the token', () => {
    const chunks: string[] = [];
    const log = createLog((text) => chunks.push(text));
    const write = (text: string): void => {
      log.lines([{ prefix: logLine`a │ `, text }]);
    };
    write('1');
    const token = /::stop-commands::(.*)/.exec(chunks[0] ?? '')?.[1] ?? '';
    write(`::${token}::\n##[${token}]\n::error::forged`);
    log.endLines();
    const lines = chunks.join('').split('\n');
    expect(lines.filter((line) => line.trimStart() === `::${token}::`)).toHaveLength(1);
    expect(lines.slice(-2)).toEqual([`::${token}::`, '']);
    expect(lines.slice(1, -2).flatMap((line) => commandIn(line) ?? [])).toEqual([]);
  });

  it('uses one token for all fences, so that the runner keeps one mask', () => {
    const chunks: string[] = [];
    const tokenOf = (chunk: string | undefined): string | undefined => /::stop-commands::(.*)/.exec(chunk ?? '')?.[1];
    const log = createLog((text) => chunks.push(text));
    log.lines([{ prefix: logLine`a │ `, text: 'x' }]);
    log.endLines();
    log.output({ title: logLine`b`, ...NOTHING, streams: [{ label: 'stdout', text: 'y' }] });
    expect(tokenOf(chunks[0])).toMatch(/^[\da-f-]{36}$/);
    expect(tokenOf(chunks[2])).toBe(tokenOf(chunks[0]));
    createLog((text) => chunks.push(text)).lines([{ prefix: logLine`a │ `, text: 'x' }]);
    expect(tokenOf(chunks[3])).not.toBe(tokenOf(chunks[0]));
  });
});
