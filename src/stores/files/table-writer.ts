import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import type { OpenTableWriter, TableWriter } from '../../ports/table-writer.ts';

/** Turns rows into the lines of a file. */
type Lines = (rows: readonly (readonly (string | null)[])[]) => string;

/** Writes CSV (RFC 4180, LF, nothing for null), beside its place and renamed. */
export const openCsvWriter: OpenTableWriter = async (path, columns, free) =>
  TextFile.open(path, `${columns.join(',')}\n`, csvLines(columns, free));

/** Writes one JSON object a line; a null cell is left out. */
export const openJsonlWriter: OpenTableWriter = async (path, columns, free) => TextFile.open(path, '', jsonLines(columns, free));

function csvLines(columns: readonly string[], free: readonly string[]): Lines {
  const isFree = columns.map((name) => free.includes(name));
  const special = /[",\n\r]/;
  return (rows) => {
    let text = '';
    for (const row of rows) {
      for (let at = 0; at < row.length; at++) {
        if (at > 0) text += ',';
        const cell = row[at];
        if (cell === null || cell === undefined) continue;
        text += isFree[at] && (cell === '' || special.test(cell)) ? `"${cell.replaceAll('"', '""')}"` : cell;
      }
      text += '\n';
    }
    return text;
  };
}

function jsonLines(columns: readonly string[], free: readonly string[]): Lines {
  const heads = columns.map((name) => `${JSON.stringify(name)}:`);
  const isFree = columns.map((name) => free.includes(name));
  return (rows) => {
    let text = '';
    for (const row of rows) {
      let line = '';
      for (let at = 0; at < row.length; at++) {
        const cell = row[at];
        if (cell === null || cell === undefined) continue;
        line += `${line === '' ? '' : ','}${heads[at]}${isFree[at] ? JSON.stringify(cell) : `"${cell}"`}`;
      }
      text += `{${line}}\n`;
    }
    return text;
  };
}

/** A text file written beside its place and renamed when it is whole. */
class TextFile implements TableWriter {
  private readonly path: string;
  private readonly file: FileHandle;
  private readonly lines: Lines;

  private constructor(path: string, file: FileHandle, lines: Lines) {
    this.path = path;
    this.file = file;
    this.lines = lines;
  }

  static async open(path: string, head: string, lines: Lines): Promise<TextFile> {
    const file = await open(`${path}.part`, 'w');
    await file.write(head);
    return new TextFile(path, file, lines);
  }

  async write(rows: readonly (readonly (string | null)[])[]): Promise<void> {
    await this.file.write(this.lines(rows));
  }

  async close(): Promise<void> {
    await this.file.close();
    await rename(`${this.path}.part`, this.path);
  }

  async discard(): Promise<void> {
    await this.file.close().catch(() => {});
    await rm(`${this.path}.part`, { force: true });
  }
}
