import { firstIndex } from '../../values/binary-search.ts';

const BITS = 32;

/** A set of whole numbers from 0 on. It takes four bytes for each, or a bit for each up to the greatest when that is less. */
export class NumberSet {
  readonly #sorted: Uint32Array | null;
  readonly #bits: Uint32Array;

  /** @param numbers ascending, each once */
  constructor(numbers: readonly number[]) {
    const words = Math.ceil(((numbers.at(-1) ?? -1) + 1) / BITS);
    this.#sorted = numbers.length <= words ? Uint32Array.from(numbers) : null;
    this.#bits = new Uint32Array(this.#sorted === null ? words : 0);
    if (this.#sorted !== null) return;
    for (const number of numbers) {
      const word = Math.floor(number / BITS);
      this.#bits[word] = (this.#bits[word] ?? 0) | (1 << (number % BITS));
    }
  }

  has(number: number): boolean {
    const sorted = this.#sorted;
    if (sorted !== null) return sorted[firstIndex(sorted.length, (at) => (sorted[at] ?? 0) < number)] === number;
    return ((this.#bits[Math.floor(number / BITS)] ?? 0) & (1 << (number % BITS))) !== 0;
  }
}
