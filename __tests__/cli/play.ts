/** Puts the command line and the action into the same situation, and holds what they make of it against each other. */
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { COMPILED_ONCE, runAction, type ActionEnd, type RunActionOptions } from '../../scripts/run-action.ts';
import type { Simulator } from '../../simulator/simulator.ts';
import { contree, signIn } from './command-line.ts';
import { differencesOf, summary } from './compare.ts';
import { SEEDED, uuidOf, type Names } from './names.ts';
import { actionOutcome, commandOutcome, type Outcome } from './outcome.ts';
import type { Difference, Scenario, SeededScenario } from './scenario.ts';
import { withFolder, withService } from './temporary.ts';

/** Where one of the two runs. */
export interface Place {
  readonly service: Simulator;
  readonly names: Names;
  /** `CONTREE_HOME`, of this scenario alone. */
  readonly home: string;
}

const FIRST_MOMENT = Date.UTC(2025, 0, 1);
const MINUTE = 60_000;
/** The highest code that a process can leave with. */
const HIGHEST_CODE = 255;

/** Registers a test for each scenario. */
export function playAll(title: string, scenarios: readonly SeededScenario[]): void {
  describe(title, () => {
    it.concurrent.each(scenarios)('$name', (scenario) => withFolder((folder) => play(scenario, folder)));
  });
}

async function play(scenario: SeededScenario, folder: string): Promise<void> {
  const { service: options = {} } = scenario;
  const inTurn = (home: string, playOne: typeof playAction): Promise<Outcome> =>
    withService(options, (service) => {
      seed(scenario, service);
      return playOne(scenario, { service, names: SEEDED, home: join(folder, home) });
    });
  const [cli, action] = await Promise.all([inTurn('command-line', playCommand), inTurn('action', playAction)]);
  judge(scenario, cli, action);
}

/** A minute lies between the beginnings of two operations, unless the scenario says otherwise. */
function seed({ operations, faults = [] }: SeededScenario, service: Simulator): void {
  for (const [index, operation] of operations.entries()) {
    service.seed({ uuid: uuidOf(index + 1), createdAt: FIRST_MOMENT + index * MINUTE, ...operation });
  }
  for (const fault of faults) service.misbehave(fault);
}

/** Expects of both exactly what the scenario says. */
export function judge(scenario: Scenario, cli: Outcome, action: Outcome): void {
  const { code, rows, differences = [], rowsByChance = false } = scenario;
  const said = cli.rows.map(({ operation, fields }) => `${operation} ${summary(fields)}`.trimEnd());
  expect({ code: cli.code, rows: rowsByChance ? said.toSorted() : said }).toEqual({ code, rows });
  const expected = differences.map(({ at, cli: one, action: other }) => ({ at, cli: one, action: other }));
  expect(differencesOf(cli, action, rowsByChance).toSorted(byPlace)).toEqual(expected.toSorted(byPlace));
}

function byPlace(one: Pick<Difference, 'at'>, other: Pick<Difference, 'at'>): number {
  return one.at < other.at ? -1 : 1;
}

export async function playCommand(scenario: Scenario, place: Place): Promise<Outcome> {
  const { cli, env = {}, stopAfterRequests: most, says } = scenario;
  const { service, names, home } = place;
  await prepare(scenario, place);
  const args = typeof cli === 'string' ? cli.split(' ') : cli;
  const end = await contree(home, ['-o', 'json', ...args.map(names.toUuids)], {
    env,
    ...(most !== undefined && { stopWhen: () => service.requests.length >= most }),
  });
  if (says?.cli !== undefined) expect(names.toNames(end.stderr)).toMatch(says.cli);
  return commandOutcome(end, service.operations(), names);
}

export async function playAction(scenario: Scenario, place: Place): Promise<Outcome> {
  const { action, env = {}, says } = scenario;
  const { service, names, home } = place;
  await prepare(scenario, place);
  const given = Object.entries(action).map(([name, value]) => [name, names.toUuids(value)]);
  const end = await runStep({
    folder: join(home, 'step'),
    inputs: { url: service.url, token: service.token, ...(Object.fromEntries(given) as Record<string, string>) },
    env: { CONTREE_HOME: home, CONTREE_SESSION: 'default', ...env },
  });
  if (says?.action !== undefined) expect(names.toNames(end.stdout)).toMatch(says.action);
  return actionOutcome(end, service.operations(), names);
}

/** Runs the action and expects its code and its output `exit-code` to be of one mind. */
export async function runStep(run: RunActionOptions): Promise<ActionEnd> {
  const end = await runAction({ ...run, env: { ...COMPILED_ONCE, ...run.env } });
  expect(end.stderr).toBe('');
  expect(Math.min(Number(end.outputs['exit-code']), HIGHEST_CODE)).toBe(end.exitCode);
  return end;
}

/** Signs in, and runs the command that comes first. */
async function prepare({ before, env = {} }: Scenario, { service, names, home }: Place): Promise<void> {
  signIn(home, service);
  if (before !== undefined) await contree(home, names.toUuids(before).split(' '), { env });
}
