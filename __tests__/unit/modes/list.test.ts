import { describe, expect, it } from '@jest/globals';
import type { ContreeClient } from '../../../src/contree/client.ts';
import type { OperationFilter } from '../../../src/contree/types.ts';
import type { ListInputs } from '../../../src/inputs/inputs.ts';
import { list } from '../../../src/modes/list.ts';
import { modeSetting, type ModeSetting } from '../../doubles/mode-setting.ts';
import { payloadOf, timeline, timelines } from '../../doubles/scripted-service.ts';
import { CREDENTIALS, STARTED_AT, uuidOf } from '../../doubles/fixtures.ts';

async function listed(setting: ModeSetting, inputs: Partial<ListInputs> = {}): Promise<OperationFilter[]> {
  const filters: OperationFilter[] = [];
  const client: ContreeClient = {
    ...setting.service.client,
    listOperations: (filter, paging, call) => {
      filters.push(filter);
      return setting.service.client.listOperations(filter, paging, call);
    },
  };
  const defaults: ListInputs = {
    mode: 'list',
    credentials: CREDENTIALS,
    requestTimeout: 30_000,
    timeout: 60_000,
    summary: 'true',
    statuses: ['EXECUTING'],
    kind: null,
    since: null,
    until: null,
    max: 1_000,
  };
  await list({ ...defaults, ...inputs }, { ...setting.context, client });
  return filters;
}

describe('list', () => {
  it('lists the matching operations, named by position, with their payloads as received', async () => {
    const setting = modeSetting({
      operations: [
        timeline(uuidOf(1), { SUCCESS: 0 }),
        timeline(uuidOf(2), { EXECUTING: 0 }, { error: 'odd' }),
        timeline(uuidOf(3), { EXECUTING: 0 }, { kind: null, createdAt: null }),
      ],
    });
    await listed(setting);
    expect(setting.ledger.results().map(({ leg, outcome }) => [leg.name, leg.uuid, outcome])).toEqual([
      ['1', uuidOf(2), 'active'],
      ['2', uuidOf(3), 'active'],
    ]);
    expect(setting.results.rows).toEqual([2, 3].map((number) => payloadOf(uuidOf(number), { status: 'EXECUTING' })));
    expect(setting.log.lines()).toEqual([
      `${uuidOf(2)} · EXECUTING · instance · ${new Date(STARTED_AT).toISOString()} · odd`,
      `${uuidOf(3)} · EXECUTING`,
    ]);
  });

  it('sends each filter', async () => {
    const setting = modeSetting();
    const all = { kind: 'instance', since: '2h', until: '15m' } as const;
    expect(await listed(setting, { statuses: null })).toEqual([{}]);
    expect(await listed(setting, { statuses: null, ...all })).toEqual([all]);
    expect(await listed(setting, { statuses: ['PENDING', 'EXECUTING'], kind: 'instance' })).toEqual([
      { status: 'PENDING', kind: 'instance' },
      { status: 'EXECUTING', kind: 'instance' },
    ]);
    expect(setting.log.lines()).toEqual(Array(3).fill('No operation matches.'));
  });

  it('shows an operation once, in its last status, when it is in two listings', async () => {
    const setting = modeSetting({
      operations: [timeline(uuidOf(1), { PENDING: 0, ASSIGNED: 30 }), timeline(uuidOf(2), { EXECUTING: 0 })],
    });
    await listed(setting, { statuses: ['PENDING', 'ASSIGNED', 'EXECUTING'], max: 2 });
    expect(setting.ledger.results().map(({ operation }) => operation?.status)).toEqual(['ASSIGNED', 'EXECUTING']);
    expect(setting.results.rows).toEqual([
      payloadOf(uuidOf(1), { status: 'ASSIGNED' }),
      payloadOf(uuidOf(2), { status: 'EXECUTING' }),
    ]);
    expect(setting.log.warnings()).toEqual([]);
  });

  it.each([
    [3, 3, false],
    [3, 4, false],
    [3, 2, true],
    [2, 1, true],
    [1_500, 1_000, true],
    [1_001, 1_001, false],
  ])('of %i, %i at most: more left over is a warning (%s)', async (count, max, warns) => {
    const setting = modeSetting({ operations: timelines(count, () => ({ EXECUTING: 0 })) });
    await listed(setting, { max });
    expect(setting.ledger.size).toBe(Math.min(count, max));
    expect(setting.results.rows).toHaveLength(Math.min(count, max));
    const match = max === 1 ? '1 operation matches' : `${String(max)} operations match`;
    const expected = `More than ${match}: raise max, or narrow since, until or kind.`;
    expect(setting.log.warnings()).toEqual(warns ? [expected] : []);
  });

  it('shows how an operation ended, and its duration', async () => {
    const setting = modeSetting({
      operations: [timeline(uuidOf(1), { FAILED: 0 }, { duration: 61, createdAt: null })],
    });
    await listed(setting, { statuses: null });
    expect(setting.log.lines()).toEqual([`${uuidOf(1)} · FAILED · instance · 1 min 1 s`]);
    expect(setting.outcomes()).toEqual(['failed']);
  });

  it('fails when a listing fails', async () => {
    const setting = modeSetting({ faults: [{ method: 'list', reply: 500 }] });
    await expect(listed(setting)).rejects.toMatchObject({ failure: { status: 500 } });
    expect(setting.clock.elapsed()).toBeGreaterThan(55_000);
  });

  it('sorts the rows of several listings, newest first, and those without a date last', async () => {
    const at = (second: number): string => new Date(STARTED_AT + second * 1_000).toISOString();
    const setting = modeSetting({
      operations: [
        timeline(uuidOf(1), { PENDING: 0 }, { createdAt: at(1) }),
        timeline(uuidOf(2), { EXECUTING: 0 }, { createdAt: at(3) }),
        timeline(uuidOf(3), { PENDING: 0 }, { createdAt: null }),
        timeline(uuidOf(4), { ASSIGNED: 0 }, { createdAt: at(2) }),
      ],
    });
    await listed(setting, { statuses: ['PENDING', 'ASSIGNED', 'EXECUTING'] });
    expect(setting.ledger.results().map(({ leg }) => leg.uuid)).toEqual([2, 4, 1, 3].map(uuidOf));
  });
});
