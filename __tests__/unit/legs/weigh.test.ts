import { describe, expect, it } from '@jest/globals';
import { createRunRecord } from '../../../src/legs/run-record.ts';
import { weigh } from '../../../src/legs/verdict.ts';
import { leg, problem } from '../../doubles/fixtures.ts';

const unread = leg('a', 'unknown', { operation: null, exitCode: 1 });

describe('in mode run', () => {
  it('a leg that this step started and never read is active', () => {
    expect(weigh(unread, { mode: 'run' })).toEqual({ ...unread, outcome: 'active' });
  });

  it('a leg whose start was lost is unknown', () => {
    const lost = { ...unread, start: 'lost' as const };
    expect(weigh(lost, { mode: 'run' })).toEqual(lost);
  });

  it('a leg that was cancelled before it was read is cancelled', () => {
    const gone = leg('a', 'cancelled', { operation: null, cancel: 'accepted', exitCode: 1 });
    expect(weigh(gone, { mode: 'run' })).toEqual(gone);
  });

  it('an active leg counts, unless the step is detached', () => {
    const active = leg('a', 'active', { exitCode: 1 });
    expect(weigh(active, { mode: 'run' }).exitCode).toBe(1);
    expect(weigh(active, { mode: 'run', detached: true }).exitCode).toBe(0);
  });
});

describe('when a signal ended the step', () => {
  it('a leg that refused to be read is active once a cancel was sent', () => {
    const refused = { ...unread, problem: problem() };
    expect(weigh(refused, { mode: 'wait', signal: 'SIGINT' }).outcome).toBe('unknown');
    expect(weigh({ ...refused, cancel: 'failed' }, { mode: 'wait', signal: 'SIGINT' }).outcome).toBe('active');
  });

  it('mode cancel keeps a leg unknown that was not read', () => {
    const failed = { ...unread, cancel: 'failed' as const };
    expect(weigh(failed, { mode: 'cancel', signal: 'SIGTERM' }).outcome).toBe('unknown');
  });
});

it('a run begins with nothing lost and nothing collected', () => {
  expect(createRunRecord('me')).toEqual({
    owner: 'me',
    mayHaveLostStart: false,
    setup: null,
    preview: null,
    collected: new Map(),
    tests: null,
  });
});
