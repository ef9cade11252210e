/** Text as UTF-16 bytes, little or big endian, with or without byte order mark. */
export function utf16(text: string, { big = false, mark = false }: { readonly big?: boolean; readonly mark?: boolean } = {}): Buffer {
  const bytes = Buffer.from(`${mark ? '\ufeff' : ''}${text}`, 'utf16le');
  return big ? bytes.swap16() : bytes;
}

export function latin1(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}

/** One CSV line of cells, every one quoted. */
export function quotedLine(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\n`;
}
