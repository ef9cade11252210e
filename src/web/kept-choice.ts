/** A choice of the person at this browser, kept across visits where the browser allows it. */
export interface KeptChoice<T extends string> {
  readonly get: () => T;
  readonly set: (value: T) => void;
  /** Tells of every change until the returned function is called. */
  readonly follow: (told: () => void) => () => void;
}

/** What is kept and does not fit any more counts as the usual value. */
export function keptChoice<T extends string>(key: string, usual: T, fits: (given: string) => boolean): KeptChoice<T> {
  const listeners = new Set<() => void>();
  let value = readKept(key, fits) ?? usual;
  return {
    get: () => value,
    set(next) {
      value = next;
      try {
        localStorage.setItem(key, next);
      } catch {
        // A browser that keeps nothing still follows the choice while the page is open.
      }
      for (const told of listeners) told();
    },
    follow(told) {
      listeners.add(told);
      return () => void listeners.delete(told);
    },
  } as KeptChoice<T>;

  function readKept(name: string, check: (given: string) => boolean): T | null {
    try {
      const kept = localStorage.getItem(name);
      return kept !== null && check(kept) ? (kept as T) : null;
    } catch {
      return null;
    }
  }
}
