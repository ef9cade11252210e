import type { Command } from 'commander';
import {
  type AddedBrands,
  addBrand,
  addBrandsOf,
  findListedBrand,
  type ListedBrand,
  listBrands,
  plural,
  visible,
} from '../../app/index.ts';
import { HooklineError } from '../../model/errors.ts';
import type { Effects } from '../effects.ts';
import { oneLine, table } from '../table.ts';

interface BrandSettings {
  readonly workspace: string;
  readonly json: boolean;
}

interface ListSettings extends BrandSettings {
  readonly search?: string;
  readonly added: boolean;
  readonly limit: number;
}

interface AddSettings extends BrandSettings {
  readonly file?: string;
  readonly id?: string;
  readonly sector?: string;
  readonly country: readonly string[];
  readonly alias: readonly string[];
  readonly sender: readonly string[];
  readonly domain: readonly string[];
  readonly ambiguous: boolean;
}

/** `hookline brands …`: the brands that scams imitate, and a workspace's own additions to them. */
export function addBrands(
  make: (name: string, description: string, example: string) => Command,
  wholeNumber: (value: string) => number,
  effects: Effects,
): void {
  make(
    'list',
    'List the brands of the catalogue; those that were added are marked.',
    'hookline brands list --search bank\nhookline brands list --added',
  )
    .option('-s, --search <words>', 'only brands with these words in a name, a sender name, a domain, the sector or a country')
    .option('--added', 'only brands of which something was added', false)
    .option('-n, --limit <count>', 'show at most this many', wholeNumber, 50)
    .action((settings: ListSettings) => {
      const found = listBrands(settings.workspace, process.env).filter((brand) => isSought(brand, settings));
      effects.write(
        settings.json
          ? `${JSON.stringify(found.slice(0, settings.limit), null, 1)}\n`
          : `${shownList(found, settings.limit, effects.width)}\n`,
      );
    });
  make('show <brand>', 'Show one brand, by id, name, alias or sender name.', 'hookline brands show "Royal Mail"').action(
    (words: string, settings: BrandSettings) => {
      const brand = findListedBrand(words, settings.workspace, process.env);
      effects.write(settings.json ? `${JSON.stringify(brand, null, 1)}\n` : `${shown(brand)}\n`);
    },
  );
  const several = (value: string, before: readonly string[]) => [...before, value];
  make(
    'add [name]',
    "Add a brand to the workspace's own catalogue, or names and domains to one that is there.",
    'hookline brands add "Northern Parcel" --sector delivery --country GB --domain northernparcel.example --sender NParcel\nhookline brands add Evri --domain evri-track.example\nhookline brands add --file our-brands.json',
  )
    .option('--file <file>', 'add the brands of a JSON file instead, all or none')
    .option('--id <id>', 'catalogue id; else the brand of that name, else made of the name')
    .option('--sector <sector>', 'bank, delivery, government, …; needed for a new brand')
    .option('--country <code>', 'country (ISO 3166); may be repeated; else everywhere', several, [])
    .option('--alias <name>', 'another name; may be repeated', several, [])
    .option('--sender <name>', 'sender name of eleven characters or fewer; may be repeated', several, [])
    .option('--domain <domain>', 'official domain, which is never accused; may be repeated', several, [])
    .option('--ambiguous', 'the name is an ordinary word and needs a second signal', false)
    .action(async (name: string | undefined, settings: AddSettings) => {
      const added = await add(name, settings);
      effects.write(settings.json ? `${JSON.stringify(added, null, 1)}\n` : `${shownAdded(added)}\n`);
    });
}

function add(name: string | undefined, settings: AddSettings): Promise<AddedBrands> {
  const { file, workspace, id, sector, country, alias, sender, domain, ambiguous } = settings;
  if ((name === undefined) === (file === undefined))
    throw new HooklineError('HOOKLINE_OPTION_VALUE', 'give the name of a brand, or --file with brands');
  if (file !== undefined) return addBrandsOf(file, workspace, process.env);
  return addBrand(workspace, process.env, {
    name: name ?? '',
    ...(id === undefined ? {} : { id }),
    ...(sector === undefined ? {} : { sector }),
    countries: country.map((code) => code.toUpperCase()),
    aliases: alias,
    senders: sender,
    domains: domain.map((one) => one.toLowerCase()),
    ambiguous,
  });
}

function isSought(brand: ListedBrand, { search, added }: ListSettings): boolean {
  if (added && !brand.added) return false;
  const words = (search ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const { id, name, sector, countries, aliases, senders, domains } = brand;
  const all = [id, name, sector, ...countries, ...aliases, ...senders, ...domains].join('\n').toLowerCase();
  return words.every((word) => all.includes(word));
}

function shownList(brands: readonly ListedBrand[], limit: number, width: number | undefined): string {
  if (brands.length === 0) return 'No such brand.';
  const rows = brands
    .slice(0, limit)
    .map(({ id, name, sector, countries, domains, added }) => [
      id + (added ? ' *' : ''),
      oneLine(visible(name), 30),
      sector,
      oneLine(countries.join(' '), 14),
      oneLine(domains.join(' '), 50),
    ]);
  const rest = brands.length > limit ? [`… and ${plural(brands.length - limit, 'other')}; --limit shows more.`] : [];
  const marks = brands.slice(0, limit).some(({ added }) => added) ? ['* added'] : [];
  return [table(['brand', 'name', 'sector', 'countries', 'domains'], rows, [], width), ...marks, ...rest].join('\n');
}

function shown(brand: ListedBrand): string {
  const { id, name, sector, countries, aliases, senders, domains, ambiguous, added } = brand;
  const line = (field: string, values: readonly string[]) => `${field.padEnd(10)}${values.length > 0 ? visible(values.join(', ')) : '–'}`;
  return [
    `${visible(name)} (${id}${added ? ', added' : ''})`,
    line('sector', [sector]),
    line('countries', countries),
    line('names', aliases),
    line('senders', senders),
    line('domains', domains),
    ...(ambiguous ? ['The name is an ordinary word: it needs a second signal.'] : []),
  ].join('\n');
}

function shownAdded({ path, brands }: AddedBrands): string {
  return [...brands.flatMap((brand) => [shown(brand), '']), `kept in ${path}`].join('\n');
}
