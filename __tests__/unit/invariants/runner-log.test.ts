import { describe, expect, it } from '@jest/globals';
import { readCommand } from '../../invariants/runner-command.ts';
import { logViolations, readLog } from '../../invariants/runner-log.ts';

const TOKEN = '0b6f1c1e-5a1b-4c0e-9a55-3f6f0a6d7c11';

describe('the runner takes for a command', () => {
  it.each([
    ['::error::x', { name: 'error', properties: {}, data: 'x' }],
    [
      ' \u0085::Error file=a.ts,line=3::x%0Ay%25',
      { name: 'error', properties: { file: 'a.ts', line: '3' }, data: 'x\ny%' },
    ],
    ['x ##[set-output name=a;]b%5D', { name: 'set-output', properties: { name: 'a' }, data: 'b]' }],
    ['::nothing:: ##[warning]y', { name: 'warning', properties: {}, data: 'y' }],
    ['::error:\u200b:x', { name: 'error', properties: {}, data: ':x' }],
  ])('%j', (line, command) => {
    expect(readCommand(line)).toEqual(command);
  });

  it.each(['x ::error::y', '::errors::x', '::error:x', '##[error', '\u200b::error::x', '::set output::x', '::::'])(
    'not %j',
    (line) => {
      expect(readCommand(line)).toBeNull();
    },
  );

  it('nothing between a stop and its token, in any case', () => {
    const log = readLog(`::stop-commands::${TOKEN}\n::error::x\r##[error]y\n::${TOKEN.toUpperCase()}::\n::notice::z\n`);
    expect(log.effects).toMatchObject([{ name: 'notice', data: 'z' }]);
    expect(log.fenced).toEqual(['::error::x', '##[error]y']);
    expect([log.tokens, log.isStopped]).toEqual([[TOKEN], false]);
  });

  it('a token in brackets, anywhere in a line', () => {
    const log = readLog(`::stop-commands::${TOKEN}\nstdout │ ##[${TOKEN}]\n::error::x\n`);
    expect(log.effects).toMatchObject([{ name: 'error' }]);
  });
});

describe('a log is at fault', () => {
  it.each<[string, RegExp]>([
    ['::set-output name=a::b\n', /^A command of another/],
    ['::error file=a,col=2::b\n', /properties/],
    ['::group file=a::b\n::endgroup::\n', /properties/],
    ['::error file=a,line=x::b\n', /no line/],
    [`::error::${'x'.repeat(5000)}\n`, /5000 characters/],
    ['::error::FORGED\n', /^A forged/],
    ['::add-mask::a\n', /no secret/],
    ['::group::a\n::group::b\n::endgroup::\n', /within another/],
    ['::endgroup::\n', /was not open/],
    ['::group::a\n', /stays open/],
    [`::stop-commands::${TOKEN}\n`, /stopped/],
    ['::stop-commands::mine\n::mine::\n', /guessed/],
    ['x', /within a line/],
    ['::foo::x\n', /looks like a command/],
    ['a ##[x\n', /shows ##\[/],
    ['stdout │ x\n', /without fence/],
    ['a\u001b[2Jb\n', /control character/],
    ['a\u0000b\n', /control character/],
    ['a\u202eb\n', /control character/],
    ['a\rb\n', /carriage return/],
    ['::warning::x\n'.repeat(11), /11 annotations/],
    [`${'x'.repeat(5000)}\n`, /5000 characters/],
  ])('%j', (stdout, sentence) => {
    expect(logViolations(stdout, ['secret'])).toEqual(expect.arrayContaining([expect.stringMatching(sentence)]));
  });

  it('not for commands of the step itself', () => {
    const fence = `::stop-commands::${TOKEN}\nstdout │ \u001b[31mred\u001b[0m\n::${TOKEN}::\n`;
    const stdout = `::add-mask::secret\nx · y\n::group::unit\n${fence}::endgroup::\n::error::unit failed\n`;
    const placed = `::error title=adds,file=a.ts,line=3::${'%25%0A'.repeat(2_000)}\n`;
    expect(logViolations(stdout + placed, ['secret'])).toEqual([]);
  });
});
