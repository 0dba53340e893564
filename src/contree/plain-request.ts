import http, { type Agent, type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { Answer } from './answer.ts';
import type { ConnectionWatch } from './connection-watch.ts';

export interface PlainRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly agent: Agent;
  /** Null for a request without one. */
  readonly body: Buffer | null;
}

/**
 * Sends a request whose body, if it has one, is at hand. A step sends hundreds of these, and `fetch` would double what each
 * costs: objects for request, reply and both heads, one more stream, and a listener for every piece (measured without a body:
 * 0.95 ms of the processor beside 0.47 ms).
 * No redirect is followed. The watch ends the request.
 */
export function sendPlain(
  { method, url, headers, agent, body }: PlainRequest,
  watch: ConnectionWatch,
): Promise<Answer> {
  const { request: send } = url.startsWith('https:') ? https : http;
  return new Promise((resolve, reject) => {
    const request = watch.open(agent, (watched) => send(url, { method, headers, agent: watched }));
    // Also of a request whose reply has come: its body ends with the same error, and has its own listeners.
    request.on('error', reject);
    request.on('response', (message) => {
      resolve(answerOf(message));
    });
    // After 101, which no request asks for, Node closes the connection and reports neither a reply nor an error.
    request.on('close', () => {
      reject(new Error('the connection was closed before a reply came'));
    });
    request.end(body ?? undefined);
  });
}

function answerOf(message: IncomingMessage): Answer {
  return {
    status: message.statusCode ?? 0,
    header: (name) => message.headersDistinct[name.toLowerCase()]?.join(', ') ?? null,
    body: message,
  };
}
