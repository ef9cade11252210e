/** A piece of a text beside another text: it stands in both, or only here. */
export interface DiffPart {
  readonly text: string;
  readonly same: boolean;
}

/** Two texts cut into pieces; the pieces of a side put together are the text. */
export interface Difference {
  readonly a: readonly DiffPart[];
  readonly b: readonly DiffPart[];
}

/** A stretch of both texts: equal, or what stands in place of what. */
interface Stretch {
  readonly same: boolean;
  readonly a: string;
  readonly b: string;
}

/** More words than this are not compared one by one: what is between equal beginnings and ends differs as a whole. */
const mostWords = 1200;

/** Differences of two texts word by word (longest common subsequence of words, marks and spaces). */
export function diffWords(a: string, b: string): Difference {
  const stretches = joinAcrossGaps(stretchesOf(words(a), words(b)));
  return { a: side(stretches, 'a'), b: side(stretches, 'b') };
}

/** Share of a text's words that also stand in the other one, 0 to 1, by letters. */
export function sharedShare(parts: readonly DiffPart[]): number {
  const all = parts.reduce((sum, part) => sum + part.text.length, 0);
  const shared = parts.reduce((sum, part) => sum + (part.same ? part.text.length : 0), 0);
  return all === 0 ? 1 : shared / all;
}

/** Words by the rules of Unicode (UAX 29), so that scripts without spaces come apart too. */
function words(text: string): string[] {
  return Array.from(new Intl.Segmenter('und', { granularity: 'word' }).segment(text), (one) => one.segment);
}

function stretchesOf(a: readonly string[], b: readonly string[]): Stretch[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const head = a.slice(0, start).join('');
  const tail = a.slice(a.length - end).join('');
  const middle = compare(a.slice(start, a.length - end), b.slice(start, b.length - end));
  return [{ same: true, a: head, b: head }, ...middle, { same: true, a: tail, b: tail }].filter((one) => one.a !== '' || one.b !== '');
}

function compare(a: readonly string[], b: readonly string[]): Stretch[] {
  if (a.length === 0 || b.length === 0 || a.length > mostWords || b.length > mostWords) {
    return [{ same: false, a: a.join(''), b: b.join('') }];
  }
  const table = commonLengths(a, b);
  const width = b.length + 1;
  const found: Stretch[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [word, other] = [a[i], b[j]];
    if (word !== undefined && word === other) {
      found.push({ same: true, a: word, b: word });
      i++;
      j++;
    } else if (other === undefined || (word !== undefined && at(table, (i + 1) * width + j) >= at(table, i * width + j + 1))) {
      found.push({ same: false, a: word ?? '', b: '' });
      i++;
    } else {
      found.push({ same: false, a: '', b: other });
      j++;
    }
  }
  return found;
}

/** Length of the longest common subsequence of what is behind each pair of places. */
function commonLengths(a: readonly string[], b: readonly string[]): Uint16Array {
  const width = b.length + 1;
  const table = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const place = i * width + j;
      table[place] = a[i] === b[j] ? at(table, place + width + 1) + 1 : Math.max(at(table, place + width), at(table, place + 1));
    }
  }
  return table;
}

function at(table: Uint16Array, place: number): number {
  return table[place] ?? 0;
}

/** Neighbours of one kind become one; a space or mark alone between two differences is part of them, or every word would be marked by itself. */
function joinAcrossGaps(stretches: readonly Stretch[]): Stretch[] {
  const merged: Stretch[] = [];
  for (const [index, one] of stretches.entries()) {
    const gap = one.same && /^[^\p{L}\p{N}]*$/u.test(one.a) && merged.at(-1)?.same === false && stretches[index + 1]?.same === false;
    const same = one.same && !gap;
    const last = merged.at(-1);
    if (last?.same === same) merged[merged.length - 1] = { same, a: last.a + one.a, b: last.b + one.b };
    else merged.push({ ...one, same });
  }
  return merged;
}

function side(stretches: readonly Stretch[], name: 'a' | 'b'): DiffPart[] {
  return stretches.map((one) => ({ text: one[name], same: one.same })).filter((part) => part.text !== '');
}
