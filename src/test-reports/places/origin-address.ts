/** UTF-16 units. */
const LONGEST = 2000;
const ADDRESS = /^(?:https?|ssh|git):\/\/(?:[^/@]*@)?(?<host>[^/:@]+)(?::\d*)?\/+(?<path>.+)$/i;
/** As scp writes it: `git@github.com:owner/name.git`. */
const SCP = /^(?:[^/@:]+@)?(?<host>[^/:@]+):(?!\/\/)(?<path>.+)$/;

/**
 * Whether the address of a remote is that of a repository on GitHub.
 * @param repository `owner/name`
 * @param server the base address of GitHub's pages
 */
export function isOriginOf(address: string, repository: string, server: string): boolean {
  if (address.length > LONGEST || !URL.canParse(server)) return false;
  const { host = '', path = '' } = (ADDRESS.exec(address) ?? SCP.exec(address))?.groups ?? {};
  const { hostname } = new URL(server);
  const name = path
    .replace(/^\/+/, '')
    .replace(/\/$/, '')
    .replace(/\.git$/i, '');
  // `ssh.github.com` takes SSH on the port of HTTPS.
  const isHost = [hostname, `ssh.${hostname}`].includes(host.toLowerCase());
  return isHost && name.toLowerCase() === repository.toLowerCase();
}
