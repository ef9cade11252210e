/** A stretch of a text, UTF-16 offsets. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A stretch of a text with what covers it. */
export interface Piece extends Range {
  /** What was found there, such as `url`; null between. */
  readonly kind: string | null;
  /** Which of the found parts it belongs to. */
  readonly part: number | null;
  /** True where a word of the search stands. */
  readonly hit: boolean;
  /** True for a letter that is not what it looks like. */
  readonly bent: boolean;
}

/** Where the words of a search stand in a text, upper and lower case being the same; stretches that touch are one. */
export function hitsIn(text: string, query: string): readonly Range[] {
  const low = lowered(text);
  const found = [...new Set(query.split(/\s+/).filter(Boolean).map(lowered))].flatMap((word) => placesOf(low, word));
  return joined(found.sort((a, b) => a.start - b.start || a.end - b.end));
}

/** Letters of another alphabet in words that have Latin letters too: looked at, they are taken for Latin ones. */
export function bentLetters(text: string): readonly Range[] {
  const words = [...text.matchAll(/[\p{L}\p{M}]+/gu)].filter(([word]) => /\p{Script=Latin}/u.test(word));
  return words.flatMap(({ index, 0: word }) =>
    [...word.matchAll(/(?!\p{Script=Latin})\p{L}/gu)].map((letter) => {
      const start = index + letter.index;
      return { start, end: start + letter[0].length };
    }),
  );
}

/** Cuts a text where parts and hits begin and end. Of parts that overlap the first counts; what points outside the text is left out. */
export function piecesOf(
  text: string,
  parts: readonly { readonly kind: string; readonly at: Range | null }[],
  hits: readonly Range[],
  bent: readonly Range[] = [],
): readonly Piece[] {
  const marked: (Range & { readonly kind: string; readonly part: number })[] = [];
  const placed = parts
    .flatMap(({ kind, at }, part) => (at && at.start >= 0 && at.end > at.start && at.end <= text.length ? [{ ...at, kind, part }] : []))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  for (const one of placed) if (one.start >= (marked.at(-1)?.end ?? 0)) marked.push(one);
  const cuts = new Set([0, text.length, ...[...marked, ...hits, ...bent].flatMap(({ start, end }) => [start, end])]);
  const places = [...cuts].sort((a, b) => a - b);
  let [atPart, atHit] = [0, 0];
  const bentAt = new Set(bent.map(({ start }) => start));
  return places.slice(1).map((end, at) => {
    const start = places[at] ?? 0;
    while (atPart < marked.length && (marked[atPart]?.end ?? 0) <= start) atPart++;
    while (atHit < hits.length && (hits[atHit]?.end ?? 0) <= start) atHit++;
    const under = marked[atPart];
    const isPart = under !== undefined && under.start <= start;
    const hit = (hits[atHit]?.start ?? text.length) <= start && start < end;
    return { start, end, kind: isPart ? under.kind : null, part: isPart ? under.part : null, hit, bent: bentAt.has(start) };
  });
}

/** Lower case of the same length, so that places stay what they are. */
function lowered(text: string): string {
  const low = text.toLowerCase();
  if (low.length === text.length) return low;
  return [...text].map((character) => (character.toLowerCase().length === character.length ? character.toLowerCase() : character)).join('');
}

function placesOf(text: string, word: string): Range[] {
  const found: Range[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) found.push({ start: at, end: at + word.length });
  return found;
}

function joined(sorted: readonly Range[]): readonly Range[] {
  const whole: Range[] = [];
  for (const { start, end } of sorted) {
    const last = whole.at(-1);
    if (last && start <= last.end) whole[whole.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    else whole.push({ start, end });
  }
  return whole;
}
