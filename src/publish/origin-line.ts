import type { Publication } from '../inputs/publication-inputs.ts';
import { codeCell, html, type Html, joinHtml } from '../report/text/escape.ts';

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
