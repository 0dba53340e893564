import type { LegFacts } from './leg.ts';

/** What the ledger knows of a leg. */
export type Entry = { -readonly [Fact in keyof LegFacts]: LegFacts[Fact] } & {
  /** Nothing more will be learned of it by looking: it has ended, or the service refuses to start or to show it. */
  settled: boolean;
};

/** A leg that waits for its first start. */
export function unstarted(name: string): Entry {
  return {
    leg: { name, uuid: null },
    start: 'planned',
    attempts: 0,
    operation: null,
    heard: false,
    problem: null,
    timedOut: false,
    cancel: null,
    loss: null,
    allowFailure: false,
    settled: false,
  };
}
