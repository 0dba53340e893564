import fetch from 'node-fetch';
import type { Agent } from 'node:http';
import { trouble, type Reply, type Trouble } from './reply.ts';

/** One HTTP request, sent once. */
export interface Attempt {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | null;
  readonly agent: Agent;
  /** Milliseconds for the whole exchange, body included. */
  readonly timeout: number;
  /** Milliseconds until the call's deadline; null without one. */
  readonly remaining: number | null;
  readonly signal: AbortSignal | undefined;
}

/** Bytes of a body that are read at most: of a success, beyond which the reply is refused, and of an error. */
export const SUCCESS_LIMIT = 64 * 1024 * 1024;
export const ERROR_LIMIT = 1024 * 1024;

/** What a timer of Node can count, in milliseconds; a longer delay would fire at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

export const GIVEN_UP = 'the caller gave up on it';

class TooLarge extends Error {}

/** Sends the request once, following no redirect. Never throws: what goes wrong comes back as trouble. */
export async function attempt(request: Attempt): Promise<Reply | Trouble> {
  if (request.signal?.aborted === true) return trouble('aborted', GIVEN_UP);
  const controller = new AbortController();
  const cutOff = Promise.withResolvers<Trouble>();
  const stop = (why: Trouble): void => {
    // Resolved before the abort, so that the race below tells why and not merely that there was an abort.
    cutOff.resolve(why);
    controller.abort();
  };
  const onAbort = (): void => {
    stop(trouble('aborted', GIVEN_UP));
  };
  request.signal?.addEventListener('abort', onAbort, { once: true });
  const { limit, why } = shortestLimit(request);
  const timer = setTimeout(stop, Math.min(limit, LONGEST_TIMER), why);
  try {
    // The race is for the caller, who must not wait for a stream that is slow to notice its abort.
    return await Promise.race([exchange(request, controller.signal), cutOff.promise]);
  } catch (error) {
    return describe(error);
  } finally {
    clearTimeout(timer);
    request.signal?.removeEventListener('abort', onAbort);
  }
}

function shortestLimit({ timeout, remaining }: Attempt): { limit: number; why: Trouble } {
  return remaining !== null && remaining < timeout
    ? { limit: remaining, why: trouble('deadline', 'the deadline passed before a whole reply came') }
    : { limit: timeout, why: trouble('timeout', `no whole reply within ${timeout / 1000} s`) };
}

async function exchange(request: Attempt, signal: AbortSignal): Promise<Reply> {
  const { method, headers, body, agent } = request;
  const response = await fetch(request.url, { method, headers, body, agent, signal, redirect: 'manual' });
  const content = await readBody(response.body, response.ok);
  return { status: response.status, header: (name) => response.headers.get(name), body: content };
}

/** Of an error's body the first part will do; a success is whole or nothing. */
async function readBody(body: NodeJS.ReadableStream | null, success: boolean): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (success && length > SUCCESS_LIMIT) throw new TooLarge();
    chunks.push(bytes);
    if (!success && length >= ERROR_LIMIT) break;
  }
  return Buffer.concat(chunks);
}

function describe(error: unknown): Trouble {
  if (error instanceof TooLarge) {
    return trouble('protocol', `the reply is larger than ${SUCCESS_LIMIT} bytes`, 'TOO_LARGE');
  }
  const { message = String(error), code } = Object(error) as Partial<NodeJS.ErrnoException>;
  const text = message.replace(/^request to \S+ failed, reason: /u, '');
  // When every address of a host refuses, Node's error has a code and no message.
  return trouble('network', code === undefined || text.includes(code) ? text : `${code} ${text}`.trim(), code ?? null);
}
