import type { SharedValue, VariantGraph } from '../../model/variant-graph.ts';
import { sharedValues } from './sharing.ts';
import type { Variant } from './variant.ts';

/** Lays variants out in columns. They are numbered by key, whatever order they come in. */
export function graphOf(input: readonly Variant[]): VariantGraph {
  const variants = [...input].sort((a, b) => (a.key < b.key ? -1 : 1));
  const letters = numbered(variants.map((variant) => variant.letters));
  const brands = numbered(variants.map(({ brand }) => brand));
  const topics = numbered(variants.map(({ topic }) => topic));
  const languages = numbered(variants.map(({ language }) => (language === 'und' ? null : language)));
  const values = new Map<string, { index: number; value: SharedValue }>();
  const held: number[] = [];
  const heldFrom = new Int32Array(variants.length + 1);
  variants.forEach((variant, v) => {
    const own = new Set<number>();
    for (const value of sharedValues(variant)) {
      const key = `${value.kind} ${value.value}`;
      const known = values.get(key) ?? { index: values.size, value };
      values.set(key, known);
      own.add(known.index);
    }
    held.push(...[...own].sort((a, b) => a - b));
    heldFrom[v + 1] = held.length;
  });
  return {
    wordingOf: letters.of,
    letters: letters.list,
    brandOf: brands.of,
    brands: brands.list,
    topicOf: topics.of,
    topics: topics.list,
    languageOf: languages.of,
    languages: languages.list,
    first: Float64Array.from(variants, ({ first }) => first ?? Number.NaN),
    last: Float64Array.from(variants, ({ last }) => last ?? Number.NaN),
    values: [...values.values()].map(({ value }) => value),
    heldFrom,
    held: Int32Array.from(held),
  };
}

/** Distinct values in the order of their names, and the number of each item's; -1 for null. */
function numbered(items: readonly (string | null)[]): { of: Int32Array; list: string[] } {
  const list = [...new Set(items.filter((item) => item !== null))].sort();
  const places = new Map(list.map((item, place) => [item, place]));
  return { of: Int32Array.from(items, (item) => (item === null ? -1 : (places.get(item) ?? -1))), list };
}
