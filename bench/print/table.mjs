/**
 * Tables for the terminal and for Markdown from one description.
 * @typedef {{ title: string, headers?: readonly string[], rows?: readonly (readonly string[])[], notes?: readonly string[] }} Section
 */

/** @param {readonly Section[]} sections */
export function toTerminal(sections) {
  return sections.map(terminalSection).join('');
}

function terminalSection({ title, headers = [], rows = [], notes = [] }) {
  const widths = headers.map((header, column) => Math.max(header.length, ...rows.map((row) => (row[column] ?? '').length)));
  const line = (cells) =>
    `  ${cells.map((cell, at) => (isText(rows, at) ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))).join('  ')}`
      .trimEnd()
      .concat('\n');
  const table = rows.length > 0 ? [line(headers), ...rows.map(line)].join('') : '';
  return `\n${title}\n${table}${notes.map((note) => `  ${note}\n`).join('')}`;
}

/** @param {readonly Section[]} sections */
export function toMarkdown(sections) {
  return sections.map(markdownSection).join('\n');
}

function markdownSection({ title, headers = [], rows = [], notes = [] }) {
  const line = (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`;
  const rule = `|${headers.map((_, at) => (isText(rows, at) ? '---' : '---:')).join('|')}|\n`;
  const table = rows.length > 0 ? `${line(headers)}${rule}${rows.map(line).join('')}\n` : '';
  return `## ${title}\n\n${table}${notes.map((note) => `${note}\n\n`).join('')}`.trimEnd().concat('\n');
}

/** Words stand to the left, figures to the right. */
function isText(rows, column) {
  return column === 0 || rows.some((row) => /^[a-z]/i.test(row[column] ?? ''));
}

export const count = (value) => Math.round(value).toLocaleString('en');
export const seconds = (value) => (value >= 100 ? value.toFixed(0) : value.toFixed(2));
export const share = (value) => (value === null || value === undefined ? '' : value.toFixed(4));
export const percent = (part, of) => (of > 0 ? `${((part / of) * 100).toFixed(1)} %` : '');
