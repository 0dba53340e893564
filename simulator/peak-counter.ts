/** A counter that remembers its highest value. */
export class PeakCounter {
  #current = 0;
  #peak = 0;

  get peak(): number {
    return this.#peak;
  }

  increment(): number {
    this.#current += 1;
    this.#peak = Math.max(this.#peak, this.#current);
    return this.#current;
  }

  decrement(): void {
    this.#current -= 1;
  }

  /** Lowers the peak to the current value. */
  resetPeak(): void {
    this.#peak = this.#current;
  }
}
