/** What talks to GitHub is a bundle of its own: the build leaves this address as it is. */
export function loadGitHub(): Promise<typeof import('../github/index.ts')> {
  return import('../github/index.ts');
}
