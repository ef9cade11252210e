import { type Colour, PdfDocument, pageSize } from './document.ts';
import type { PdfFont } from './font.ts';

/** The two faces of a document. */
export interface Faces {
  readonly plain: PdfFont;
  readonly bold: PdfFont;
}

export interface Words {
  readonly size?: number;
  readonly bold?: boolean;
  readonly colour?: Colour;
}

export interface Column {
  readonly title: string;
  /** Share of the width of the page. */
  readonly share: number;
  readonly colour?: Colour;
  readonly right?: boolean;
}

const ink: Colour = [0.106, 0.122, 0.141];
export const soft: Colour = [0.341, 0.376, 0.416];
const line: Colour = [0.816, 0.843, 0.871];
const card: Colour = [0.965, 0.973, 0.98];

const margin = 48;
const bottom = pageSize.height - 56;
const width = pageSize.width - 2 * margin;
/** Line height as a multiple of the size. */
const leading = 1.35;

/** What the font cannot write, given by its code; composed first, so that accents stand on their letters. */
export function writable(text: string, font: PdfFont): string {
  let out = '';
  for (const character of text.normalize('NFC')) {
    const code = character.codePointAt(0) as number;
    out += font.glyphOf(code) > 0 ? character : `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
  }
  return out;
}

/** Puts headings, paragraphs, boxes and tables one under another, on as many pages as they need. */
export class PdfFlow {
  readonly document: PdfDocument;
  readonly #faces: Faces;
  #y = 0;

  constructor(faces: Faces) {
    this.#faces = faces;
    this.document = new PdfDocument([faces.plain, faces.bold]);
    this.#turn();
  }

  space(points: number): void {
    this.#y += points;
  }

  /** Starts a new page where so many points are not left. */
  need(points: number): void {
    if (this.#y + points > bottom) this.#turn();
  }

  heading(text: string, size = 13): void {
    this.need(size * 4);
    this.#y += size * 0.9;
    this.paragraph(text, { size, bold: true });
    this.document.box(margin, this.#y - 1, width, 0.6, line);
    this.#y += 4;
  }

  paragraph(text: string, words: Words = {}, inset = 0): void {
    const { size = 9.5 } = words;
    for (const one of this.#wrap(text, width - 2 * inset, words)) {
      this.need(size * leading);
      this.#y += size * leading;
      this.#write(margin + inset, this.#y - size * 0.3, one, words);
    }
  }

  /** A coloured bar, words in large and in small, and a meter from 0 to 100. */
  meter(large: string, small: string, score: number, colour: Colour): void {
    this.need(60);
    this.#y += 8;
    this.document.box(margin, this.#y, width, 44, card);
    this.document.box(margin, this.#y, 5, 44, colour);
    this.#write(margin + 18, this.#y + 28, large, { size: 18, bold: true });
    const right = margin + width - 14 - this.#measure(small, { size: 13, bold: true });
    this.#write(right, this.#y + 27, small, { size: 13, bold: true });
    const from = margin + 170;
    const length = right - 18 - from;
    this.document.box(from, this.#y + 18, length, 8, line);
    if (score > 0) this.document.box(from, this.#y + 18, (length * score) / 100, 8, colour);
    this.#y += 50;
  }

  /** Text on a grey ground, as the message was. */
  quote(text: string): void {
    const words = { size: 9.5 };
    for (const one of this.#wrap(text, width - 26, words)) {
      this.need(14);
      this.document.box(margin, this.#y, width, 14, card);
      this.document.box(margin, this.#y, 3, 14, line);
      this.#write(margin + 13, this.#y + 10, one, words);
      this.#y += 14;
    }
    this.#y += 4;
  }

  table(columns: readonly Column[], rows: readonly (readonly string[])[]): void {
    if (columns.some(({ title }) => title !== '')) {
      this.need(40);
      this.#row(
        columns,
        columns.map(({ title }) => title),
        { bold: true, colour: soft, size: 8.5 },
      );
    }
    for (const row of rows) this.#row(columns, row, { size: 8.5 });
    this.#y += 4;
  }

  /** A line at the foot of every page; `numbered` words come with its number and how many there are. */
  foot(text: string, numbered: (page: number, pages: number) => string): void {
    const words = { size: 7.5, colour: soft };
    for (let page = 0; page < this.document.pages; page++) {
      const right = numbered(page + 1, this.document.pages);
      this.#write(margin, pageSize.height - 30, this.#cut(text, width - 60, words), words, page);
      this.#write(margin + width - this.#measure(right, words), pageSize.height - 30, right, words, page);
    }
  }

  #turn(): void {
    this.document.addPage();
    this.#y = margin;
  }

  #row(columns: readonly Column[], cells: readonly string[], words: Words): void {
    const size = words.size ?? 8.5;
    const wrapped = columns.map(({ share }, at) => this.#wrap(cells[at] ?? '', width * share - 8, words));
    // A row higher than a page goes on over the next one, line by line.
    const lines = Math.max(...wrapped.map(({ length }) => length));
    const step = size * leading;
    this.need(Math.min(lines, 8) * step + 5);
    this.#y += 2;
    for (let at = 0; at < lines; at++) {
      this.need(step);
      this.#y += step;
      let x = margin;
      for (const [index, { share, colour, right }] of columns.entries()) {
        const text = wrapped[index]?.[at];
        const shift = right && text ? width * share - 12 - this.#measure(text, words) : 0;
        if (text) this.#write(x + shift, this.#y - size * 0.3, text, { ...words, colour: words.colour ?? colour ?? ink });
        x += width * share;
      }
    }
    this.#y += 3;
    this.document.box(margin, this.#y, width, 0.4, line);
  }

  #write(x: number, y: number, text: string, { size = 9.5, bold = false, colour = ink }: Words, page?: number): void {
    const where = page === undefined ? {} : { page };
    this.document.text(x, y, writable(text, this.#face(bold)), { font: bold ? 1 : 0, size, colour, ...where });
  }

  #face(bold = false): PdfFont {
    return bold ? this.#faces.bold : this.#faces.plain;
  }

  #measure(text: string, { size = 9.5, bold = false }: Words): number {
    const face = this.#face(bold);
    let sum = 0;
    for (const character of text) sum += face.widthOf(face.glyphOf(character.codePointAt(0) as number));
    return (sum * size) / 1000;
  }

  #cut(text: string, most: number, words: Words): string {
    const [first = '', ...rest] = this.#wrap(text, most - 8, words);
    return rest.length > 0 ? `${first}…` : first;
  }

  /** Lines no wider than `most`, broken at spaces, and within words that are wider than a line. */
  #wrap(text: string, most: number, words: Words): string[] {
    const safe = writable(text.replace(/\t/g, ' '), this.#face(words.bold));
    const lines: string[] = [];
    for (const given of safe.split(/\r?\n/)) {
      let current = '';
      for (const word of given.split(' ').flatMap((one) => this.#pieces(one, most, words))) {
        const longer = current === '' ? word : `${current} ${word}`;
        if (current !== '' && this.#measure(longer, words) > most) {
          lines.push(current);
          current = word;
        } else current = longer;
      }
      lines.push(current);
    }
    return lines;
  }

  #pieces(word: string, most: number, words: Words): string[] {
    if (this.#measure(word, words) <= most) return [word];
    const pieces: string[] = [];
    let piece = '';
    for (const character of word) {
      if (piece !== '' && this.#measure(piece + character, words) > most) {
        pieces.push(piece);
        piece = '';
      }
      piece += character;
    }
    return [...pieces, piece];
  }
}
