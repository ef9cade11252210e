import { mkdir, rename, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type DataFile, dataFiles } from '../enrich/data-catalogue.ts';
import { dataHead, findData, headOf, readText } from '../enrich/data-folder.ts';
import { DataFault } from '../enrich/data-tables.ts';
import { HooklineError } from '../model/errors.ts';
import { diskErrors } from './disk-errors.ts';
import { shortName } from './inputs.ts';
import { alone } from './small-file.ts';

/** A data file as it is in use. */
export interface ListedData {
  readonly name: string;
  readonly file: string;
  readonly what: string;
  readonly form: string;
  /** `shipped`, `updated`, or `none` where nothing ships and nothing was brought. */
  readonly state: 'shipped' | 'updated' | 'none';
  readonly path: string | null;
  /** `YYYY-MM-DD`; null where there is no file. */
  readonly date: string | null;
  readonly source: string | null;
  readonly licence: string | null;
  readonly bytes: number;
}

export interface UpdatedData {
  readonly name: string;
  readonly path: string;
  readonly date: string;
  readonly rows: number;
  /** Rows that stood twice, or say nothing. */
  readonly leftOut: number;
}

export interface DataUpdate {
  readonly name: string;
  readonly file: string;
  /** `YYYY-MM-DD`; null for the date that the file gives, or else on which it was written. */
  readonly date: string | null;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Where data files of a user's own are looked for: the folder that HOOKLINE_DATA names, if it does, then `data` in the workspace. */
export function dataFolders(workspace: string, environment: Environment): readonly [string, ...string[]] {
  const inWorkspace = join(resolve(workspace), 'data');
  return environment.HOOKLINE_DATA ? [resolve(environment.HOOKLINE_DATA), inWorkspace] : [inWorkspace];
}

/** Every data file with its date and where it comes from. */
export function listDataFiles(workspace: string, environment: Environment): ListedData[] {
  const folders = dataFolders(workspace, environment);
  return dataFiles.map(({ name, file, what, form }) => {
    const place = findData(file, folders);
    const known = { name, file, what, form };
    if (!place) return { ...known, state: 'none', path: null, date: null, source: null, licence: null, bytes: 0 };
    const { date, source, licence } = dataHead(place);
    return { ...known, state: place.shipped ? 'shipped' : 'updated', path: place.path, date, source, licence, bytes: place.bytes };
  });
}

/**
 * Checks a file and puts it in the place of a data file: in the folder of HOOKLINE_DATA where that is set, else in the workspace's.
 * Throws `HOOKLINE_DATA_FILE` with file, line and reason, and changes nothing then.
 */
export async function updateData(workspace: string, environment: Environment, { name, file, date }: DataUpdate): Promise<UpdatedData> {
  const known = dataFiles.find((one) => one.name === name);
  if (!known) {
    const names = dataFiles.map((one) => one.name).join(', ');
    throw new HooklineError('HOOKLINE_OPTION_VALUE', `there is no data file '${name}'; those there are: ${names}`);
  }
  const written = await stat(file).catch((error: NodeJS.ErrnoException) => {
    const reason = error.code === 'ENOENT' ? 'there is no such file' : error.message;
    throw new HooklineError('HOOKLINE_INPUT_MISSING', `${file}: ${reason}`, { cause: error });
  });
  const text = readText(file);
  const { body, rows, leftOut } = remade(known, text, file);
  const head = headOf(text, written.mtimeMs);
  const day = date ?? head.date;
  const [folder] = dataFolders(workspace, environment);
  const path = join(folder, known.file);
  await diskErrors(() => mkdir(folder, { recursive: true }));
  // Two who bring the same list at once would write into one file.
  const write = async () => {
    const whole = known.file.endsWith('.json') ? body : `${headLines(known, { ...head, date: day }, shortName(file))}${body}`;
    await writeFile(`${path}.new`, known.file.endsWith('.gz') ? gzipSync(whole) : whole);
    await rename(`${path}.new`, path);
  };
  await alone(path, () => diskErrors(write));
  return { name, path, date: known.file.endsWith('.json') ? head.date : day, rows, leftOut };
}

function remade(known: DataFile, text: string, file: string) {
  try {
    return known.remake(text);
  } catch (error) {
    if (!(error instanceof DataFault)) throw error;
    throw new HooklineError('HOOKLINE_DATA_FILE', `${file}, line ${error.line}: ${error.message}; ${known.name} holds ${known.form}`, {
      cause: error,
    });
  }
}

function headLines({ what, form }: DataFile, head: { date: string; source: string; licence: string }, file: string): string {
  const lines = [
    `${what.charAt(0).toUpperCase()}${what.slice(1)}.`,
    `Source: ${head.source || `${file}, put in place by hookline data update`}`,
    `Date: ${head.date}`,
    `Licence: ${head.licence || 'of the source'}`,
    `Columns: ${form}.`,
  ];
  return lines.map((line) => `# ${line}\n`).join('');
}
