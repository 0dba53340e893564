import { LEAST_PART, type SecretForm } from './secret-forms.ts';
import type { TextView } from './text-view.ts';

/** Characters of an escape or a sequence that may be left of it where a text was cut. */
export const LONGEST_REMNANT = 12;
/** Bytes by which a form is looked up. */
const KEY = 4;

/** The end of a form, in a view, or as much of it as the view has. */
interface Rest {
  readonly at: number;
  readonly size: number;
  /** It is that end. */
  readonly isWhole: boolean;
}

/** Finds what a text goes on with that was cut within a secret. */
export class SecretRests {
  /** Where each form has each four bytes. */
  readonly #places = new Map<number, (readonly [form: Uint8Array, at: number])[]>();
  /** By byte: 1 when it begins one of them. A search in the map for each place would take ten times as long. */
  readonly #firsts = new Uint8Array(256);

  constructor(forms: readonly SecretForm[]) {
    for (const { bytes } of forms) {
      for (let at = 1; at + LEAST_PART <= bytes.length; at += 1) {
        const key = keyOf(bytes, at);
        const places = this.#places.get(key) ?? [];
        places.push([bytes, at]);
        this.#places.set(key, places);
        this.#firsts[bytes[at] ?? 0] = 1;
      }
    }
  }

  /** Those that begin at a place, or soon after it behind what is left of an escape. */
  after({ bytes, length }: TextView, from: number): readonly Rest[] {
    const rests: Rest[] = [];
    const last = Math.min(from + LONGEST_REMNANT, length - LEAST_PART);
    for (let at = from; at <= last; at += 1) {
      const byte = bytes[at] ?? 0;
      if (this.#firsts[byte] === 1) this.#addAt(at, from, { bytes, length }, rests);
      if (IN_REMNANT[byte] === 0) break;
    }
    return rests;
  }

  #addAt(at: number, from: number, { bytes, length }: Pick<TextView, 'bytes' | 'length'>, rests: Rest[]): void {
    for (const [form, place] of this.#places.get(keyOf(bytes, at)) ?? []) {
      // A longer part begins before.
      if (at > from && form[place - 1] === bytes[at - 1]) continue;
      const most = Math.min(form.length - place, length - at);
      let size = KEY;
      while (size < most && form[place + size] === bytes[at + size]) size += 1;
      if (size < LEAST_PART || !isRemnant(bytes.subarray(from, at))) continue;
      rests.push({ at, size, isWhole: size === form.length - place });
    }
  }
}

/** By byte: 1 when what is left of an escape may hold it. */
const IN_REMNANT = Uint8Array.from({ length: 256 }, (_, byte) =>
  Number(/[u{x#&\\0-9a-z;}[]/.test(String.fromCharCode(byte))),
);

/** What is left of an escape or a sequence without its beginning, such as `8203;`, `u0026#8203;`, `bwbar;`, `1m`. */
function isRemnant(bytes: Uint8Array): boolean {
  return /^(?:[u{x#&\\0-9a-f]*[;}]?|[a-z]+;|[[0-9;]*[a-z])$/.test(String.fromCharCode(...bytes));
}

function keyOf(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 24) | ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
}
