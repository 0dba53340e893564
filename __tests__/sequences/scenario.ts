import type { Fault, SeededOperation, SimulatorOptions } from '../../simulator/simulator.ts';

export type Mode = 'wait' | 'show' | 'cancel' | 'list' | 'run';

/** A leg and what its operation does, once for each try. */
export interface ScriptedLeg {
  readonly name: string;
  /** Of a leg that runs before the step; null for one that the step starts. */
  readonly uuid: string | null;
  /** One for each try, the last one for all later ones; none for an operation that does not exist. */
  readonly lives: readonly SeededOperation[];
  /** It counts 0 for any outcome. */
  readonly allowFailure?: boolean;
}

/** A fault, and whether the step may expect its end: what persists may cost a leg its verdict. */
export interface PlannedFault {
  readonly fault: Omit<Fault, 'path'> & { readonly path: string };
  /** Milliseconds after the first request at which the last trace of it is gone; infinite for one that persists. */
  readonly over: number;
  /** The service refuses for good by the contract, so the leg is lost at once. */
  readonly isFinal: boolean;
}

/** A signal that the step gets when its request of this number, from 1, arrives; none when it makes fewer. */
export interface Stop {
  readonly signal: 'SIGINT' | 'SIGTERM';
  readonly request: number;
}

/** All that a sequence is made of. It is data, and the same for the same seed. */
export interface Scenario {
  readonly seed: number;
  readonly mode: Mode;
  /** Of the workflow run, from 1 on. */
  readonly attempt: number;
  readonly token: string;
  /** Seconds. */
  readonly timeout: number;
  readonly inputs: Readonly<Record<string, string>>;
  readonly simulator: SimulatorOptions;
  /** Text of each file of the checkout, by path. */
  readonly workspace: Readonly<Record<string, string>>;
  readonly legs: readonly ScriptedLeg[];
  /** Null without one. */
  readonly setup: ScriptedLeg | null;
  /** Operations of others, which the step must leave alone. */
  readonly foreign: readonly SeededOperation[];
  readonly faults: readonly PlannedFault[];
  /** The faults go on while the post step runs. */
  readonly faultsInPost: boolean;
  readonly stop: Stop | null;
  readonly jobStatus: 'success' | 'failure' | 'cancelled';
}
