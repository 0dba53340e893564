import { createAgents } from './agents.ts';
import { parseBaseAddress } from './base-address.ts';
import { ByteBudget } from './byte-budget.ts';
import type { Clock } from './clock.ts';
import { events } from './endpoints/events.ts';
import { files } from './endpoints/files.ts';
import { images } from './endpoints/images.ts';
import { inspect } from './endpoints/inspect.ts';
import { operations } from './endpoints/operations.ts';
import { createRequests } from './endpoints/requests.ts';
import { createDestination, type GivenBy } from './destination.ts';
import { decideProxy, type ProxyEnvironment } from './proxy.ts';
import { createRedact, createRedactValue } from './redact.ts';
import type { Connection, RetryEvent } from './connection.ts';
import { createTurns } from './turns.ts';
import type { Call, WhoAmI } from './types.ts';
import { decodeWhoAmI } from './wire/resources.ts';

export interface ClientOptions {
  /** http or https, with or without a path prefix, a trailing slash and a trailing `/v1`. */
  readonly baseUrl: string;
  /** Bearer token, sent to the host of `baseUrl` only. No message holds it, and no result but the bytes of a file. */
  readonly token: string;
  readonly project?: string;
  /** For messages: where token and address come from. */
  readonly givenBy?: GivenBy;
  /** Other secrets that no message and no result may show. */
  readonly secrets?: readonly string[];
  /** Milliseconds for one request, its body included unless that is a stream. */
  readonly requestTimeout: number;
  readonly userAgent: string;
  readonly clock: Clock;
  /** An environment with `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY`, in either case; no proxy without it. */
  readonly proxyEnv?: ProxyEnvironment;
  readonly onRetry?: (event: RetryEvent) => void;
  readonly firstAnswer?: Connection['firstAnswer'];
  /** What to add to the advice of a 403, which waits for it; null for nothing. Streams of events and `whoAmI` do not ask. */
  readonly explainForbidden?: (call: Call) => Promise<string | null>;
  /** Gets what was left out or not honoured. The message may quote untrusted text; it holds no credential. */
  readonly onWarning?: (message: string) => void;
}

/** Bytes of large replies that are held at a time, beside one that may exceed it: each becomes several times as much. */
const REPLY_BUDGET = 8 * 1024 * 1024;

/** One method for each endpoint that the action uses. All methods throw `ContreeError`. */
export type ContreeClient = ReturnType<typeof createContreeClient>;

/** Sends nothing yet. Throws a `TypeError` when the address, the proxy or a header's value cannot be used. */
export function createContreeClient(options: ClientOptions) {
  const { requestTimeout, clock, proxyEnv = {}, onRetry = () => undefined, onWarning = () => undefined } = options;
  const base = parseBaseAddress(options.baseUrl);
  const proxy = decideProxy(base, proxyEnv);
  const agents = createAgents(base, proxy.proxy);
  const secrets = [options.token, ...(options.secrets ?? [])];
  const connection: Connection = {
    destination: createDestination(base, proxy, options),
    headers: headersOf(options),
    ...agents,
    requestTimeout,
    clock,
    redact: createRedact(secrets),
    redactValue: createRedactValue(secrets),
    secrets,
    turn: createTurns(),
    budget: new ByteBudget(REPLY_BUDGET),
    onRetry,
    firstAnswer: options.firstAnswer,
    explainForbidden: options.explainForbidden,
  };
  const requests = createRequests(connection, onWarning);
  return {
    /** Sent once: what it says is of help, and nothing has to wait for it. */
    whoAmI: async (call?: Call): Promise<WhoAmI> =>
      await requests.read({ method: 'GET', path: '/v1/whoami', once: true, unexplained: true }, decodeWhoAmI, call),
    ...operations(requests),
    ...events(requests),
    ...images(requests),
    ...files(requests),
    ...inspect(requests),
    /** Closes kept-alive connections, so that the process can end by itself. */
    close: () => {
      agents.keptAlive.destroy();
      agents.unshared.destroy();
    },
  };
}

const VISIBLE = /^[\x21-\x7e]+(?: +[\x21-\x7e]+)*$/u;

function headersOf({ token, project, userAgent }: ClientOptions): Readonly<Record<string, string>> {
  const values = { token, userAgent, ...(project === undefined ? {} : { project }) };
  for (const [name, value] of Object.entries(values)) {
    // Node would throw only when the first request is sent.
    if (!VISIBLE.test(value)) throw new TypeError(`The ${name} is empty or has characters that no header can hold.`);
  }
  return {
    Authorization: `Bearer ${token}`,
    ...(project === undefined ? {} : { Project: project }),
    'User-Agent': userAgent,
    'Accept-Encoding': 'gzip',
  };
}
