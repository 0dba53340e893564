import type { SecretForm } from './secret-forms.ts';

/**
 * All forms of all secrets as one automaton (Aho and Corasick): in one pass over a text it knows at each byte the longest
 * beginning of a form that the text ends with there.
 */
export class SecretTrie {
  readonly #firstChild: number[] = [0];
  readonly #nextSibling: number[] = [0];
  readonly #byte: number[] = [0];
  readonly #fallback: number[] = [0];
  /** The state after each byte at the root, where most of a text is read. */
  readonly root = new Int32Array(256);
  /** By state: bytes of the beginning that it stands for. */
  readonly depth: number[] = [0];
  /** By state: bytes of the longest beginning that the text ends with and that can go on. */
  readonly open: number[] = [0];
  /** By state: bytes of the longest form that ends there, 0 for none, and whether that one is short. */
  readonly whole: number[] = [0];
  readonly isShort: boolean[] = [false];

  constructor(forms: readonly SecretForm[]) {
    for (const form of forms) this.#insert(form);
    this.#link();
  }

  /** The state after a byte. */
  next(state: number, byte: number): number {
    for (let from = state; from !== 0; from = this.#fallback[from] ?? 0) {
      const child = this.#child(from, byte);
      if (child !== 0) return child;
    }
    return this.root[byte] ?? 0;
  }

  /** A state at which a shorter form ends than the longest one at this state; 0 when there is none. */
  shorter(state: number): number {
    const size = this.whole[state];
    let from = this.#fallback[state] ?? 0;
    while (from !== 0 && this.whole[from] === size) from = this.#fallback[from] ?? 0;
    return this.whole[from] === 0 ? 0 : from;
  }

  #insert({ bytes, isShort }: SecretForm): void {
    let state = 0;
    for (const byte of bytes) {
      const child = this.#child(state, byte);
      state = child === 0 ? this.#addChild(state, byte) : child;
    }
    this.whole[state] = bytes.length;
    this.isShort[state] = isShort;
  }

  #child(state: number, byte: number): number {
    let child = this.#firstChild[state] ?? 0;
    while (child !== 0 && this.#byte[child] !== byte) child = this.#nextSibling[child] ?? 0;
    return child;
  }

  #addChild(parent: number, byte: number): number {
    const state = this.depth.length;
    this.#byte.push(byte);
    this.#firstChild.push(0);
    this.#nextSibling.push(this.#firstChild[parent] ?? 0);
    this.#firstChild[parent] = state;
    this.#fallback.push(0);
    this.depth.push((this.depth[parent] ?? 0) + 1);
    this.open.push(0);
    this.whole.push(0);
    this.isShort.push(false);
    return state;
  }

  /** Breadth first, so that the fallback of a parent is known before its children's. */
  #link(): void {
    const queue = [0];
    // It grows as it is read.
    for (const state of queue) {
      const fallback = this.#fallback[state] ?? 0;
      this.open[state] = this.#firstChild[state] === 0 ? (this.open[fallback] ?? 0) : (this.depth[state] ?? 0);
      if (this.whole[state] === 0) {
        this.whole[state] = this.whole[fallback] ?? 0;
        this.isShort[state] = this.isShort[fallback] ?? false;
      }
      for (let child = this.#firstChild[state] ?? 0; child !== 0; child = this.#nextSibling[child] ?? 0) {
        const byte = this.#byte[child] ?? 0;
        if (state === 0) this.root[byte] = child;
        queue.push(child);
      }
      if (state === 0) continue;
      for (let child = this.#firstChild[state] ?? 0; child !== 0; child = this.#nextSibling[child] ?? 0) {
        this.#fallback[child] = this.next(fallback, this.#byte[child] ?? 0);
      }
    }
  }
}
