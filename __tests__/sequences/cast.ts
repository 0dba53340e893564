import { randomUUID } from 'node:crypto';
import type { SeededOperation, Simulator } from '../../simulator/simulator.ts';
import { decodeMarker } from '../../src/start/marker.ts';
import type { Scenario, ScriptedLeg } from './scenario.ts';

/** An operation that the step started. */
export interface Started {
  readonly uuid: string;
  /** Null for the setup. */
  readonly leg: string | null;
  /** Which start of the leg by its step it is, from 1 on, as its marker says. */
  readonly tries: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Gives each operation its script: of the attempt that its marker names, also when that is over by then. */
export class Cast {
  readonly lives = new Map<string, SeededOperation>();
  readonly #attempts: ReadonlyMap<number, { readonly scenario: Scenario; readonly started: Started[] }>;

  /** @param scenarios attempts of one workflow run, on one service */
  constructor(scenarios: readonly Scenario[]) {
    this.#attempts = new Map(scenarios.map((scenario) => [scenario.attempt, { scenario, started: [] }]));
  }

  /** What a step is given, and what others have. */
  seed(simulator: Simulator, { legs, foreign }: Scenario): void {
    const own = legs.flatMap(({ uuid, lives: [life] }) =>
      uuid === null || life === undefined ? [] : [{ ...life, uuid }],
    );
    for (const life of [...foreign, ...own]) this.lives.set(simulator.seed(life), life);
  }

  startedIn({ attempt }: Scenario): readonly Started[] {
    return this.#of(attempt).started;
  }

  readonly script = (request: Readonly<Record<string, unknown>>): SeededOperation => {
    const marker = decodeMarker(request['env'] as Record<string, string>);
    if (marker === null) throw new Error('A start carries no marker.');
    const { leg, attempt, tries } = marker;
    const { scenario, started } = this.#of(attempt);
    const earlier = started.filter((one) => one.leg === leg).length;
    const { lives } = scripted(leg, scenario);
    const life = lives[Math.min(earlier, lives.length - 1)];
    if (life === undefined) throw new Error(`There is no life for ${String(leg)}.`);
    const uuid = randomUUID();
    started.push({ uuid, leg, tries, at: Date.now() });
    this.lives.set(uuid, life);
    return { ...life, uuid };
  };

  #of(attempt: number) {
    const found = this.#attempts.get(attempt);
    if (found === undefined) throw new Error(`There is no attempt ${String(attempt)}.`);
    return found;
  }
}

function scripted(leg: string | null, { legs, setup }: Scenario): ScriptedLeg {
  const found = leg === null ? setup : legs.find(({ name }) => name === leg);
  if (found === null || found === undefined) throw new Error(`No leg is called ${String(leg)}.`);
  return found;
}
