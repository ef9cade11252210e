/** No word or host is longer, and few messages are. */
const longestKey = 400;

/**
 * Keeps the answers of a pure function of a string: a feed says the same words and hosts over and over. Emptied when
 * `limit` answers are kept, and overlong keys are not kept at all, so that an adversary's words cannot fill the memory.
 */
export function remember<T>(compute: (key: string) => T, limit = 50_000): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    if (key.length > longestKey) return compute(key);
    const before = known.get(key);
    if (before !== undefined || known.has(key)) return before as T;
    if (known.size >= limit) known.clear();
    const answer = compute(key);
    known.set(key, answer);
    return answer;
  };
}
