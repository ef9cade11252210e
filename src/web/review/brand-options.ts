import type { BrandRow } from '../../api/review.ts';
import { visible } from '../../model/text-safety.ts';

/** A brand to choose. */
export interface Option {
  readonly value: string;
  readonly name: string;
  readonly about: string;
}

/** Brands of the catalogue, those whose name begins so first, and last what is written, where it is none of them. */
export function optionsOf(words: string, found: readonly BrandRow[]): readonly Option[] {
  const low = words.toLowerCase();
  const rank = ({ id, name }: BrandRow) => ([id, name.toLowerCase()].includes(low) ? 0 : name.toLowerCase().startsWith(low) ? 1 : 2);
  const sorted = [...found].sort((a, b) => rank(a) - rank(b) || a.name.length - b.name.length).slice(0, 8);
  const known = sorted.map(({ id, name, sector }) => ({ value: id, name: visible(name), about: sector.replaceAll('_', ' ') }));
  if ((sorted[0] && rank(sorted[0]) === 0) || !/[\p{L}\p{N}]/u.test(words)) return known;
  const written = words.charAt(0).toUpperCase() + words.slice(1);
  return [...known, { value: written, name: `“${visible(written)}”`, about: 'not in the catalogue: keep it as written' }];
}
