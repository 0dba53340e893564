import type { Observer } from './observed-exchange.ts';
import { type Permission, PERMISSIONS } from './permissions.ts';
import type { RequestRecord } from './request-log.ts';
import type { SeededOperation } from './seeded-operation.ts';

export type Generation = 'current' | 'old';

export interface SimulatorOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** A loopback address; 127.0.0.1 by default. */
  readonly host?: string;
  /** What `Authorization: Bearer` must carry; `DEFAULT_TOKEN` by default. */
  readonly token?: string;
  /** When set, what the `Project` header must carry. */
  readonly project?: string;
  /** Path before `/v1`, such as `/sandboxes`. */
  readonly prefix?: string;
  /** Which generation of payloads to speak; `current` by default. */
  readonly generation?: Generation;
  /** Compresses bodies for clients that take it; true by default. */
  readonly gzip?: boolean;
  /** Milliseconds before a request is handled; 0 by default. */
  readonly latency?: number;
  /** Operations that run at once, the others stay PENDING; no limit by default. */
  readonly maxConcurrent?: number;
  /** Seconds in the `Retry-After` of an operation's detail reply; 1 by default, null for no such header. */
  readonly retryAfter?: number | null;
  /** What stands before `/v1` in `Location` headers: `prefix` by default; a whole origin is possible too. */
  readonly locationPrefix?: string;
  /** Milliseconds that an import takes; 50 by default. */
  readonly importDelay?: number;
  /** Milliseconds that a followed event stream waits for its operation to start before it answers 425; 1,000 by default. */
  readonly eventPatience?: number;
  /** Milliseconds of silence after which an event stream sends a comment; 15,000 by default. */
  readonly keepalive?: number;
  /** What the token may not do is false; by default it may do everything. */
  readonly permissions?: Readonly<Partial<Record<Permission, boolean>>>;
  /** Limits that differ from the usual ones, in seconds and operations at a time; those of time are enforced. */
  readonly limits?: Readonly<Record<string, number>>;
  /** Unix time in seconds at which the token expires, as it is reported; null, the default, for never. */
  readonly tokenExpiration?: number | null;
  /** The commands' `PATH`: folders of this machine, joined with `:`; the usual system folders by default. */
  readonly path?: string;
  /** Milliseconds that the `Date` of replies is ahead of this machine's clock; 0 by default. */
  readonly dateOffset?: number;
  /** The script that an instance follows in place of a process, from the request that starts it; null to run its command. */
  readonly script?: (request: Readonly<Record<string, unknown>>) => SeededOperation | null;
  /** Gets every request to the service with its reply. */
  readonly observer?: Observer;
  /** Called with each request to the service as it arrives, before anything is done with it. */
  readonly onRequest?: (request: RequestRecord) => void;
}

export interface ResolvedOptions extends Required<
  Omit<SimulatorOptions, 'project' | 'permissions' | 'observer' | 'onRequest' | 'script'>
> {
  readonly permissions: Readonly<Record<Permission, boolean>>;
  readonly project: string | null;
  readonly observer: Observer | null;
  readonly onRequest: SimulatorOptions['onRequest'];
  readonly script: NonNullable<SimulatorOptions['script']> | null;
}

/** Seconds. */
const LONGEST_TIMEOUT = 3600;

const DEFAULT_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** The default token. It protects nothing. */
const DEFAULT_TOKEN = 'simulator-token';

/** The options with all defaults filled in. Throws when the host is not loopback or the prefix is no path. */
export function resolveOptions(options: SimulatorOptions): ResolvedOptions {
  const prefix = (options.prefix ?? '').replace(/\/+$/, '');
  if (prefix !== '' && !/^(\/[\w.~-]+)+$/.test(prefix)) throw new Error(`Not a path prefix: ${prefix}`);
  const host = options.host ?? '127.0.0.1';
  if (!isLoopback(host)) {
    throw new Error(
      `The simulator runs every command it receives on this machine, so it listens on loopback only, not on ` +
        `"${host}". Use 127.0.0.1, another address of 127.0.0.0/8, ::1 or localhost.`,
    );
  }
  return {
    port: options.port ?? 0,
    host,
    token: options.token ?? DEFAULT_TOKEN,
    project: options.project ?? null,
    prefix,
    generation: options.generation ?? 'current',
    gzip: options.gzip ?? true,
    latency: options.latency ?? 0,
    maxConcurrent: options.maxConcurrent ?? Infinity,
    retryAfter: options.retryAfter === undefined ? 1 : options.retryAfter,
    locationPrefix: options.locationPrefix ?? prefix,
    importDelay: options.importDelay ?? 50,
    eventPatience: options.eventPatience ?? 1000,
    keepalive: options.keepalive ?? 15_000,
    permissions: { ...EVERYTHING, ...options.permissions },
    limits: { ...limitsOf(options.maxConcurrent ?? 1000), ...options.limits },
    tokenExpiration: options.tokenExpiration ?? null,
    path: options.path ?? DEFAULT_PATH,
    dateOffset: options.dateOffset ?? 0,
    script: options.script ?? null,
    observer: options.observer ?? null,
    onRequest: options.onRequest,
  };
}

const EVERYTHING = Object.fromEntries(PERMISSIONS.map((name) => [name, true])) as Record<Permission, boolean>;

function limitsOf(concurrency: number): Record<string, number> {
  return {
    instance_max_timeout: LONGEST_TIMEOUT,
    instance_max_concurrency: concurrency,
    images_import_max_concurrency: concurrency,
    images_import_max_timeout: LONGEST_TIMEOUT,
  };
}

/** Whether only this machine can reach a host name or address. */
export function isLoopback(host: string): boolean {
  const octet = '(25[0-5]|2[0-4]\\d|1?\\d?\\d)';
  return host === '::1' || host === '[::1]' || host === 'localhost' || new RegExp(`^127(\\.${octet}){3}$`).test(host);
}
