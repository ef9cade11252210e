const size = 4;

/** The distinct runs of four letters of a script as 32-bit hashes, in the order of their first places. Shorter scripts give one shingle. */
export function shingles(letters: string): Uint32Array {
  const cutter = new Cutter();
  const count = cutter.cut(letters);
  return cutter.found.slice(0, count);
}

/** Cuts one script after another, in the same room. */
export class Cutter {
  /** Of the script cut last: its shingles; what stands behind them is left over. */
  found = new Uint32Array(256);
  #cells = new Uint32Array(512);

  /** Cuts a script and gives how many shingles it has. */
  cut(letters: string): number {
    const runs = Math.max(1, letters.length - size + 1);
    if (this.found.length < runs) {
      this.found = new Uint32Array(runs * 2);
      this.#cells = new Uint32Array(roomFor(runs * 4));
    }
    // A short script uses the front of the room only.
    const mask = roomFor(Math.max(32, runs * 2)) - 1;
    const [found, cells] = [this.found, this.#cells];
    cells.fill(0, 0, mask + 1);
    let count = 0;
    for (let at = 0; at < runs; at++) {
      const shingle = hashRun(letters, at, Math.min(at + size, letters.length));
      let cell = shingle & mask;
      while (cells[cell] !== 0 && cells[cell] !== shingle) cell = (cell + 1) & mask;
      if (cells[cell] === shingle) continue;
      cells[cell] = shingle;
      found[count++] = shingle;
    }
    return count;
  }
}

/** FNV-1a with a final mix, so that the low bits serve as a hash table would want. */
function hashRun(text: string, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0 || 1; // 0 marks an empty cell
}

/** The least power of two that is not below a count. */
export function roomFor(count: number): number {
  return 2 ** (32 - Math.clz32(count - 1));
}
