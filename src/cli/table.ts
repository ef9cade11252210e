import { visible } from '../app/index.ts';
import type { HooklineError } from '../model/errors.ts';

/** With less room than this the last column stands below its row. */
const narrowest = 40;

/**
 * A plain text table; `right` lists the columns set flush right. Where a line of `width` characters has no room for all, the last column is
 * cut, or stands on a line of its own below its row.
 */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly number[] = [],
  width: number | undefined = undefined,
): string {
  const widths = head.map((name, column) => Math.max(name.length, ...rows.map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => (right.includes(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
      .join('  ')
      .trimEnd();
  const before = widths.slice(0, -1).reduce((sum, one) => sum + one + 2, 0);
  const last = widths.at(-1) ?? 0;
  if (width === undefined || before + last <= width) return [line(head), ...rows.map(line)].join('\n');
  const [most, below] = width - before >= Math.min(last, narrowest) ? [width - before, false] : [width - 4, true];
  const cut = (row: readonly string[]) => {
    const [cells, end] = [row.slice(0, -1), oneLine(row.at(-1) ?? '', Math.max(1, most))];
    return below ? `${line(cells)}\n    ${end}`.trimEnd() : line([...cells, end]);
  };
  return [below ? line(head.slice(0, -1)) : line(head), ...rows.map(cut)].join('\n');
}

/** Text from outside on one line of at most `length` characters, nothing invisible in it. */
export function oneLine(text: string, length: number): string {
  const line = visible(text).replace(/\s+/g, ' ').trim();
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
}

/** A failure on standard error. Names of files and values as typed are text from outside: nothing in them steers the terminal or passes for a line of ours. */
export function failureLines({ code, message, remedy }: HooklineError): string {
  return `${code}: ${visible(message).replace(/[\r\n]+/g, '\n  ')}\n  ${remedy}\n`;
}

/** A campaign id as typed, with its letters as Hookline writes them; anything else stays as it is. */
export function typedCampaign(typed: string): string {
  return /^c-[0-9a-f]{10}$/i.test(typed) ? `C-${typed.slice(2).toLowerCase()}` : typed;
}
