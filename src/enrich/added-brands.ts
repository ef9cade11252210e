import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Brand } from '../model/brand.ts';
import { HooklineError } from '../model/errors.ts';
import { type DataFolders, readText } from './data-folder.ts';
import { DataFault, parseJson } from './data-tables.ts';

/** A workspace's own brands, beside the data files that were put in the place of shipped ones. */
export const addedBrandsFile = 'added-brands.json';

export const brandSectors = [
  'bank',
  'crypto',
  'delivery',
  'gambling',
  'government',
  'health',
  'insurance',
  'job',
  'marketplace',
  'payment',
  'shop',
  'social',
  'streaming',
  'tech',
  'telecom',
  'toll',
  'travel',
  'utility',
] as const;

const host = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:xn--[a-z0-9-]+|[a-z]{2,24})$/;

/** What each field must be, in words; null where it is right. */
const schema: Readonly<Record<keyof Brand, (value: unknown) => string | null>> = {
  id: (value) =>
    typeof value === 'string' && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(value) && value.length <= 60
      ? null
      : 'must be lower-case letters, figures and single hyphens',
  name: (value) => (isText(value, 80) ? null : 'must be a text of 1 to 80 characters without spaces around it'),
  sector: (value) => ((brandSectors as readonly unknown[]).includes(value) ? null : `must be one of ${brandSectors.join(', ')}`),
  countries: (value) =>
    isList(value, (one) => /^[A-Z]{2}$/.test(one)) && value.length > 0
      ? null
      : 'must be a list of ISO 3166 codes such as GB, or ZZ for everywhere',
  aliases: (value) => (isList(value, (one) => isText(one, 80)) ? null : 'must be a list of texts'),
  senders: (value) => (isList(value, (one) => isText(one, 11)) ? null : 'must be a list of sender names of eleven characters or fewer'),
  domains: (value) => (isList(value, (one) => host.test(one)) ? null : 'must be a list of domains such as evri.com'),
  ambiguous: (value) => (typeof value === 'boolean' ? null : 'must be true or false'),
};

/** Fields that may be left out, with what they are then. */
const absent: Partial<Brand> = { countries: ['ZZ'], aliases: [], senders: [], domains: [], ambiguous: false };

function isText(value: unknown, most: number): boolean {
  return typeof value === 'string' && value.trim() === value && value !== '' && value.length <= most && !/\p{Cc}/u.test(value);
}

function isList(value: unknown, holds: (one: string) => boolean): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string' && holds(one));
}

/** Reads a file of brands: `{"brands": […]}` or the list alone. Throws `HOOKLINE_DATA_FILE` with file, line and reason. */
export function parseBrands(text: string, path: string): Brand[] {
  try {
    return readBrands(text);
  } catch (error) {
    if (!(error instanceof DataFault)) throw error;
    throw new HooklineError('HOOKLINE_DATA_FILE', `${path}, line ${error.line}: ${error.message}`, { cause: error });
  }
}

/** The same; throws {@link DataFault}. */
export function readBrands(text: string): Brand[] {
  const parsed = parseJson(text);
  const list = Array.isArray(parsed) ? parsed : parsed.brands;
  if (!Array.isArray(list)) throw new DataFault(1, 'it has no list of brands');
  const lines = linesOfObjects(text);
  const ids = new Set<string>();
  return list.map((entry: unknown, at) => {
    const line = lines[at] ?? 1;
    const brand = checked(entry, (reason) => new DataFault(line, `brand ${at + 1}: ${reason}`));
    if (ids.has(brand.id)) throw new DataFault(line, `brand ${at + 1}: '${brand.id}' stands twice`);
    ids.add(brand.id);
    return brand;
  });
}

/** Checks one brand against the schema; `fault` makes the error of a reason. */
export function checked(entry: unknown, fault: (reason: string) => Error): Brand {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) throw fault('it is no object');
  const given = entry as Record<string, unknown>;
  for (const field of Object.keys(given)) if (!Object.hasOwn(schema, field)) throw fault(`there is no field '${field.slice(0, 40)}'`);
  const brand: Record<string, unknown> = { ...absent, ...given };
  for (const [field, check] of Object.entries(schema)) {
    const wrong = check(brand[field]);
    const reason = brand[field] === undefined ? `is missing: it ${wrong}` : wrong;
    if (reason) throw fault(`${field} ${reason}`);
  }
  return Object.fromEntries(Object.keys(schema).map((field) => [field, brand[field]])) as unknown as Brand;
}

/** The line on which each object of the list of brands begins. */
function linesOfObjects(text: string): number[] {
  const lines: number[] = [];
  const open: string[] = [];
  let line = 1;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]]|\n/g)) {
    if (token === '\n') line++;
    else if (token === '{' || token === '[') {
      if (token === '{' && open.at(-1) === '[') lines.push(line);
      open.push(token);
    } else if (token === '}' || token === ']') open.pop();
  }
  return lines;
}

/** The brands that were added in the folders, the first folder's first. */
export function loadAddedBrands(folders: DataFolders): Brand[] {
  return folders.flatMap((folder) => {
    const path = join(folder, addedBrandsFile);
    return existsSync(path) ? parseBrands(readText(path), path) : [];
  });
}

/** The catalogue with additions: one with the id of a brand that is there adds its names and domains to it. */
export function joinBrands(catalogue: readonly Brand[], added: readonly Brand[]): readonly Brand[] {
  if (added.length === 0) return catalogue;
  const byId = new Map(catalogue.map((brand) => [brand.id, brand]));
  for (const more of added) {
    const before = byId.get(more.id);
    byId.set(more.id, before ? joined(before, more) : more);
  }
  return [...byId.values()];
}

function joined(brand: Brand, more: Brand): Brand {
  const both = (field: 'countries' | 'aliases' | 'senders' | 'domains') => [...new Set([...brand[field], ...more[field]])];
  const names = more.name === brand.name ? [] : [more.name];
  return {
    ...brand,
    ambiguous: brand.ambiguous || more.ambiguous,
    aliases: [...new Set([...both('aliases'), ...names])],
    senders: both('senders'),
    domains: both('domains'),
  };
}
