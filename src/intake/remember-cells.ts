/**
 * Keeps the answers of a pure function of a cell, as `remember` does; made for cells that mostly are telephone numbers in the
 * form `+447700900123`, which are told apart as numbers: a fifth of the price of strings. Emptied when `limit` answers are kept.
 */
export function rememberCells<T>(compute: (cell: string) => T, limit: number): (cell: string) => T {
  const numbers = new NumberMemo<T>(limit);
  const others = new Map<string, T>();
  return (cell) => {
    const number = numberOf(cell);
    if (number > 0) {
      const place = numbers.find(number);
      if (numbers.holds(place)) return numbers.answers[place] as T;
      return numbers.put(number, compute(ownCopy(cell)));
    }
    const before = others.get(cell);
    if (before !== undefined || others.has(cell)) return before as T;
    if (others.size >= limit) others.clear();
    const copy = ownCopy(cell);
    const answer = compute(copy);
    others.set(copy, answer);
    return answer;
  };
}

/** `+` and 5 to 15 figures, the first not a zero, as the number they are; 0 for any other cell. Different cells differ. */
function numberOf(cell: string): number {
  if (cell.length < 6 || cell.length > 16 || cell.charCodeAt(0) !== 43 || cell.charCodeAt(1) === 48) return 0;
  let number = 0;
  for (let at = 1; at < cell.length; at++) {
    const figure = cell.charCodeAt(at) - 48;
    if (figure < 0 || figure > 9) return 0;
    number = number * 10 + figure;
  }
  return number;
}

/** Answers by number, in open addressing. */
class NumberMemo<T> {
  answers: (T | undefined)[] = [];
  readonly #limit: number;
  /** 0 is a free place. */
  #keys = new Float64Array(1 << 10);
  #used = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Where a number stands, or would stand. */
  find(number: number): number {
    const mask = this.#keys.length - 1;
    // The last figures of numbers are the most random; the multiplier (Knuth's) spreads them over the places.
    let place = (Math.imul((number % 4_294_967_291) | 0, 0x9e3779b1) >>> 7) & mask;
    while (this.#keys[place] !== 0 && this.#keys[place] !== number) place = (place + 1) & mask;
    return place;
  }

  holds(place: number): boolean {
    return this.#keys[place] !== 0;
  }

  put(number: number, answer: T): T {
    if (this.#used >= this.#limit) this.#resize(1 << 10, false);
    else if (this.#used * 2 >= this.#keys.length) this.#resize(this.#keys.length * 2, true);
    const place = this.find(number);
    this.#keys[place] = number;
    this.answers[place] = answer;
    this.#used++;
    return answer;
  }

  #resize(length: number, keep: boolean): void {
    const [keys, answers] = [this.#keys, this.answers];
    this.#keys = new Float64Array(length);
    this.answers = new Array<T | undefined>(length).fill(undefined);
    this.#used = 0;
    if (!keep) return;
    keys.forEach((number, place) => {
      if (number !== 0) this.put(number, answers[place] as T);
    });
  }
}

/**
 * A cell may be a slice of a block of the file, which would stay in memory as long as the slice does. The runtime joins lazily
 * and flattens when a slice is taken: what is sliced here is the short joined string alone.
 */
function ownCopy(cell: string): string {
  return ` ${cell}`.slice(1);
}
