/**
 * Rows as one string a column: what passes between threads and into an engine at a fraction of the cost of single values.
 * Values are parted by {@link separator}; a missing value is {@link missing} alone.
 */
export interface PackedRows {
  readonly count: number;
  readonly columns: readonly string[];
}

/** Record and unit separators of ASCII, which no phone shows. */
export const separator = '\u001e';
export const missing = '\u001f';
// biome-ignore lint/suspicious/noControlCharactersInRegex: the separators are the point
const controls = /[\u001e\u001f]/g;

/** Packed rows one after another, as if they had been packed together. */
export function joinPacked(parts: readonly PackedRows[]): PackedRows {
  const filled = parts.filter(({ count }) => count > 0);
  return {
    count: filled.reduce((sum, { count }) => sum + count, 0),
    columns: (parts[0]?.columns ?? []).map((_, at) => filled.map(({ columns }) => columns[at]).join(separator)),
  };
}

/** Columns being filled row by row. */
export class RowPacker {
  readonly #columns: (string | null)[][];
  count = 0;

  constructor(width: number) {
    this.#columns = Array.from({ length: width }, () => []);
  }

  /** One value for each column, in their order. */
  add(values: readonly (string | null)[]): void {
    for (let at = 0; at < this.#columns.length; at++) this.#columns[at]?.push(values[at] ?? null);
    this.count++;
  }

  /** The rows, or null when a value holds a separator itself, so that packing would change it. */
  pack(): PackedRows | null {
    const columns = this.#columns.map(joined);
    for (let at = 0; at < columns.length; at++) {
      if (this.count > 0 && !isFaithful(columns[at] as string, this.#columns[at] as (string | null)[])) return null;
    }
    return { count: this.count, columns };
  }

  /** The rows, separators within values replaced by U+FFFD: for what is derived and need not be exact. */
  packReplacing(): PackedRows {
    const packed = this.pack();
    if (packed) return packed;
    for (const values of this.#columns) {
      for (let at = 0; at < values.length; at++) {
        const value = values[at] ?? null;
        if (value !== null && value.search(controls) >= 0) values[at] = value.replace(controls, '\ufffd');
      }
    }
    return { count: this.count, columns: this.#columns.map(joined) };
  }

  /** The rows themselves, where they could not be packed. */
  rows(): (string | null)[][] {
    return Array.from({ length: this.count }, (_, row) => this.#columns.map((values) => values[row] ?? null));
  }
}

/** As many separators as stand between the values, and the mark of a missing value nowhere but alone. */
function joined(values: readonly (string | null)[]): string {
  return values.map((value) => value ?? missing).join(separator);
}

function isFaithful(packed: string, values: readonly (string | null)[]): boolean {
  return count(packed, separator) === values.length - 1 && count(packed, missing) === values.filter((value) => value === null).length;
}

function count(text: string, character: string): number {
  let found = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) found++;
  return found;
}
