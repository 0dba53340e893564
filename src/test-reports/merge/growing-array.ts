const LEAST_LENGTH = 256;

/** Whole numbers up to 2³² − 1 by index, 0 where none was set: as long as its greatest index needs, and at most twice that. */
export class GrowingArray<Store extends Uint8Array | Uint32Array> {
  readonly #create: (length: number) => Store;
  #store: Store;

  constructor(create: (length: number) => Store) {
    this.#create = create;
    this.#store = create(0);
  }

  get length(): number {
    return this.#store.length;
  }

  get(index: number): number {
    return this.#store[index] ?? 0;
  }

  set(index: number, value: number): void {
    if (index >= this.#store.length) {
      const grown = this.#create(Math.max(LEAST_LENGTH, 2 ** Math.ceil(Math.log2(index + 1))));
      grown.set(this.#store);
      this.#store = grown;
    }
    this.#store[index] = value;
  }

  clear(): void {
    this.#store.fill(0);
  }
}
