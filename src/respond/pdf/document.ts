import type { PdfFont } from './font.ts';

/** A colour as shares of red, green and blue. */
export type Colour = readonly [number, number, number];

/** A4 in points (1/72 inch). */
export const pageSize = { width: 595, height: 842 } as const;

export interface PdfOptions {
  readonly title: string;
  readonly producer: string;
  /** Milliseconds UTC. */
  readonly at: number;
  /** Makes streams smaller (zlib); left out, they stand as they are. */
  readonly deflate?: (bytes: Uint8Array) => Uint8Array;
}

/**
 * Pages of text and boxes as a PDF 1.7 file (ISO 32000-1), fonts embedded (composite fonts, 9.7), text searchable. No links, scripts or
 * attachments. Text is written as numbers of glyphs, so that nothing in it can be read as an instruction of the format. Origin is the top left.
 */
export class PdfDocument {
  readonly #fonts: readonly PdfFont[];
  readonly #pages: string[][] = [];
  /** By font the characters used, for copying and searching. */
  readonly #used: Map<number, string>[];

  constructor(fonts: readonly PdfFont[]) {
    this.#fonts = fonts;
    this.#used = fonts.map(() => new Map());
  }

  get pages(): number {
    return this.#pages.length;
  }

  addPage(): void {
    this.#pages.push([]);
  }

  /** Writes a line on the last page; `y` is its baseline. Characters that the font lacks must have been replaced (`writable`). */
  text(
    x: number,
    y: number,
    line: string,
    { font = 0, size = 10, colour = [0, 0, 0] as Colour, page = this.#pages.length - 1 } = {},
  ): void {
    const face = this.#fonts[font] as PdfFont;
    let glyphs = '';
    for (const character of line) {
      const glyph = face.glyphOf(character.codePointAt(0) as number);
      this.#used[font]?.set(glyph, character);
      glyphs += glyph.toString(16).padStart(4, '0');
    }
    this.#pages[page]?.push(
      `BT /F${font} ${size} Tf ${rgb(colour)} rg 1 0 0 1 ${round(x)} ${round(pageSize.height - y)} Tm <${glyphs}> Tj ET`,
    );
  }

  /** Fills a box on the last page. */
  box(x: number, y: number, width: number, height: number, colour: Colour): void {
    this.#pages.at(-1)?.push(`${rgb(colour)} rg ${round(x)} ${round(pageSize.height - y - height)} ${round(width)} ${round(height)} re f`);
  }

  bytes({ title, producer, at, deflate }: PdfOptions): Uint8Array {
    const file = new ObjectFile(deflate);
    const [catalog, tree, info] = [file.reserve(), file.reserve(), file.reserve()];
    const fonts = this.#fonts.map((font, index) => `/F${index} ${addFont(file, font, this.#used[index] as Map<number, string>)} 0 R`);
    const resources = file.add(`<< /Font << ${fonts.join(' ')} >> >>`);
    const pages = this.#pages.map((operations) => {
      const content = file.addStream('', ascii(operations.join('\n')));
      return file.add(
        `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 ${pageSize.width} ${pageSize.height}] /Resources ${resources} 0 R /Contents ${content} 0 R >>`,
      );
    });
    file.set(tree, `<< /Type /Pages /Kids [${pages.map((page) => `${page} 0 R`).join(' ')}] /Count ${pages.length} >>`);
    file.set(catalog, `<< /Type /Catalog /Pages ${tree} 0 R /Lang (en) /ViewerPreferences << /DisplayDocTitle true >> >>`);
    const day = new Date(at).toISOString().replace(/\D/g, '').slice(0, 14);
    file.set(info, `<< /Title ${textString(title)} /Producer ${textString(producer)} /CreationDate (D:${day}Z) >>`);
    return file.bytes(catalog, info);
  }
}

/** Numbered objects, their places, and the table of them at the end. */
class ObjectFile {
  readonly #bodies: Uint8Array[] = [];
  readonly #deflate: ((bytes: Uint8Array) => Uint8Array) | undefined;

  constructor(deflate: ((bytes: Uint8Array) => Uint8Array) | undefined) {
    this.#deflate = deflate;
  }

  reserve(): number {
    return this.#bodies.push(new Uint8Array());
  }

  set(number: number, body: string): void {
    this.#bodies[number - 1] = ascii(body);
  }

  add(body: string): number {
    return this.#bodies.push(ascii(body));
  }

  addStream(entries: string, content: Uint8Array): number {
    const packed = this.#deflate?.(content);
    const data = packed ?? content;
    const filter = packed ? ' /Filter /FlateDecode' : '';
    return this.#bodies.push(joined([ascii(`<< ${entries} /Length ${data.length}${filter} >>\nstream\n`), data, ascii('\nendstream')]));
  }

  bytes(catalog: number, info: number): Uint8Array {
    // The second line tells transfer programs that the file is binary.
    const parts: Uint8Array[] = [ascii('%PDF-1.7\n%'), Uint8Array.of(0xe2, 0xe3, 0xcf, 0xd3, 0x0a)];
    let at = parts.reduce((sum, { length }) => sum + length, 0);
    const places = this.#bodies.map((body, index) => {
      const place = at;
      const part = joined([ascii(`${index + 1} 0 obj\n`), body, ascii('\nendobj\n')]);
      parts.push(part);
      at += part.length;
      return place;
    });
    const lines = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
    const size = places.length + 1;
    parts.push(
      ascii(
        `xref\n0 ${size}\n0000000000 65535 f \n${lines}trailer\n<< /Size ${size} /Root ${catalog} 0 R /Info ${info} 0 R >>\nstartxref\n${at}\n%%EOF\n`,
      ),
    );
    return joined(parts);
  }
}

/** A composite font whose codes are the numbers of its glyphs. Gives its object. */
function addFont(file: ObjectFile, font: PdfFont, used: ReadonlyMap<number, string>): number {
  const data = file.addStream(`/Length1 ${font.bytes.length}`, font.bytes);
  const descriptor = file.add(
    `<< /Type /FontDescriptor /FontName /${font.name} /Flags 4 /FontBBox [${font.box.join(' ')}] /ItalicAngle 0 /Ascent ${font.ascent} /Descent ${font.descent} /CapHeight ${font.ascent} /StemV 80 /FontFile2 ${data} 0 R >>`,
  );
  const glyphs = [...used.keys()].sort((a, b) => a - b);
  const widths = glyphs.map((glyph) => `${glyph} [${font.widthOf(glyph)}]`).join(' ');
  const descendant = file.add(
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /${font.name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ${descriptor} 0 R /CIDToGIDMap /Identity /W [${widths}] >>`,
  );
  const unicode = file.addStream('', ascii(unicodeMap(glyphs.map((glyph) => [glyph, used.get(glyph) as string]))));
  return file.add(
    `<< /Type /Font /Subtype /Type0 /BaseFont /${font.name} /Encoding /Identity-H /DescendantFonts [${descendant} 0 R] /ToUnicode ${unicode} 0 R >>`,
  );
}

/** From glyphs back to characters (9.10.3), at most a hundred a block. */
function unicodeMap(pairs: readonly (readonly [number, string])[]): string {
  const blocks: string[] = [];
  for (let from = 0; from < pairs.length; from += 100) {
    const lines = pairs
      .slice(from, from + 100)
      .map(([glyph, character]) => `<${glyph.toString(16).padStart(4, '0')}> <${utf16(character)}>`);
    blocks.push(`${lines.length} beginbfchar\n${lines.join('\n')}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}

function textString(text: string): string {
  return `<feff${utf16(text)}>`;
}

function utf16(text: string): string {
  return Array.from({ length: text.length }, (_, at) => text.charCodeAt(at).toString(16).padStart(4, '0')).join('');
}

function rgb(colour: Colour): string {
  return colour.map(round).join(' ');
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** The format's own words are ASCII. */
function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
