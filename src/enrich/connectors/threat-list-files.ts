import { readdirSync, statSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HooklineError } from '../../model/errors.ts';
import type { OfflineProvider } from '../../ports/provider.ts';
import { type DataFolders, readText } from '../data-folder.ts';
import { readBody } from '../http.ts';
import { type NetworkOptions, send } from '../providers/network.ts';
import { check, Problem } from './checking.ts';
import { threatList } from './threat-lists.ts';

/** The folder beside other data files in which lists stand, and the file there that says more of them. */
const folderName = 'threat-lists';
const notesFile = 'lists.json';
const listId = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/** A list that the user has. */
export interface ThreatListPlace {
  /** `list-` and its name: the connector of the same service is another source. */
  readonly id: string;
  readonly name: string;
  readonly threat: string;
  readonly licence: string;
  readonly path: string;
  /** From where it is fetched; null for a file that the user keeps. */
  readonly address: string | null;
}

/** The lists of these folders as providers that answer at once; each is read when it is first asked. */
export function threatLists(folders: DataFolders): readonly OfflineProvider[] {
  return threatListPlaces(folders).map(providerOf);
}

/**
 * What lists there are: each `<name>.txt` or `<name>.csv` (also `.gz`) in a folder `threat-lists`, and what `lists.json` there
 * says of them or names besides. The first folder that has a name wins. Throws `HOOKLINE_PROVIDER_FILE` for a `lists.json` that
 * is wrong.
 */
export function threatListPlaces(folders: DataFolders): readonly ThreatListPlace[] {
  const places = new Map<string, ThreatListPlace>();
  for (const folder of folders.map((one) => join(one, folderName))) {
    const files = filesIn(folder);
    const notes = notesIn(folder);
    for (const name of new Set([...files.keys(), ...notes.keys()])) {
      const note = notes.get(name) ?? {};
      const path = files.get(name) ?? join(folder, `${name}.txt`);
      const place = { name, threat: 'harmful', licence: 'as its publisher says', address: null, ...note, id: `list-${name}`, path };
      if (!places.has(name)) places.set(name, place);
    }
  }
  return [...places.values()];
}

/** The files of lists by their names. */
function filesIn(folder: string): Map<string, string> {
  const files = new Map<string, string>();
  for (const file of namesIn(folder)) {
    const name = file.replace(/\.(?:txt|csv)(?:\.gz)?$/, '');
    if (name !== file && listId.test(name)) files.set(name, join(folder, file));
  }
  return files;
}

function namesIn(folder: string): readonly string[] {
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(folder).sort() : [];
}

type Note = Partial<Pick<ThreatListPlace, 'name' | 'threat' | 'licence' | 'address'>>;

function notesIn(folder: string): ReadonlyMap<string, Note> {
  const path = join(folder, notesFile);
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return new Map();
  try {
    const file = check.object(parsed(readText(path)), [], null);
    return new Map(
      Object.entries(file).map(([name, raw]) => [check.matching(name, listId, [name], 'lower-case words with hyphens'), note(raw, name)]),
    );
  } catch (error) {
    if (error instanceof Problem) throw new HooklineError('HOOKLINE_PROVIDER_FILE', `${path}: ${error.message}`);
    throw error;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Problem([], 'is no JSON', 'Write {"openphish": {"address": "https://…", "threat": "phishing"}}.');
  }
}

function note(raw: unknown, name: string): Note {
  const fields = check.object(raw, [name], ['name', 'threat', 'licence', 'address']);
  const texts = Object.entries(fields).map(([field, value]) => [field, check.text(value, [name, field])] as const);
  const { address } = fields;
  const isWeb = address === undefined || (typeof address === 'string' && /^https?:\/\//.test(address) && URL.canParse(address));
  check.that(isWeb, [name, 'address'], 'is no web address', 'Write where the list itself is answered, with https://.');
  return Object.fromEntries(texts);
}

/** A list is read when it is first asked, and again when its file is another one: a server stays up while lists are fetched. */
function providerOf({ id, name, threat, licence, path, address }: ThreatListPlace): OfflineProvider {
  let loaded: { readonly version: string; readonly list: OfflineProvider } | null = null;
  const file = () => statSync(path, { throwIfNoEntry: false });
  const date = () => file()?.mtime.toISOString().slice(0, 10) ?? '';
  return {
    declaration: {
      ...{ id, name, licence, answers: ['url', 'host', 'domain', 'ip'] },
      get dataDate() {
        return date();
      },
    },
    missing: () => (file() ? null : address === null ? 'its file is not there' : 'it was never fetched'),
    look: (subject) => {
      const found = file();
      if (!found) return [];
      const version = `${found.mtimeMs} ${found.size} ${found.ino}`;
      if (loaded?.version !== version) {
        loaded = { version, list: threatList({ id, name, threat, licence, dataDate: date() }, readText(path)) };
      }
      return loaded.list.look(subject);
    },
  };
}

export interface ListSurroundings extends NetworkOptions {
  /** Milliseconds UTC. */
  readonly now: () => number;
  readonly signal: AbortSignal;
}

/** What came of fetching a list; `detail` says why it failed, and never holds its address. */
export interface RefreshedList {
  readonly id: string;
  readonly outcome: 'fetched' | 'fresh' | 'failed';
  readonly detail: string | null;
}

/** Lists change by the hour; their owners ask not to be fetched more often than this. */
const freshFor = 12 * 3_600_000;
/** The list of all that is online has some megabytes. */
const largestList = 128 << 20;
const timeout = 120_000;

/** Fetches the lists that have an address and were not fetched for twelve hours. What fails leaves the older copy. Never throws. */
export async function refreshThreatLists(places: readonly ThreatListPlace[], around: ListSurroundings): Promise<readonly RefreshedList[]> {
  const done: RefreshedList[] = [];
  for (const { id, path, address } of places) {
    if (address === null) continue;
    const written = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    const isFresh = around.now() - written < freshFor;
    const failure = isFresh ? null : await fetchTo(path, address, around);
    done.push({ id, outcome: isFresh ? 'fresh' : failure === null ? 'fetched' : 'failed', detail: failure });
  }
  return done;
}

/** Fetches to a file beside and puts it in place when it is whole. Gives why it failed, or null. */
async function fetchTo(path: string, address: string, around: ListSurroundings): Promise<string | null> {
  const signal = AbortSignal.any([AbortSignal.timeout(timeout), around.signal]);
  try {
    const headers = { accept: 'text/csv, text/plain, */*', 'user-agent': 'hookline' };
    const response = await send({ method: 'GET', url: new URL(address), headers, body: undefined, signal }, around);
    if (response.status >= 300 && response.status < 400) return 'its address sends elsewhere: name the one that answers';
    if (response.status !== 200) return `its address answers with status ${response.status}`;
    const text = await readBody(response.body, largestList);
    if (text === null) return `it has more than ${largestList >> 20} MB`;
    if (/^\s*<(?:!doctype|html)/i.test(text)) return 'its address answers with a web page';
    if (threatList({ id: 'list', name: '', threat: '', licence: '', dataDate: '' }, text).size === 0) return 'no address was found in it';
    await writeFile(`${path}.new`, text);
    await rename(`${path}.new`, path);
    return null;
  } catch {
    // The address may hold a key: nothing of what the system says is passed on.
    return 'it could not be fetched';
  }
}
