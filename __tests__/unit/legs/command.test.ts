import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { commandText, MARKER_VARIABLE, shownCommand, writtenCommand } from '../../../src/legs/command.ts';

const MARKED = { [MARKER_VARIABLE]: '{}' };
const shell = (command: string) => ({ command, args: [], shell: true });

describe('the text of a command', () => {
  it.each([
    [shell('npm test && echo "a b"'), 'npm test && echo "a b"'],
    [{ command: 'npm', args: ['test', '--', 'a b', "it's", ''], shell: false }, `npm test -- 'a b' 'it'"'"'s' ''`],
    [{ command: '/opt/my tool', args: [], shell: false }, "'/opt/my tool'"],
  ])('%j', (command, text) => {
    expect(commandText(command)).toBe(text);
  });
});

describe('a command as its author wrote it', () => {
  it.each([
    ['what this action puts before it', MARKED, shell('set -e; npm test'), 'npm test'],
    ['only once what its author wrote, too', MARKED, shell('set -e; set -e; npm test'), 'set -e; npm test'],
  ])('lacks %s', (_, env, command, text) => {
    expect(writtenCommand({ command, env })).toBe(text);
  });

  it.each([
    ['of an operation that others started', { CI: 'true' }, shell('set -e; npm test'), 'set -e; npm test'],
    ['of an operation whose environment is not known', null, shell('set -e; npm test'), 'set -e; npm test'],
    ['of a list', MARKED, { command: 'set -e; x', args: [], shell: false }, "'set -e; x'"],
    ['of a shell without set -e', MARKED, shell('npm test'), 'npm test'],
  ])('is whole %s', (_, env, command, text) => {
    expect(writtenCommand({ command, env })).toBe(text);
  });

  it('is not known of what is no instance', () => {
    expect(writtenCommand({ command: null, env: null })).toBeNull();
  });
});

describe('what is shown of a command', () => {
  it('is all of a short one, without blank lines around it', () => {
    expect(shownCommand('\n \n  if x; then\n    y\n  fi\n\n')).toBe('  if x; then\n    y\n  fi');
    const lines = Array.from({ length: 20 }, (_, index) => `echo ${index}`).join('\n');
    expect(shownCommand(lines)).toBe(lines);
    expect(shownCommand('x'.repeat(2_000))).toBe('x'.repeat(2_000));
  });

  it('is the beginning of a long one, and how much more there is', () => {
    const lines = Array.from({ length: 21 }, () => 'echo 1');
    expect(shownCommand(lines.join('\n'))).toBe(`${lines.slice(0, 18).join('\n')}\n… (21 more characters)`);
    expect(shownCommand('x'.repeat(5_000))).toBe(`${'x'.repeat(1_800)}\n… (3,200 more characters)`);
  });

  it('is never much longer than 2,000 characters, or 20 lines', () => {
    const piece = fc.constantFrom('\n', ' ', 'echo', '😀', 'x'.repeat(999));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const shown = shownCommand(pieces.join(''));
        expect(shown.length).toBeLessThanOrEqual(2_000);
        expect(shown.split('\n').length).toBeLessThanOrEqual(20);
      }),
    );
  });
});
