/** Takes what must not be seen out of a text that came from outside. */
export type Redact = (text: string) => string;

const USER_INFORMATION = /\/\/[^\s/@]+@/gu;

/** Replaces each of `secrets`, wherever it occurs, as it is or escaped, and the user information of any address by `***`. */
export function createRedact(secrets: readonly string[]): Redact {
  const known = secrets
    .flatMap((secret) => [secret, encodeURIComponent(secret.toWellFormed()), JSON.stringify(secret).slice(1, -1)])
    .filter((secret) => secret !== '')
    .toSorted((a, b) => b.length - a.length);
  return (text) => {
    let result = text;
    for (const secret of known) result = result.replaceAll(secret, () => '***');
    return result.replaceAll(USER_INFORMATION, '//***@');
  };
}
