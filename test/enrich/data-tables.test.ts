import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dataFiles } from '../../src/enrich/data-catalogue.ts';
import { DataFault } from '../../src/enrich/data-tables.ts';

const remake = (name: string, text: string) => {
  const found = dataFiles.find((one) => one.name === name);
  if (!found) throw new Error(name);
  return found.remake(text);
};

describe('a table that a user brings', () => {
  test.each([
    ['tabs', '2\twikipedia.org\n1\texample.com\n'],
    ['commas, a header and Windows line ends', '"rank","domain"\r\n2,wikipedia.org\r\n1,example.com\r\n'],
    ['columns the other way round', 'example.com,1\nwikipedia.org,2\n'],
    ['a list of lists', '[["example.com", 1], ["Wikipedia.org", 2]]'],
    ['keys and values', '{"example.com": 1, "wikipedia.org": 2}'],
  ])('may have %s', (_, text) => expect(remake('popular-ranks', text).body).toBe('example.com\t1\nwikipedia.org\t2\n'));

  test('may be a MISP warning list, whose domains begin with a dot', () => {
    const list = { description: 'x', list: ['.b.example.com', 'A.example.com', '.b.example.com'], version: 2 };
    expect(remake('dynamic-dns', JSON.stringify(list))).toEqual({ body: 'a.example.com\nb.example.com\n', rows: 2, leftOut: 1 });
  });

  test('numbers are put in the order of numbers, with plus or without', () => {
    const { body } = remake('receive-sms-numbers', '+447700900123\t2026-01-02\n12025550123\t2026-01-03\n');
    expect(body).toBe('12025550123\t2026-01-03\n447700900123\t2026-01-02\n');
  });

  test('may have commas and quotes within quotes', () => {
    const table = 'holder,kind,note\n"Acme Networks, Inc",physical,"so called ""Acme"", since 1999"\n "Beta" ,mvno,\n"Gamma" Ltd,virtual,';
    expect(remake('number-holders', table).body).toBe(
      '"Gamma" Ltd\tvirtual\nAcme Networks, Inc\tphysical\tso called "Acme", since 1999\nBeta\tmvno\n',
    );
  });

  test('of brands is kept with every field, whatever was left out, and with what the file says of itself', () => {
    const brand = { id: 'acme', name: 'Acme', sector: 'bank' };
    const whole = { ...brand, countries: ['ZZ'], aliases: [], senders: [], domains: [], ambiguous: false };
    const { body } = remake('brands', JSON.stringify({ date: '2026-01-02', brands: [brand] }));
    expect(JSON.parse(body)).toEqual({ date: '2026-01-02', brands: [whole] });
    expect(JSON.parse(remake('brands', JSON.stringify([brand])).body)).toEqual({ brands: [whole] });
  });

  test('a header is passed over on the first line only', () => {
    expect(() => remake('dynamic-dns', 'a.example.com\ndomain\n')).toThrow(DataFault);
    expect(remake('dynamic-dns', 'domain\na.example.com\n').rows).toBe(1);
  });
});

test('whatever a file holds, it is taken or refused with a line, and what is taken is taken again as it is', () => {
  const name = fc.constantFrom(...dataFiles.map((one) => one.name));
  const cell = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.domain(),
    fc.ipV4(),
    fc.nat().map(String),
    fc.constantFrom('2026-01-02', 'mobile', 'cdn'),
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.json(),
    fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 5 }).map((rows) => rows.map((row) => row.join('\t')).join('\n')),
  );
  fc.assert(
    fc.property(name, text, (which, given) => {
      try {
        const { body } = remake(which, given);
        expect(remake(which, body).body).toBe(body);
      } catch (error) {
        expect(error).toBeInstanceOf(DataFault);
        expect((error as DataFault).line).toBeGreaterThan(0);
      }
    }),
    { numRuns: 500 },
  );
});
