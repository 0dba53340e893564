import { inspect } from 'node:util';

/** What a thrown value has to say; untrusted. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : inspect(thrown);
}
