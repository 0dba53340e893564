import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cleanLine, oneLine } from '../../../../src/report/text/clean.ts';
import { linesOf } from '../../../../src/values/values.ts';
import {
  codeCell,
  fenceEnd,
  fenceStart,
  ganttLabel,
  html,
  joinHtml,
  joinLogText,
  logLine,
  outputLines,
  type PrefixedLines,
  preformatted,
  type LogText,
} from '../../../../src/report/text/escape.ts';
import { hostileText } from './hostile-text.ts';
import { commandIn, runnerLines } from '../../../invariants/runner-command.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#10;': '\n',
};

function unescaped(markup: string): string {
  return markup.replace(/&(?:amp|lt|gt|quot|#39|#10);/g, (entity) => ENTITIES[entity] ?? '');
}

function expectHarmless(line: LogText): void {
  const text = String(line);
  const found = {
    isOneLine: !/[\r\n\u2028\u2029\u0085]/u.test(text),
    isCommand: text.includes('##[') || text.trimStart().startsWith('::') || commandIn(text) !== null,
    isLong: text.length > 4_000,
  };
  if (!found.isOneLine || found.isCommand || found.isLong) expect({ text, ...found }).toBe('harmless');
}

describe('the model of the runner', () => {
  it.each([
    ['::error::x', 'error'],
    [' \t\u00a0::set-output name=a::b', 'set-output'],
    ['x ##[add-mask]a', 'add-mask'],
    [':\u200b:error::x', null],
    ['##\u200b[error]x', null],
    ['x ::error::y', null],
  ])('reads in %j the command %j', (line, command) => {
    expect(commandIn(line)).toBe(command);
  });
});

describe('logLine', () => {
  it('makes values one line, and leaves literals, numbers and log text unchanged', () => {
    expect(String(logLine`${'a\r\nb'} · ${3} · ${logLine`${'\u001b[31mred'}`}`)).toBe('a b · 3 · red');
  });

  it.each([
    ['::error::x', ':\u200b:error::x'],
    ['\u00a0::error::x', ':\u200b:error::x'],
    ['x ##[error]y', 'x ##\u200b[error]y'],
    ['###[##[', '###\u200b[##\u200b['],
    [':::', ':\u200b::'],
    [':one', ':one'],
  ])('defuses %j', (text, line) => {
    expect(String(logLine`${text}`)).toBe(line);
  });

  it('breaks up commands that form only at its seams', () => {
    expect(String(logLine`${':'}:error::x`)).toBe(':\u200b:error::x');
    expect(String(logLine`:${':error::'}`)).toBe(':\u200b:error::');
    expect(String(logLine`##${'['}error]`)).toBe('##\u200b[error]');
    expect(String(joinLogText([logLine`${'#'}`, logLine`${'[x]'}`], '#'))).toBe('##\u200b[x]');
    expect(String(joinLogText([logLine`${':'}`, logLine`${'error::'}`], ':'))).toBe(':\u200b:error::');
  });

  it('caps a value at 1,000 and a line at 4,000 characters', () => {
    expect(String(logLine`${'x'.repeat(1_001)}`)).toBe(`${'x'.repeat(999)}…`);
    const long = logLine`${'x'.repeat(1_000)}`;
    expect(String(joinLogText([long, long, long, long, long], '-'))).toHaveLength(4_000);
  });

  it('is never a command, for any values', () => {
    fc.assert(
      fc.property(hostileText, hostileText, hostileText, (one, two, three) => {
        expectHarmless(logLine`${one}`);
        expectHarmless(logLine`${one}${two}:${three}`);
        expectHarmless(logLine`##${one}[${two}`);
        expectHarmless(logLine`${logLine`${one}`}${logLine`${two}`}`);
        expectHarmless(joinLogText([logLine`${one}`, logLine`${two}`, logLine`${three}`], ' '));
      }),
      { numRuns: 300 },
    );
  });
});

describe('output within a fence', () => {
  const fencedOutput = (batch: readonly PrefixedLines[], token: string): string =>
    `${fenceStart(token)}${outputLines(batch)}${fenceEnd(token)}`;

  it('stops commands, prefixes each line and resumes', () => {
    expect(fencedOutput([{ prefix: logLine`out │ `, text: 'one\r\ntwo\rthree\n' }], 'token')).toBe(
      '::stop-commands::token\nout │ one\nout │ two\nout │ three\n::token::\n',
    );
    expect(fencedOutput([{ prefix: logLine``, text: '' }], 'token')).toBe('::stop-commands::token\n\n::token::\n');
  });

  it('cuts long lines and keeps colours', () => {
    const line = `\u001b[31m${'x'.repeat(1_200)}`;
    expect(fencedOutput([{ prefix: logLine`> `, text: line }], 'token').split('\n')[1]).toBe(
      `> \u001b[31m${'x'.repeat(995)}\u001b[0m … (205 more characters)`,
    );
  });

  it('holds the lines of several legs, each after its own prefix', () => {
    const batch = [
      { prefix: logLine`a │ `, text: '\n\n' },
      { prefix: logLine`b │ `, text: '::error::x' },
      { prefix: logLine`##`, text: '[error]' },
    ];
    expect(fencedOutput(batch, 'token')).toBe(
      '::stop-commands::token\na │ \na │ \nb │ ::error::x\n##\u200b[error]\n::token::\n',
    );
  });

  it('resumes once, at its end, even when the text has the token', () => {
    const token = '3d7c2a3e-0000-4000-8000-000000000000';
    const guess = fc.constantFrom(`::${token}::`, ` ::${token}::`, `\r::${token}::\r`, `##[${token}]`, token);
    const guessing = fc.array(fc.oneof(guess, hostileText)).map((parts) => parts.join(''));
    fc.assert(
      fc.property(guessing, fc.constantFrom('', 'stdout │ ', '::'), (text, prefix) => {
        const fenced = fencedOutput([{ prefix: logLine`${prefix}`, text }], token);
        const lines = runnerLines(fenced);
        expect(lines[0]).toBe(`::stop-commands::${token}`);
        expect(lines.slice(-2)).toEqual([`::${token}::`, '']);
        const commands = lines.slice(1, -2).filter((line) => line.trimStart().startsWith('::') || line.includes('##['));
        expect(commands).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('html', () => {
  it('escapes strings, leaves numbers and markup unchanged, joins lists', () => {
    const parts = [html`<b>${'<'}</b>`, html`<i>${2}</i>`];
    expect(String(html`<p>${'a<&>"\'\nb'}${parts}${html`<hr>`}</p>`)).toBe(
      '<p>a&lt;&amp;&gt;&quot;&#39;&#10;b<b>&lt;</b><i>2</i><hr></p>',
    );
    expect(String(joinHtml(parts, ', '))).toBe('<b>&lt;</b>, <i>2</i>');
    expect(String(joinHtml([], ', '))).toBe('');
  });

  it('escapes each character as it does beside one that is no ASCII', () => {
    const texts = Array.from({ length: 0x300 }, (_, code) => `a${String.fromCharCode(code)}b`);
    const beside = texts.map((text) => String(html`${`${text}é`}`));
    expect(beside).toEqual(texts.map((text) => `${String(html`${text}`)}é`));
  });

  it('unescapes to the cleaned text', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const markup = String(html`${text}`);
        expect(markup).not.toMatch(/[<>"'\r\n]/);
        expect(unescaped(markup)).toBe(linesOf(text).map(cleanLine).join('\n'));
      }),
    );
  });
});

describe('codeCell and preformatted', () => {
  it('are empty for a blank text', () => {
    expect(String(codeCell(' \n\t\u200b', 10))).toBe('');
  });

  it('cap the text, not its escaped form', () => {
    expect(String(codeCell('<<<<<', 4))).toBe('<code>&lt;&lt;&lt;…</code>');
  });

  it('hold the text and no markup, in one line of the source', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const cell = String(codeCell(text, 10_000));
        const line = oneLine(text);
        expect(cell === '' ? '' : unescaped(cell.slice('<code>'.length, -'</code>'.length))).toBe(line);
        expect(cell.replace(/^<code>|<\/code>$/g, '')).not.toMatch(/[<>\n]/);
        const block = String(preformatted(text));
        expect(block).toMatch(/^<pre><code>[^<>\r\n]*<\/code><\/pre>$/);
      }),
    );
  });
});

describe('ganttLabel', () => {
  it.each([
    ['unit', 'unit'],
    ['test/unit_1.2', 'test/unit_1.2'],
    ['a: b; c, d #e', 'a-b-c-d-e'],
    ['日本 é', '日本-é'],
    ['', 'leg'],
    ['😀', 'leg'],
    ['---', 'leg'],
    ['--unit--', 'unit'],
    ['section two', '_section-two'],
    ['unit of section two', 'unit-of-section-two'],
    ['Title', '_Title'],
    ['click me', '_click-me'],
    ['gantt', '_gantt'],
    ['dateFormat x', '_dateFormat-x'],
    ['2026-11-22', '_2026-11-22'],
    ['```\nend', 'end'],
    ['%%{init: {}}%%', 'init'],
    ['x'.repeat(60), 'x'.repeat(40)],
    [`${'x'.repeat(39)} y`, 'x'.repeat(39)],
  ])('makes of %j %j', (name, label) => {
    expect(ganttLabel(name)).toBe(label);
  });

  it('is letters, digits and ._/- only, never empty, never a statement', () => {
    const statements = fc.constantFrom(
      'section',
      'TITLE ',
      'axisFormat',
      'href',
      'accTitle',
      'excludes',
      'todayMarker',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          hostileText,
          fc.tuple(statements, hostileText).map((parts) => parts.join('')),
        ),
        (text) => {
          const label = ganttLabel(text);
          expect(label).toMatch(/^[\p{L}\p{N}._/-]{1,41}$/u);
          expect(label).not.toMatch(/^(?:section|title|axisFormat|href|accTitle|excludes|todayMarker|gantt)/i);
        },
      ),
    );
  });
});
