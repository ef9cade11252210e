/** Work that takes long, in slices of some milliseconds: whoever runs it may let others have the thread in between. */
export type Sliced<T> = Generator<void, T>;

/** So many small steps make a slice. */
const slice = 2000;

/** Does something for each number below `count`. */
export function* forEach(count: number, step: (at: number) => void): Sliced<void> {
  for (let from = 0; from < count; from += slice) {
    const end = Math.min(count, from + slice);
    for (let at = from; at < end; at++) step(at);
    yield;
  }
}

/** The place of each name of a list. */
export function* placesOf<T>(list: readonly T[], nameOf: (item: T) => string): Sliced<Map<string, number>> {
  const places = new Map<string, number>();
  yield* forEach(list.length, (at) => {
    places.set(nameOf(list[at] as T), at);
  });
  return places;
}

/** Columns as lists, which can grow. */
export function* listsOf(columns: readonly (Int32Array | Float64Array)[]): Sliced<number[][]> {
  const lists: number[][] = [];
  for (const column of columns) {
    lists.push(Array.from(column));
    yield;
  }
  return lists;
}

/** Does all of it at once. */
export function atOnce<T>(work: Sliced<T>): T {
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
  }
}
