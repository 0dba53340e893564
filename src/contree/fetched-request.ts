import fetch from 'node-fetch';
import { Readable } from 'node:stream';
import type { Answer } from './answer.ts';
import type { PlainRequest } from './plain-request.ts';
import { streamBody, type StreamedBody } from './sent-body.ts';

/** A request's body, which is read as it is sent. */
export interface SentBody {
  readonly content: StreamedBody;
  readonly signal: AbortSignal;
  /** Called when a piece of it was sent. */
  readonly onMove: () => void;
}

/** `end` stops the rest of the request: a service that refuses it early may not read on. */
export interface Fetched {
  readonly answer: Answer;
  readonly end: () => void;
}

/** Sends a request with a streamed body, without following redirects. */
export async function sendFetched(
  request: Omit<PlainRequest, 'body'>,
  { content, signal, onMove }: SentBody,
): Promise<Fetched> {
  const { method, url, headers, agent } = request;
  // The decoder of `fetch` takes a piece of a gzip stream for all of it.
  const options = { method, agent, signal, compress: false, redirect: 'manual' } as const;
  const sent = streamBody(content, onMove);
  const length = { 'Content-Length': String(content.size) };
  const response = await fetch(url, { ...options, headers: { ...headers, ...length }, body: sent });
  return { answer: answerOf(response), end: () => sent.destroy() };
}

function answerOf({ status, headers, body }: Awaited<ReturnType<typeof fetch>>): Answer {
  return { status, header: (name) => headers.get(name), body: (body ?? Readable.from([])) as Readable };
}
