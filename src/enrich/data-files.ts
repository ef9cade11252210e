import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type BrandIndex, indexBrands } from '../analysis/classify/brands.ts';
import type { ServiceLists } from '../analysis/links/services.ts';
import type { Brand } from '../model/brand.ts';

/** The folder of shipped data, beside the program in the source tree and in the package alike. */
const folder = new URL('../../data/', import.meta.url);

/** The day of the copies from which the shipped files were made; each file's head says more. */
export const dataDate = '2026-11-22';

export function loadBrands(): readonly Brand[] {
  const file = JSON.parse(readFileSync(fileURLToPath(new URL('brands.json', folder)), 'utf8')) as { brands: Brand[] };
  return file.brands;
}

export function loadServiceLists(brands: BrandIndex = indexBrands(loadBrands())): ServiceLists {
  return {
    brands,
    shorteners: new Set(dataLines('shorteners.txt')),
    freeHosts: new Map(dataLines('free-hosts.txt').map((line) => line.split('\t') as [string, string])),
    popular: new Set(dataLines('popular-sites.txt')),
  };
}

/** A telephone range: the longest prefix that fits a number tells who holds it. */
export interface NumberRange {
  readonly kind: string;
  readonly holder: string;
  /** `physical`, `mvno`, `virtual`, `wholesale_cpaas`, …; null when not judged. */
  readonly holderKind: string | null;
}

export function loadNumberRanges(): ReadonlyMap<string, NumberRange> {
  const kinds = new Map(dataLines('number-holders.tsv').map((line) => line.split('\t').slice(0, 2) as [string, string]));
  const ranges = new Map<string, NumberRange>();
  for (const line of dataLines('number-ranges.tsv')) {
    const [prefix = '', kind = '', holder = ''] = line.split('\t');
    ranges.set(prefix, { kind, holder, holderKind: kinds.get(holder) ?? null });
  }
  return ranges;
}

function dataLines(name: string): string[] {
  const text = readFileSync(fileURLToPath(new URL(name, folder)), 'utf8');
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}
