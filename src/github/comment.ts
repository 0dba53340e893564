import * as v from 'valibot';
import { failureOf } from './failure.ts';
import {
  connectTo,
  problemOf,
  sendTwice,
  UnexpectedReply,
  type RepositoryAccess,
  type RepositoryClient,
} from './repository-client.ts';

/** A comment that is to be there once. */
export interface CommentRequest extends RepositoryAccess {
  readonly pullRequest: number;
  /** What the body begins with, in this comment and no other. */
  readonly marker: string;
  readonly body: string;
}

/** What became of it, or why nothing did, as a clause. */
export type CommentEnd = { readonly done: 'created' | 'updated' } | { readonly problem: string };

/** Comments are listed oldest first, with no other order to ask for. */
const PER_PAGE = 100;
/** The first page, where a comment of ours most likely is, and the newest ones. */
const MOST_PAGES = 10;

const PERMISSION = 'pull-requests: write';

const comment = v.object({ id: v.number(), body: v.string(), user: v.object({ login: v.string() }) });
type Comment = v.InferOutput<typeof comment>;
const viewer = v.object({ viewer: v.object({ login: v.string() }) });

/**
 * Writes the comment, in place of the one that an earlier run of the step wrote: one that begins with the marker and has
 * the author that the token stands for. Whoever pastes the marker keeps what they wrote. The author is asked of GraphQL:
 * `GET /user` refuses the token of a job and of an app (`Resource not accessible by integration`). Needs the permission
 * `pull-requests: write`. Never throws.
 */
export async function keepComment(request: CommentRequest): Promise<CommentEnd> {
  try {
    const client = connectTo(request);
    const id = await findOwn(client, request);
    const isThere = id !== null && (await update(client, request, id));
    if (!isThere) await create(client, request);
    return { done: isThere ? 'updated' : 'created' };
  } catch (error) {
    return { problem: problemOf(error, PERMISSION, request.signal) };
  }
}

/** The id of the comment that an earlier run wrote; null when there is none. */
async function findOwn(client: RepositoryClient, request: CommentRequest): Promise<number | null> {
  const first = await readPage(client, request, 1);
  let login: string | null = null;
  for (const number of [1, ...newestPages(first.pages)]) {
    const { comments } = number === 1 ? first : await readPage(client, request, number);
    const marked = comments.filter(({ body }) => body.startsWith(request.marker));
    if (marked.length === 0) continue;
    login ??= await readLogin(client, request);
    const own = marked.find(({ user }) => user.login === login);
    if (own !== undefined) return own.id;
  }
  return null;
}

/** The last pages but the first, from the last one on. */
function newestPages(pages: number): number[] {
  const count = Math.min(pages - 1, MOST_PAGES - 1);
  return Array.from({ length: count }, (_, index) => pages - index);
}

interface CommentPage {
  readonly comments: readonly Comment[];
  /** How many there are. */
  readonly pages: number;
}

async function readPage(client: RepositoryClient, request: CommentRequest, page: number): Promise<CommentPage> {
  const { octokit, repository } = client;
  const { pullRequest: issue_number } = request;
  const query = { ...repository, issue_number, per_page: PER_PAGE, page };
  const { data, headers } = await sendTwice(() => octokit.rest.issues.listComments(query), request);
  const rows: unknown = data;
  if (!Array.isArray(rows)) throw new UnexpectedReply();
  // One whose author is gone, say, is none of ours.
  const comments = rows.map((row) => v.safeParse(comment, row)).flatMap((read) => (read.success ? [read.output] : []));
  const last = /[?&]page=(\d{1,9})(?:&[^>]*)?>; *rel="last"/.exec(headers.link ?? '')?.[1];
  return { comments, pages: last === undefined ? page : Number(last) };
}

/** The author of what is written with the token, such as `github-actions[bot]`. */
async function readLogin(client: RepositoryClient, request: CommentRequest): Promise<string> {
  const { octokit, repository } = client;
  const query = (): Promise<unknown> => octokit.graphql('{ viewer { login } }', { request: repository.request });
  const read = v.safeParse(viewer, await sendTwice(query, request));
  if (!read.success) throw new UnexpectedReply();
  return read.output.viewer.login;
}

/** False when the comment is gone. */
async function update(client: RepositoryClient, request: CommentRequest, id: number): Promise<boolean> {
  const { octokit, repository } = client;
  const change = { ...repository, comment_id: id, body: request.body };
  try {
    await sendTwice(() => octokit.rest.issues.updateComment(change), request);
    return true;
  } catch (error) {
    if (failureOf(error, PERMISSION).status === 404) return false;
    throw error;
  }
}

/** Sent once: where only the reply was lost, a second try would be a second comment. */
async function create({ octokit, repository }: RepositoryClient, request: CommentRequest): Promise<void> {
  const { pullRequest: issue_number, body } = request;
  await octokit.rest.issues.createComment({ ...repository, issue_number, body });
}
