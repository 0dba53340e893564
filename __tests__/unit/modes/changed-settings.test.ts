import { describe, expect, it } from '@jest/globals';
import { settingsOf } from '../../../src/modes/changed-settings.ts';
import type { LegPlan } from '../../../src/plan/leg-plan.ts';
import { legPlan } from '../start/launch-setting.ts';
import { SETUP } from './run-setting.ts';

describe('the settings of a command', () => {
  const settings = (fields: Partial<LegPlan>): string[] => settingsOf(legPlan('a', { cwd: '/root', ...fields }));

  it.each<[Partial<LegPlan>, string[]]>([
    [{}, []],
    [{ cwd: '/srv', timeout: 90_000, diskLimit: 2_000 }, ['cwd /srv', 'limit 1 min 30 s', 'disk 2 kB']],
    [{ user: { uid: 1, gid: 2 }, network: false, hostname: 'box' }, ['user 1:2', 'no network', 'hostname box']],
    [
      { stdin: 'é', disposable: true, tag: 't', allowFailure: true },
      ['stdin of 2 B', 'disposable', 'tag t', 'may fail'],
    ],
  ])('of %j are %j', (fields, expected) => {
    expect(settings(fields)).toEqual(expected);
  });

  it('of a setup are its limits and its directory', () => {
    expect(settingsOf({ ...SETUP, cwd: '/srv', timeout: 1_000 })).toEqual(['cwd /srv', 'limit 1 s']);
  });
});
