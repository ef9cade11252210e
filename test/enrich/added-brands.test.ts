import { describe, expect, it, test } from 'vitest';
import { brandSectors, joinBrands, parseBrands } from '../../src/enrich/added-brands.ts';
import { loadBrands } from '../../src/enrich/data-files.ts';
import type { Brand } from '../../src/model/brand.ts';
import { fileOf, freshFolder } from '../support/folders.ts';

const good = { id: 'zentrapost', name: 'Zentrapost', sector: 'delivery' };
const text = (...brands: readonly unknown[]) => `{"brands":[\n${brands.map((brand) => JSON.stringify(brand)).join(',\n')}\n]}`;

describe('a file of brands', () => {
  it('may leave out all but id, name and sector', () => {
    expect(parseBrands(text(good), 'a.json')).toEqual([
      { ...good, countries: ['ZZ'], aliases: [], senders: [], domains: [], ambiguous: false },
    ]);
    expect(parseBrands(JSON.stringify([good]), 'a.json')).toHaveLength(1);
  });

  test.each([
    ['no JSON', '{"brands": [', /a\.json, line 1: it is no JSON/],
    ['no list', '{"marks": []}', /a\.json, line 1: it has no list of brands/],
    ['a brand that is no object', text('Zentrapost'), /line 1: brand 1: it is no object/],
    ['a missing name', text(good, { id: 'b', sector: 'bank' }), /a\.json, line 3: brand 2: name is missing/],
    ['an unknown field', text({ ...good, colour: 'red' }), /line 2: brand 1: there is no field 'colour'/],
    ['an id with capitals', text({ ...good, id: 'Zentra' }), /brand 1: id must be lower-case/],
    ['an unknown sector', text({ ...good, sector: 'post' }), /sector must be one of bank, /],
    ['a country by name', text({ ...good, countries: ['Britain'] }), /countries must be a list of ISO 3166 codes/],
    ['a long sender name', text({ ...good, senders: ['ZentrapostUK'] }), /senders must be a list of sender names of eleven/],
    ['a domain that is a link', text({ ...good, domains: ['https://zentrapost.example'] }), /domains must be a list of domains/],
    ['the same id twice', text(good, good), /line 3: brand 2: 'zentrapost' stands twice/],
    ['a brand over several lines', `[\n{"id":"a","name":"A","sector":"bank"},\n{\n"id":"b"}]`, /line 3: brand 2: name is missing/],
  ])('with %s is refused with file, line and reason', (_, file, reason) => {
    expect(() => parseBrands(file, 'a.json')).toThrowError(reason);
    expect(() => parseBrands(file, 'a.json')).toThrowError(expect.objectContaining({ code: 'HOOKLINE_DATA_FILE' }));
  });
});

describe('the catalogue', () => {
  it('is made of brands that the schema allows', () => {
    const brands = loadBrands();
    expect(parseBrands(JSON.stringify(brands), 'brands.json')).toEqual(brands);
    expect(new Set(brands.map(({ sector }) => sector))).toEqual(new Set(brandSectors));
  });

  it('with additions has the new brands, and what was added to those that were there', () => {
    const folder = freshFolder();
    fileOf('added-brands.json', text(good, { id: 'evri', name: 'Evri', sector: 'delivery', domains: ['evri-track.example'] }), folder);
    const brands = new Map(loadBrands([folder]).map((brand) => [brand.id, brand]));
    const shipped = new Map(loadBrands().map((brand) => [brand.id, brand]));
    expect(brands.size).toBe(shipped.size + 1);
    expect(brands.get('evri')).toEqual({
      ...shipped.get('evri'),
      domains: [...(shipped.get('evri')?.domains ?? []), 'evri-track.example'],
    });
  });

  it('keeps another name of a brand as an alias', () => {
    const [brand] = parseBrands(text(good), '') as [Brand];
    expect(joinBrands([brand], [{ ...brand, name: 'Zentra', senders: ['Zentra'] }])).toEqual([
      { ...brand, aliases: ['Zentra'], senders: ['Zentra'] },
    ]);
  });
});
