import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { messageOf } from '../errors.ts';
import type { Publication } from '../inputs/publication-inputs.ts';
import { codeCell, html, type Html, joinHtml } from '../report/escape.ts';

/** The event that started the workflow run. */
export interface PublishEvent {
  /** Its number. */
  readonly pullRequest: number | null;
  /** The pull request's own commit, not its merge with the base; empty when it is not known. */
  readonly sha: string;
  /** The run's token can only read. */
  readonly isFork: boolean;
  /** Why the event's file could not be read. Untrusted. */
  readonly problem: string | null;
}

/** Undefined where the value is absent or invalid: the rest of the payload still counts. */
function lenient<Schema extends v.GenericSchema>(
  schema: Schema,
): v.SchemaWithFallback<v.OptionalSchema<Schema, undefined>, undefined> {
  return v.fallback(v.optional(schema), undefined);
}

const number = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const commit = v.pipe(v.string(), v.regex(/^[\da-f]{40,64}$/));
const head = v.object({ sha: lenient(commit), repo: lenient(v.object({ full_name: v.string() })) });
const eventPayload = lenient(
  v.object({
    pull_request: lenient(v.object({ number: lenient(number), head: lenient(head) })),
    issue: lenient(v.object({ number, pull_request: v.object({}) })),
  }),
);

type EventSource = Pick<Publication, 'event' | 'repository'>;

/** Reads the event's file, and the runner's variables for what it lacks. Never throws. */
export async function readPublishEvent({ event, repository }: EventSource): Promise<PublishEvent> {
  const { payload, problem } = await readPayload(event.path);
  const { pull_request, issue } = v.parse(eventPayload, payload) ?? {};
  const source = pull_request?.head?.repo?.full_name ?? repository;
  return {
    pullRequest: pull_request?.number ?? issue?.number ?? numberOf(event.ref),
    sha: pull_request?.head?.sha ?? event.sha,
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

function numberOf(ref: string): number | null {
  const digits = /^refs\/pull\/(\d{1,15})\/merge$/.exec(ref)?.[1];
  return digits === undefined ? null : Number(digits);
}

/** UTF-16 units of a workflow's and a job's name. */
const NAME_LENGTH = 60;
/** Digits of a commit that tell it from others. */
const COMMIT_LENGTH = 9;

/** The origin of what is published: workflow, job, commit, and a link to the attempt of the run. */
export function originLine(publication: Publication, sha: string): Html {
  const { workflow, origin } = publication;
  const names = [workflow, origin.job].map((name) => codeCell(name, NAME_LENGTH));
  const run = html`<a href="${runUrlOf(publication)}">attempt ${origin.attempt} of the workflow run</a>`;
  const shown = sha === '' ? html`` : html`commit ${codeCell(sha.slice(0, COMMIT_LENGTH), COMMIT_LENGTH)}`;
  const parts = [...names, shown, run].filter((part) => String(part) !== '');
  return joinHtml(parts, ' · ');
}

export function runUrlOf({ origin }: Pick<Publication, 'origin'>): string {
  return `${origin.run}/attempts/${String(origin.attempt)}`;
}
