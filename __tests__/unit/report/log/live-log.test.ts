import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LONGEST_LINE } from '../../../../src/report/excerpts/line-splitter.ts';
import { hostileText } from '../text/hostile-text.ts';
import { numbered, openedLiveLog, SECOND } from './opened-live-log.ts';
import { piecesOf } from '../excerpts/pieces.ts';
import { commandIn, runnerLines } from '../../../invariants/runner-command.ts';

describe('the live log', () => {
  it('collects lines for a tenth of a second, and prints them in one batch', async () => {
    const { clock, batches, lines, write } = openedLiveLog();
    write('unit', 'one\ntw');
    await clock.sleep(60);
    write('docs', 'built\n');
    write('unit', 'o\n');
    write('unit', 'oh\n', 'stderr');
    write('unit', 'three\nfour\n');
    expect(batches).toEqual([]);
    await clock.sleep(SECOND);
    expect(batches).toHaveLength(1);
    expect(batches[0]?.at).toBe(100);
    expect(lines()).toEqual([
      'unit │ one',
      'docs │ built',
      'unit │ two',
      'unit stderr │ oh',
      'unit │ three',
      'unit │ four',
    ]);
  });

  it('runs no timer while there is nothing to print', async () => {
    const { clock, batches, write } = openedLiveLog();
    write('unit', 'unfinished');
    write('unit', '');
    expect(clock.sleeping()).toBe(0);
    write('unit', '\n');
    expect(clock.sleeping()).toBe(1);
    await clock.sleep(10 * SECOND);
    expect(clock.sleeping()).toBe(0);
    write('unit', 'a\n');
    await clock.sleep(SECOND);
    expect(batches.map(({ at }) => at)).toEqual([100, 10_100]);
  });

  it('prints at once when a leg ends, with its unfinished lines', async () => {
    const { live, clock, batches, lines, write } = openedLiveLog();
    write('unit', 'last words');
    write('unit', 'Kille', 'stderr');
    write('docs', 'building\nstill');
    live.end('unit');
    live.end('unknown');
    expect(batches).toHaveLength(1);
    expect(lines()).toEqual(['docs │ building', 'unit │ last words', 'unit stderr │ Kille']);
    expect(clock.sleeping()).toBe(0);
    await clock.sleep(SECOND);
    expect(batches).toHaveLength(1);
  });

  it('keeps the tenth of a second of a line that follows at once on the end of another leg', async () => {
    const { live, clock, batches, write } = openedLiveLog();
    write('unit', 'last words\n');
    live.end('unit');
    write('docs', 'still building\n');
    await clock.sleep(SECOND);
    expect(batches.map(({ at, text }) => [at, text])).toEqual([
      [0, 'unit │ last words\n'],
      [100, 'docs │ still building\n'],
    ]);
  });

  it('tells of each batch that it prints, and of nothing else', async () => {
    let prints = 0;
    const { live, clock, write } = openedLiveLog('', () => (prints += 1));
    write('unit', 'a\nb\n');
    await clock.sleep(SECOND);
    write('docs', 'c\n');
    live.end('docs');
    expect(prints).toBe(2);
    live.end('unit');
    live.close();
    expect(prints).toBe(2);
  });

  it('prints what is pending when it closes, and ends the timer', async () => {
    const { live, clock, batches, lines, write } = openedLiveLog();
    write('unit', 'a\nb');
    write('docs', numbered(1_010));
    live.close();
    expect(batches).toHaveLength(1);
    expect(clock.sleeping()).toBe(0);
    expect([...lines().slice(0, 2), lines().at(-2), lines().at(-1)]).toEqual([
      'unit │ a',
      'docs │ line 0',
      'unit │ b',
      'docs │ … 10 lines (100 B) left out here.',
    ]);
    live.close();
    await clock.sleep(SECOND);
    expect(batches).toHaveLength(1);
  });

  it('prints a leg that starts again', async () => {
    const { live, clock, lines, write } = openedLiveLog();
    write('unit', 'first');
    live.end('unit');
    write('unit', 'second\n');
    await clock.sleep(SECOND);
    expect(lines()).toEqual(['unit │ first', 'unit │ second']);
  });

  it.each([
    ['a\nb', 'a b │ x'],
    ['unit │ ok', 'unit | ok │ x'],
    ['::error::', ':\u200b:error:: │ x'],
    ['##[group]', '##\u200b[group] │ x'],
    ['\u001b[31mred\u202e', 'red │ x'],
    ['y'.repeat(100), `${'y'.repeat(59)}… │ x`],
  ])('makes the name %j fit for a prefix', (name, line) => {
    const { live, lines, write } = openedLiveLog();
    write(name, 'x');
    live.end(name);
    expect(lines()).toEqual([line]);
  });

  it('notes what is missing of a line that is too long', async () => {
    const { live, clock, lines, write } = openedLiveLog('/tmp/results.jsonl');
    const shown = `unit │ ${'x'.repeat(1_000)} … (${(LONGEST_LINE - 1_000).toLocaleString('en')} more characters)`;
    const missing =
      'unit │ … 10 MB of this line left out here; what the service keeps of the output will be in /tmp/results.jsonl.';
    for (let count = 0; count < 10; count += 1) write('unit', 'x'.repeat(1_000_000), 'stderr');
    await clock.sleep(SECOND);
    expect(lines()).toEqual([shown.replace('unit', 'unit stderr')]);
    write('unit', '\nnext\n', 'stderr');
    live.end('unit');
    expect(lines().slice(1)).toEqual([missing, 'unit stderr │ next']);
  });
});

describe('hostile output', () => {
  const bytes = fc
    .array(
      fc.oneof(
        hostileText.map((text) => Buffer.from(text)),
        fc.uint8Array({ maxLength: 20 }).map((part) => Buffer.from(part)),
      ),
      { maxLength: 8 },
    )
    .map((parts) => Buffer.concat(parts));

  it('reads the same wherever its pieces are cut', async () => {
    await fc.assert(
      fc.asyncProperty(bytes, fc.array(fc.nat(200)), async (output, cuts) => {
        const whole = openedLiveLog();
        whole.write('unit', output);
        whole.live.close();
        const cut = openedLiveLog();
        for (const piece of piecesOf(output, cuts)) {
          cut.write('unit', piece);
          if (piece.length % 2 === 0) await cut.clock.sleep(70);
        }
        cut.live.close();
        expect(cut.lines()).toEqual(whole.lines());
        const lineCount = runnerLines(output.toString('utf8').replace(/\r\n$|[\r\n]$/, '')).length;
        expect(whole.lines()).toHaveLength(output.length === 0 ? 0 : lineCount);
      }),
      { numRuns: 200 },
    );
  });

  it('is never outside a fence, and nothing inside is a command', () => {
    const written = fc.array(fc.tuple(hostileText, fc.constantFrom('stdout', 'stderr'), bytes), { maxLength: 6 });
    fc.assert(
      fc.property(written, fc.nat(3), (pieces, ended) => {
        const { live, written, write } = openedLiveLog('/tmp/::error::results');
        for (const [index, [name, stream, output]] of pieces.entries()) {
          write(name, output, stream);
          if (index === ended) live.end(name);
        }
        live.close();
        if (written() === '') return;
        const lines = runnerLines(written());
        const token = /^::stop-commands::([\da-f-]{36})$/.exec(lines[0] ?? '')?.[1] ?? '';
        expect(lines.slice(-2)).toEqual([`::${token}::`, '']);
        for (const line of lines.slice(1, -2)) {
          expect(commandIn(line)).toBeNull();
          expect(line).toContain(' │ ');
        }
      }),
      { numRuns: 200 },
    );
  });
});
