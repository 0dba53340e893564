import type { Fault, SeededOperation, SimulatorOptions } from '../../simulator/simulator.ts';
import { uuidOf } from './names.ts';

/** A place where the two programs differ, and exactly what each of them has there. */
export interface Difference {
  /** Its heading in docs/differences-from-the-cli.md, as an anchor. */
  readonly id: string;
  /**
   * `code`, `order`, `unreadable`, `cancelled`, `#1` for a whole row, `#1 status` for a field of one, `#1 start hostname` for
   * what was sent.
   */
  readonly at: string;
  readonly cli: unknown;
  readonly action: unknown;
}

/** One situation that both programs are put into. Operations are named as in names.ts. */
export interface Scenario {
  readonly name: string;
  /** What stands behind `contree`, split at blanks, or argument by argument. */
  readonly cli: string | readonly string[];
  readonly action: Readonly<Record<string, string>>;
  /** A command of the line that comes first, on both sides. */
  readonly before?: string;
  /** Environment of both. */
  readonly env?: Readonly<Record<string, string>>;
  /** The command line's exit code; null when it would never end, and is stopped after so many requests. */
  readonly code: number | null;
  readonly stopAfterRequests?: number;
  /**
   * The command line's rows in their order, such as `#1 SUCCESS 3`: operation, status, and the exit code where there is one.
   */
  readonly rows: readonly string[];
  /** The command line prints its rows in an order of chance, as `order-of-rows` explains. */
  readonly rowsByChance?: true;
  /** All there are; none means that both do the same. */
  readonly differences?: readonly Difference[];
  /** What the command line writes to its standard error, and the action to its log. */
  readonly says?: { readonly cli?: RegExp; readonly action?: RegExp };
}

/** A scenario with a service of its own for each of the two. */
export interface SeededScenario extends Scenario {
  readonly operations: readonly SeededOperation[];
  readonly faults?: readonly Fault[];
  readonly service?: SimulatorOptions;
}

/** A first look finds the first operation active. */
export const FIRST_AT_WORK: Fault = {
  path: `/operations/${uuidOf(1)}`,
  times: 1,
  action: { status: 200, body: { uuid: uuidOf(1), kind: 'instance', status: 'EXECUTING' } },
};

/** A difference in one or more places, each with what the command line and what the action has there. */
export function differs(id: string, places: Readonly<Record<string, readonly [unknown, unknown]>>): Difference[] {
  return Object.entries(places).map(([at, [cli, action]]) => ({ id, at, cli, action }));
}
