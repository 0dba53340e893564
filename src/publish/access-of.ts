import type { RepositoryAccess } from '../github/repository-client.ts';
import type { Publication } from '../inputs/publication-inputs.ts';

export function accessOf(
  publication: Publication,
): Pick<RepositoryAccess, 'token' | 'apiUrl' | 'proxyEnv' | 'repository'> {
  const { token, apiUrl, proxyEnv, repository } = publication;
  return { token, apiUrl, proxyEnv, repository };
}
