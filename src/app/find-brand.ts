import { brandKey } from '../analysis/classify/brands.ts';
import { loadBrandIndex, loadBrands } from '../enrich/data-files.ts';
import type { DataFolders } from '../enrich/data-folder.ts';

/** What a person's words for a brand came to. */
export interface FoundBrand {
  /** Catalogue id; for a brand that the catalogue does not have the name as written, with a capital; empty where no name is written. */
  readonly id: string;
  readonly known: boolean;
  /** Names of the catalogue that are like it, where it is not known. */
  readonly near: readonly string[];
}

export type BrandFinder = (words: string) => FoundBrand;

/** Finds brands by catalogue id, name, alias or sender name, however they are written. */
export function brandFinder(folders: DataFolders = []): BrandFinder {
  const brands = loadBrands(folders);
  const ids = new Set(brands.map(({ id }) => id));
  const { byName } = loadBrandIndex(folders);
  const names = brands.flatMap(({ name, aliases }) => [name, ...aliases].map((one) => [brandKey(one), name] as const));
  return (words) => {
    const id = words
      .toLowerCase()
      .normalize('NFKD')
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60);
    if (ids.has(id)) return { id, known: true, near: [] };
    const key = brandKey(words);
    const named = byName.get(key);
    if (named) return { id: named.id, known: true, near: [] };
    const like = names
      .filter(([name]) => key.length > 1 && (name.startsWith(key) || (key.length > 3 && name.includes(key))))
      .sort(([a], [b]) => Number(b.startsWith(key)) - Number(a.startsWith(key)) || a.length - b.length);
    return { id: id === '' ? '' : written(words), known: false, near: [...new Set(like.map(([, name]) => name))].slice(0, 5) };
  };
}

function written(words: string): string {
  const name = words
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, 60);
  return name.charAt(0).toUpperCase() + name.slice(1);
}
