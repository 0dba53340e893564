/** A session store that the command line itself wrote, with what stands in it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startSimulator, type Simulator } from '../../simulator/simulator.ts';
import { contree, signIn } from './command-line.ts';
import { namesOf, type Names } from './names.ts';

export interface History {
  readonly service: Simulator;
  /** `#3` is the operation of the history's third entry. */
  readonly names: Names;
  /** The command line's home, to be copied and left as it is. */
  readonly home: string;
  close(): Promise<void>;
}

const LOOK_EVERY_MS = 10;

/** In order: what they add to the history has the ids 1, 2, 3 and so on. `exit:4` is a command of two words. */
const COMMANDS: readonly (readonly [session: string, command: string, entry: number | null])[] = [
  ['first', 'use tag:busybox:latest', 1],
  ['first', 'run -s -- true', 2],
  ['first', 'run -s -- :', 3],
  ['first', 'run -d -s -- exit:4', 4],
  ['first', 'run -d -D -s -- exit:5', 5],
  ['first', 'session branch other', null],
  ['first', 'session checkout other', null],
  ['first', 'run -s -- echo', 6],
  ['first', 'session checkout main', null],
  ['second', 'use tag:alpine:latest', 7],
  ['second', 'run -d -s -- exit:8', 8],
  ['idle', 'use tag:busybox:latest', 9],
];

/** Runs the commands against a service of its own. */
export async function writeHistory(): Promise<History> {
  const service = await startSimulator({ retryAfter: 0 });
  const home = mkdtempSync(join(tmpdir(), 'op-action-cli-history-'));
  signIn(home, service);
  const uuids = new Map<number, string>();
  for (const [session, command, entry] of COMMANDS) {
    const args = command.split(' ').map((word) => word.replace('exit:', 'exit '));
    const before = service.operations().length;
    const { code, stderr } = await contree(home, args, { env: { CONTREE_SESSION: session } });
    if (code === null || stderr.includes('[ERROR]')) throw new Error(`contree ${command}: ${stderr}`);
    const started = service.operations()[before];
    if (started !== undefined && entry !== null) uuids.set(entry, started.uuid);
  }
  while (service.operations().some(({ duration }) => duration === null)) await sleep(LOOK_EVERY_MS);
  return {
    service,
    names: namesOf(uuids),
    home,
    close: async () => {
      await service.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
