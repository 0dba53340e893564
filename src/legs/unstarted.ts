import type { LegFacts } from './leg.ts';

/** The facts of a leg of which nothing but its name is known. */
export function unstarted(name: string): LegFacts {
  return {
    leg: { name, uuid: null },
    start: 'planned',
    attempts: 0,
    mostAttempts: 1,
    earlier: [],
    operation: null,
    command: null,
    begun: false,
    problem: null,
    timedOut: false,
    givenUp: false,
    stopGrace: null,
    cancel: null,
    loss: null,
    allowFailure: false,
    limit: null,
    reusedFrom: null,
  };
}

/** What stays of a leg's facts when another operation takes the place of its last one. */
export function unstartedAgain(facts: LegFacts): LegFacts {
  const { leg, attempts, mostAttempts, earlier, command, limit, loss, allowFailure } = facts;
  return { ...unstarted(leg.name), attempts, mostAttempts, earlier, command, limit, loss, allowFailure };
}
