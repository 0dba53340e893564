import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { messageOf } from '../errors.ts';
import type { Publication } from '../inputs/publication-inputs.ts';
import { codeCell, html, type Html, joinHtml } from '../report/escape.ts';

/** What the event that started the workflow run tells of its pull request. */
export interface PublishEvent {
  /** Number of the pull request; null when there is none. */
  readonly pullRequest: number | null;
  /** The commit to show results at: the pull request's own, not its merge with the base; empty when it is not known. */
  readonly sha: string;
  /** The run belongs to a pull request from a fork, and its token may therefore only read. */
  readonly isFork: boolean;
  /** Why the event's file could not be read; null when it could. Untrusted. */
  readonly problem: string | null;
}

const number = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const commit = v.pipe(v.string(), v.regex(/^[\da-f]{40,64}$/));

const numbered = v.object({ pull_request: v.object({ number }) });
const commented = v.object({ issue: v.object({ number, pull_request: v.object({}) }) });
const headed = v.object({ pull_request: v.object({ head: v.object({ sha: commit }) }) });
const forked = v.object({ pull_request: v.object({ head: v.object({ repo: v.object({ full_name: v.string() }) }) }) });

/** Reads the event's file, and the variables where it tells nothing. Never throws. */
export async function readPublishEvent({
  event,
  repository,
}: Pick<Publication, 'event' | 'repository'>): Promise<PublishEvent> {
  const { payload, problem } = await readPayload(event.path);
  const head = v.safeParse(headed, payload);
  const fork = v.safeParse(forked, payload);
  const source = fork.success ? fork.output.pull_request.head.repo.full_name : repository;
  return {
    pullRequest: numberIn(payload) ?? numberOf(event.ref),
    sha: head.success ? head.output.pull_request.head.sha : event.sha,
    // `pull_request_target` runs with the base's own token.
    isFork: event.name === 'pull_request' && source.toLowerCase() !== repository.toLowerCase(),
    problem,
  };
}

async function readPayload(path: string): Promise<{ payload: unknown; problem: string | null }> {
  if (path === '') return { payload: null, problem: null };
  try {
    return { payload: JSON.parse(await readFile(path, 'utf8')), problem: null };
  } catch (error) {
    return { payload: null, problem: messageOf(error) };
  }
}

function numberIn(payload: unknown): number | null {
  const pull = v.safeParse(numbered, payload);
  if (pull.success) return pull.output.pull_request.number;
  const issue = v.safeParse(commented, payload);
  return issue.success ? issue.output.issue.number : null;
}

function numberOf(ref: string): number | null {
  const digits = /^refs\/pull\/(\d{1,15})\/merge$/.exec(ref)?.[1];
  return digits === undefined ? null : Number(digits);
}

/** UTF-16 units of a name. */
const NAME_LENGTH = 60;
/** Digits of a commit that tell it from others. */
const COMMIT_LENGTH = 9;

/** Where what is published is from: workflow, job, the attempt of the run, which is a link, and the commit. */
export function originLine(publication: Publication, sha: string): Html {
  const { workflow, origin } = publication;
  const names = [workflow, origin.job].map((name) => codeCell(name, NAME_LENGTH));
  const run = html`<a href="${runUrlOf(publication)}">attempt ${origin.attempt} of the workflow run</a>`;
  const commit = sha === '' ? html`` : html`commit ${codeCell(sha.slice(0, COMMIT_LENGTH), COMMIT_LENGTH)}`;
  return joinHtml(
    [...names, commit, run].filter((part) => String(part) !== ''),
    ' · ',
  );
}

/** Address of the page that shows this attempt of the workflow run. */
export function runUrlOf({ origin }: Pick<Publication, 'origin'>): string {
  return `${origin.run}/attempts/${String(origin.attempt)}`;
}
