import { retryAfterOf } from './backoff.ts';
import type { ByteLease } from './byte-budget.ts';
import type { Connection, RetryEvent } from './connection.ts';
import { ContreeError, requestFailure, type RequestFailure } from './contree-error.ts';
import { ABORTED, reasonToStop } from './cut-off.ts';
import { adviceFor } from './failure-advice.ts';
import { isFromService, onOneLine, reasonOf, redactStart, startOf } from './failure-text.ts';
import type { Exchange, Request } from './request.ts';
import { delayAfter, mayHaveActed, mayRetry, MOST_TRIES } from './retry-policy.ts';
import { readJson } from './read-json.ts';
import { CONTENT_LIMITS, USUAL_LIMITS } from './reply-limits.ts';
import { attempt, type Attempt, type Reply } from './transport.ts';
import type { Call } from './types.ts';

/**
 * Sends the request until it is answered or another try is of no use, see `retry-policy.ts`. Without a deadline it is
 * tried five times at most; with one until the deadline, and a wait that would end after it is not begun.
 * Throws a `ContreeError` with the last known failure. A stream ends with one, and no retry, when it breaks off, is silent
 * for too long, meets the deadline or is aborted.
 */
export async function send(connection: Connection, request: Request, call: Call = {}): Promise<Exchange> {
  try {
    return await new Sending(connection, request, call).untilAnswered();
  } catch (error) {
    const isForbidden = error instanceof ContreeError && error.failure.status === 403;
    if (!isForbidden || request.unexplained === true) throw error;
    const more = (await connection.explainForbidden?.(call)) ?? null;
    throw more === null ? error : error.withAdvice(connection.redact(more));
  }
}

const EMPTY = Buffer.alloc(0);

/** One call, with all its tries. */
class Sending {
  readonly #connection: Connection;
  readonly #request: Request;
  readonly #call: Call;
  readonly #isIdempotent: boolean;
  /** Requests sent so far. */
  #attempts = 0;
  #replyLost = false;

  constructor(connection: Connection, request: Request, call: Call) {
    this.#connection = connection;
    this.#request = request;
    this.#call = call;
    this.#isIdempotent = request.idempotent ?? request.method !== 'POST';
  }

  async untilAnswered(): Promise<Exchange> {
    const { clock, onRetry } = this.#connection;
    const { deadline = null, signal } = this.#call;
    let last: RequestFailure | null = null;
    for (;;) {
      const remaining = deadline === null ? null : deadline - clock.now();
      const unsent = this.#reasonToStop('before it could be sent');
      const outcome = unsent ?? (await this.#exchange(remaining));
      if (!('kind' in outcome)) {
        const nonsense: Exchange['nonsense'] = (reason, kind = 'protocol') =>
          this.#error(requestFailure(kind, reason), true);
        return { ...outcome, replyLost: this.#replyLost, nonsense };
      }
      // An earlier failure says more than the deadline does, but must not hide that a request which is not safe to repeat
      // may have been received.
      const wasReceived = unsent === null && outcome.unsent !== true;
      if (outcome.kind === 'deadline' && last !== null && (this.#isIdempotent || !wasReceived)) {
        throw this.#error(last, this.#replyLost, true);
      }
      const acted = this.#replyLost || (wasReceived && mayHaveActed(outcome));
      const isLast = this.#request.once === true || (deadline === null && this.#attempts >= MOST_TRIES);
      if (isLast || !mayRetry(outcome, this.#isIdempotent)) throw this.#error(outcome, acted);
      const delay = delayAfter(outcome, this.#attempts, deadline !== null, clock.random());
      if (deadline !== null && clock.now() + delay >= deadline) throw this.#error(outcome, acted, true);
      onRetry({ ...this.#shown(outcome), attempts: this.#attempts, delay });
      await clock.sleep(delay, signal);
      last = outcome;
      this.#replyLost = acted;
    }
  }

  async #exchange(remaining: number | null): Promise<Pick<Exchange, 'reply' | 'json'> | RequestFailure> {
    const lease = this.#connection.budget.lease();
    try {
      return await this.#judge(await this.#attempt(remaining, lease));
    } finally {
      // What its reader keeps is on disk before the next turn of the event loop.
      setImmediate(lease.release);
    }
  }

  async #attempt(remaining: number | null, lease: ByteLease): Promise<Reply | RequestFailure> {
    const { firstAnswer } = this.#connection;
    this.#attempts += 1;
    firstAnswer?.asked();
    const outcome = await attempt(this.#prepare(remaining, lease));
    const isReply = !('kind' in outcome) || outcome.kind === 'oversize';
    if (isReply) firstAnswer?.answered();
    else if (outcome.kind === 'network' || outcome.kind === 'timeout') {
      firstAnswer?.failed(this.#shown(outcome).reason, this.#advice(outcome));
    }
    return outcome;
  }

  /** @param when a clause that completes "the deadline passed …" */
  #reasonToStop(when: string): RequestFailure | null {
    const { deadline = null, signal } = this.#call;
    return reasonToStop(signal, deadline === null ? null : deadline - this.#connection.clock.now(), when);
  }

  #prepare(remaining: number | null, lease: ByteLease): Attempt {
    const { destination, headers, keptAlive, unshared, requestTimeout } = this.#connection;
    const { method, path, body, accept = 'application/json', headers: own } = this.#request;
    const { reads = 'json', limits = USUAL_LIMITS, silence = requestTimeout } = this.#request;
    const errorOf = (failure: RequestFailure): ContreeError => this.#error(failure, true);
    return {
      method,
      url: destination.base + path,
      headers: { ...headers, ...own, Accept: accept, ...(body === undefined ? {} : { 'Content-Type': body.type }) },
      body: body?.content ?? null,
      agent: this.#isIdempotent ? keptAlive : unshared,
      timeout: requestTimeout,
      stream: reads === 'stream' ? { silence, errorOf } : undefined,
      limits: { json: limits, content: CONTENT_LIMITS, anything: null, stream: null }[reads],
      remaining,
      signal: this.#call.signal,
      lease,
    };
  }

  /** A reply as the answer or the failure that it is for this request. */
  async #judge(reply: Reply | RequestFailure): Promise<Pick<Exchange, 'reply' | 'json'> | RequestFailure> {
    if ('kind' in reply) return reply;
    const { answers, reads = 'json' } = this.#request;
    const { status, header } = reply;
    if (status < 200 || status > 299) {
      if (answers?.(status, this.#replyLost) === true) return { reply, json: undefined };
      const retryAfter = retryAfterOf(header, this.#connection.clock.now());
      const reason = reasonOf(reply, this.#redact);
      return { kind: 'status', status, reason, isFromService: isFromService(reply), retryAfter };
    }
    if (reads !== 'json') return { reply, json: undefined };
    const reason = (): RequestFailure | null => this.#reasonToStop('before the whole reply was read');
    const read = await readJson(reply.body, { ...this.#connection, isWanted: () => reason() === null });
    if (read === null) return reason() ?? ABORTED;
    const { json } = read;
    // Without the body: the value says the same, and each is large for much output.
    if (json !== undefined) return { reply: { ...reply, body: EMPTY }, json };
    const start = startOf(reply.body);
    return requestFailure('protocol', start === '' ? 'the reply is empty' : `the reply is not JSON: ${start}`);
  }

  #error(failure: RequestFailure, acted: boolean, ranOutOfTime = false): ContreeError {
    const { kind, retryAfter } = failure;
    const facts = { advice: this.#advice(failure, ranOutOfTime), mayHaveActed: acted, attempts: this.#attempts };
    return new ContreeError({ kind, ...this.#shown(failure), retryAfter, ...facts });
  }

  #advice(failure: RequestFailure, ranOutOfTime = false): string {
    const { destination } = this.#connection;
    return this.#redact(adviceFor(failure, { route: this.#request, destination, ranOutOfTime }));
  }

  #shown({ status, reason }: RequestFailure): Pick<RetryEvent, 'method' | 'path' | 'status' | 'reason'> {
    const { method, path } = this.#request;
    return { method, path: this.#redact(path), status, reason: onOneLine(redactStart(reason, this.#redact)) };
  }

  readonly #redact = (text: string): string => {
    const { redact } = this.#request;
    return this.#connection.redact(redact?.(text) ?? text);
  };
}
