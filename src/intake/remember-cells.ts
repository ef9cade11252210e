/**
 * Keeps the answers of a pure function of a cell, as `remember` does, under copies of the cells: a cell may be a slice of a
 * block of the file, which would stay in memory as long as the slice does.
 */
export function rememberCells<T>(compute: (cell: string) => T, limit: number): (cell: string) => T {
  const known = new Map<string, T>();
  return (cell) => {
    const before = known.get(cell);
    if (before !== undefined || known.has(cell)) return before as T;
    if (known.size >= limit) known.clear();
    const copy = ownCopy(cell);
    const answer = compute(copy);
    known.set(copy, answer);
    return answer;
  };
}

/** The engine joins lazily and flattens when a slice is taken: what is sliced here is the short joined string alone. */
function ownCopy(cell: string): string {
  return ` ${cell}`.slice(1);
}
