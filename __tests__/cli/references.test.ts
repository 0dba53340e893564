import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, it } from '@jest/globals';
import { writeHistory, type History } from './history.ts';
import { judge, playAction, playCommand } from './play.ts';
import { REFERENCES } from './reference-scenarios.ts';
import type { Scenario } from './scenario.ts';
import { withFolder } from './temporary.ts';

let writing: Promise<History> | null = null;

/** Written once, by whichever scenario comes first: concurrent tests may begin before what is to run before all. */
function history(): Promise<History> {
  writing ??= writeHistory();
  return writing;
}

afterAll(async () => {
  await (await writing)?.close();
});

async function play(scenario: Scenario, folder: string): Promise<void> {
  const { service, names, home: written } = await history();
  const homes = { cli: join(folder, 'command-line'), action: join(folder, 'action') };
  for (const home of Object.values(homes)) cpSync(written, home, { recursive: true });
  const [cli, action] = await Promise.all([
    playCommand(scenario, { service, names, home: homes.cli }),
    playAction(scenario, { service, names, home: homes.action }),
  ]);
  judge(scenario, cli, action);
}

describe('references into a session of the command line', () => {
  it.concurrent.each(REFERENCES)('$name', (scenario) => withFolder((folder) => play(scenario, folder)));
});
