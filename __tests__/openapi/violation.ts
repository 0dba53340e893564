/** Where a request or a reply departs from the text. */
export interface Violation {
  /** The operation's id; method and path for a request that is no operation of the text. */
  readonly operation: string;
  readonly status: number | null;
  readonly rule: Rule;
  readonly detail: string;
}

export type Rule =
  | 'operation'
  | 'path parameter'
  | 'query parameter'
  | 'request header'
  | 'request body'
  | 'status'
  | 'reply header'
  | 'reply type'
  | 'reply body'
  | 'event';

export function inWords({ operation, status, rule, detail }: Violation): string {
  return `${operation}${status === null ? '' : ` ${status}`}: ${rule}: ${detail}`;
}
