import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { listenHttp } from '../unit/contree/loopback.ts';

export interface StoredComment {
  readonly id: number;
  body: string;
  readonly user: { readonly login: string };
}

/** What of GitHub's API the action writes to, for one repository and one pull request, on loopback. */
export interface FakeGitHub {
  readonly address: string;
  readonly comments: StoredComment[];
  /** The bodies that were sent, in order. */
  readonly checkRuns: Readonly<Record<string, unknown>>[];
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
 * Starts one; `closeLoopbacks` ends it.
 * @param pulls the pull requests that a listing has; #7 is the first
 * @param refuse the status that a request is refused with; 0 for none that ever comes, undefined for what GitHub would do
 */
export async function fakeGitHub(
  refuse: (request: string) => number | undefined = () => undefined,
  pulls: readonly object[] = [],
): Promise<FakeGitHub> {
  const login = 'github-actions[bot]';
  const comments: StoredComment[] = [];
  const checkRuns: Record<string, unknown>[] = [];
  const requests: string[] = [];
  const tokens = new Set<string | undefined>();

  const answer = (sentTo: string, sent: Record<string, unknown>): Reply => {
    // A server of one's own has it below a path.
    const request = sentTo.replace(/ \/api(?:\/v3)?(?=\/)/, ' ');
    const [method, path = ''] = request.split(' ');
    const body = String(sent['body']);
    if (request === 'POST /graphql') return { status: 200, body: { data: { viewer: { login } } } };
    if (request === 'GET /repos/octo/repo/pulls') return { status: 200, body: pulls };
    if (request === 'GET /repos/octo/repo/pulls/7') return { status: 200, body: pulls[0] };
    if (request === 'GET /repos/octo/repo/issues/7/comments') return { status: 200, body: comments };
    if (request === 'POST /repos/octo/repo/issues/7/comments') {
      const created = { id: comments.length + 1, body, user: { login } };
      comments.push(created);
      return { status: 201, body: created };
    }
    if (request === 'POST /repos/octo/repo/check-runs') {
      checkRuns.push(sent);
      return { status: 201, body: { id: checkRuns.length } };
    }
    const id = Number(/^\/repos\/octo\/repo\/issues\/comments\/(\d+)$/.exec(path)?.[1]);
    const found = method === 'PATCH' ? comments.find((comment) => comment.id === id) : undefined;
    if (found === undefined) return { status: 404, body: { message: 'Not Found' } };
    found.body = body;
    return { status: 200, body: found };
  };

  const { address } = await listenHttp((incoming, response) => {
    void read(incoming).then((sent) => {
      const request = `${String(incoming.method)} ${String(incoming.url).replace(/\?.*/, '')}`;
      requests.push(request);
      tokens.add(incoming.headers.authorization);
      const refused = refuse(request);
      if (refused === 0) return;
      const { status, body } = refused === undefined ? answer(request, sent) : { status: refused, body: {} };
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  return { address, comments, checkRuns, requests, tokens };
}

async function read(incoming: IncomingMessage): Promise<Record<string, unknown>> {
  const body = await text(incoming);
  return body === '' ? {} : (JSON.parse(body) as Record<string, unknown>);
}
