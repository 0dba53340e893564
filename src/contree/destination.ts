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
  /** Whether requests name a project. */
  readonly hasProject: boolean;
  /** Null where requests go directly. */
  readonly proxy: { readonly address: string; readonly variable: string } | null;
}

const UNKNOWN: GivenBy = { token: '', url: 'the base address' };

/** The token, to begin a sentence or with a small letter. */
export function nameToken({ givenBy }: Destination, article: 'The' | 'the'): string {
  return `${article} token${givenBy.token === '' ? '' : ` (from ${givenBy.token})`}`;
}

interface Given {
  readonly givenBy?: GivenBy;
  readonly project?: string;
}

export function createDestination(
  base: string,
  { proxy, variable }: ProxyDecision,
  { givenBy = UNKNOWN, project }: Given = {},
): Destination {
  const { protocol, host } = new URL(proxy ?? base);
  const through = proxy === null ? null : { address: `${protocol}//${host}`, variable };
  return { base, givenBy, hasProject: project !== undefined, proxy: through };
}
