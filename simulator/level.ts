/** A number that rises and falls, and the most it has been. */
export class Level {
  #now = 0;
  #most = 0;

  get most(): number {
    return this.#most;
  }

  rise(): number {
    this.#now += 1;
    this.#most = Math.max(this.#most, this.#now);
    return this.#now;
  }

  fall(): void {
    this.#now -= 1;
  }

  /** Forgets that it has been higher. */
  forget(): void {
    this.#most = this.#now;
  }
}
