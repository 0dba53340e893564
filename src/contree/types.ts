/** What the client takes and returns. The files in `wire/` decode both generations of payloads to it. */

/** Statuses the service is known to use; it may send others, which count as active. */
export const ACTIVE_STATUSES = ['PENDING', 'ASSIGNED', 'EXECUTING'] as const;
export const TERMINAL_STATUSES = ['SUCCESS', 'FAILED', 'CANCELLED'] as const;

/** What a process wrote to one stream, as far as the service kept it. */
export interface Output {
  readonly bytes: Buffer;
  /** The service dropped bytes beyond the operation's `truncate_output_at`. */
  readonly truncated: boolean;
  /** What an excerpt left out of the middle, where the bytes say so; absent in a whole output. */
  readonly omitted?: Omission;
  /** It comes from the event stream, read to its end or only in part; absent when a payload holds it. */
  readonly streamed?: 'whole' | 'part';
}

export interface Omission {
  readonly lines: number;
  readonly bytes: number;
  /** Those among them that are still shown, in their order; absent when there are none. */
  readonly failing?: readonly FailingLine[];
}

/** A line that looks like a failure. */
export interface FailingLine {
  /** Its place in the output, from 1. */
  readonly number: number;
  /** Cut where it is very long. */
  readonly text: string;
}

/** What an instance runs, as it was sent. All of it is untrusted. */
export interface SentCommand {
  /** Shell text when `shell`, else the executable. */
  readonly command: string;
  readonly args: readonly string[];
  readonly shell: boolean;
}

/** An operation in a list or a detail reply. What the reply leaves out is `null`. All texts are untrusted. */
export interface Operation {
  /** Lower-case, with hyphens. */
  readonly uuid: string;
  /** `instance` or `image_import`, lower-cased. */
  readonly kind: string | null;
  /** The service's own word, never rewritten. */
  readonly status: string;
  readonly error: string | null;
  /** RFC 3339, as sent. */
  readonly createdAt: string | null;
  /** Seconds; null before the end. */
  readonly duration: number | null;
  /** Seconds that the command itself ran, of the operation's duration; only in a detail reply. */
  readonly elapsed: number | null;
  /** Seconds of CPU that it used, in user and system mode; null where the service did not measure them. */
  readonly cpu: number | null;
  /** Bytes that its process held in memory at its peak; null where the service did not measure it. */
  readonly memory: number | null;
  readonly image: string | null;
  /** The environment of an instance; only in a detail reply. */
  readonly env: Readonly<Record<string, string>> | null;
  /** What an instance runs; only in a detail reply. */
  readonly command: SentCommand | null;
  readonly resultImage: string | null;
  readonly tag: string | null;
  /** Null before the end too, where the wire says -1. It is -1 for a command that its own time limit killed. */
  readonly exitCode: number | null;
  /** The signal that ended the command; null for none (the wire says -1, 0 or nothing). */
  readonly signal: number | null;
  /** The command met its own time limit. */
  readonly sandboxTimedOut: boolean;
  /** Of an operation that has not ended: what it had written, if that was asked for. */
  readonly stdout: Output | null;
  readonly stderr: Output | null;
  /** Every other scalar field at the payload's top level, as sent. */
  readonly scalars: Readonly<Record<string, string | number | boolean | null>>;
}

export interface OperationDetail {
  readonly operation: Operation;
  /** As the service sent it. */
  readonly payload: unknown;
  /** Milliseconds from now, from the reply's `Retry-After`; null without one. */
  readonly retryAfter: number | null;
}

export interface Image {
  readonly uuid: string;
  readonly tag: string | null;
  /** ISO 8601 with an offset. */
  readonly createdAt: string | null;
}

export interface StoredFile {
  readonly uuid: string;
  readonly sha256: string;
  /** Bytes; null where the service does not know it, or an older one leaves it out. */
  readonly size: number | null;
}

export interface DirectoryEntry {
  /** Relative to the listed directory. */
  readonly path: string;
  readonly size: number;
  readonly type: 'file' | 'directory' | 'symlink' | 'other';
}

export interface WhoAmI {
  readonly tokenUuid: string | null;
  /** Seconds since the epoch; null for a token that does not expire. */
  readonly tokenExpiration: number | null;
  readonly permissions: Readonly<Record<string, boolean>>;
  readonly limits: Readonly<Record<string, number>>;
}

export interface FileSpec {
  readonly uuid: string;
  /** Octal, four digits, such as `0644`. */
  readonly mode?: string;
  /** Its owner in the sandbox. */
  readonly uid?: number;
  readonly gid?: number;
}

export interface SpawnRequest {
  /** Image UUID or `tag:NAME`. */
  readonly image: string;
  readonly command: string;
  readonly args?: readonly string[];
  readonly shell?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Seconds. */
  readonly timeout?: number;
  readonly hostname?: string;
  /** The user that the command runs as. */
  readonly uid?: number;
  readonly gid?: number;
  /** False: the sandbox has no network interface. */
  readonly network?: boolean;
  /** Bytes that may be written to the sandbox's disk. */
  readonly maxLayerBytes?: number;
  readonly disposable?: boolean;
  readonly stdin?: Buffer;
  /** Bytes per stream. */
  readonly truncateOutputAt?: number;
  /** Absolute path in the sandbox → file. */
  readonly files?: Readonly<Record<string, FileSpec>>;
}

export interface ImportRequest {
  /** With scheme, such as `docker://docker.io/library/python:3.12-slim`. */
  readonly url: string;
  readonly credentials?: { readonly username: string; readonly password: string };
  readonly tag?: string;
  /** Seconds. */
  readonly timeout?: number;
}

export interface Paging {
  /** 1 to 1,000. */
  readonly limit: number;
  readonly offset: number;
}

export interface OperationFilter {
  /** One status; none means any. */
  readonly status?: string;
  readonly kind?: string;
  /** ISO 8601 with an offset, or an interval of one unit back from now such as `15m`. */
  readonly since?: string;
  readonly until?: string;
}

export interface ImageFilter extends Pick<OperationFilter, 'since' | 'until'> {
  /** A prefix, as the service filters. */
  readonly tag?: string;
  readonly tagged?: boolean;
  readonly uuid?: string;
}

/** How a call ends early. */
export interface Call {
  readonly signal?: AbortSignal;
  /** Milliseconds since the epoch, by the client's clock: pending requests are cut off, and none is retried. */
  readonly deadline?: number;
}

/** A call for the detail of an operation. */
export interface DetailCall extends Call {
  /**
   * With what a running instance has written so far; without effect in other states. The service must ask the sandbox for it,
   * so such a request is sent once, however it fails (API reference, 2.9).
   */
  readonly inflight?: true;
}

export interface Cancellation {
  /** `finished` is the service's 409: the operation was already terminal. */
  readonly answer: 'accepted' | 'finished';
  /** An earlier try of this call, with a lost reply, may have reached the service. */
  readonly replyLost: boolean;
}

/** The part of an event that this client reads. */
export type OperationEventContent =
  | { readonly kind: 'output'; readonly stream: 'stdout' | 'stderr'; /** Untrusted. */ readonly bytes: Buffer }
  /** The service keeps no more of the stream than it has sent. */
  | { readonly kind: 'truncated'; readonly stream: 'stdout' | 'stderr' }
  /** The log nears its own limit of size: what the processes write from here on is not in it (`size_cap`). */
  | { readonly kind: 'capped' }
  /** The operation has ended; the last event of a whole log. */
  | {
      readonly kind: 'completion';
      /** When, in RFC 3339; absent where the service does not say. */
      readonly at?: string;
    }
  | { readonly kind: 'other' };

export type OperationEvent = OperationEventContent & {
  /** Grows with each event of an operation; null when the frame has none. */
  readonly id: number | null;
  /** 0 is the daemon, 1 the main process, from 2 on further processes; null when the frame has none. */
  readonly process: number | null;
};

export interface EventsRequest {
  /** The id of the last known event; null for the log from its beginning. */
  readonly after: number | null;
  /** The stream stays open for new events. */
  readonly follow: boolean;
  /** Milliseconds without a byte, a keep-alive comment included, after which the stream counts as broken. */
  readonly silence: number;
  /** Called when the service begins to send the log. */
  readonly onOpen?: () => void;
}
