import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { operations } from '../../../src/contree/endpoints/operations.ts';
import type { Requests } from '../../../src/contree/endpoints/requests.ts';
import type { FileSpec, SpawnRequest } from '../../../src/contree/types.ts';
import { decodeSentRequest } from '../../../src/contree/wire/sent-request.ts';
import type { LegPlan } from '../../../src/plan/leg-plan.ts';
import { type ComparedField, changedFields, fingerprint } from '../../../src/start/compare-requests.ts';
import { legRequest, type Provisions } from '../../../src/start/spawn-request.ts';
import { DEFAULTS } from '../../../simulator/spawn-request.ts';
import { uuidOf } from '../../doubles/fixtures.ts';
import { legPlan, markerOf } from './launch-setting.ts';

/** What goes over the wire. */
async function bodyOf(request: SpawnRequest): Promise<Record<string, unknown>> {
  let body: unknown = null;
  const create: Requests['create'] = (sent) => {
    body = JSON.parse((sent.body?.content as Buffer).toString());
    return Promise.resolve(uuidOf(1));
  };
  await operations({ create } as Requests).spawnInstance(request);
  return body as Record<string, unknown>;
}

/** How a service may repeat the request, which all say the same. */
interface Echo {
  /** Fields that were left out have their defaults, or are null, or are left out. */
  readonly absent: 'default' | 'null' | 'absent';
  readonly reversed: boolean;
  readonly stdin: 'as sent' | 'text';
  readonly mode: 'as sent' | '0o';
}

const echoes: fc.Arbitrary<Echo> = fc.record({
  absent: fc.constantFrom('default', 'null', 'absent'),
  reversed: fc.boolean(),
  stdin: fc.constantFrom('as sent', 'text'),
  mode: fc.constantFrom('as sent', '0o'),
});

/** The detail of an operation that was started by that body. */
function recordOf(body: Record<string, unknown>, { absent, reversed, stdin, mode }: Echo): unknown {
  const nothing = Object.fromEntries(Object.keys(DEFAULTS).map((name) => [name, null]));
  const filled: Record<string, unknown> = { default: DEFAULTS, null: nothing, absent: {} }[absent];
  const { stdin: sent, files, ...rest } = { ...filled, ...body };
  const value = Buffer.from((sent as { value?: string } | null | undefined)?.value ?? '', 'base64');
  const asText = stdin === 'text' && body['stdin'] !== undefined;
  const octal = (spec: { mode?: string }): object =>
    mode === '0o' && spec.mode !== undefined ? { ...spec, mode: `0o${spec.mode}` } : spec;
  const metadata = {
    ...rest,
    ...(sent !== undefined && { stdin: asText ? { value: value.toString(), encoding: 'ascii' } : sent }),
    ...(files !== undefined && {
      files: files && mapped(files as Record<string, object>, (spec) => shuffled(octal(spec), reversed), reversed),
    }),
    result: null,
  };
  return { uuid: uuidOf(1), status: 'SUCCESS', metadata: shuffled(metadata, reversed) };
}

function shuffled(value: object, reversed: boolean): object {
  return mapped(value as Record<string, unknown>, (field) => field, reversed);
}

function mapped<Value>(value: Record<string, Value>, map: (value: Value) => unknown, reversed: boolean): object {
  const entries = Object.entries(value).map(([name, field]) => [name, map(field)] as const);
  return Object.fromEntries(reversed ? entries.toReversed() : entries);
}

type Settings = Omit<LegPlan, 'name' | 'values' | 'image' | 'files' | 'tag' | 'allowFailure'>;
const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
const uuids = fc.integer({ min: 1, max: 4 }).map(uuidOf);
const user = fc.record({ uid: fc.nat(3), gid: fc.nat(3) });
const specs: fc.Arbitrary<FileSpec> = fc.record(
  { uuid: uuids, mode: fc.constantFrom('0644', '0755'), uid: fc.nat(2), gid: fc.nat(2) },
  { requiredKeys: ['uuid', 'mode'] },
);
const paths = fc.constantFrom('/a', '/b/c', '/root/é', '/root/x y');

const settings: fc.Arbitrary<Settings> = fc.record({
  command: text,
  args: fc.array(text, { maxLength: 3 }),
  shell: fc.boolean(),
  exitOnError: fc.boolean(),
  env: fc.dictionary(fc.constantFrom('A', 'B', 'SHELL'), text),
  cwd: fc.constantFrom('/root', '/', '/srv'),
  stdin: fc.option(text),
  hostname: fc.option(fc.constantFrom('box', 'linuxkit')),
  network: fc.boolean(),
  user: fc.option(user),
  disposable: fc.boolean(),
  timeout: fc.option(fc.integer({ min: 1, max: 10_000 })),
  truncateOutputAt: fc.option(fc.nat()),
  diskLimit: fc.option(fc.integer({ min: 1 })),
});
const provisions: fc.Arbitrary<Provisions> = fc.record({ image: uuids, files: fc.dictionary(paths, specs) });

function requestOf(plan: Partial<Settings>, provided: Provisions, tries = 1): SpawnRequest {
  return legRequest(legPlan('unit', plan), provided, markerOf('unit', tries));
}

async function differing(now: SpawnRequest, then: SpawnRequest, echo: Echo): Promise<ComparedField[] | null> {
  const sent = decodeSentRequest(recordOf(await bodyOf(then), echo));
  return sent && changedFields(fingerprint(now), fingerprint(sent));
}

describe('a request and the service’s record of it', () => {
  it('are the same for every plan in each form in which the service repeats it, with any environment, limits and marker', async () => {
    await fc.assert(
      fc.asyncProperty(settings, provisions, settings, echoes, async (plan, provided, other, echo) => {
        const { timeout, truncateOutputAt, diskLimit } = other;
        // The variable decides whether the command has `set -e` before it.
        const { SHELL } = plan.env;
        const env = { ...other.env, SHELL: SHELL ?? '/bin/sh' };
        const now = requestOf({ ...plan, timeout, truncateOutputAt, diskLimit, env }, provided, 2);
        expect(await differing(now, requestOf(plan, provided), echo)).toEqual([]);
      }),
    );
  });

  /** A change of a plan or its provisions, and the field in which it shows. */
  const changes: readonly [
    ComparedField,
    (plan: LegPlan, provided: Provisions) => [Partial<Settings>, Partial<Provisions>],
  ][] = [
    ['image', (_, { image }) => [{}, { image: image === uuidOf(9) ? uuidOf(8) : uuidOf(9) }]],
    ['command', ({ command }) => [{ command: `${command} ` }, {}]],
    ['arguments', ({ args }) => [{ args: [...args, ''] }, {}]],
    ['arguments', ({ args }) => [{ args: args.length > 0 ? args.slice(1) : ['a', 'b'] }, {}]],
    ['shell', ({ shell }) => [{ shell: !shell }, {}]],
    ['working directory', ({ cwd }) => [{ cwd: `${cwd}/sub` }, {}]],
    ['stdin', ({ stdin }) => [{ stdin: `${stdin ?? ''}\n` }, {}]],
    ['network', ({ network }) => [{ network: !network }, {}]],
    ['hostname', ({ hostname }) => [{ hostname: `${hostname ?? 'linuxkit'}2` }, {}]],
    ['disposable', ({ disposable }) => [{ disposable: !disposable }, {}]],
    ['user', ({ user: given }) => [{ user: { uid: (given?.uid ?? 0) + 1, gid: given?.gid ?? 0 } }, {}]],
    ['user', ({ user: given }) => [{ user: { uid: given?.uid ?? 0, gid: (given?.gid ?? 0) + 1 } }, {}]],
    ['files', (_, { files }) => [{}, { files: { ...files, '/new': { uuid: uuidOf(1), mode: '0644' } } }]],
    ['files', (_, { files }) => [{}, { files: without(files) }]],
    [
      'files',
      (_, { files }) => [{}, { files: first(files, ({ mode }) => ({ mode: mode === '0644' ? '0600' : '0644' })) }],
    ],
    [
      'files',
      (_, { files }) => [
        {},
        { files: first(files, ({ uuid }) => ({ uuid: uuid === uuidOf(9) ? uuidOf(8) : uuidOf(9) })) },
      ],
    ],
    ['files', (_, { files }) => [{}, { files: first(files, ({ uid = 0 }) => ({ uid: uid + 1 })) }]],
    ['files', (_, { files }) => [{}, { files: first(files, ({ gid = 0 }) => ({ gid: gid + 1 })) }]],
  ];

  it.each(changes)('differ in %s when that has changed (%#)', async (field, change) => {
    await fc.assert(
      fc.asyncProperty(settings, provisions, echoes, async (plan, provided, echo) => {
        fc.pre(field !== 'files' || Object.keys(provided.files).length > 0);
        const [changedPlan, changedProvisions] = change(legPlan('unit', plan), provided);
        const now = requestOf({ ...plan, ...changedPlan }, { ...provided, ...changedProvisions });
        expect(await differing(now, requestOf(plan, provided), echo)).toEqual([field]);
      }),
      { numRuns: 25 },
    );
  });
});

type Files = Provisions['files'];

function without(files: Files): Files {
  return Object.fromEntries(Object.entries(files).slice(1));
}

function first(files: Files, change: (spec: FileSpec) => Partial<FileSpec>): Files {
  return Object.fromEntries(
    Object.entries(files).map(([path, spec], index) => [path, index === 0 ? { ...spec, ...change(spec) } : spec]),
  );
}

describe('a fingerprint', () => {
  const LEAST = { image: uuidOf(1), command: 'true' };

  it('has the documented defaults in place of what is left out', () => {
    const spelledOut = {
      ...LEAST,
      args: [],
      shell: false,
      cwd: '',
      uid: 0,
      gid: 0,
      hostname: 'linuxkit',
      disposable: false,
      network: true,
      stdin: Buffer.alloc(0),
      files: {},
    };
    expect(fingerprint(spelledOut)).toEqual(fingerprint(LEAST));
  });

  it('tells apart what only looks the same when it is joined', () => {
    const files = (path: string): SpawnRequest => ({ ...LEAST, files: { [path]: { uuid: uuidOf(1) } } });
    expect(
      changedFields(fingerprint({ ...LEAST, args: ['a b'] }), fingerprint({ ...LEAST, args: ['a', 'b'] })),
    ).toEqual(['arguments']);
    expect(
      changedFields(fingerprint({ ...LEAST, uid: 1, gid: 11 }), fingerprint({ ...LEAST, uid: 11, gid: 1 })),
    ).toEqual(['user']);
    expect(changedFields(fingerprint(files('/a","')), fingerprint(files('/a')))).toEqual(['files']);
  });

  it('is made of the files that many legs share at one look', () => {
    let looks = 0;
    const shared: Files = new Proxy<Files>(
      { '/a': { uuid: uuidOf(1) } },
      {
        ownKeys: (files) => {
          looks += 1;
          return Reflect.ownKeys(files);
        },
      },
    );
    const made = ['true', 'false'].map((command) => fingerprint({ ...LEAST, command, files: shared }).files);
    expect([new Set(made).size, looks]).toEqual([1, 1]);
  });

  it('stays short for a request of any size', () => {
    const long = fingerprint({ ...LEAST, command: 'x'.repeat(100_000), stdin: Buffer.alloc(1_000_000) });
    expect(JSON.stringify(long).length).toBeLessThan(1_000);
  });
});
