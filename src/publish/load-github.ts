/** What talks to GitHub is a bundle of its own. */
export function loadGitHub(): Promise<typeof import('../github/index.ts')> {
  return import('../github/index.ts');
}
