import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseSelection } from '../../../src/selection/parse.ts';
import { encodeMarker, MARKER_VARIABLE } from '../../../src/start/marker.ts';
import { anyText } from '../../doubles/any-text.ts';

const A = 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa';
const B = 'bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb';

/** `name=uuid`, `uuid`, `name=<reference>`, the keyword, or `!token: reason`. */
function read(text: string): string[] {
  return parseSelection(text, 'operations').entries.map((entry) => {
    if (entry.kind === 'bad' || entry.kind === 'none') return `!${entry.token}: ${entry.reason}`;
    if (entry.kind === 'keyword') return entry.keyword;
    const target = entry.kind === 'operation' ? entry.uuid : `<${entry.reference.kind}>`;
    return entry.name === null ? target : `${entry.name}=${target}`;
  });
}

describe('parseSelection reads text', () => {
  it.each([
    ['', []],
    [' \n,\uFEFF\t ', []],
    [`${A} ${B}`, [A, B]],
    [`${A.toUpperCase()},${B.replaceAll('-', '')}\n`, [A, B]],
    [`unit=${A}\nlint=${B}`, [`unit=${A}`, `lint=${B}`]],
    [`a=b=${A}`, [`a=b=${A}`]],
    ['@ HEAD~2 x=5 y=@', ['<tip>', '<back>', 'x=<entry>', 'y=<tip>']],
    ['all session Workflow', ['all', 'session', 'workflow']],
  ])('%j', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each([
    [
      'nope',
      '!nope: neither a UUID nor one of the words all, session, workflow: give the output "operations" of a run step',
    ],
    ['@0', '!@0: the history of a session counts from 1: give the output "operations" of a run step'],
    ['unit=', '!unit=: no UUID follows the =: check that the job behind it ran, and is named in needs'],
    [`=${A}`, `!=${A}: no name stands in front of the =: write name=UUID, or the UUID alone`],
    ['x=all', '!x=all: what follows the = is no UUID: give the output "operations" of a run step'],
    [`{${A}}`, expect.stringMatching(/^!\{a.*\}: it is not valid JSON \(/)],
  ])('and refuses %j', (text, expected) => {
    expect(read(text)).toEqual([expected]);
  });
});

describe('parseSelection reads JSON', () => {
  it.each([
    [`["${A}", "x=${B}", "HEAD", 7, null, "", "all"]`, [A, `x=${B}`, '<tip>', '<entry>', 'all']],
    [`{"unit tests":"${A}","b=c":"${B}","gone":"","null":null}`, [`unit tests=${A}`, `b=c=${B}`]],
    [`{"2":"${A}","1":"${B}","2":"${B}"}`, [`2=${A}`, `1=${B}`, `2=${B}`]],
    [`{"x":"@-1","y":5}`, ['x=<back>', 'y=<entry>']],
    [`["${A}"]{"b":"${B}"}, last=${A}`, [A, `b=${B}`, `last=${A}`]],
    [`"${A}" "my leg=${B}"`, [A, `my leg=${B}`]],
    [`{"group":{"a":"${A}"},"list":["${B}"]}`, [`a=${A}`, B]],
    ['[] {} [[], {}]', []],
  ])('%j', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it('inside texts, as the outputs of a job carry it', () => {
    const operations = JSON.stringify({ unit: A, lint: B });
    expect(read(JSON.stringify({ operations, none: '' }))).toEqual([`unit=${A}`, `lint=${B}`]);
    expect(read(JSON.stringify(operations))).toEqual([`unit=${A}`, `lint=${B}`]);
    expect(read(JSON.stringify([operations]))).toEqual([`unit=${A}`, `lint=${B}`]);
    expect(read(JSON.stringify({ operations: '{"a"' }))).toEqual([
      expect.stringContaining('!{"a": it is not valid JSON'),
    ]);
  });

  it('that this action wrote: results, matrix, lines of the results file', () => {
    const rows = [
      { name: '1', uuid: A, status: 'SUCCESS', result_image: B, exit_code: 0 },
      { name: 'b', uuid: B },
    ];
    expect(read(JSON.stringify(rows))).toEqual([`1=${A}`, `b=${B}`]);
    expect(read(JSON.stringify({ include: rows }))).toEqual([`1=${A}`, `b=${B}`]);
    const lines = [
      { uuid: A, status: 'FAILED', metadata: { result: {} } },
      { uuid: B, error: 'HTTP 404', name: ' ' },
    ];
    expect(read(lines.map((line) => JSON.stringify(line)).join('\n'))).toEqual([A, B]);
    expect(read(JSON.stringify({ name: 'unit', error: 'POST /v1/instances: HTTP 400' }))).toEqual([]);
    expect(read(JSON.stringify({ name: 'unit', uuid: null, outcome: 'cancelled' }))).toEqual([]);
    expect(read(JSON.stringify({ name: 'two\nlines', uuid: A }))).toEqual([
      `!two\nlines=${A}: the name has a line break: write it on one line`,
    ]);
  });

  it('of a leg with several tries in a results file, the last one', () => {
    const owned = (owner: string): object => {
      const marker = { run: '', attempt: 1, job: 'j', index: 0, step: 's', owner, leg: 'e2e', tries: 1 };
      return { metadata: { env: { [MARKER_VARIABLE]: encodeMarker(marker) } } };
    };
    const tried = (text: string): string[] =>
      parseSelection(text, 'file').entries.map((entry) =>
        entry.kind === 'operation' ? `${entry.tried?.leg ?? ''}=${entry.uuid}` : `!${entry.token}`,
      );
    const lines = (...rows: object[]): string => rows.map((row) => JSON.stringify(row)).join('\n');
    const first = { uuid: A, status: 'FAILED', leg: 'e2e', attempt: 1 };
    const last = { uuid: B, status: 'SUCCESS', leg: 'e2e', attempt: 2 };
    expect(tried(lines(first, last))).toEqual([`e2e=${B}`]);
    expect(tried(lines(first, { uuid: B, error: 'HTTP 404', leg: 'e2e', attempt: 2 }))).toEqual([`e2e=${B}`]);
    expect(tried(lines({ ...first, ...owned(A) }, { ...last, ...owned(A) }))).toEqual([`e2e=${B}`]);
    expect(tried(lines({ ...first, ...owned(A) }, { ...last, ...owned(B) }))).toEqual([`e2e=${A}`, `e2e=${B}`]);
    expect(tried(lines(first, { ...last, leg: 'lint' }))).toEqual([`e2e=${A}`, `lint=${B}`]);
    // Legs that are told apart by what is a secret.
    expect(tried(lines({ ...first, leg: '***' }, { ...last, leg: '***' }))).toEqual([`***=${A}`, `***=${B}`]);
    for (const attempt of [null, '2', true, {}]) {
      expect(tried(lines(first, { ...last, attempt }))).toEqual([`e2e=${A}`, `e2e=${B}`]);
    }
    expect(tried(lines({ ...first, leg: 'two\nlines' }, { ...last, leg: 7 }))).toEqual([`=${A}`, `=${B}`]);
    expect(tried(lines({ uuid: A, leg: 'e2e', cancel: 'accepted' }))).toEqual([`e2e=${A}`]);
    expect(read(lines({ ...first, name: 'own' }))).toEqual([`own=${A}`]);
    expect(read(JSON.stringify({ uuid: A, leg: B }))).toEqual([`uuid=${A}`, `leg=${B}`]);
  });

  it.each([
    [null, [B]],
    ['unit', [A, B]],
  ])('but no setup: the marker names leg %j', (leg, found) => {
    const marker = { run: '', attempt: 1, job: 'j', index: 0, step: 's', owner: A, leg, tries: 1 };
    const env = { [MARKER_VARIABLE]: encodeMarker(marker), PATH: '/bin' };
    const payload = { uuid: A, status: 'SUCCESS', metadata: { command: 'x', env }, result_image_uuid: null };
    const other = { uuid: B, status: 'SUCCESS', metadata: { env: { [MARKER_VARIABLE]: 7 } } };
    expect(read(`${JSON.stringify(payload)}\n${JSON.stringify(other)}`)).toEqual(found);
  });

  it('takes an object whose values are all operations for a map of names, also with names of fields', () => {
    expect(read(`{"uuid":"${A}"}`)).toEqual([`uuid=${A}`]);
    expect(read(`{"uuid":"${A}","name":"${B}"}`)).toEqual([`uuid=${A}`, `name=${B}`]);
    expect(read(`{"uuid":"x","name":"${B}"}`)).toEqual([expect.stringContaining('!uuid=x: '), `name=${B}`]);
  });

  it.each([
    ['[1', /^!\[1: it is not valid JSON \(/],
    ['{"a":}', /^!\{"a":\}: it is not valid JSON \(/],
    ['[true]', /^!true: a boolean such as this is no operation$/],
    ['[1.5]', /^!1\.5: a number such as this is no operation$/],
    ['{"a":false}', /^!a=false: a boolean such as this is no operation$/],
    ['{"a":"nope"}', /^!a=nope: what follows the = is no UUID/],
    [`{"":"${A}"}`, /: no name stands in front of the =: /],
    ['["a b"]', /^!a b: neither a UUID/],
    [
      `["${'['.repeat(70)}${']'.repeat(70)}"]`,
      /: it is not valid JSON \(it nests deeper than 64 levels\): give a whole output/,
    ],
  ])('and refuses %j', (text, expected) => {
    expect(read(text)).toEqual([expect.stringMatching(expected)]);
  });
});

describe('parseSelection', () => {
  it('says where the entries come from and how they were written', () => {
    expect(parseSelection(`x=${A}`, 'some/file')).toEqual({
      source: 'some/file',
      entries: [{ token: `x=${A}`, kind: 'operation', name: 'x', uuid: A }],
    });
  });

  it('takes time in proportion to the text', () => {
    const uuids = `["${A}"]`.repeat(50_000);
    expect(parseSelection(uuids, 'x').entries).toHaveLength(50_000);
  });

  it('throws for no text', () => {
    const pieces = fc.constantFrom(
      '"',
      '[',
      ']',
      '{',
      '}',
      ',',
      ':',
      '=',
      '\\',
      '@',
      A,
      'all',
      'null',
      '"a":',
      ' ',
      '1',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          anyText(),
          fc.array(pieces).map((all) => all.join('')),
        ),
        (text) => {
          for (const entry of parseSelection(text, 'x').entries) expect(entry.token).not.toBe('');
        },
      ),
    );
  });

  it('gives back any named operations in any of the syntaxes', () => {
    const name = anyText({ minLength: 1 }).filter((text) => /\S/.test(text) && !/[\r\n\u2028\u2029]/.test(text));
    const word = fc.stringMatching(/^[^\s,"[{=\uFEFF][^\s,\uFEFF]*$/);
    const pairs = (names: fc.Arbitrary<string>): fc.Arbitrary<[string, string][]> =>
      fc.uniqueArray(fc.tuple(names, fc.uuid()), { selector: ([key]) => key });
    const written = (list: [string, string][]): string[] => list.map(([key, uuid]) => `${key}=${uuid}`);
    fc.assert(
      fc.property(pairs(name), pairs(word), (any, words) => {
        expect(read(JSON.stringify(written(any)))).toEqual(written(any));
        const object = `{${any.map(([key, uuid]) => `${JSON.stringify(key)}:"${uuid}"`).join(',')}}`;
        expect(read(object)).toEqual(written(any));
        expect(read(JSON.stringify({ operations: object }))).toEqual(written(any));
        expect(read(any.map(([key, uuid]) => JSON.stringify({ name: `x${key}`, uuid })).join('\n'))).toEqual(
          written(any).map((text) => `x${text}`),
        );
        expect(read(written(words).join(' ,\n'))).toEqual(written(words));
      }),
    );
  });
});

describe('parseSelection of a file that was not meant', () => {
  it('keeps 200 bad entries and counts the others', () => {
    const { entries, unnamed } = parseSelection('[true, '.repeat(20) + 'x '.repeat(70), 'junk');
    expect({ kept: entries.length, unnamed }).toEqual({ kept: 1, unnamed: undefined });
    const words = parseSelection('x '.repeat(220), 'junk');
    expect({ kept: words.entries.length, unnamed: words.unnamed }).toEqual({ kept: 200, unnamed: 20 });
  });

  it('stops behind ten times as many operations as a step takes', () => {
    const { entries } = parseSelection('1 '.repeat(100_100) + 'x', 'junk');
    expect(entries).toHaveLength(100_002);
    expect(entries[0]).toMatchObject({ kind: 'bad', reason: expect.stringContaining('more than 100000 operations') });
  });
});
