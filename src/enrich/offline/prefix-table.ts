const digits = 10;
const zero = 48;

/** Digit prefixes as a trie, for finding the longest one of a number without making a string of each length. */
export class PrefixTable {
  /** Child of each node by digit; 0 for none, as the root is nobody's child. */
  #next = new Int32Array(1 << 16);
  /** Number of the value at each node, from 1; 0 for none. */
  #values = new Int32Array(1 << 12);
  #nodes = 1;

  /** Gives a prefix a value of 0 or more; a later one takes its place. */
  set(prefix: string, value: number): void {
    let node = 0;
    for (let at = 0; at < prefix.length; at++) {
      const edge = node * digits + prefix.charCodeAt(at) - zero;
      let child = this.#next[edge] as number;
      if (child === 0) {
        child = this.#add();
        this.#next[edge] = child;
      }
      node = child;
    }
    this.#values[node] = value + 1;
  }

  /** The value of the longest prefix of what follows `start`; -1 when there is none. */
  longest(number: string, start: number): number {
    let [node, value] = [0, 0];
    for (let at = start; at < number.length; at++) {
      const digit = number.charCodeAt(at) - zero;
      node = digit >= 0 && digit < digits ? (this.#next[node * digits + digit] as number) : 0;
      if (node === 0) break;
      value = (this.#values[node] as number) || value;
    }
    return value - 1;
  }

  #add(): number {
    const node = this.#nodes++;
    if ((node + 1) * digits > this.#next.length) this.#next = grown(this.#next);
    if (node >= this.#values.length) this.#values = grown(this.#values);
    return node;
  }
}

function grown(full: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(full.length * 2);
  larger.set(full);
  return larger;
}
