import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { brandKey } from '../analysis/classify/brands.ts';
import { addedBrandsFile, checked, joinBrands, loadAddedBrands, parseBrands } from '../enrich/added-brands.ts';
import { loadBrands } from '../enrich/data-files.ts';
import { type DataFolders, readText } from '../enrich/data-folder.ts';
import type { Brand } from '../model/brand.ts';
import { HooklineError } from '../model/errors.ts';
import { dataFolders } from './data.ts';
import { brandFinder } from './find-brand.ts';
import { writeOutput } from './workspace.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** A brand of the catalogue as it is in use. */
export interface ListedBrand extends Brand {
  /** Something of it was added: in this workspace, or in the folder of HOOKLINE_DATA. */
  readonly added: boolean;
}

/** What an analyst writes of a brand on the command line. */
export interface NewBrand {
  readonly name: string;
  readonly id?: string;
  readonly sector?: string;
  readonly countries: readonly string[];
  readonly aliases: readonly string[];
  readonly senders: readonly string[];
  readonly domains: readonly string[];
  readonly ambiguous: boolean;
}

export interface AddedBrands {
  readonly path: string;
  /** The brands as they are in use now, with what the catalogue has of them. */
  readonly brands: readonly ListedBrand[];
}

/** The brands in use, in the order of the catalogue. */
export function listBrands(workspace: string, environment: Environment): ListedBrand[] {
  const folders = dataFolders(workspace, environment);
  return marked(loadBrands(folders), folders);
}

function marked(brands: readonly Brand[], folders: DataFolders): ListedBrand[] {
  const added = new Set(loadAddedBrands(folders).map(({ id }) => id));
  return brands.map((brand) => ({ ...brand, added: added.has(brand.id) }));
}

/** One brand by id, name, alias or sender name. Throws `HOOKLINE_OPTION_VALUE`, with names like it, where there is none. */
export function findListedBrand(words: string, workspace: string, environment: Environment): ListedBrand {
  const folders = dataFolders(workspace, environment);
  const { id, known, near } = brandFinder(folders)(words);
  const brand = known ? listBrands(workspace, environment).find((one) => one.id === id) : undefined;
  if (brand) return brand;
  const like = near.length > 0 ? `; like it: ${near.join(', ')}` : '';
  throw new HooklineError('HOOKLINE_OPTION_VALUE', `'${words.slice(0, 60)}' is no brand of the catalogue${like}`);
}

/**
 * Adds a brand to the workspace's own catalogue, or names and domains to one that is there. Throws `HOOKLINE_OPTION_VALUE` for what the schema does
 * not allow or another brand has already; `HOOKLINE_DATA_FILE` where the file itself is damaged.
 */
export function addBrand(workspace: string, environment: Environment, given: NewBrand): Promise<AddedBrands> {
  const folders = dataFolders(workspace, environment);
  const wrong = (reason: string) => new HooklineError('HOOKLINE_OPTION_VALUE', reason);
  const brands = loadBrands(folders);
  const found = brandFinder(folders)(given.id ?? given.name);
  const before = found.known ? brands.find(({ id }) => id === found.id) : undefined;
  const { id: _id, sector: _sector, ...rest } = given;
  const sector = given.sector ?? before?.sector;
  const id = given.id ?? before?.id ?? slug(given.name);
  const countries = given.countries.length > 0 ? given.countries : (before?.countries ?? ['ZZ']);
  const brand = checked(
    { ...rest, id, countries, ambiguous: given.ambiguous || before?.ambiguous === true, ...(sector ? { sector } : {}) },
    wrong,
  );
  return save(workspace, folders, [brand], wrong);
}

/** Adds the brands of a file, all or none. Throws `HOOKLINE_DATA_FILE` with file, line and reason. */
export async function addBrandsOf(file: string, workspace: string, environment: Environment): Promise<AddedBrands> {
  const brands = parseBrands(readText(file), file);
  const folders = dataFolders(workspace, environment);
  return save(workspace, folders, brands, (reason) => new HooklineError('HOOKLINE_DATA_FILE', `${file}: ${reason}`));
}

async function save(
  workspace: string,
  folders: DataFolders,
  brands: readonly Brand[],
  wrong: (reason: string) => HooklineError,
): Promise<AddedBrands> {
  const others = loadBrands(folders);
  for (const brand of brands) refuseTaken(brand, others, wrong);
  const [folder = workspace] = folders;
  const all = joinBrands(loadAddedBrands([folder]), brands);
  const rows = all.map((brand) => JSON.stringify(brand)).join(',\n');
  await mkdir(folder, { recursive: true });
  await writeOutput(folder, addedBrandsFile, `{"brands":[\n${rows}\n]}\n`);
  const ids = new Set(brands.map(({ id }) => id));
  return { path: join(folder, addedBrandsFile), brands: marked(loadBrands(folders), folders).filter(({ id }) => ids.has(id)) };
}

/** A name or domain has one brand: with two, nobody could say whom a message imitates. */
function refuseTaken(brand: Brand, others: readonly Brand[], wrong: (reason: string) => HooklineError): void {
  const names = new Set([brand.name, ...brand.aliases, ...brand.senders].map(brandKey));
  for (const other of others) {
    if (other.id === brand.id) continue;
    const domain = other.domains.find((one) => brand.domains.includes(one));
    if (domain) throw wrong(`${domain} is a domain of ${other.name} (${other.id})`);
    const name = [other.name, ...other.aliases, ...other.senders].find((one) => names.has(brandKey(one)));
    if (name) throw wrong(`'${name}' is a name of ${other.name}; to add to that brand, give --id ${other.id}`);
  }
}

function slug(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
}
