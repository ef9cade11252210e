import { type BrandIndex, indexBrands } from '../analysis/classify/brands.ts';
import { LookalikeFinder } from '../analysis/links/lookalike.ts';
import { WordList } from '../analysis/links/randomness.ts';
import { type ServiceLists, suffixIn } from '../analysis/links/services.ts';
import type { Brand } from '../model/brand.ts';
import { joinBrands, loadAddedBrands } from './added-brands.ts';
import { type DataFolders, dataLines, readData } from './data-folder.ts';
import { onceForFiles } from './data-once.ts';
import { PrefixTable } from './offline/prefix-table.ts';

/** The loaders of the data files. Each looks in `folders` first and then in what ships, and makes its data once while the files stay the same. */

/** The catalogue with the brands that were added in the folders: the one place where it is read. */
export const loadBrands = onceForFiles((folders): readonly Brand[] => {
  const file = JSON.parse(readData('brands.json', folders) ?? '{"brands":[]}') as { brands: Brand[] };
  return joinBrands(file.brands, loadAddedBrands(folders));
});

/** Which brand a host imitates, with all lists that excuse one. */
export const loadLookalikes = onceForFiles((folders): LookalikeFinder => {
  return new LookalikeFinder(loadBrands(folders), {
    popular: loadPopularSites(folders),
    namesakes: new Set(linesOf('namesakes.txt', folders)),
    freeHosts: loadFreeHosts(folders),
    words: loadWords(folders),
  });
});

/** The same, to be found by name and domain. */
export const loadBrandIndex = onceForFiles((folders): BrandIndex => {
  const [shorteners, freeHosts] = [loadShorteners(folders), loadFreeHosts(folders)];
  return indexBrands(loadBrands(folders), (host) => suffixIn(host, (suffix) => shorteners.has(suffix) || freeHosts.has(suffix)) !== null);
});

const loadShorteners = onceForFiles((folders): ReadonlySet<string> => new Set(linesOf('shorteners.txt', folders)));

/** Suffix to kind. */
const loadFreeHosts = onceForFiles((folders): ReadonlyMap<string, string> => {
  return new Map(linesOf('free-hosts.txt', folders).map((line) => line.split('\t') as [string, string]));
});

export const loadServiceLists = onceForFiles((folders): ServiceLists => {
  return {
    brands: loadBrandIndex(folders),
    shorteners: loadShorteners(folders),
    freeHosts: loadFreeHosts(folders),
    popular: loadPopularSites(folders),
  };
});

export const loadPopularSites = onceForFiles((folders): ReadonlySet<string> => {
  return new Set(linesOf('popular-sites.txt', folders));
});

export const loadDynamicDns = onceForFiles((folders): ReadonlySet<string> => {
  return new Set(linesOf('dynamic-dns.txt.gz', folders));
});

export const loadWords = onceForFiles((folders): WordList => {
  return new WordList(linesOf('words.txt.gz', folders));
});

/** Header to company, as registered in India. */
export const loadIndianHeaders = onceForFiles((folders): ReadonlyMap<string, string> => {
  return new Map(linesOf('indian-headers.tsv.gz', folders).map((line) => line.split('\t') as [string, string]));
});

/** Domain to rank; null where no file gives ranks. */
export const loadRanks = onceForFiles((folders): ReadonlyMap<string, number> | null => {
  const text = readData('popular-ranks.tsv.gz', folders);
  return text === null
    ? null
    : new Map(
        dataLines(text).map((line) => {
          const [domain = '', rank = ''] = line.split('\t');
          return [domain, Number(rank)];
        }),
      );
});

/** What is known of a telephone range; the longest prefix that fits a number tells which it is. */
export interface NumberRange {
  readonly kind: string;
  readonly holder: string;
  /** `physical`, `mvno`, `virtual`, `wholesale_cpaas`, …; null when not judged. */
  readonly holderKind: string | null;
}

/** Ranges, and for each prefix the place of its range. */
export interface NumberRanges {
  readonly ranges: readonly NumberRange[];
  readonly prefixes: PrefixTable;
}

export const loadNumberRanges = onceForFiles((folders): NumberRanges => {
  const kinds = new Map(linesOf('number-holders.tsv', folders).map((line) => line.split('\t').slice(0, 2) as [string, string]));
  const known = new Map<string, number>();
  const ranges: NumberRange[] = [];
  const prefixes = new PrefixTable();
  for (const line of linesOf('number-ranges.tsv', folders)) {
    const tab = line.indexOf('\t');
    // Some thousand pairs of kind and holder stand in some ten thousand rows.
    const said = line.slice(tab + 1);
    let place = known.get(said);
    if (place === undefined) {
      const [kind = '', holder = ''] = said.split('\t');
      place = ranges.push({ kind, holder, holderKind: kinds.get(holder) ?? null }) - 1;
      known.set(said, place);
    }
    prefixes.set(line.slice(0, tab), place);
  }
  return { ranges, prefixes };
});

/** Numbers that receive texts for anybody, in order, each with the day on which it was last seen. */
export interface ReceiveSmsNumbers {
  /** E.164 without plus; fifteen digits fit a double exactly. */
  readonly numbers: Float64Array;
  /** Days since 1970. */
  readonly days: Uint16Array;
}

export const dayMilliseconds = 86_400_000;

export const loadReceiveSmsNumbers = onceForFiles((folders): ReceiveSmsNumbers => {
  const lines = linesOf('receive-sms-numbers.tsv.gz', folders);
  const numbers = new Float64Array(lines.length);
  const days = new Uint16Array(lines.length);
  const known = new Map<string, number>();
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as string;
    const tab = line.indexOf('\t');
    const day = line.slice(tab + 1);
    let count = known.get(day);
    if (count === undefined) {
      count = Date.parse(day) / dayMilliseconds;
      known.set(day, count);
    }
    numbers[at] = Number(line.slice(0, tab));
    days[at] = count;
  }
  return { numbers, days };
});

function linesOf(file: string, folders: DataFolders): string[] {
  return dataLines(readData(file, folders) ?? '');
}
