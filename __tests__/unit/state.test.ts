import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { handOverWriter, readHandOver, type HandOver } from '../../src/state.ts';
import { uuidOf } from '../doubles/fixtures.ts';

const HAND_OVER: HandOver = {
  cleanup: 'always',
  url: 'https://contree.test',
  project: 'project-1',
  token: { salt: '5a17', hash: 'ac3e' },
  owner: { uuid: uuidOf(9), since: 1_700_000_000_000 },
  uuids: [uuidOf(1), uuidOf(2)],
};

function saved(...states: readonly HandOver[]): Map<string, string> {
  const entries = new Map<string, string>();
  const { save } = handOverWriter((name, value) => entries.set(name, value));
  for (const state of states) save(state);
  return entries;
}

function read(entries: ReadonlyMap<string, string>): HandOver | null {
  return readHandOver((name) => entries.get(name) ?? '');
}

describe('the state for the post step', () => {
  it('is read as it was saved', () => {
    const handOver = fc.record({
      cleanup: fc.constantFrom('never', 'cancelled', 'always'),
      url: fc.string(),
      project: fc.option(fc.string()),
      token: fc.record({ salt: fc.string(), hash: fc.string() }),
      owner: fc.option(fc.record({ uuid: fc.uuid(), since: fc.nat() })),
      uuids: fc.array(fc.uuid(), { maxLength: 50 }),
    });
    fc.assert(
      fc.property(handOver, (state) => {
        expect(read(saved(state))).toEqual(state);
      }),
    );
  });

  it('is null when nothing was saved', () => {
    expect(read(new Map())).toBeNull();
  });

  it('keeps 5,000 operations in entries that fit into an environment variable', () => {
    const uuids = Array.from({ length: 5_000 }, (_, index) => uuidOf(index));
    const entries = saved({ ...HAND_OVER, uuids });
    expect(entries.size).toBe(201);
    for (const value of entries.values()) expect(value.length).toBeLessThan(1_000);
    expect(read(entries)?.uuids).toEqual(uuids);
  });

  it('is replaced by the next one, even with fewer operations', () => {
    const uuids = Array.from({ length: 2_001 }, (_, index) => uuidOf(index));
    expect(read(saved({ ...HAND_OVER, uuids }, HAND_OVER))).toEqual(HAND_OVER);
    expect(read(saved(HAND_OVER, { ...HAND_OVER, uuids: [] }))).toEqual({ ...HAND_OVER, uuids: [] });
  });

  it('saves the UUIDs before their count', () => {
    expect([...saved(HAND_OVER).keys()]).toEqual(['uuids-0', 'hand-over']);
  });

  it('holds nothing but its fields', () => {
    const state = { ...HAND_OVER, uuids: [] };
    expect(JSON.parse(saved(state).get('hand-over') ?? '')).toEqual({
      version: '3',
      entries: 0,
      cleanup: 'always',
      url: 'https://contree.test',
      project: 'project-1',
      token: { salt: '5a17', hash: 'ac3e' },
      owner: { uuid: uuidOf(9), since: 1_700_000_000_000 },
    });
  });

  it('does not write unchanged entries again', () => {
    const written: string[] = [];
    const { save } = handOverWriter((name) => written.push(name));
    const uuids = Array.from({ length: 65 }, (_, index) => uuidOf(index));
    save({ ...HAND_OVER, uuids });
    expect(written.splice(0)).toEqual(['uuids-0', 'uuids-1', 'uuids-2', 'hand-over']);
    save({ ...HAND_OVER, uuids: [...uuids, uuidOf(900)] });
    expect(written.splice(0)).toEqual(['uuids-2']);
    save({ ...HAND_OVER, uuids: [...uuids, uuidOf(900)], owner: null });
    expect(written.splice(0)).toEqual(['hand-over']);
    save({ ...HAND_OVER, uuids: [...uuids, uuidOf(900)], owner: null });
    expect(written).toEqual([]);
  });

  it('takes one more operation without writing the others again', () => {
    const written: string[] = [];
    const entries = new Map<string, string>();
    const { save, add } = handOverWriter((name, value) => {
      written.push(name);
      entries.set(name, value);
    });
    add(uuidOf(1));
    expect(written).toEqual([]);
    const uuids = Array.from({ length: 49 }, (_, index) => uuidOf(index));
    save({ ...HAND_OVER, uuids });
    written.length = 0;
    add(uuidOf(49));
    expect(written.splice(0)).toEqual(['uuids-1']);
    add(uuidOf(50));
    expect(written.splice(0)).toEqual(['uuids-2', 'hand-over']);
    expect(read(entries)).toEqual({ ...HAND_OVER, uuids: [...uuids, uuidOf(49), uuidOf(50)] });
  });

  it('writes an entry again that could not be written', () => {
    const entries = new Map<string, string>();
    let broken = true;
    const { save } = handOverWriter((name, value) => {
      if (broken) throw new Error('no space left');
      entries.set(name, value);
    });
    expect(() => {
      save(HAND_OVER);
    }).toThrow('no space left');
    broken = false;
    save(HAND_OVER);
    expect(read(entries)).toEqual(HAND_OVER);
  });

  const { token } = HAND_OVER;
  const main = {
    ...{ version: '3', entries: 1, cleanup: 'always', url: 'https://contree.test', project: null },
    ...{ token, owner: null },
  };
  it('is valid in the form that the next tests damage', () => {
    const entries = new Map([
      ['uuids-0', uuidOf(1)],
      ['hand-over', JSON.stringify(main)],
    ]);
    expect(read(entries)).toEqual({ ...HAND_OVER, project: null, owner: null, uuids: [uuidOf(1)] });
  });

  it.each<[string, object | string]>([
    ['an earlier version', { ...main, version: '2' }],
    ['a later version', { ...main, version: '4' }],
    ['no owner', { ...main, owner: undefined }],
    ['an owner with an invalid UUID', { ...main, owner: { uuid: 'x', since: 0 } }],
    ['an owner in another form', { ...main, owner: { uuid: uuidOf(9).replaceAll('-', ''), since: 0 } }],
    ['an owner of no time', { ...main, owner: { uuid: uuidOf(9) } }],
    ['no version', { ...main, version: undefined }],
    ['an unknown policy', { ...main, cleanup: 'auto' }],
    ['no address', { ...main, url: undefined }],
    ['no token', { ...main, token: undefined }],
    ['a token without its salt', { ...main, token: { hash: 'ac3e' } }],
    ['a number that is none', { ...main, entries: '1' }],
    ['half an entry', { ...main, entries: 0.5 }],
    ['less than no entry', { ...main, entries: -1 }],
    ['more entries than there can be', { ...main, entries: 1e9 }],
    ['an entry that is missing', { ...main, entries: 2 }],
    ['text', '{"version":'],
    ['something else', 'null'],
  ])('with %s is refused', (_, text) => {
    const entries = new Map([
      ['uuids-0', uuidOf(1)],
      ['hand-over', typeof text === 'string' ? text : JSON.stringify(text)],
    ]);
    expect(() => read(entries)).toThrow();
  });

  it.each([
    '',
    ' ',
    'x',
    `${uuidOf(1)}/cancel`,
    '../whoami',
    `${uuidOf(1)}  ${uuidOf(2)}`,
    uuidOf(1).toUpperCase().replace('8', 'A'),
    uuidOf(1).replaceAll('-', ''),
  ])('with the operations %j is refused', (uuids) => {
    const entries = saved({ ...HAND_OVER, uuids: [uuidOf(1)] }).set('uuids-0', uuids);
    expect(() => read(entries)).toThrow('an invalid UUID');
  });
});
