import { describe, expect, it } from '@jest/globals';
import type { ContreeClient } from '../../../src/contree/client.ts';
import type { LogPolicy } from '../../../src/inputs/inputs.ts';
import type { Selection } from '../../../src/selection/resolve.ts';
import { show } from '../../../src/modes/show.ts';
import { failureOf } from '../../doubles/scripted-requests.ts';
import { ALL, modeSetting, type ModeSetting } from '../../doubles/mode-setting.ts';
import { payloadOf, timeline, timelines } from '../../doubles/scripted-service.ts';
import { CREDENTIALS, uuidOf, written } from '../../doubles/fixtures.ts';

const A = uuidOf(1);
const B = uuidOf(2);

function shown(setting: ModeSetting, logs: LogPolicy = 'all', selection: Selection = setting.selection): Promise<void> {
  return show(
    {
      mode: 'show',
      credentials: CREDENTIALS,
      requestTimeout: 30_000,
      timeout: 60_000,
      summary: 'true',
      selection,
      cleanup: 'never',
      outputDir: null,

      logs,
    },
    setting.context,
  );
}

describe('show', () => {
  it('lets no more than 64 legs wait for one that hangs, and shows all others in the order given', async () => {
    const operations = timelines(100, () => ({ SUCCESS: 0 }));
    const setting = modeSetting({ operations, faults: [{ method: 'get', what: A, reply: 'hang' }] });
    await shown(setting, 'none');
    const order = setting.log.lines().flatMap((line) => /^\S+ · .* · (\S+)$/u.exec(line)?.[1] ?? []);
    const uuids = operations.map(({ uuid }) => uuid);
    expect(order).toEqual([...uuids.slice(1, 66), A, ...uuids.slice(66)]);
  });

  it('reads each leg once and shows them in the order given, even when replies come in another order', async () => {
    const setting = modeSetting({
      operations: [
        timeline(A, { SUCCESS: 0 }, { exitCode: 4, stdout: written('one\n') }),
        timeline(B, { EXECUTING: 0, SUCCESS: 5_000 }),
      ],
      faults: [{ method: 'get', what: A, reply: 503, times: 2 }],
    });
    await shown(setting);
    expect(setting.outcomes()).toEqual(['failed', 'active']);
    expect(setting.log.lines().filter((line) => line.startsWith('leg-'))).toEqual([
      `leg-1 · failed with exit 4 · ${A}`,
      'leg-1 │ one',
      `leg-1 · look inside: eval $(contree use -N ${uuidOf(900)})`,
      `leg-2 · still EXECUTING · ${B}`,
    ]);
    expect(setting.log.text()).toContain('leg-1 │ one');
    expect(setting.service.sent('get', B)).toHaveLength(1);
    expect(setting.results.rows).toEqual([payloadOf(B, { status: 'EXECUTING' }), payloadOf(A, { status: 'SUCCESS' })]);
  });

  it('prints the output that the policy includes', async () => {
    const operations = [
      timeline(A, { SUCCESS: 0 }, { stdout: written('one\n') }),
      timeline(B, { FAILED: 0 }, { stdout: written('two\n') }),
    ];
    for (const [logs, one, two] of [
      ['none', false, false],
      ['failed', false, true],
      ['all', true, true],
    ] as const) {
      const setting = modeSetting({ operations });
      await shown(setting, logs);
      expect([setting.log.text().includes('│ one'), setting.log.text().includes('│ two')]).toEqual([one, two]);
    }
  });

  describe('of a leg that still runs', () => {
    const running = [timeline(A, { EXECUTING: 0 }, { stdout: written('so far\n::error::forged\n') })];

    it('shows what it has written so far, marked as such and escaped like any output', async () => {
      const setting = modeSetting({ operations: running });
      await shown(setting);
      expect(setting.log.lines()).toContain(`leg-1 · still EXECUTING · ${A}`);
      expect(setting.log.text()).toContain('leg-1 · still EXECUTING · output so far');
      expect(setting.log.text()).toContain('stdout │ so far');
      expect(setting.log.text()).not.toMatch(/^::error::forged/m);
      expect(setting.ledger.results()[0]?.operation?.stdout).toMatchObject(written('so far\n::error::forged\n'));
    });

    it.each(['none', 'failed'] as const)('keeps it out of the log where logs is %s', async (logs) => {
      const setting = modeSetting({ operations: running });
      await shown(setting, logs);
      expect(setting.log.text()).not.toContain('so far');
    });

    it('does not ask for it where logs is none', async () => {
      const asked: unknown[] = [];
      const wrap = (client: ContreeClient): ContreeClient => ({
        ...client,
        getOperation: (uuid, call) => {
          asked.push(call?.inflight);
          return client.getOperation(uuid, call);
        },
      });
      await shown(modeSetting({ operations: running, wrap }), 'none');
      await shown(modeSetting({ operations: running, wrap }), 'all');
      expect(asked).toEqual([undefined, true]);
    });

    it('shows the leg without it, and says why, when the sandbox cannot be reached', async () => {
      const wrap = (client: ContreeClient): ContreeClient => ({
        ...client,
        getOperation: async (uuid, call) => {
          if (call?.inflight === true) throw failureOf('get', uuid, { status: 504, reason: 'the guest is silent' });
          return client.getOperation(uuid, call);
        },
      });
      const setting = modeSetting({ operations: running, wrap });
      await shown(setting);
      expect(setting.log.lines()).toEqual([
        `leg-1 · still EXECUTING · ${A}`,
        expect.stringMatching(/^leg-1 · what it has written so far could not be read: .*HTTP 504: the guest is silent/),
      ]);
      expect(setting.outcomes()).toEqual(['active']);
    });
  });

  it('shows the others when one cannot be read', async () => {
    const setting = modeSetting({
      operations: timelines(5, () => ({ SUCCESS: 0 })),
      faults: [404, 401, 500, 'hang' as const].map((reply, index) => ({
        method: 'get',
        what: uuidOf(index + 1),
        reply,
      })),
    });
    await shown(setting);
    expect(setting.outcomes()).toEqual(['unknown', 'unknown', 'unknown', 'unknown', 'passed']);
    expect(setting.results.rows).toHaveLength(5);
    expect(setting.results.rows).toContainEqual({ uuid: A, error: expect.stringContaining('HTTP 404') });
    expect(setting.log.text()).toContain(`leg-1 · could not be read (HTTP 404) · ${A}`);
    expect(setting.clock.elapsed()).toBeLessThanOrEqual(60_100);
  });

  it('reads 32 at a time', async () => {
    const setting = modeSetting({ operations: timelines(100, () => ({ SUCCESS: 0 })) });
    await shown(setting, 'none');
    expect(setting.service.mostAtOnce()).toBe(32);
    expect(setting.service.sent('get')).toHaveLength(100);
  });

  it('with `all` shows the active operations', async () => {
    const setting = modeSetting({ operations: [timeline(A, { SUCCESS: 0 }), timeline(B, { ASSIGNED: 0 })] });
    await shown(setting, 'all', ALL);
    expect(setting.ledger.results()).toMatchObject([{ leg: { uuid: B }, outcome: 'active' }]);
  });

  it('ends at once after a signal', async () => {
    const setting = modeSetting({ operations: [timeline(A, { SUCCESS: 0 })], latency: 10_000 });
    setting.stopAfter(1_000);
    await shown(setting);
    expect(setting.clock.elapsed()).toBe(1_000);
    expect(setting.outcomes()).toEqual(['unknown']);
  });

  it('throws what is no error of the service', async () => {
    const bug = new TypeError('a bug');
    const setting = modeSetting({
      operations: [timeline(A, { SUCCESS: 0 })],
      faults: [{ method: 'get', reply: bug }],
    });
    await expect(shown(setting)).rejects.toBe(bug);
  });

  it('sends nothing more when the token is rejected', async () => {
    const setting = modeSetting({
      operations: timelines(200, () => ({ SUCCESS: 0 })),
      faults: [{ method: 'get', reply: 401 }],
    });
    await shown(setting);
    expect(new Set(setting.outcomes())).toEqual(new Set(['unknown']));
    expect(setting.service.sent('get').length).toBeLessThanOrEqual(32);
    expect(setting.results.rows).toHaveLength(200);
  });

  it('does not show legs that it could not read before a signal', async () => {
    const setting = modeSetting({
      operations: [timeline(A, { SUCCESS: 0 }), timeline(B, { SUCCESS: 0 })],
      faults: [{ method: 'get', what: B, reply: 'hang' }],
    });
    setting.stopAfter(1_000);
    await shown(setting);
    expect(setting.log.lines()).toEqual([`leg-1 · passed · ${A}`]);
  });

  it('gives a sign of life while the service does not reply', async () => {
    const setting = modeSetting({
      operations: [timeline(A, { SUCCESS: 0 })],
      faults: [{ method: 'get', what: A, reply: 'hang' }],
    });
    setting.stopAfter(59_000);
    await shown(setting);
    expect(setting.log.lines()).toEqual(['still looking · 0/1 shown']);
  });
});
