import { html } from './report/escape.ts';

/**
 * Takes secrets out of text that is about to be shown, as it is and as it stands in markup. What came from outside was freed of
 * them before; but a secret that had invisible characters in its midst has come together again when those were taken out.
 */
export function withoutSecrets(text: string, secrets: Iterable<string>): string {
  const known = [...secrets].flatMap((secret) => [secret, String(html`${secret}`)]);
  return known.toSorted((one, other) => other.length - one.length).reduce(hide, text);
}

function hide(text: string, secret: string): string {
  return secret === '' ? text : text.replaceAll(secret, '***');
}
