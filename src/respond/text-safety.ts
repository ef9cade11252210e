/**
 * Message text in faces is text: markup is escaped, and characters that would hide or turn it are shown by their code.
 */
export function escapeHtml(text: string): string {
  return visible(text).replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Invisible, bidirectional and control characters as ⟨U+202E⟩, so that the eye sees what the phone hid. */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (character) => {
    if (character === '\n' || character === '\t' || character === '\r') return character;
    return `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`;
  });
}

/** A host or link that nothing will turn into a click: `hxxps[:]//evil[.]example`. */
export function defang(text: string): string {
  return text.replace(/^http(s?):\/\//i, 'hxxp$1[:]//').replaceAll('.', '[.]');
}

/** Defangs every link-like word within running text. */
export function defangWithin(text: string): string {
  return text
    .replace(/https?:\/\//gi, (scheme) => scheme.replace(/tt/i, 'xx').replace(':', '[:]'))
    .replace(/(?<=[\p{L}\p{N}])[.。](?=\p{L})/gu, '[.]');
}

/**
 * A CSV cell that no spreadsheet runs. Cells that begin (also after spaces) like a formula get an apostrophe in front
 * (OWASP, CSV injection), and all that needs it is quoted (RFC 4180). Line breaks stay inside the quotes.
 */
export function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[\s\p{Cf}]*[=+\-@|%＝＋－＠\t\r]/u.test(value) ? `'${value}` : value;
  return /[",\r\n;\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}
