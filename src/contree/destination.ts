import type { ProxyDecision } from './proxy.ts';

/** What the user gave the credentials with, in words that complete `check …`, such as `the input url`. */
export interface GivenBy {
  /** Empty where that is not known. */
  readonly token: string;
  readonly url: string;
}

/** Where requests go, in words for messages. It holds no credential. */
export interface Destination {
  /** The base address. */
  readonly base: string;
  readonly givenBy: GivenBy;
  /** Null where requests go directly. */
  readonly proxy: { readonly address: string; readonly variable: string } | null;
}

const UNKNOWN: GivenBy = { token: '', url: 'the base address' };

/** The token, to begin a sentence or with a small letter. */
export function nameToken({ givenBy }: Destination, article: 'The' | 'the'): string {
  return `${article} token${givenBy.token === '' ? '' : ` (from ${givenBy.token})`}`;
}

export function createDestination(base: string, { proxy, variable }: ProxyDecision, givenBy = UNKNOWN): Destination {
  const { protocol, host } = new URL(proxy ?? base);
  return { base, givenBy, proxy: proxy === null ? null : { address: `${protocol}//${host}`, variable } };
}
