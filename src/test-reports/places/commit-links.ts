import { realpath } from 'node:fs/promises';
import { posix, relative, resolve, sep } from 'node:path';
import { isWithin } from '../../files/boundary.ts';
import type { CheckoutLine, TestPlace } from '../../legs/test-results.ts';
import { isOfGit } from '../../values/git-paths.ts';
import { gitDirectoriesIn, headCommit, originOf } from './git-files.ts';
import { isOriginOf } from './origin-address.ts';

export interface LinkFacts {
  /** Absolute. */
  readonly workspace: string;
  /** The base address of GitHub's pages, without a slash at its end. */
  readonly server: string;
  /** `owner/name` of the repository that the workflow runs for; empty when it is not known. */
  readonly repository: string;
  /** The commit that the workflow runs for; empty when it is not known. */
  readonly sha: string;
  /** After it, no more links are looked up: those take time. */
  readonly signal: AbortSignal;
}

/** Repositories in the workspace that are looked into: each may have 8 MiB of references. */
const MOST_REPOSITORIES = 20;

/** A folder of the workspace whose files are those of a commit. */
interface Checkout {
  /** A real path. */
  readonly folder: string;
  readonly commit: string;
}

/**
 * Links lines of the workspace to the commit that is checked out there. What a step changed since then still has a link. A
 * working tree whose remote `origin` is another repository has none: whether the reader may see that is not known.
 */
export class CommitLinks {
  readonly #facts: LinkFacts;
  readonly #workspace: Promise<string>;
  /** By folder. */
  readonly #checkouts = new Map<string, Promise<Checkout | null>>();
  #repositories = 0;

  constructor(facts: LinkFacts) {
    this.#facts = facts;
    this.#workspace = realpath(facts.workspace);
  }

  /** The place with its link. A link in the workspace becomes the file in it that it leads to. Never throws. */
  async place({ file, line }: CheckoutLine): Promise<TestPlace> {
    const workspace = await this.#workspace.catch(() => null);
    if (workspace === null || this.#facts.signal.aborted) return { file, line, url: null };
    const given = resolve(workspace, file);
    const real = await realpath(given).catch(() => given);
    const isShown = isWithin(workspace, real) && !isOfGit(relative(workspace, real));
    const path = isShown ? real : given;
    const own = relative(workspace, path).split(sep).join('/');
    const checkout = await this.#checkoutAt(resolve(path, '..'), workspace);
    return { file: own, line, url: checkout && this.#url(relative(checkout.folder, path), checkout.commit, line) };
  }

  #url(path: string, commit: string, line: number | null): string {
    const { server, repository } = this.#facts;
    const parts = path.split(sep).map(encodePart);
    const anchor = line === null ? '' : `#L${line}`;
    return `${server}/${repository}/blob/${posix.join(commit, ...parts)}${anchor}`;
  }

  async #checkoutAt(folder: string, workspace: string): Promise<Checkout | null> {
    const known = this.#checkouts.get(folder) ?? this.#findCheckout(folder, workspace);
    this.#checkouts.set(folder, known);
    return await known;
  }

  async #findCheckout(folder: string, workspace: string): Promise<Checkout | null> {
    const { repository, sha, server } = this.#facts;
    if (repository === '' || !isWithin(workspace, folder)) return null;
    const isRoot = folder === workspace;
    const ofStep = isRoot && sha !== '' ? { folder, commit: sha } : null;
    const git = await gitDirectoriesIn(folder, workspace);
    if (git === undefined) return isRoot ? ofStep : await this.#checkoutAt(resolve(folder, '..'), workspace);
    this.#repositories += 1;
    if (this.#repositories > MOST_REPOSITORIES) return null;
    const origin = git && (await originOf(git, workspace));
    if (git === null || origin === null || !isOriginOf(origin, repository, server)) return null;
    const commit = await headCommit(git, workspace);
    return commit === null ? ofStep : { folder, commit };
  }
}

/** Also what addresses may have, but Markdown reads. */
function encodePart(part: string): string {
  const encoded = encodeURIComponent(part.toWellFormed());
  return encoded.replaceAll(/[!'()*]/g, (unit) => `%${unit.charCodeAt(0).toString(16).toUpperCase()}`);
}
