import * as v from 'valibot';
import { known, part, text } from './fields.ts';

/** What an import was asked for, as its operation's payload repeats it; null where it does not say. Untrusted. */
export interface ImportedAs {
  /** With scheme. */
  readonly url: string | null;
  readonly tag: string | null;
}

/** An older service repeats the address as plain text and without its scheme. */
const plainAddress = v.pipe(
  v.string(),
  v.transform((address) => ({ url: address.includes('://') ? address : `docker://${address}` })),
);

const registry = known(v.union([plainAddress, v.object({ url: text })]));
const payload = part({ metadata: part({ registry, tag: text }) });

/** What the import of this payload, a row of a list or a detail, was asked for. Never throws. */
export function decodeImportedAs(json: unknown): ImportedAs {
  const metadata = v.parse(payload, json)?.metadata;
  return { url: metadata?.registry?.url ?? null, tag: metadata?.tag ?? null };
}
