/** The actions that are a single word. */
export const SIMPLE_ACTIONS = ['reset', 'reset-after', 'cut-body', 'hang', 'hang-after'] as const;

/** What can go wrong with an event stream, each after a number of its events. */
export const STREAM_FAULTS = [
  /** The connection breaks within the next event. */
  'cut',
  /** The body ends in order, without `completion`. */
  'end',
  /** A comment, an `sse_error` event of plain text without an id, then the end. */
  'error',
  /** One event without an id whose data is no JSON; then the stream goes on. */
  'garbage',
  /** No more events or comments; the connection stays open. */
  'silence',
  /** No more events; comments go on. */
  'quiet',
  /** All events so far are sent again; then the stream goes on. */
  'repeat',
  /** The next two events come in the wrong order; then the stream goes on. */
  'swap',
  /** The body ends in order, the gzip stream inside it does not; without gzip the same as `end`. */
  'cut-gzip',
  /** A page of HTML with status 200 in place of the stream; `after` is ignored. */
  'html',
] as const;

interface StreamFaultForm<Name> {
  readonly stream: Name;
  /** How many events of the reply are sent before; 0 by default. */
  readonly after?: number;
}

/** How the JSON of a reply can be changed. */
export const CHANGES = [
  /** A page of HTML with the same status. */
  'html',
  /** No body. */
  'empty',
  /** The JSON `null`. */
  'null',
  /** The first half of the JSON, sent as if it were whole. */
  'half',
  /** Fields that no text names, in each object. */
  'extra',
  /** Values of another type, except in what identifies an operation and says how it ended. */
  'types',
  /** A number as each `status`. */
  'status',
  /** A random UUID as each `uuid`. */
  'stranger',
  /** Each row of a list twice. */
  'double',
  /** Every second row of a list. */
  'drop',
  /** Bytes that are no gzip, sent as gzip. */
  'bad-gzip',
  /** The first half of the gzip, sent as if it were whole. */
  'cut-gzip',
] as const;

export type Change = (typeof CHANGES)[number];

type StreamFaultName = (typeof STREAM_FAULTS)[number];

/** A fault that strikes while the stream is written. */
export type BodyFault = StreamFaultForm<Exclude<StreamFaultName, 'html'>>;

export type StreamFault = BodyFault | StreamFaultForm<'html'>;

/** What happens to a request instead of, or in addition to, its ordinary reply. */
export type FaultAction =
  | {
      /**
       * Sends this reply without processing the request, unless `acts` says otherwise. Without a body: the service's own error
       * form.
       */
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      /** Text is sent as it is, any other value as JSON. */
      readonly body?: unknown;
      /** The request is still processed: before this reply, or so many milliseconds after it. */
      readonly acts?: number;
    }
  /** Milliseconds before the request is processed. */
  | { readonly delay: number }
  /** The connection breaks at once; the request is processed after so many milliseconds. */
  | { readonly late: number }
  /** The request is processed; the JSON of the reply is changed. */
  | { readonly change: Change }
  /** Operations are read as they were so many milliseconds ago; those that came since are not there yet. */
  | { readonly stale: number }
  /** The connection breaks and the request is not processed. */
  | 'reset'
  /** The request is processed, then the connection breaks without a reply. */
  | 'reset-after'
  /** The request is processed; the reply promises more bytes than it sends. */
  | 'cut-body'
  /** The request is not processed and never answered. */
  | 'hang'
  /** The request is processed and never answered. */
  | 'hang-after'
  /** The request is processed; the fault applies when its reply is an event stream. */
  | StreamFault;

export interface Fault {
  /** Any method when omitted. */
  readonly method?: string;
  /**
   * Which paths below `/v1`. A text is a glob over the path without its query: `*` matches within a segment, `**` across
   * segments. A text that begins with `^`, or a `RegExp`, is matched against the path with its query.
   */
  readonly path: string | RegExp;
  /** How many requests it applies to; all when omitted. */
  readonly times?: number;
  /** How many matching requests pass before it applies. */
  readonly skip?: number;
  /** Begin and end in milliseconds, counted from the first request after it was added; always when omitted. */
  readonly during?: readonly [number, number];
  readonly action: FaultAction;
}

interface Armed {
  readonly fault: Fault;
  readonly matches: (path: string, query: string) => boolean;
  seen: number;
  /** When the first request came, in milliseconds since the epoch. */
  since: number | null;
}

/** The active faults, in the order in which they were added. */
export class Faults {
  #armed: Armed[] = [];

  /** Throws a `SyntaxError` for a bad expression. */
  add(fault: Fault): void {
    this.#armed.push({ fault, matches: matcher(fault.path), seen: 0, since: null });
  }

  clear(): void {
    this.#armed = [];
  }

  /** The action of the first fault that applies to a request, or null. The faults behind it do not count the request. */
  next(method: string, path: string, query: string, now = Date.now()): FaultAction | null {
    for (const armed of this.#armed) armed.since ??= now;
    for (const armed of this.#armed) {
      const { fault } = armed;
      if (!isDue(armed, now)) continue;
      if (fault.method !== undefined && fault.method.toUpperCase() !== method) continue;
      if (!armed.matches(path, query)) continue;
      const place = armed.seen - (fault.skip ?? 0);
      if (place >= (fault.times ?? Infinity)) continue;
      armed.seen += 1;
      if (place >= 0) return fault.action;
    }
    return null;
  }
}

function isDue({ fault: { during = [0, Infinity] }, since }: Armed, now: number): boolean {
  const age = now - (since ?? now);
  return age >= during[0] && age < during[1];
}

function matcher(pattern: string | RegExp): (path: string, query: string) => boolean {
  if (typeof pattern === 'string' && !pattern.startsWith('^')) {
    const expression = globExpression(pattern);
    return (path) => expression.test(path);
  }
  // A global or sticky expression keeps its position from one test to the next.
  const expression = new RegExp(pattern, typeof pattern === 'string' ? '' : pattern.flags.replace(/[gy]/g, ''));
  return (path, query) => expression.test(path + query);
}

function globExpression(glob: string): RegExp {
  const parts = glob.split(/(\*{1,2})/).map((part) => {
    if (part === '**') return '.*';
    return part === '*' ? '[^/]*' : part.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
  });
  return new RegExp(`^${parts.join('')}$`);
}
