/** Ranges of IP addresses, each with a row number, for finding the range that holds an address. Ranges must not overlap. */
export class AddressTable {
  readonly #v4: Ranges<number>;
  readonly #v6: Ranges<bigint>;

  /** `starts` and `ends` are addresses, both inclusive; what cannot be read is left out. */
  constructor(ranges: readonly { readonly start: string; readonly end: string }[]) {
    const v4: Range<number>[] = [];
    const v6: Range<bigint>[] = [];
    for (const [row, { start, end }] of ranges.entries()) {
      const [first, last] = [addressNumber(start), addressNumber(end)];
      if (typeof first === 'number' && typeof last === 'number') v4.push([first, last, row]);
      if (typeof first === 'bigint' && typeof last === 'bigint') v6.push([first, last, row]);
    }
    this.#v4 = inOrder(v4, (count) => new Float64Array(count));
    this.#v6 = inOrder(v6, () => []);
  }

  /** The row of the range that holds an address; -1 when none does. */
  find(address: string): number {
    const number = addressNumber(address);
    if (number === null) return -1;
    return typeof number === 'number' ? rowOf(this.#v4, number) : rowOf(this.#v6, number);
  }
}

type Range<N> = readonly [start: N, end: N, row: number];

interface Ranges<N> {
  readonly starts: ArrayLike<N>;
  readonly ends: ArrayLike<N>;
  readonly rows: Int32Array;
}

function inOrder<N extends number | bigint>(ranges: Range<N>[], make: (count: number) => { [at: number]: N; length: number }): Ranges<N> {
  ranges.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const [starts, ends] = [make(ranges.length), make(ranges.length)];
  const rows = new Int32Array(ranges.length);
  for (const [at, [start, end, row]] of ranges.entries()) {
    starts[at] = start;
    ends[at] = end;
    rows[at] = row;
  }
  return { starts, ends, rows };
}

/** The last range that begins at the address or before it, if it reaches that far. */
function rowOf<N extends number | bigint>({ starts, ends, rows }: Ranges<N>, address: N): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] as N) <= address) low = middle + 1;
    else high = middle;
  }
  return low > 0 && address <= (ends[low - 1] as N) ? (rows[low - 1] as number) : -1;
}

/** An address as a number: 32 bits for IPv4, 128 for IPv6; null for what is no address. An IPv4 address within IPv6 counts as itself. */
export function addressNumber(address: string): number | bigint | null {
  const v4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(address);
  if (v4)
    return v4.slice(1).reduce<number | null>((sum, part) => (sum === null || Number(part) > 255 ? null : sum * 256 + Number(part)), 0);
  const inner = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  return inner ? addressNumber(inner[1] ?? '') : sixteenBytes(address);
}

function sixteenBytes(address: string): bigint | null {
  if (!/^[0-9a-f:]{2,39}$/i.test(address)) return null;
  const halves = address.split('::');
  const [head = [], tail = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const left = 8 - head.length - tail.length;
  if (halves.length > 2 || (halves.length === 2 ? left < 1 : left !== 0)) return null;
  const words = [...head, ...Array<string>(halves.length === 2 ? left : 0).fill('0'), ...tail];
  if (words.some((word) => !/^[0-9a-f]{1,4}$/i.test(word))) return null;
  return BigInt(`0x${words.map((word) => word.padStart(4, '0')).join('')}`);
}

/** First and last address of a range in CIDR notation; null for what is none, or has bits set behind its length. */
export function rangeOf(cidr: string): { readonly start: string; readonly end: string } | null {
  const [, address = '', length = ''] = /^([0-9a-f:.]+)\/(\d{1,3})$/i.exec(cidr) ?? [];
  const first = addressNumber(address);
  if (first === null) return null;
  const width = typeof first === 'number' ? 32 : 128;
  if (Number(length) > width) return null;
  const size = 1n << BigInt(width - Number(length));
  const start = BigInt(first);
  if (start % size !== 0n) return null;
  return { start: address, end: written(start + size - 1n, width) };
}

function written(address: bigint, width: 32 | 128): string {
  if (width === 32) return [24n, 16n, 8n, 0n].map((shift) => (address >> shift) & 255n).join('.');
  return (address.toString(16).padStart(32, '0').match(/.{4}/g) ?? []).join(':');
}
