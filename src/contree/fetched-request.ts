import fetch from 'node-fetch';
import { Readable } from 'node:stream';
import type { Answer } from './answer.ts';
import type { PlainRequest } from './plain-request.ts';
import { streamBody, type StreamedBody } from './sent-body.ts';

/** A request's body, and what goes on while it is sent. */
export interface SentBody {
  readonly content: Buffer | StreamedBody;
  readonly signal: AbortSignal;
  /** Called when a piece of a streamed body was sent. */
  readonly onMove: () => void;
}

/** `end` stops the rest of the request: a service that refuses it early may not read on. */
export interface Fetched {
  readonly answer: Answer;
  readonly end: () => void;
}

/** Sends a request that has a body, without following redirects. */
export async function sendFetched(request: PlainRequest, { content, signal, onMove }: SentBody): Promise<Fetched> {
  const { method, url, headers, agent } = request;
  // The decoder of `fetch` takes a piece of a gzip stream for all of it.
  const options = { method, agent, signal, compress: false, redirect: 'manual' } as const;
  if (Buffer.isBuffer(content)) {
    return { answer: answerOf(await fetch(url, { ...options, headers, body: content })), end: () => undefined };
  }
  const sent = streamBody(content, onMove);
  const length = { 'Content-Length': String(content.size) };
  const response = await fetch(url, { ...options, headers: { ...headers, ...length }, body: sent });
  return { answer: answerOf(response), end: () => sent.destroy() };
}

function answerOf({ status, headers, body }: Awaited<ReturnType<typeof fetch>>): Answer {
  return { status, header: (name) => headers.get(name), body: (body ?? Readable.from([])) as Readable };
}
