import type { Agents } from './agents.ts';
import type { ByteBudget } from './byte-budget.ts';
import type { Clock } from './clock.ts';
import type { Failure } from './contree-error.ts';
import type { Destination } from './destination.ts';
import type { FirstAnswer } from './first-answer.ts';
import type { Redact, RedactValue } from './redact.ts';
import type { Turn } from './turns.ts';
import type { Call } from './types.ts';

/** A try that failed and is about to be repeated; `reason` is free of credentials. */
export interface RetryEvent extends Pick<Failure, 'method' | 'path' | 'status' | 'reason' | 'attempts'> {
  /** Milliseconds until the next one. */
  readonly delay: number;
}

/** What all calls of one client share. */
export interface Connection extends Agents {
  /** With the base address of every path. */
  readonly destination: Destination;
  readonly headers: Readonly<Record<string, string>>;
  /** Milliseconds. */
  readonly requestTimeout: number;
  readonly clock: Clock;
  readonly redact: Redact;
  /** For replies: the output of a sandbox may hold the token, and a reply is handed on whole. */
  readonly redactValue: RedactValue;
  /** What both of them remove. */
  readonly secrets: readonly string[];
  readonly turn: Turn;
  /** Bytes of whole replies that are held at a time. */
  readonly budget: ByteBudget;
  readonly onRetry: (event: RetryEvent) => void;
  /** Learns of each request and whether anything answered it. */
  readonly firstAnswer?: Pick<FirstAnswer, 'asked' | 'answered' | 'failed'> | undefined;
  /** What to add to the advice of a 403, which waits for it; null for nothing. */
  readonly explainForbidden?: ((call: Call) => Promise<string | null>) | undefined;
}
