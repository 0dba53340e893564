import { expect, it } from '@jest/globals';
import { NAME_LIST, NAMED, NAMES, nextOfName } from '../../../../src/contree/secrets/entity-names.ts';

function stateAfter(text: string): number {
  let state = 0;
  for (const byte of Buffer.from(text)) {
    state = nextOfName(state, byte);
    if (state === 0) break;
  }
  return state;
}

it('knows each name by its letters, and each beginning of one', () => {
  for (const [name, code] of NAMES) {
    expect([name, NAMED[stateAfter(name)]]).toEqual([name, code]);
    for (let size = 1; size < name.length; size += 1) {
      const beginning = name.slice(0, size);
      expect([beginning, stateAfter(beginning) > 0]).toEqual([beginning, true]);
      expect([beginning, NAMED[stateAfter(beginning)]]).toEqual([beginning, NAMES.get(beginning) ?? 0]);
    }
  }
});

it.each(['x', 'y', 'ampx', 'amp;', 'AMP', 'a{', 'a`', '', '&', 'gtx', 'tildes'])('knows no name in %j', (text) => {
  expect(stateAfter(text)).toBe(0);
});

it('has each name once', () => {
  expect(new Set(NAME_LIST).size).toBe(NAME_LIST.length);
});
