import { visible } from '../model/text-safety.ts';

export { defang, defangWithin, visible } from '../model/text-safety.ts';

/**
 * Message text in faces is text: markup is escaped, and characters that would hide or turn it are shown by their code.
 */
export function escapeHtml(text: string): string {
  return visible(text).replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** How a cell begins that a spreadsheet may run, as ASCII and as wide characters. */
const formula = /^[\s\p{Cf}]*[=+\-@|%＝＋－＠\t\r]/u;

/**
 * A CSV cell that no spreadsheet runs. Cells that begin (also after spaces) like a formula get an apostrophe in front
 * (OWASP, CSV injection), and all that needs it is quoted (RFC 4180). Line breaks stay inside the quotes.
 */
export function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = formula.test(value) ? `'${value}` : value;
  return /[",\r\n;\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** What a cell said before `csvCell` put an apostrophe in front of it. */
export function withoutGuard(cell: string): string {
  return cell.startsWith("'") && formula.test(cell.slice(1)) ? cell.slice(1) : cell;
}

export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}
