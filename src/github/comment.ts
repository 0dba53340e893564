import * as v from 'valibot';
import {
  connectTo,
  problemOf,
  sendTwice,
  statusOf,
  UnexpectedReply,
  type RepositoryAccess,
  type RepositoryClient,
} from './repository-client.ts';

/** A comment that a pull request has once. */
export interface CommentRequest extends RepositoryAccess {
  readonly pullRequest: number;
  /** What the body of this comment, and of no other, begins with. */
  readonly marker: string;
  readonly body: string;
}

/** What was done, or why nothing was, as a clause. */
export type CommentResult = { readonly done: 'created' | 'updated' } | { readonly problem: string };

const PER_PAGE = 100;
/** The first page, which most likely has our comment, and the newest ones. GitHub lists the oldest first, in no other order. */
const MOST_PAGES = 10;

const comment = v.object({ id: v.number(), body: v.string(), user: v.object({ login: v.string() }) });
const created = v.object({ id: v.number(), user: v.object({ login: v.string() }) });
type Created = v.InferOutput<typeof created>;
const viewer = v.object({ viewer: v.object({ login: v.string() }) });

/**
 * Writes the comment in place of the one that an earlier run of the step wrote, or creates it. The earlier one begins with the
 * marker and has the token's author: a marker that others paste does not count. GraphQL names the author, as `GET /user`
 * refuses the token of a job and of an app (`Resource not accessible by integration`). Needs the permission
 * `pull-requests: write`. Never throws.
 */
export async function upsertComment(request: CommentRequest): Promise<CommentResult> {
  try {
    const client = connectTo(request);
    const [id, ...later] = await findOwn(client, request);
    if (id !== undefined && (await update(client, request, id))) {
      await leaveOne(() => remove(client, later));
      return { done: 'updated' };
    }
    const own = await create(client, request);
    await leaveOne(() => yieldToEarlier(client, request, own));
    return { done: 'created' };
  } catch (error) {
    return { problem: problemOf(error, 'pull-requests: write', request.signal) };
  }
}

/** Two runs that began together may each have found no comment. What is not tidied now, the next run tidies. */
async function leaveOne(tidy: () => Promise<void>): Promise<void> {
  await tidy().catch(() => undefined);
}

/** Of two runs that created one each, the later moves its text into the earlier comment. */
async function yieldToEarlier(client: RepositoryClient, request: CommentRequest, own: Created | null): Promise<void> {
  if (own === null) return;
  const [first] = await findOwn(client, request, own.user.login);
  if (first === undefined || first >= own.id || !(await update(client, request, first))) return;
  await remove(client, [own.id]);
}

/**
 * The ids of the comments that earlier runs wrote, one page of them, in the order of their creation.
 * @param author the token's, where it is known
 */
async function findOwn(client: RepositoryClient, request: CommentRequest, author?: string): Promise<number[]> {
  const first = await readPage(client, request, 1);
  const count = Math.min(first.pages, MOST_PAGES) - 1;
  const newest = Array.from({ length: count }, (_, index) => first.pages - index);
  let login = author;
  for (const number of [1, ...newest]) {
    const { comments } = number === 1 ? first : await readPage(client, request, number);
    const marked = comments.filter(({ body }) => body.startsWith(request.marker));
    if (marked.length === 0) continue;
    login ??= await readLogin(client, request);
    const own = marked.filter(({ user }) => user.login === login).map(({ id }) => id);
    if (own.length > 0) return own.sort((one, other) => one - other);
  }
  return [];
}

/** One page of comments, and how many pages there are. */
async function readPage({ octokit, repository }: RepositoryClient, request: CommentRequest, page: number) {
  const query = { ...repository, issue_number: request.pullRequest, per_page: PER_PAGE, page };
  const { data, headers } = await sendTwice(() => octokit.rest.issues.listComments(query), request);
  const rows: unknown = data;
  if (!Array.isArray(rows)) throw new UnexpectedReply();
  // A comment without an author, for example, is not ours.
  const comments = rows.map((row) => v.safeParse(comment, row)).flatMap((read) => (read.success ? [read.output] : []));
  const last = /[?&]page=(\d{1,9})(?:&[^>]*)?>; *rel="last"/.exec(headers.link ?? '')?.[1];
  return { comments, pages: last === undefined ? page : Number(last) };
}

/** The token's author, such as `github-actions[bot]`. */
async function readLogin({ octokit, repository }: RepositoryClient, request: CommentRequest): Promise<string> {
  const query = (): Promise<unknown> => octokit.graphql('{ viewer { login } }', { request: repository.request });
  const read = v.safeParse(viewer, await sendTwice(query, request));
  if (!read.success) throw new UnexpectedReply();
  return read.output.viewer.login;
}

/** False when the comment is gone. */
async function update({ octokit, repository }: RepositoryClient, request: CommentRequest, id: number) {
  const change = { ...repository, comment_id: id, body: request.body };
  try {
    await sendTwice(() => octokit.rest.issues.updateComment(change), request);
    return true;
  } catch (error) {
    if (statusOf(error) === 404) return false;
    throw error;
  }
}

/** Sent once: if only the reply was lost, a second try would create a second comment. Null when the reply cannot be read. */
async function create({ octokit, repository }: RepositoryClient, request: CommentRequest): Promise<Created | null> {
  const { pullRequest: issue_number, body } = request;
  const { data } = await octokit.rest.issues.createComment({ ...repository, issue_number, body });
  const read = v.safeParse(created, data);
  return read.success ? read.output : null;
}

async function remove({ octokit, repository }: RepositoryClient, ids: readonly number[]): Promise<void> {
  for (const comment_id of ids) await octokit.rest.issues.deleteComment({ ...repository, comment_id });
}
