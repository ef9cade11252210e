import type { Brand } from '../../model/brand.ts';
import type { Link } from '../../model/link.ts';

/** What a message tells of where it is at home: its language (ISO 639-1 or `und`), and the countries of its links' endings. */
export interface BrandPlace {
  readonly language: string;
  readonly countries: readonly string[];
}

export function placeOf(language: string, links: readonly Link[]): BrandPlace {
  const ends = links.map(({ host }) => host.slice(host.lastIndexOf('.') + 1)).filter((end) => end.length === 2);
  return { language, countries: ends.map((end) => (end === 'uk' ? 'GB' : end.toUpperCase())) };
}

/** Where a message in a language, or in one that is taken for it in a short text, can come from. English can come from anywhere. */
const countriesOf: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  `ar AE SA QA EG MA IQ|bg BG|bn IN BD|ca ES|cs CZ SK|da DK NO|de DE AT CH LU BE LI IT|el GR CY|es ES MX AR CO CL PE UY EC DO BO VE CR PA GT US PR|et EE|eu ES|fi FI|fr FR BE CH CA LU MA
gl ES PT|gu IN|he IL|hi IN|hr HR SI|hu HU|id ID MY SG|it IT CH|ja JP|kk KZ|kn IN|ko KR|lt LT|lv LV|ml IN|mr IN|ms MY SG BN ID|nl NL BE|no NO DK|nb NO DK|nn NO DK|pa IN|pl PL|pt PT BR
ro RO MD|ru RU UA KZ BY|sk SK CZ|sl SI HR|sv SE FI|ta IN SG MY|te IN|th TH|tl PH|tr TR|uk UA|ur IN PK|vi VN|zh CN HK TW SG MY`
    .split(/[|\n]/)
    .map((row) => {
      const [language = '', ...countries] = row.split(' ');
      return [language, new Set(countries)];
    }),
);

/** Of companies of one name an English message is of one of these countries' first. */
const english: ReadonlySet<string> = new Set(['GB', 'US', 'IE', 'AU', 'NZ', 'CA', 'IN', 'ZA', 'SG', 'PH', 'NG', 'KE', 'HK']);

/** Letters of a name, in the compared form, up to which companies in different countries often have the same. */
const shortName = 4;

/**
 * Whether a name can be meant for a brand: a short one (`PGE`, `BNL`) only in a message that can come from where the brand is at home. Brands that are
 * everywhere always can, so can all where the language tells nothing, and four consonants (`HMRC`), which are no word of another language.
 */
export function isPossible(brand: Brand, key: string, { language, countries }: BrandPlace): boolean {
  if (key.length > shortName || (key.length === shortName && !/[aeiouyl]/.test(key))) return true;
  if (brand.countries.includes('ZZ') || brand.countries.some((country) => countries.includes(country))) return true;
  const homes = countriesOf.get(language);
  return homes === undefined || brand.countries.some((country) => homes.has(country));
}

/** Of the brands that share a name the one at home where the message is: by the ending of a link, else by its language, else the first. */
export function ofSharers(brands: readonly Brand[], place: BrandPlace): Brand | undefined {
  if (brands.length < 2) return brands[0];
  const homes = place.language === 'en' ? english : countriesOf.get(place.language);
  return (
    brands.find((brand) => brand.countries.some((country) => place.countries.includes(country))) ??
    brands.find((brand) => homes && brand.countries.some((country) => homes.has(country))) ??
    brands[0]
  );
}
