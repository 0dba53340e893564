import { hash, randomUUID } from 'node:crypto';

/** 32-bit words of a hash that are kept: a million identities share one with a probability of 10⁻¹⁷. */
const WORDS = 3;
const LEAST_SLOTS = 1024;

/**
 * Numbers identities from 0 on, in the order in which they come. Of each it keeps 12 bytes of a SHA-256 and at most 16 bytes
 * of index, not the text: a million take 28 MB.
 */
export class IdentityTable {
  readonly #most: number;
  /** Without it, a report could have names whose hashes all want one slot, which makes every look-up a long search. */
  readonly #salt = randomUUID();
  /** The number of an identity plus one, at its hash or the next place that was free; 0 where nothing is. Half are free. */
  #slots = new Int32Array(LEAST_SLOTS);
  /** By number. */
  #words = new Uint32Array((LEAST_SLOTS / 2) * WORDS);
  #size = 0;

  /** @param most how many different identities get a number */
  constructor(most: number) {
    this.#most = most;
  }

  get size(): number {
    return this.#size;
  }

  /** The identity's number; null when it is new and all numbers are taken. */
  numberOf(identity: string): number | null {
    // Its digits are the bytes: no other way is as fast.
    const bytes = hash('sha256', this.#salt + identity, 'binary');
    const words = [wordAt(bytes, 0), wordAt(bytes, 4), wordAt(bytes, 8)] as const;
    const slot = this.#slotOf(words);
    const known = this.#slots[slot] ?? 0;
    if (known > 0) return known - 1;
    return this.#size < this.#most ? this.#take(slot, words) : null;
  }

  #take(slot: number, words: Words): number {
    const number = this.#size;
    this.#slots[slot] = number + 1;
    this.#words.set(words, number * WORDS);
    this.#size += 1;
    if (this.#size * 2 >= this.#slots.length) this.#grow();
    return number;
  }

  /** Where the words stand, or may be put. */
  #slotOf(words: Words): number {
    const mask = this.#slots.length - 1;
    let slot = words[0] & mask;
    for (let known = this.#slots[slot] ?? 0; known > 0; known = this.#slots[slot] ?? 0) {
      if (this.#holds(known - 1, words)) return slot;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #holds(number: number, words: Words): boolean {
    const start = number * WORDS;
    return words.every((word, index) => this.#words[start + index] === word);
  }

  #grow(): void {
    const words = this.#words;
    this.#slots = new Int32Array(this.#slots.length * 2);
    this.#words = new Uint32Array(words.length * 2);
    this.#words.set(words);
    for (let number = 0; number < this.#size; number += 1) {
      const start = number * WORDS;
      const slot = this.#slotOf([words[start] ?? 0, words[start + 1] ?? 0, words[start + 2] ?? 0]);
      this.#slots[slot] = number + 1;
    }
  }
}

type Words = readonly [number, number, number];

function wordAt(bytes: string, start: number): number {
  const [first, second, third, fourth] = [0, 1, 2, 3].map((index) => bytes.charCodeAt(start + index));
  return (((first ?? 0) << 24) | ((second ?? 0) << 16) | ((third ?? 0) << 8) | (fourth ?? 0)) >>> 0;
}
