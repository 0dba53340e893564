import * as v from 'valibot';
import { decodeBase64 } from '../base64.ts';
import type { SpawnRequest } from '../types.ts';
import { uuid } from './fields.ts';

const id = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** Octal; MCP's client sends `0o644` (API reference, 2.5). A number could be meant in either base. */
const mode = v.pipe(
  v.string(),
  v.regex(/^(?:0o)?[0-7]{1,6}$/),
  v.transform((text) => text.replace('0o', '')),
);

const file = v.object({ uuid, mode: v.nullish(mode), uid: v.nullish(id), gid: v.nullish(id) });

/** What the older generation has in place of the object (API reference, 2.6). */
const plainStdin = v.pipe(
  v.string(),
  v.transform((text) => (text.startsWith('base64:') ? decodeBase64(text.slice('base64:'.length)) : Buffer.from(text))),
);

/** One that is left open, or of which only a part is here, is not what this action sent. */
const stdinObject = v.pipe(
  v.object({
    value: v.string(),
    encoding: v.nullish(v.picklist(['ascii', 'base64']), 'ascii'),
    close: v.nullish(v.literal(true)),
    truncated: v.nullish(v.literal(false)),
  }),
  v.transform(({ value, encoding }) => (encoding === 'base64' ? decodeBase64(value) : Buffer.from(value))),
);

const stdin = v.pipe(v.union([plainStdin, stdinObject]), v.instance(Buffer, 'no base64'));

const schema = v.object({
  metadata: v.object({
    image: uuid,
    command: v.string(),
    args: v.nullish(v.array(v.string())),
    shell: v.nullish(v.boolean()),
    cwd: v.nullish(v.string()),
    uid: v.nullish(id),
    gid: v.nullish(id),
    hostname: v.nullish(v.string()),
    disposable: v.nullish(v.boolean()),
    networking: v.nullish(v.object({ enabled: v.nullish(v.boolean()) })),
    stdin: v.nullish(stdin),
    // A list is a record, too, of keys that are no paths.
    files: v.nullish(v.record(v.pipe(v.string(), v.startsWith('/')), file)),
  }),
});

/**
 * What the service says was sent to start the instance, from its detail (API reference, 2.9); without its environment and its
 * limits. A field that the service left out or says to be null is left out here. Null when any of them makes no sense. Never
 * throws.
 */
export function decodeSentRequest(payload: unknown): SpawnRequest | null {
  const decoded = v.safeParse(schema, payload);
  if (!decoded.success) return null;
  const { networking, files, ...fields } = decoded.output.metadata;
  const specs = files && Object.fromEntries(Object.entries(files).map(([path, spec]) => [path, given(spec)]));
  const { image, command, ...others } = given({ ...fields, network: networking?.enabled, files: specs });
  return { image, command, ...others };
}

/** What is left of each type without null and undefined. */
type Given<Fields> = { [Name in keyof Fields]: Exclude<Fields[Name], null | undefined> };

function given<Fields extends object>(fields: Fields): Given<Fields> {
  const entries = Object.entries(fields).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(entries) as Given<Fields>;
}
