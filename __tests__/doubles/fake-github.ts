import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { listenHttp } from '../unit/contree/loopback.ts';
import { checkRunStore, type CheckRunStore } from './fake-check-runs.ts';

export interface StoredComment {
  readonly id: number;
  body: string;
  readonly user: { readonly login: string };
}

/** What of GitHub's API the action writes to, for one repository and one pull request, on loopback. */
export interface FakeGitHub extends Pick<CheckRunStore, 'checkRuns'> {
  readonly address: string;
  readonly comments: StoredComment[];
  /** Method and path of each request, in order. */
  readonly requests: string[];
  /** Values of the header `authorization`. */
  readonly tokens: Set<string | undefined>;
}

interface Reply {
  readonly status: number;
  readonly body: unknown;
}

/**
 * What becomes of a request: the status that refuses it, 0 for one without an answer, undefined for what GitHub would do. A
 * fault says what becomes of it and of its reply.
 */
export type Fate = number | undefined | Fault;

export interface Fault {
  /** Whether GitHub does what is asked. */
  readonly isDone: boolean;
  /** A status, instead of its own; the reply never comes, or the connection breaks. */
  readonly reply: number | 'usual' | 'never' | 'broken';
  readonly headers?: Readonly<Record<string, string>>;
  /** What a status of its own says; nothing when not given. */
  readonly message?: string;
  /** Milliseconds before the reply. */
  readonly delay?: number;
  /** The reply, which says how it was when the request came, waits for it. */
  readonly hold?: Promise<unknown>;
}

/**
 * Starts one; `closeLoopbacks` ends it.
 * @param fateOf asked for each request, such as `POST /repos/octo/repo/check-runs`, and its body
 * @param pulls the pull requests that a listing has; #7 is the first
 */
export async function fakeGitHub(
  fateOf: (request: string, sent: Readonly<Record<string, unknown>>) => Fate = () => undefined,
  pulls: readonly object[] = [],
): Promise<FakeGitHub> {
  const login = 'github-actions[bot]';
  const comments: StoredComment[] = [];
  const store = checkRunStore();
  const requests: string[] = [];
  const tokens = new Set<string | undefined>();
  let created = 0;

  const answer = (sentTo: string, query: URLSearchParams, sent: Record<string, unknown>): Reply => {
    // A server of one's own has it below a path.
    const request = sentTo.replace(/ \/api(?:\/v3)?(?=\/)/, ' ');
    const [method, path = ''] = request.split(' ');
    const body = String(sent['body']);
    if (request === 'POST /graphql') return { status: 200, body: { data: { viewer: { login } } } };
    if (request === 'GET /repos/octo/repo/pulls') return { status: 200, body: pulls };
    if (request === 'GET /repos/octo/repo/pulls/7') return { status: 200, body: pulls[0] };
    if (request === 'GET /repos/octo/repo/issues/7/comments') return { status: 200, body: comments };
    if (request === 'POST /repos/octo/repo/issues/7/comments') {
      created += 1;
      const comment = { id: created, body, user: { login } };
      comments.push(comment);
      return { status: 201, body: comment };
    }
    const ofChecks = store.answer(request, query, sent);
    if (ofChecks !== null) return ofChecks;
    const id = Number(/^\/repos\/octo\/repo\/issues\/comments\/(\d+)$/.exec(path)?.[1]);
    const found = comments.find((comment) => comment.id === id);
    if (found === undefined || !['PATCH', 'DELETE'].includes(String(method)))
      return { status: 404, body: { message: 'Not Found' } };
    if (method === 'DELETE') {
      comments.splice(comments.indexOf(found), 1);
      return { status: 204, body: null };
    }
    found.body = body;
    return { status: 200, body: found };
  };

  const { address } = await listenHttp((incoming, response) => {
    void read(incoming).then(async (sent) => {
      const { pathname, searchParams } = new URL(String(incoming.url), 'http://loopback');
      const request = `${String(incoming.method)} ${pathname}`;
      requests.push(request);
      tokens.add(incoming.headers.authorization);
      const fault = faultOf(fateOf(request, sent));
      const usual = fault.isDone ? answer(request, searchParams, sent) : { status: 500, body: {} };
      await Promise.all([sleep(fault.delay ?? 0), fault.hold]);
      write(fault, usual, response);
    });
  });
  return { address, comments, checkRuns: store.checkRuns, requests, tokens };
}

function faultOf(fate: Fate): Fault {
  if (fate === undefined) return { isDone: true, reply: 'usual' };
  if (typeof fate === 'object') return fate;
  return { isDone: false, reply: fate === 0 ? 'never' : fate };
}

function write({ reply, headers, message }: Fault, { status, body }: Reply, response: ServerResponse): void {
  if (reply === 'never') return;
  if (reply === 'broken') {
    response.destroy();
    return;
  }
  response.writeHead(reply === 'usual' ? status : reply, { 'content-type': 'application/json', ...headers });
  // A reply without content has no body.
  response.end(body === null ? undefined : JSON.stringify(reply === 'usual' ? body : { message }));
}

async function read(incoming: IncomingMessage): Promise<Record<string, unknown>> {
  const body = await text(incoming);
  return body === '' ? {} : (JSON.parse(body) as Record<string, unknown>);
}
