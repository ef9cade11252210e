import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root folder of the project. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

export function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** Files below `folder` whose names match, as paths from the root with forward slashes, sorted. */
export function filesIn(folder: string, matching: RegExp): string[] {
  return readdirSync(join(root, folder), { recursive: true })
    .map((name) => `${folder}/${String(name).replaceAll('\\', '/')}`)
    .filter((path) => matching.test(path))
    .sort();
}

/** The body of the section under a heading, up to the next heading of the same level or higher. */
export function section(markdown: string, heading: string): string {
  const lines = markdown.split('\n');
  const at = lines.indexOf(heading);
  if (at < 0) throw new Error(`no heading '${heading}'`);
  const level = heading.search(/[^#]/);
  const end = lines.findIndex((line, index) => index > at && /^#+ /.test(line) && line.search(/[^#]/) <= level);
  return lines.slice(at + 1, end < 0 ? undefined : end).join('\n');
}

/** Headings of one level, without their marks. */
export function headings(markdown: string, level: number): string[] {
  const mark = `${'#'.repeat(level)} `;
  return markdown
    .split('\n')
    .filter((line) => line.startsWith(mark))
    .map((line) => line.slice(mark.length));
}

/** Rows of all Markdown tables, cells trimmed, header rows and rulers left out. */
export function tableRows(markdown: string): string[][] {
  const lines = markdown.split('\n');
  return lines.flatMap((line, index) => {
    if (!line.startsWith('|') || isRuler(line) || isRuler(lines[index + 1] ?? '')) return [];
    return [
      line
        .slice(1, -1)
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim().replaceAll('\\|', '|')),
    ];
  });
}

function isRuler(line: string): boolean {
  return /^\|[\s|:-]+\|$/.test(line);
}

/** All words in code marks. */
export function codeWords(markdown: string): string[] {
  return [...markdown.matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? '');
}
