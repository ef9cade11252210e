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

/** A function of the piece of a text between two offsets. */
export type OfPiece<T> = (text: string, from: number, to: number) => T;

/**
 * As {@link remember}, of pieces of texts: these are not cut out of their text to be looked up, which takes a fifth of the
 * time. `limit` is a power of two.
 */
export function rememberPieces<T>(compute: (piece: string) => T, limit = 1 << 15): OfPiece<T> {
  const mask = 2 * limit - 1;
  const hashes = new Int32Array(2 * limit);
  const pieces = new Array<string>(2 * limit);
  const answers = new Array<T>(2 * limit);
  let count = 0;
  return (text, from, to) => {
    if (to - from > longestKey) return compute(text.slice(from, to));
    const hash = pieceHash(text, from, to);
    let place = hash & mask;
    while (hashes[place] !== 0) {
      if (hashes[place] === hash && standsAt(pieces[place] as string, text, from, to)) return answers[place] as T;
      place = (place + 1) & mask;
    }
    const piece = text.slice(from, to);
    const answer = compute(piece);
    if (count >= limit) {
      hashes.fill(0);
      count = 0;
      place = hash & mask;
    }
    count++;
    hashes[place] = hash;
    pieces[place] = piece;
    answers[place] = answer;
    return answer;
  };
}

/** Never nought, which marks a free place. */
function pieceHash(text: string, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash ^= hash >>> 15;
  return hash === 0 ? 1 : hash;
}

function standsAt(piece: string, text: string, from: number, to: number): boolean {
  if (piece.length !== to - from) return false;
  for (let at = 0; at < piece.length; at++) if (piece.charCodeAt(at) !== text.charCodeAt(from + at)) return false;
  return true;
}
