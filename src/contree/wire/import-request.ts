import * as v from 'valibot';
import { part, text } from './fields.ts';

/** What an import was asked for, as its operation's payload repeats it; null where it does not say. Untrusted. */
export interface ImportedAs {
  /** With scheme. */
  readonly url: string | null;
  readonly tag: string | null;
}

/** An older service repeats the address as plain text and without its scheme. */
const registry = v.fallback(
  v.nullable(
    v.union([
      v.pipe(
        v.string(),
        v.transform((address) => ({ url: address.includes('://') ? address : `docker://${address}` })),
      ),
      v.object({ url: text }),
    ]),
  ),
  null,
);

const payload = part({ metadata: part({ registry: v.optional(registry, null), tag: text }) });

/** What the import of this payload, a row of a list or a detail, was asked for. Never throws. */
export function decodeImportedAs(json: unknown): ImportedAs {
  const metadata = v.parse(payload, json)?.metadata;
  return { url: metadata?.registry?.url ?? null, tag: metadata?.tag ?? null };
}
