/** Disjoint sets over 0…n-1 with union by size; the members of a set can be listed. */
export class DisjointSets {
  readonly #parent: Int32Array;
  readonly #members: (number[] | undefined)[];

  constructor(count: number) {
    this.#parent = Int32Array.from({ length: count }, (_, index) => index);
    this.#members = new Array(count);
  }

  find(item: number): number {
    let root = item;
    while ((this.#parent[root] ?? root) !== root) root = this.#parent[root] ?? root;
    for (let at = item; at !== root; ) {
      const next = this.#parent[at] ?? root;
      this.#parent[at] = root;
      at = next;
    }
    return root;
  }

  join(a: number, b: number): void {
    const [x, y] = [this.find(a), this.find(b)];
    if (x === y) return;
    const [into, from] = this.members(x).length >= this.members(y).length ? [x, y] : [y, x];
    const members = this.members(into) as number[];
    for (const member of this.members(from)) members.push(member);
    this.#members[into] = members;
    this.#members[from] = undefined;
    this.#parent[from] = into;
  }

  members(item: number): readonly number[] {
    const root = this.find(item);
    return this.#members[root] ?? [root];
  }

  size(item: number): number {
    return this.members(item).length;
  }
}
