import type { Publication } from '../publication-input.ts';
import { codeCell, html, joinHtml, type Html } from './escape.ts';

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
