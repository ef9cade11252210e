/** Disjoint sets over 0…n-1 in one column, with path halving. */
export class Sets {
  #parent;

  constructor(count) {
    this.#parent = Int32Array.from({ length: count }, (_, at) => at);
  }

  find(item) {
    const parent = this.#parent;
    let at = item;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  join(a, b) {
    const [x, y] = [this.find(a), this.find(b)];
    if (x !== y) this.#parent[Math.max(x, y)] = Math.min(x, y);
  }

  /** The set of each item, by its smallest member. */
  all() {
    return this.#parent.map((_, item) => this.find(item));
  }
}
