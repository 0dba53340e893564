import { TestMerger } from './merge/test-merger.ts';
import type { HideSecrets } from './merge/test-texts.ts';
import { CommitLinks, type LinkFacts } from './places/commit-links.ts';
import { placesOfRun, type UploadedFiles } from './places/run-places.ts';

/** Merges the tests of a run's legs, with the places that they have in the checkout. */
export async function mergerOfRun(
  uploaded: UploadedFiles,
  facts: Omit<LinkFacts, 'workspace'>,
  hideSecrets: HideSecrets,
): Promise<TestMerger> {
  const links = new CommitLinks({ ...facts, workspace: uploaded.workspace });
  return new TestMerger({
    legs: uploaded.plan.legs.map(({ name }) => name),
    hideSecrets,
    placeOf: await placesOfRun(uploaded),
    linked: (place) => links.place(place),
  });
}
