import { decodeHTMLStrict } from 'entities';
import { confusableToAscii } from './confusables.ts';
import { CharacterClass } from './word-scan.ts';

/** A text with some evasion undone, and where each of its characters came from. */
export interface Folded {
  readonly text: string;
  /** UTF-16 offset in the original for each offset here, plus the end; null when nothing moved. */
  readonly origin: Int32Array | null;
  readonly evasions: readonly string[];
}

/** One character (or cluster) on its way through the steps, with its place in the original. */
interface Piece {
  text: string;
  readonly start: number;
}

const spacedOut = /(?:^|[^\p{L}\p{N}])\p{L}(?:[\s.\-_*·|]+\p{L}(?![\p{L}\p{N}])){2}/u;
/** Default-ignorable, bidirectional and other control characters: invisible on a phone. */
const invisible = /[\p{Cf}\p{Default_Ignorable_Code_Point}]|[^\P{Cc}\s]/u;
const mark = /^\p{M}+$/u;
const latinOrDigit = /^[\p{Script=Latin}\p{Nd}]/u;
const entity = /&(?:#x[0-9a-f]{1,6}|#[0-9]{1,7}|[a-z][a-z0-9]{1,9});/iy;

/** A text in both views. */
export interface Views {
  readonly compatible: Folded;
  readonly normalised: Folded;
}

/** Both views of a text at once: nearly all texts are their own compatible view, and most are their own in both. */
export function foldBoth(text: string): Views {
  const state = stateOf(text);
  return { compatible: compatibleView(text, state), normalised: normalisedView(text, state) };
}

/**
 * Undoes what changes no letter: character entities, invisible characters, compatibility forms (full width,
 * mathematical alphabets). Hosts are read from this view, as a phone would resolve them (UTS 46 maps the same way).
 */
export function foldCompatible(text: string): Folded {
  return compatibleView(text, stateOf(text));
}

/**
 * The normalised view for people and for matching: beyond {@link foldCompatible} also stacked marks, lookalike
 * letters of other scripts (UTS 39), letters set apart, and runs of white space. Idempotent, where
 * evasions are nested no more than twelve deep.
 */
export function fold(text: string): Folded {
  return normalisedView(text, stateOf(text));
}

function compatibleView(text: string, state: State): Folded {
  return state === 'bent' ? settle(text, compatiblePass) : asItIs(text);
}

function normalisedView(text: string, state: State): Folded {
  if (state === 'wide') return collapsed(text);
  return state === 'bent' || hasGaps(text) ? settle(text, fullPass) : asItIs(text);
}

function asItIs(text: string): Folded {
  return { text, origin: null, evasions: [] };
}

/** Whether words are spelt with gaps, which the full pass closes. */
function hasGaps(text: string): boolean {
  return maySpaceOut(text) && spacedOut.test(text);
}

/** Folds a text in which nothing is to be done but to collapse line breaks and wide spaces, as most of several lines are. */
function collapsed(text: string): Folded {
  const origin = new Int32Array(text.length + 1);
  let out = '';
  let from = 0;
  let count = 0;
  let inSpace = true;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const isSpace = code === 32 || (code >= 9 && code <= 13);
    if (isSpace && !inSpace) {
      out += `${text.slice(from, at)} `;
      origin[count++] = at;
    } else if (!isSpace) {
      if (inSpace) from = at;
      origin[count++] = at;
    }
    inSpace = isSpace;
  }
  if (!inSpace) out += text.slice(from);
  else if (count > 0) {
    out = out.slice(0, -1);
    count--;
  }
  if (hasGaps(out)) return settle(text, fullPass);
  origin[count] = text.length;
  return { text: out, origin: origin.slice(0, count + 1), evasions: [] };
}

/**
 * `settled` where no step but the joining of letters set apart has anything to do: all characters stay, spaces are single.
 * `wide` where white space is to be collapsed as well. `bent` for all else.
 */
type State = 'settled' | 'wide' | 'bent';

function stateOf(text: string): State {
  let before = 32;
  let isWide = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if ((code === 32 && before === 32) || (code >= 9 && code <= 13)) isWide = true;
    else if (!isQuiet(text, at, code)) return 'bent';
    before = code;
  }
  return isWide || (before === 32 && text !== '') ? 'wide' : 'settled';
}

/** A character that stays as it is wherever it stands; an ampersand when it begins no entity. */
function isQuiet(text: string, at: number, code: number): boolean {
  if (code >= 127) return inert.hasAt(text, at);
  return code >= 32 && (code !== 38 || decodedEntity(text, at) === null);
}

/** Whether three letters or more stand alone, so that it is worth looking for words spelt with gaps. */
function maySpaceOut(text: string): boolean {
  let alone = 0;
  let before = false;
  for (let at = 0; at < text.length; at++) {
    const now = isWordUnit(text.charCodeAt(at));
    if (now && !before && (at + 1 === text.length || !isWordUnit(text.charCodeAt(at + 1)))) alone++;
    before = now;
  }
  return alone >= 3;
}

function isWordUnit(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code > 127;
}

/** What stays as it is in every step. Second halves of pairs were looked at with the first. */
const inert = new CharacterClass((character) => isSecondHalf(character) || staysAsItIs(character));

function isSecondHalf(character: string): boolean {
  return character >= '\udc00' && character <= '\udfff';
}

/** No compatibility form, invisible, mark or white space, and no letter of a script in which lookalikes are sought. */
function staysAsItIs(character: string): boolean {
  if (character.normalize('NFKC') !== character || character === '\u2044') return false;
  if (invisible.test(character) || mark.test(character) || /\s/.test(character)) return false;
  return character <= '\u024f' || !/[\p{L}\p{N}]/u.test(character);
}

/** Place in the original of offset `at` of a folded text. */
export function originOf(folded: Folded, at: number): number {
  return folded.origin?.[at] ?? at;
}

/** Place in the original where what stands before offset `at` ends: a character that folds to several is never cut. */
export function originEnd(folded: Folded, at: number): number {
  const { origin } = folded;
  if (!origin) return at;
  let end = at;
  while (end < origin.length - 1 && origin[end] === origin[at - 1]) end++;
  return origin[end] ?? at;
}

/** Offset in the folded text of the first character that came from `at` or later in the original. */
export function foldedOffset(folded: Folded, at: number): number {
  const { origin } = folded;
  if (!origin) return at;
  let low = 0;
  let high = origin.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((origin[middle] ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** One pass over a text, and whether it would leave a text as it is. */
interface Pass {
  readonly run: (text: string, seen: Set<string>) => Piece[];
  readonly isDone: (text: string) => boolean;
}

/** Passes enable one another (an entity may hide a lookalike): repeat until nothing changes. */
function settle(text: string, pass: Pass): Folded {
  const seen = new Set<string>();
  let current = text;
  let origin: Int32Array | null = null;
  for (let round = 0; round < 12 && !pass.isDone(current); round++) {
    const pieces = pass.run(current, seen);
    const next = pieces.map((piece) => piece.text).join('');
    if (next === current) break;
    origin = compose(origin, pieces, next.length, current.length);
    current = next;
  }
  return { text: current, origin, evasions: [...seen].sort() };
}

function compose(before: Int32Array | null, pieces: readonly Piece[], length: number, endBefore: number): Int32Array {
  const map = new Int32Array(length + 1);
  let at = 0;
  for (const piece of pieces) {
    const start = before?.[piece.start] ?? piece.start;
    for (let k = 0; k < piece.text.length; k++) map[at++] = start;
  }
  map[length] = before?.[endBefore] ?? endBefore;
  return map;
}

const compatiblePass: Pass = {
  run: (text, seen) => compatibleForms(visibleCharacters(text, seen), seen),
  isDone: (text) => stateOf(text) !== 'bent',
};

const fullPass: Pass = {
  run: (text, seen) => {
    const compatible = compatibleForms(visibleCharacters(text, seen), seen);
    return collapseSpace(joinLetters(composeMarks(foldLookalikes(compatible, seen), seen), seen));
  },
  isDone: (text) => stateOf(text) === 'settled' && !hasGaps(text),
};

function visibleCharacters(text: string, seen: Set<string>): Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < text.length; ) {
    const whole = decodedEntity(text, at);
    if (whole) {
      pieces.push({ text: whole.text, start: at });
      at += whole.length;
      continue;
    }
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    if (character > '~' && invisible.test(character)) {
      if (!belongsToEmoji(character, pieces.at(-1))) seen.add('invisible characters');
    } else if (character >= ' ' || /\s/.test(character)) pieces.push({ text: character, start: at });
    at += character.length;
  }
  return pieces;
}

/** The variation selector and the joiner that make up emoji are no evasion there; between letters they are. */
function belongsToEmoji(character: string, before: Piece | undefined): boolean {
  return (character === '\ufe0f' || character === '\u200d') && before !== undefined && !/[\p{L}\s]$/u.test(before.text);
}

function decodedEntity(text: string, at: number): { text: string; length: number } | null {
  if (text.charCodeAt(at) !== 38) return null;
  entity.lastIndex = at;
  const found = entity.exec(text)?.[0];
  if (!found) return null;
  const decoded = decodeHTMLStrict(found);
  return decoded === found ? null : { text: decoded, length: found.length };
}

function compatibleForms(pieces: Piece[], seen: Set<string>): Piece[] {
  for (const piece of pieces) {
    if (piece.text <= '~' && piece.text.length === 1) continue;
    const form = piece.text.normalize('NFKC').replace(/\u2044/g, '/');
    if (form === piece.text) continue;
    if (/^[A-Za-z0-9.:/@]+$/.test(form) && /[\p{L}\p{N}\p{So}]/u.test(piece.text)) seen.add('styled letters');
    piece.text = form;
  }
  return pieces;
}

/** Lookalikes are folded inside words that mix scripts, and whole words of lookalikes in a mostly Latin message. */
function foldLookalikes(pieces: Piece[], seen: Set<string>): Piece[] {
  if (pieces.every((piece) => piece.text <= '\u024f' || !isLetter(piece))) return pieces;
  const mostlyLatin = latinShare(pieces) > 0.6;
  for (let at = 0; at < pieces.length; ) {
    if (!isLetter(pieces[at])) {
      at++;
      continue;
    }
    let end = at + 1;
    while (end < pieces.length && (isLetter(pieces[end]) || mark.test(pieces[end]?.text ?? ''))) end++;
    foldWord(pieces.slice(at, end), mostlyLatin, seen);
    at = end;
  }
  return pieces;
}

function foldWord(word: readonly Piece[], mostlyLatin: boolean, seen: Set<string>): void {
  const letters = word.filter(isLetter);
  const mixed = letters.some((piece) => /^[A-Za-z]/.test(piece.text));
  const lookalikes = letters.every((piece) => piece.text < '\u0250' || confusableToAscii(piece.text) !== null);
  if (!mixed && !(mostlyLatin && lookalikes)) return;
  for (const piece of letters) {
    const ascii = confusableToAscii(piece.text);
    if (ascii === null) continue;
    piece.text = ascii;
    seen.add('lookalike letters');
  }
}

function isLetter(piece: Piece | undefined): boolean {
  return piece !== undefined && /^[\p{L}\p{N}]/u.test(piece.text);
}

function latinShare(pieces: readonly Piece[]): number {
  let latin = 0;
  let letters = 0;
  for (const { text } of pieces) {
    if (!/^\p{L}/u.test(text)) continue;
    letters++;
    if (/^\p{Script=Latin}/u.test(text)) latin++;
  }
  return letters === 0 ? 0 : latin / letters;
}

/** Composes marks with their base; what will not compose on a Latin letter or digit is decoration and goes. */
function composeMarks(pieces: Piece[], seen: Set<string>): Piece[] {
  const out: Piece[] = [];
  for (const piece of pieces) {
    const base = out.at(-1);
    if (!base || !mark.test(piece.text)) {
      out.push(piece);
      continue;
    }
    const composed = (base.text + piece.text).normalize('NFC');
    if (composed.length <= base.text.length) base.text = composed;
    else if (latinOrDigit.test(base.text) || /^\s/.test(base.text)) seen.add('stacked marks');
    else out.push(piece);
  }
  return out;
}

const joiner = /^[\s.\-_*·|]$/;

/** `U S P S` and `U.S.P.S` become `USPS`; a wider gap inside the run is a gap between words. */
function joinLetters(pieces: Piece[], seen: Set<string>): Piece[] {
  const drop = new Set<number>();
  for (let at = 0; at < pieces.length; at++) {
    const run = letterRun(pieces, at);
    if (!run) continue;
    const narrowest = Math.min(...run.gaps.map((gap) => gap.to - gap.from));
    for (const gap of run.gaps) {
      if (gap.to - gap.from > narrowest) continue;
      for (let k = gap.from; k < gap.to; k++) drop.add(k);
    }
    seen.add('letters set apart');
    at = run.end - 1;
  }
  return drop.size === 0 ? pieces : pieces.filter((_, index) => !drop.has(index));
}

interface Gap {
  readonly from: number;
  readonly to: number;
}

/** A run of three or more single letters from `at`, all set apart by the same kind of joiner. */
function letterRun(pieces: readonly Piece[], at: number): { gaps: Gap[]; end: number } | null {
  if (!isLone(pieces, at) || (at > 0 && isLetter(pieces[at - 1]))) return null;
  const gaps: Gap[] = [];
  const kind = (pieces[at + 1]?.text ?? '').replace(/\s/, ' ');
  let last = at;
  for (;;) {
    let next = last + 1;
    while (next < pieces.length && next - last < 5 && joins(pieces[next], kind)) next++;
    if (next === last + 1 || !isLone(pieces, next)) break;
    gaps.push({ from: last + 1, to: next });
    last = next;
  }
  return gaps.length >= 2 ? { gaps, end: last + 1 } : null;
}

function joins(piece: Piece | undefined, kind: string): boolean {
  return piece !== undefined && joiner.test(piece.text) && piece.text.replace(/\s/, ' ') === kind;
}

function isLone(pieces: readonly Piece[], at: number): boolean {
  const piece = pieces[at];
  return piece !== undefined && /^\p{L}$/u.test(piece.text) && !isLetter(pieces[at + 1]);
}

function collapseSpace(pieces: Piece[]): Piece[] {
  const out: Piece[] = [];
  for (const piece of pieces) {
    if (!/^\s+$/u.test(piece.text)) {
      out.push(piece);
      continue;
    }
    const before = out.at(-1);
    if (before && !before.text.endsWith(' ')) {
      piece.text = ' ';
      out.push(piece);
    }
  }
  if (out.at(-1)?.text === ' ') out.pop();
  return out;
}
