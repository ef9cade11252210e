/** Words of 32 bits in a digest of 32 hexadecimal figures. */
const words = 4;

/**
 * Counts how often each id was seen, exactly. Of digests (lower-case hexadecimal figures) the first 128 bits count; they take 20 to 50 bytes
 * each, and make no work for the garbage collector, where a map of strings takes 150; other ids stand in a plain map.
 */
export class DigestCounter {
  #slots = 1 << 12;
  #keys = new Uint32Array(this.#slots * words);
  /** How often the digest of a slot was seen; 0 is a free slot. */
  #counts = new Uint32Array(this.#slots);
  #used = 0;
  readonly #others = new Map<string, number>();
  readonly #digest = new Uint32Array(words);

  /** Counts an id once more and gives how often it was seen before. */
  add(id: string): number {
    if (!this.#parse(id)) {
      const before = this.#others.get(id) ?? 0;
      this.#others.set(id, before + 1);
      return before;
    }
    // At most seven slots in ten are filled: beyond that the search for a free one grows long.
    if (this.#used >= this.#slots * 0.7) this.#grow();
    const slot = this.#find(this.#digest, 0);
    const before = this.#counts[slot] as number;
    if (before === 0) this.#put(slot, this.#digest, 0);
    this.#counts[slot] = before + 1;
    return before;
  }

  /** The slot of a digest, or the free one where it belongs. Digests are random, so their first word is the place. */
  #find(from: Uint32Array, at: number): number {
    const mask = this.#slots - 1;
    for (let slot = (from[at] as number) & mask; ; slot = (slot + 1) & mask) {
      if (this.#counts[slot] === 0 || this.#holds(slot, from, at)) return slot;
    }
  }

  #holds(slot: number, from: Uint32Array, at: number): boolean {
    const place = slot * words;
    for (let word = 0; word < words; word++) if (this.#keys[place + word] !== from[at + word]) return false;
    return true;
  }

  #put(slot: number, from: Uint32Array, at: number): void {
    for (let word = 0; word < words; word++) this.#keys[slot * words + word] = from[at + word] as number;
    this.#used++;
  }

  #grow(): void {
    const [keys, counts] = [this.#keys, this.#counts];
    this.#slots *= 2;
    this.#keys = new Uint32Array(this.#slots * words);
    this.#counts = new Uint32Array(this.#slots);
    this.#used = 0;
    for (let old = 0; old < counts.length; old++) {
      if (counts[old] === 0) continue;
      const slot = this.#find(keys, old * words);
      this.#put(slot, keys, old * words);
      this.#counts[slot] = counts[old] as number;
    }
  }

  /** Reads the first 128 bits of a digest of 128 or 256; false for any other string. */
  #parse(id: string): boolean {
    if (id.length !== words * 8 && id.length !== words * 16) return false;
    let wrong = 0;
    for (let word = 0; word < words; word++) {
      let value = 0;
      for (let at = word * 8; at < word * 8 + 8; at++) {
        const figure = figures[id.charCodeAt(at) & 0xff] as number;
        wrong |= figure | ((id.charCodeAt(at) & 0xff00) >> 4);
        value = (value << 4) | figure;
      }
      this.#digest[word] = value;
    }
    return wrong < 16;
  }
}

/** The value of a hexadecimal figure by its character code, 16 for any other character. */
const figures = Uint8Array.from({ length: 256 }, (_, code) => {
  const at = '0123456789abcdef'.indexOf(String.fromCharCode(code));
  return at < 0 ? 16 : at;
});
