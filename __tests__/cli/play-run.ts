/** Has the command line and the action run the same command, and holds against each other what came of it. */
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Simulator } from '../../simulator/simulator.ts';
import { contree, signIn } from './command-line.ts';
import type { Outcome } from './outcome.ts';
import { judge, runStep } from './play.ts';
import { actionRun, commandRun } from './run-outcome.ts';
import type { LocalFile, RunScenario } from './run-scenario.ts';
import { withFolder, withService } from './temporary.ts';

/** Where one of the two runs. */
interface Place {
  readonly service: Simulator;
  /** Of this scenario alone. */
  readonly folder: string;
  readonly workspace: string;
}

/** Registers a test for each scenario. */
export function playRuns(title: string, scenarios: readonly RunScenario[]): void {
  describe(title, () => {
    it.concurrent.each(scenarios)('$name', (scenario) => withFolder((folder) => play(scenario, folder)));
  });
}

async function play(scenario: RunScenario, folder: string): Promise<void> {
  const { service: options = {}, workspace: files = {}, faults = [], stdout = '', stderr = '' } = scenario;
  const inTurn = (name: string, playOne: typeof playAction): Promise<Outcome> =>
    withService(options, (service) => {
      const workspace = join(folder, name, 'workspace');
      mkdirSync(workspace, { recursive: true });
      for (const [path, file] of Object.entries(files)) lay(join(workspace, path), file);
      for (const fault of faults) service.misbehave(fault);
      return playOne(scenario, { service, folder: join(folder, name), workspace });
    });
  const [cli, action] = await Promise.all([inTurn('command-line', playCommand), inTurn('action', playAction)]);
  judge(scenario, cli, action);
  const written = (stream: string): string => cli.rows.map(({ fields }) => fields[stream]).join('');
  expect({ stdout: written('stdout'), stderr: written('stderr') }).toEqual({ stdout, stderr });
}

function lay(path: string, file: LocalFile): void {
  mkdirSync(dirname(path), { recursive: true });
  if (typeof file === 'object' && 'link' in file) {
    symlinkSync(file.link, path);
    return;
  }
  const { content, mode } = typeof file === 'string' ? { content: file, mode: 0o644 } : file;
  writeFileSync(path, content);
  // What a file is made with, the user's mask narrows.
  chmodSync(path, mode);
}

async function playCommand(scenario: RunScenario, { service, folder, workspace }: Place): Promise<Outcome> {
  const { cli, first = [], last, stdin, stopAfterRequests: most, says } = scenario;
  signIn(folder, service);
  for (const command of first) await contree(folder, command);
  const end = await contree(folder, ['-o', 'json', ...cli], {
    cwd: workspace,
    ...(stdin !== undefined && { stdin }),
    ...(most !== undefined && { stopWhen: () => service.requests.length >= most }),
  });
  if (last !== undefined) await contree(folder, last);
  if (says?.cli !== undefined) expect(end.stderr).toMatch(says.cli);
  return commandRun(end, service);
}

async function playAction({ action, says }: RunScenario, { service, folder, workspace }: Place): Promise<Outcome> {
  const inputs = { url: service.url, token: service.token, ...action };
  const end = await runStep({ folder: join(folder, 'step'), workspace, inputs });
  if (says?.action !== undefined) expect(end.stdout).toMatch(says.action);
  return actionRun(end, service);
}
