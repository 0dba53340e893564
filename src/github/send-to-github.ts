import { Readable } from 'node:stream';
import fetch, { type RequestInit, type Response } from 'node-fetch';

/** Bytes of a reply, decoded from gzip: a page of 100 comments, each of 65,536 characters of four bytes, has 26 MB. */
const LARGEST_REPLY = 32 * 1024 * 1024;

/** An old name of a repository leads to its present address in one step. */
const MOST_REDIRECTS = 3;

/** GitHub redirected a request where it is not sent; the message is a clause for people. */
export class RefusedRedirect extends Error {
  readonly status: number;

  constructor(why: string, status: number) {
    super(`GitHub redirects ${why} (HTTP ${String(status)})`);
    this.status = status;
  }
}

/**
 * Sends a request for Octokit, which reads a reply beyond the limit as an empty one. It follows the redirects of a repository
 * that was renamed, within one origin, since the token goes along, and with the same method and body. node-fetch 3.3.2 throws
 * where nothing can catch it when a request with a body is redirected twice.
 * @throws {RefusedRedirect}
 */
export async function sendToGitHub(address: string, init: RequestInit): Promise<Response> {
  let url = new URL(address);
  for (let redirects = 0; ; redirects += 1) {
    const reply = await fetch(url, { ...init, redirect: 'manual', size: LARGEST_REPLY });
    const { status, body, headers } = reply;
    if (status < 300 || status === 304 || status >= 400) return reply;
    // Unread, it would keep the connection, and so the process, busy.
    if (body instanceof Readable) body.destroy();
    if (redirects === MOST_REDIRECTS) throw new RefusedRedirect('too often', status);
    if (!keepsMethod(status, init.method)) throw new RefusedRedirect('a request that may not be repeated', status);
    url = targetOf(headers.get('location'), url, status);
  }
}

/** For 301 and 302, clients may turn another method into GET (RFC 9110, 15.4.2). GitHub uses 307 there. */
function keepsMethod(status: number, method = 'GET'): boolean {
  return status === 307 || status === 308 || (method === 'GET' && (status === 301 || status === 302));
}

function targetOf(location: string | null, from: URL, status: number): URL {
  const target = location === null ? null : URL.parse(location, from.href);
  if (target === null) throw new RefusedRedirect('to no address', status);
  if (target.origin === from.origin) return target;
  throw new RefusedRedirect(`to ${target.origin}, and github-token is sent only to ${from.origin}`, status);
}
