import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Operation } from '../../../../src/contree/types.ts';
import { decodeOperation, decodeOperations } from '../../../../src/contree/wire/operation.ts';
import { OTHER, UUID } from '../test-client.ts';
import { current, IMAGE, older, RESULT } from './payloads.ts';

function decoded(payload: unknown): Operation {
  const result = decodeOperation(payload);
  if ('problem' in result) throw new Error(result.problem);
  return result.value;
}

const least = { uuid: UUID, status: 'PENDING' };

describe('an operation', () => {
  it('of the current generation', () => {
    expect(decoded(current)).toEqual({
      uuid: UUID,
      kind: 'instance',
      status: 'SUCCESS',
      error: null,
      createdAt: '2026-06-08T20:00:00.123456789Z',
      duration: 12.5,
      elapsed: 9.25,
      cpu: null,
      memory: null,
      image: IMAGE,
      env: { CI: 'true', EMPTY: '' },
      command: { command: 'make test', args: [], shell: false },
      resultImage: RESULT,
      tag: 'unit:latest',
      exitCode: 42,
      signal: null,
      sandboxTimedOut: false,
      stdout: { bytes: Buffer.from('é\n'), truncated: false },
      stderr: { bytes: Buffer.from([0, 255]), truncated: true },
      scalars: { image_size: 4096, session_key: null, preserved: true },
    });
  });

  it('of the older generation', () => {
    expect(decoded(older)).toEqual({
      uuid: UUID,
      kind: null,
      status: 'SUCCESS',
      error: null,
      createdAt: '2026-06-08T20:00:00Z',
      duration: null,
      elapsed: null,
      cpu: 0.01,
      memory: null,
      image: null,
      env: null,
      command: null,
      resultImage: null,
      tag: null,
      exitCode: 42,
      signal: null,
      sandboxTimedOut: true,
      stdout: { bytes: Buffer.from('é\n'), truncated: false },
      stderr: { bytes: Buffer.from([0, 255]), truncated: true },
      scalars: {},
    });
  });

  it('as a row of a list, with what only a row has', () => {
    const row = { ...least, image_uuid: IMAGE.toUpperCase(), result_image_uuid: null, consumed_cpu: 1.5 };
    expect(decoded(row)).toMatchObject({ image: IMAGE, resultImage: null, scalars: { consumed_cpu: 1.5 } });
  });

  it.each<[string, object, Pick<Operation, 'cpu' | 'memory'>]>([
    ['in its own fields', { consumed_cpu: 1.5, consumed_memory: 2_000 }, { cpu: 1.5, memory: 2_048_000 }],
    ['as not measured', { consumed_cpu: null, consumed_memory: -1 }, { cpu: null, memory: null }],
    ['as none', { consumed_cpu: 0, consumed_memory: 0 }, { cpu: null, memory: null }],
    ['as text', { consumed_cpu: '1.5', consumed_memory: '2000' }, { cpu: null, memory: null }],
    [
      'in the report of its process',
      { metadata: { result: { resources: { user_cpu_time: 1.5, system_cpu_time: 0.25, max_rss: 1 } } } },
      { cpu: 1.75, memory: 1_024 },
    ],
    [
      'in half of that report',
      { metadata: { result: { resources: { user_cpu_time: 1.5, system_cpu_time: -1, max_rss: -1 } } } },
      { cpu: null, memory: null },
    ],
    ['as an older service does', { result: { cpu_time_ms: 1_500, memory_bytes: 7 } }, { cpu: 1.5, memory: 7 }],
  ])('says %s what it used', (_, fields, usage) => {
    expect(decoded({ ...least, ...fields })).toMatchObject(usage);
  });

  it('with further fields keeps those that are single values', () => {
    const single = { session: 'x', cost: 1.5, preserved: true, parent: null };
    expect(decoded({ ...least, ...single, list: [1], more: { a: 1 } }).scalars).toEqual(single);
  });

  it('of an import', () => {
    const payload = {
      ...least,
      kind: 'image_import',
      metadata: { registry: {}, tag: 'asked' },
      result: { image: RESULT },
    };
    expect(decoded(payload)).toMatchObject({ resultImage: RESULT, tag: 'asked', exitCode: null, stdout: null });
    expect(decoded({ ...payload, result: { tag: 'given' } }).tag).toBe('given');
    expect(decoded({ ...least, tag: 'top' })).toMatchObject({ tag: 'top', scalars: {} });
  });

  it('that ran on a tag keeps the tag', () => {
    expect(decoded({ ...least, metadata: { image: 'tag:python' } }).image).toBe('tag:python');
  });

  it.each([[undefined], [null], ['CI=true'], [7]])('knows no environment in %j', (env) => {
    expect(decoded({ ...least, metadata: { env, image: IMAGE } })).toMatchObject({ env: null, image: IMAGE });
  });

  it('has an unknown status as the service sent it', () => {
    expect(decoded({ ...least, status: 'Paused' }).status).toBe('Paused');
  });
});

const ended = { uuid: UUID, status: 'SUCCESS' };
const state = (fields: object): unknown => ({ ...ended, metadata: { result: { state: fields } } });

describe('an exit code', () => {
  it.each([
    [0, 0],
    [-1, -1],
    [137, 137],
    ['7', 7],
    [' -1 ', -1],
    ['', null],
    ['1.5', -1],
    ['0x10', -1],
    [1.5, -1],
    [1e300, -1],
    [true, -1],
    [null, null],
    [[3], -1],
    [undefined, null],
  ])('%j is %j', (sent, expected) => {
    expect(decoded(state({ exit_code: sent })).exitCode).toBe(expected);
    expect(decoded({ ...ended, result: { exit_code: sent } }).exitCode).toBe(expected);
  });

  it.each(['PENDING', 'EXECUTING', 'PAUSED'])(
    '-1 is unknown while the operation is %s, a real one is not',
    (status) => {
      const code = (sent: unknown): number | null =>
        decoded({ ...(state({ exit_code: sent }) as object), status }).exitCode;
      expect([code(-1), code('-1'), code('?'), code(3), code(0)]).toEqual([null, null, null, 3, 0]);
    },
  );

  it('is read from the new place, then from the old', () => {
    expect(decoded({ ...(state({ exit_code: 0 }) as object), result: { exit_code: 3 } }).exitCode).toBe(0);
    expect(decoded({ ...(state({ exit_code: null }) as object), result: { exit_code: 3 } }).exitCode).toBe(3);
  });
});

describe('a duration', () => {
  it.each(['PENDING', 'ASSIGNED', 'EXECUTING', 'PAUSED'])('is unknown while the operation is %s', (status) => {
    expect([0, 12.5].map((duration) => decoded({ ...least, status, duration }).duration)).toEqual([null, null]);
  });

  it.each(['SUCCESS', 'FAILED', 'CANCELLED'])('is known once the operation is %s', (status) => {
    expect(decoded({ ...least, status, duration: 12.5 }).duration).toBe(12.5);
  });
});

describe('a signal', () => {
  it.each([
    [-1, null],
    [0, null],
    [null, null],
    [undefined, null],
    ['', null],
    ['-1', null],
    ['9', 9],
    [' 15 ', 15],
    [9, 9],
    [15, 15],
  ])('%j is %j', (sent, expected) => {
    expect(decoded(state({ exit_code: 0, signal: sent }))).toMatchObject({ exitCode: 0, signal: expected });
    expect(decoded({ ...ended, result: { signal: sent } })).toMatchObject({ exitCode: null, signal: expected });
  });

  it.each(['KILL', '9.5', ' ', 9.5, 1e300, -2, true, [9], {}])('%j cannot be read, so that no leg passes', (signal) => {
    const unreadable = { exitCode: -1, signal: null, sandboxTimedOut: false };
    expect(decoded(state({ exit_code: 0, signal }))).toMatchObject(unreadable);
    expect(decoded({ ...ended, result: { signal } })).toMatchObject(unreadable);
    expect(decoded(state({ exit_code: 3, signal }))).toMatchObject({ exitCode: 3, signal: null });
    expect(decoded(state({ exit_code: 137, signal }))).toMatchObject({ exitCode: 137, signal: null });
    expect(decoded({ ...(state({ exit_code: -1, signal }) as object), status: 'EXECUTING' }).exitCode).toBeNull();
  });
});

it.each([
  [{ elapsed_time: 0 }, 0],
  [{ elapsed_time: 61.5 }, 61.5],
  [{ elapsed_time: -1 }, null],
  [{ elapsed_time: '3' }, null],
  [{ elapsed_time: null }, null],
  [{}, null],
  [null, null],
])('the time that the command took, in %j, is %j', (resources, elapsed) => {
  expect(decoded({ ...least, metadata: { result: { resources } } }).elapsed).toBe(elapsed);
});

describe('the time limit of the command', () => {
  it.each([
    [state({ timed_out: true }), true],
    [state({ timed_out: false }), false],
    [state({ timed_out: 'True' }), true],
    [state({ timed_out: '1' }), true],
    [state({ timed_out: 1 }), true],
    [state({ timed_out: 'yes' }), false],
    [state({}), false],
    [{ ...least, result: { timed_out: true } }, true],
    [{ ...least, status: 'FAILED', error: 'timeout', result: { exit_code: 137 } }, true],
    [{ ...least, status: 'FAILED', error: ' Timeout\n', result: { exit_code: 137 } }, true],
    [{ ...least, status: 'FAILED', error: 'timeout' }, false],
    [{ ...least, status: 'FAILED', error: 'out of memory', result: { exit_code: 137 } }, false],
  ])('in %j: %j', (payload, expected) => {
    expect(decoded(payload).sandboxTimedOut).toBe(expected);
  });

  it.each([false, 'false', 0, '0', '', null, undefined])('was not met with %j', (sent) => {
    const fields = { exit_code: 0, timed_out: sent };
    expect(decoded(state(fields))).toMatchObject({ exitCode: 0, sandboxTimedOut: false });
  });

  it.each(['yes', ' ', 2, -1, [], [true], {}])('%j cannot be read, so that no leg passes', (sent) => {
    const unreadable = { exitCode: -1, signal: null, sandboxTimedOut: false };
    expect(decoded(state({ exit_code: 0, timed_out: sent }))).toMatchObject(unreadable);
    expect(decoded({ ...ended, result: { timed_out: sent } })).toMatchObject(unreadable);
    expect(decoded(state({ exit_code: 3, timed_out: sent })).exitCode).toBe(3);
    expect(decoded(state({ exit_code: 0, signal: 15, timed_out: sent })).signal).toBe(15);
  });
});

describe('a command', () => {
  it.each([
    [
      { command: 'npm', args: ['test', 7, null, '--', 'a b'] },
      { command: 'npm', args: ['test', '--', 'a b'], shell: false },
    ],
    [
      { command: 'npm test', shell: true, args: ['ignored'] },
      { command: 'npm test', args: [], shell: true },
    ],
    [
      { command: 'npm', args: 'test', shell: 'yes' },
      { command: 'npm', args: [], shell: false },
    ],
    [{ command: 7 }, null],
    [{ image: 'x' }, null],
    [null, null],
  ])('of the metadata %j: %j', (metadata, expected) => {
    expect(decoded({ ...least, metadata }).command).toEqual(expected);
  });
});

describe('the end by the own time limit', () => {
  const KILLED = { exitCode: -1, signal: 9, sandboxTimedOut: true };
  it.each([
    [state({ timed_out: true, exit_code: -1, signal: 9 }), KILLED],
    [state({ timed_out: true, exit_code: 137, signal: -1 }), KILLED],
    [{ ...(state({ timed_out: true, exit_code: 137 }) as object), status: 'FAILED' }, KILLED],
    [{ ...least, status: 'FAILED', error: 'timeout', result: { exit_code: 137 } }, KILLED],
    [{ ...least, status: 'SUCCESS', result: { exit_code: 137, timed_out: true } }, KILLED],
    [
      { ...least, status: 'FAILED', error: 'timeout', result: { exit_code: -1 } },
      { ...KILLED, signal: null },
    ],
    // The command's own code, such as of a shell that caught the signal.
    [state({ timed_out: true, exit_code: 3, signal: -1 }), { exitCode: 3, signal: null, sandboxTimedOut: true }],
    // Killed by something else.
    [state({ timed_out: false, exit_code: 137 }), { exitCode: 137, signal: null, sandboxTimedOut: false }],
  ])('is the same in each form: %j', (payload, expected) => {
    expect(decoded(payload)).toMatchObject(expected);
  });
});

describe('an output', () => {
  const stdout = (stream: unknown): Operation['stdout'] =>
    decoded({ ...least, metadata: { result: { stdout: stream } } }).stdout;

  it.each([
    [{ value: 'plain' }, 'plain'],
    [{ value: 'grüße', encoding: 'ascii' }, 'grüße'],
    [{ value: 'other', encoding: 'utf-16' }, 'other'],
    [{ value: '', encoding: 'base64' }, ''],
    [{ value: 'aGk', encoding: 'base64' }, 'hi'],
    [{ value: 'a\nGk=\n', encoding: 'base64' }, 'hi'],
    [{ value: '_-8', encoding: 'BASE64' }, Buffer.from([0xff, 0xef])],
    [{ value: 'no base64!', encoding: 'base64' }, 'no base64!'],
    [{ value: null, content: 'old' }, 'old'],
    [{ value: 'x', truncated: 'yes' }, 'x'],
  ])('%j is %j', (stream, expected) => {
    expect(stdout(stream)).toEqual({ bytes: Buffer.from(expected as string), truncated: false });
  });

  it.each([null, undefined, 'text', 7, {}, { value: 7 }, []])('%j is none', (stream) => {
    expect(stdout(stream)).toBeNull();
  });
});

describe('an error', () => {
  it.each([
    ['text', 'text'],
    [null, null],
    [undefined, null],
    [{ code: 7 }, '{"code":7}'],
    [42, '42'],
  ])('%j is %j', (sent, expected) => {
    expect(decoded({ ...least, error: sent }).error).toBe(expected);
  });
});

describe('what is no operation', () => {
  it.each([
    [null, 'no operation'],
    ['text', 'no operation'],
    [[], 'status'],
    [{}, 'status'],
    [{ uuid: UUID }, 'status'],
    [{ uuid: UUID, status: '' }, 'status: empty'],
    [{ uuid: UUID, status: 7 }, 'status'],
    [{ status: 'SUCCESS' }, 'no uuid'],
    [{ uuid: 'op-1', status: 'SUCCESS' }, 'no uuid'],
  ])('%j: %s', (payload, expected) => {
    const result = decodeOperation(payload);
    expect('problem' in result && result.problem).toContain(expected);
  });

  it('takes `id` where `uuid` is of no use', () => {
    expect(decoded({ uuid: null, id: OTHER, status: 'PENDING' }).uuid).toBe(OTHER);
  });
});

describe('a list of operations', () => {
  it.each([[[least, older]], [{ operations: [least, older] }]])('may be bare or wrapped', (payload) => {
    expect(decodeOperations(payload)).toMatchObject({ rows: [{ status: 'PENDING' }, { exitCode: 42 }], problems: [] });
  });

  it('keeps its good rows beside a bad one', () => {
    const list = decodeOperations([null, least, { uuid: UUID }]);
    expect(list?.rows).toHaveLength(1);
    expect(list?.payloads).toEqual([least]);
    expect(list?.problems).toHaveLength(2);
  });

  it.each([null, 'text', {}, { operations: {} }, { images: [] }])('is not made of %j', (payload) => {
    expect(decodeOperations(payload)).toBeNull();
  });
});

describe('any JSON', () => {
  const nested = fc.letrec((tie) => ({
    any: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom(UUID, 'SUCCESS', 'ascii', 'base64', null, true, -1, 0, Infinity, '42'),
      fc.string(),
      fc.double(),
      fc.array(tie('any'), { maxLength: 3 }),
      fc.dictionary(
        fc.constantFrom(
          'uuid',
          'id',
          'status',
          'kind',
          'error',
          'result',
          'metadata',
          'state',
          'stdout',
          'value',
          'content',
          'encoding',
          'exit_code',
          'signal',
          'image',
          'operations',
          '__proto__',
          'constructor',
          'other',
        ),
        tie('any'),
        { maxKeys: 6 },
      ),
    ),
  })).any;

  it('is decoded or named a problem, and nothing is thrown', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), nested), (payload) => {
        const result = decodeOperation(payload);
        if ('problem' in result) expect(result.problem).toMatch(/^no operation \(.+\)$/su);
        else expect(result.value.uuid).toMatch(/^[0-9a-f-]{36}$/u);
        decodeOperations(payload);
      }),
      { numRuns: 500 },
    );
  });

  it('around an operation does not hide it', () => {
    fc.assert(
      fc.property(nested, nested, (result, metadata) => {
        expect(decoded({ ...least, result, metadata })).toMatchObject({ uuid: UUID, status: 'PENDING' });
      }),
      { numRuns: 500 },
    );
  });
});

describe('the output so far', () => {
  const stream = (value: string): object => ({ value, encoding: 'ascii', truncated: false });
  const running = { uuid: UUID, status: 'EXECUTING' };

  it.each([
    ['in result', { result: { stdout: stream('a'), stderr: stream('b') } }],
    ['in metadata.result', { metadata: { result: { stdout: stream('a'), stderr: stream('b') } }, result: null }],
    [
      'in both, empty in one',
      {
        metadata: { result: { stdout: stream(''), stderr: stream('b') } },
        result: { stdout: stream('a'), stderr: stream('') },
      },
    ],
  ])('is read where it is %s', (_, payload) => {
    expect(decoded({ ...running, ...payload })).toMatchObject({
      stdout: { bytes: Buffer.from('a') },
      stderr: { bytes: Buffer.from('b') },
    });
  });

  it('is empty where every place is, and null where there is none', () => {
    expect(decoded({ ...running, metadata: { result: { stdout: stream('') } } })).toMatchObject({
      stdout: { bytes: Buffer.alloc(0) },
      stderr: null,
    });
  });
});
