/** Runs a simulator in this process and answers its parent's questions; `simulator-process.ts` is the parent's side. */
import { startSimulator } from '../simulator/simulator.ts';
import type { Fault, RequestRecord, SeededOperation, SimulatorOptions } from '../simulator/simulator.ts';
import { watchLag, type Lag } from './lag.ts';

export type Question =
  | { readonly ask: 'seed'; readonly operations: readonly SeededOperation[] }
  | { readonly ask: 'misbehave'; readonly fault: Fault }
  | { readonly ask: 'traffic' }
  | { readonly ask: 'ends' };

/** All requests since the start. */
export interface Traffic {
  readonly requests: readonly Pick<RequestRecord, 'method' | 'resource' | 'at' | 'endedAt' | 'received'>[];
  readonly maxOpenStreams: number;
  /** Of the simulator's process. */
  readonly lag: Lag;
}

const simulator = await startSimulator(JSON.parse(process.argv[2] ?? '{}') as SimulatorOptions);
const readLag = watchLag();

function answer(question: Question): unknown {
  switch (question.ask) {
    case 'seed':
      return question.operations.map((operation) => simulator.seed(operation));
    case 'misbehave':
      simulator.misbehave(question.fault);
      return null;
    case 'traffic':
      return traffic();
    case 'ends':
      return ends();
  }
}

function traffic(): Traffic {
  const requests = simulator.requests.map(({ method, resource, at, endedAt, received }) => {
    return { method, resource, at, endedAt, received };
  });
  return { requests, maxOpenStreams: simulator.maxOpenStreams, lag: readLag() };
}

/** The ends of all ended operations by UUID, in milliseconds since the epoch, as their seeds set them. */
function ends(): Map<string, number> {
  const over = simulator.operations().filter(({ duration }) => duration !== null);
  return new Map(over.map(({ uuid, createdAt, duration }) => [uuid, Math.round(createdAt + (duration ?? 0) * 1000)]));
}

process.on('message', (question: Question) => {
  process.send?.(answer(question));
});
process.once('disconnect', () => {
  void simulator.close();
});
process.send?.({ url: simulator.url, token: simulator.token });
