import { fork } from 'node:child_process';
import { once } from 'node:events';
import { BASE_IMAGE, type Fault, type SeededOperation, type SimulatorOptions } from '../simulator/simulator.ts';
import type { Question, Traffic } from './simulator-host.ts';

/** The request of every seed: the command line cannot read an operation without a command. */
const REQUEST = { command: 'sleep', args: ['10'], image: BASE_IMAGE };

/** A simulator in a process of its own, so that it and the bench do not delay each other. One question at a time. */
export interface SimulatorProcess {
  readonly url: string;
  readonly token: string;
  /** Registers operations; returns their UUIDs. */
  seed(operations: readonly SeededOperation[]): Promise<string[]>;
  misbehave(fault: Fault): Promise<void>;
  traffic(): Promise<Traffic>;
  /** The ends of all ended operations by UUID, in milliseconds since the epoch. */
  ends(): Promise<Map<string, number>>;
}

/** Runs `work` with a new simulator, and ends the simulator after it. Throws when the simulator's process dies. */
export async function onSimulator<Result>(
  options: SimulatorOptions,
  work: (simulator: SimulatorProcess) => Promise<Result>,
): Promise<Result> {
  const host = fork(new URL('simulator-host.ts', import.meta.url), [JSON.stringify(options)], {
    serialization: 'advanced',
  });
  const ended = once(host, 'exit');
  const dead = new AbortController();
  host.once('exit', () => {
    dead.abort(new Error('The simulator died.'));
  });
  const next = async (): Promise<unknown> => {
    const [message] = (await once(host, 'message', { signal: dead.signal })) as unknown[];
    return message;
  };
  const ask = (question: Question): Promise<unknown> => {
    host.send(question);
    return next();
  };
  const { url, token } = (await next()) as { url: string; token: string };
  try {
    return await work({
      url,
      token,
      seed: async (operations) => {
        const requested = operations.map((operation) => ({ request: REQUEST, ...operation }));
        return (await ask({ ask: 'seed', operations: requested })) as string[];
      },
      misbehave: async (fault) => {
        await ask({ ask: 'misbehave', fault });
      },
      traffic: async () => (await ask({ ask: 'traffic' })) as Traffic,
      ends: async () => (await ask({ ask: 'ends' })) as Map<string, number>,
    });
  } finally {
    if (host.connected) host.disconnect();
    await ended;
  }
}
