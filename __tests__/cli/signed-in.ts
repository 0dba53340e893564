import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import { startSimulator, type Simulator, type SimulatorOptions } from '../../simulator/simulator.ts';
import { contree, signIn, type CommandEnd } from './command-line.ts';

export interface SignedIn {
  readonly service: Simulator;
  readonly home: string;
  /** Runs a command: its words split at blanks, then what may hold blanks. */
  run(words: string, ...more: string[]): Promise<CommandEnd>;
}

/** A service and a command line that is signed in to it, for the tests of a file, one after the other. */
export function signedIn(options: SimulatorOptions = {}): SignedIn {
  let both: { readonly service: Simulator; readonly home: string } | null = null;
  const running = (): NonNullable<typeof both> => {
    if (both === null) throw new Error('The service is not running yet.');
    return both;
  };
  beforeAll(async () => {
    const service = await startSimulator({ retryAfter: 0, ...options });
    both = { service, home: mkdtempSync(join(tmpdir(), 'op-action-cli-')) };
    signIn(both.home, service);
  });
  afterAll(async () => {
    const { service, home } = running();
    await service.close();
    rmSync(home, { recursive: true, force: true });
  });
  return {
    get service() {
      return running().service;
    },
    get home() {
      return running().home;
    },
    run: (words, ...more) => contree(running().home, [...words.split(' '), ...more]),
  };
}
