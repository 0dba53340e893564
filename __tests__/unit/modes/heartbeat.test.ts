import { describe, expect, it } from '@jest/globals';
import { heartbeat } from '../../../src/modes/heartbeat.ts';
import { logLine } from '../../../src/report/text/escape.ts';
import { modeSetting } from '../../doubles/mode-setting.ts';

describe('the heartbeat', () => {
  it('logs within a minute of silence, and not after the work', async () => {
    const { context, clock, log } = modeSetting();
    const line = () => logLine`alive at ${clock.elapsed()}`;
    await heartbeat(context, line, () => clock.sleep(130_000));
    expect(log.lines()).toEqual(['alive at 55000', 'alive at 110000']);
    expect([clock.elapsed(), clock.sleeping()]).toEqual([130_000, 0]);
  });

  it('says what is wrong while nothing has answered yet', async () => {
    const { context, clock, log } = modeSetting();
    const firstAnswer: { problem: string | null } = { problem: 'connect ECONNREFUSED' };
    const work = async (): Promise<void> => {
      await clock.sleep(60_000);
      firstAnswer.problem = null;
      await clock.sleep(60_000);
    };
    await heartbeat({ ...context, firstAnswer }, () => logLine`alive`, work);
    expect(log.lines()).toEqual(['alive · nothing has answered yet: connect ECONNREFUSED', 'alive']);
  });

  it('is postponed by other log lines', async () => {
    const { context, clock, log } = modeSetting();
    await heartbeat(
      context,
      () => logLine`alive at ${clock.elapsed()}`,
      async (beat) => {
        await clock.sleep(30_000);
        beat();
        await clock.sleep(60_000);
      },
    );
    expect(log.lines()).toEqual(['alive at 85000']);
  });

  it('ends with work that fails', async () => {
    const { context, clock, log } = modeSetting();
    const bug = new Error('a bug');
    await expect(
      heartbeat(
        context,
        () => logLine`alive`,
        () => Promise.reject(bug),
      ),
    ).rejects.toBe(bug);
    expect([log.lines(), clock.sleeping()]).toEqual([[], 0]);
  });
});
