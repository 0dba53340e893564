import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fill, placeholdersIn } from '../../../src/plan/placeholders.ts';

describe('placeholdersIn', () => {
  it.each<[string, string[]]>([
    ['{{a}} {{ b-2 }} {{\tos.name\t}} {{a}}', ['a', 'b-2', 'os.name']],
    ['{{list.0}} {{_x}}', ['list.0', '_x']],
    ['${{a}}{{{b}}}', ['a', 'b']],
    ['{{.State}} {{ "x" }} {{1}} {{a b}} {{a.}} {{-a}} {{}} {a} {{a} {{json .}} {{a\n}}', []],
    ['', []],
  ])('%j', (text, names) => {
    expect(placeholdersIn({ text })).toEqual(names);
  });
});

describe('fill', () => {
  it('fills in what has a value, empties what has none, and leaves what is no placeholder', () => {
    const values = new Map([
      ['a', 'one'],
      ['os.name', '$&$1'],
    ]);
    expect(fill('{{a}}-{{ A }}-{{b}}-{{.State}}-{{OS.Name}}', values)).toBe('one-one--{{.State}}-$&$1');
  });

  it('never looks at a value again', () => {
    const text = fc.oneof(fc.string(), fc.constantFrom('{{a}}', '{{', '}}', 'a', '{{b}}', '{', '}', 'b'));
    fc.assert(
      fc.property(text, text, text, text, text, (before, first, between, second, after) => {
        // No braces around the placeholders, which would belong to them or not.
        const [start, middle, end] = [before, between, after].map((part) => part.replace(/[{}]/g, ''));
        const values = new Map([
          ['a', first],
          ['b', second],
        ]);
        expect(fill(`${String(start)}{{a}}${String(middle)}{{b}}${String(end)}`, values)).toBe(
          `${String(start)}${first}${String(middle)}${second}${String(end)}`,
        );
      }),
    );
  });
});
