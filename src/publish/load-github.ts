// The bundler must leave the address alone, as it also works from a bundle. What talks to GitHub is its own bundle.
export function loadGitHub(): Promise<typeof import('../github/index.ts')> {
  return import(/* webpackIgnore: true */ '../github/index.ts');
}
