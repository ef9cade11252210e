/** What of a TrueType font is needed to write with it: glyphs by character, and their widths. */
export interface PdfFont {
  readonly bytes: Uint8Array;
  readonly name: string;
  /** Units of the em square; widths, ascent and descent are in thousandths of the em. */
  readonly ascent: number;
  readonly descent: number;
  readonly box: readonly [number, number, number, number];
  /** Glyph of a character; 0 where the font has none. */
  glyphOf(codePoint: number): number;
  widthOf(glyph: number): number;
}

/**
 * Reads a TrueType font with a Unicode character map of format 4 (OpenType specification, cmap, hmtx, head, hhea). For the
 * fonts that ship with the package: throws a plain `RangeError` on one that is cut short.
 */
export function readFont(bytes: Uint8Array, name: string): PdfFont {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const table = (tag: string): number => {
    for (let at = 12; at < 12 + view.getUint16(4) * 16; at += 16) {
      if (String.fromCharCode(...bytes.subarray(at, at + 4)) === tag) return view.getUint32(at + 8);
    }
    throw new RangeError(`the font ${name} has no table ${tag}`);
  };
  const head = table('head');
  const hhea = table('hhea');
  const hmtx = table('hmtx');
  const em = view.getUint16(head + 18);
  const inThousandths = (units: number) => Math.round((units * 1000) / em);
  const metrics = view.getUint16(hhea + 34);
  return {
    bytes,
    name,
    ascent: inThousandths(view.getInt16(hhea + 4)),
    descent: inThousandths(view.getInt16(hhea + 6)),
    box: [36, 38, 40, 42].map((at) => inThousandths(view.getInt16(head + at))) as [number, number, number, number],
    glyphOf: glyphMap(view, table('cmap')),
    widthOf: (glyph) => inThousandths(view.getUint16(hmtx + Math.min(glyph, metrics - 1) * 4)),
  };
}

function glyphMap(view: DataView, cmap: number): (codePoint: number) => number {
  const start = subtable(view, cmap);
  const doubled = view.getUint16(start + 6);
  const [ends, starts] = [start + 14, start + 16 + doubled];
  const [deltas, offsets] = [starts + doubled, starts + doubled * 2];
  const known = new Map<number, number>();
  const find = (code: number): number => {
    for (let at = 0; at < doubled; at += 2) {
      if (view.getUint16(ends + at) < code) continue;
      const first = view.getUint16(starts + at);
      if (first > code) return 0;
      const delta = view.getInt16(deltas + at);
      const offset = view.getUint16(offsets + at);
      if (offset === 0) return (code + delta) & 0xffff;
      const glyph = view.getUint16(offsets + at + offset + (code - first) * 2);
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  };
  return (code) => {
    if (code > 0xffff) return 0;
    const before = known.get(code);
    if (before !== undefined) return before;
    const glyph = find(code);
    known.set(code, glyph);
    return glyph;
  };
}

/** Where the map of format 4 begins. */
function subtable(view: DataView, cmap: number): number {
  for (let index = 0; index < view.getUint16(cmap + 2); index++) {
    const start = cmap + view.getUint32(cmap + 8 + index * 8);
    if (view.getUint16(start) === 4) return start;
  }
  throw new RangeError('the font has no character map of format 4');
}
