import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dataLines, readData } from '../../../src/enrich/data-folder.ts';
import { offlineProviders } from '../../../src/enrich/offline/index.ts';
import type { Subject, SubjectKind } from '../../../src/model/observation.ts';
import { fileOf, freshFolder } from '../../support/folders.ts';

const providers = offlineProviders();
const byId = new Map(providers.map((provider) => [provider.declaration.id, provider]));

/** What one provider says of a subject, as an object; fields have one value each here. */
function said(id: string, kind: SubjectKind, value: string): Record<string, string> {
  const found = byId.get(id)?.look({ kind, value }) ?? [];
  expect(new Set(found.map(({ field }) => field)).size).toBe(found.length);
  return Object.fromEntries(found.map((one) => [one.field, one.value]));
}

describe('numbers', () => {
  test.each([
    ['+447700900123', { country: 'GB', line_type: 'reserved_for_fiction' }],
    ['+12025550123', { country: 'US' }],
    ['+448081570123', { country: 'GB', line_type: 'reserved_for_fiction' }],
  ])('%s by the numbering plan', (value, expected) => expect(said('numbering-plan', 'number', value)).toMatchObject(expected));

  test('what is not in the plan is said to be no number', () => {
    expect(said('numbering-plan', 'number', '+44700090012')).toMatchObject({ valid: 'false' });
    expect(said('numbering-plan', 'number', 'nonsense')).toEqual({});
  });

  test('the range of a number for fiction is nobody’s', () => expect(said('number-ranges', 'number', '+447700900123')).toEqual({}));

  test('a range has its holder, and the kind of company that it is', () => {
    // Ranges as a user may bring them, about numbers for fiction elsewhere.
    const folder = freshFolder();
    fileOf('number-ranges.tsv', '# Date: 2026-01-02\n88\tmobile\tShort Ltd\n8835\tmobile\tLong Ltd\n', folder);
    fileOf('number-holders.tsv', '# Date: 2026-01-02\nLong Ltd\twholesale_cpaas\tnumbers\n', folder);
    const own = offlineProviders([folder]).find(({ declaration }) => declaration.id === 'number-ranges');
    expect(own?.declaration.dataDate).toBe('2026-01-02');
    expect(own?.look({ kind: 'number', value: '+88351234567' })).toEqual([
      { field: 'original_operator', value: 'Long Ltd' },
      { field: 'operator_kind', value: 'wholesale_cpaas' },
      { field: 'range_kind', value: 'mobile' },
    ]);
    expect(own?.look({ kind: 'number', value: '+88991234567' })).toEqual([
      { field: 'original_operator', value: 'Short Ltd' },
      { field: 'range_kind', value: 'mobile' },
    ]);
    expect(own?.look({ kind: 'number', value: '+447700900123' })).toEqual([]);
  });

  test('a number that receives texts for anybody is disposable, and last seen on a day', () => {
    const folder = freshFolder();
    fileOf('receive-sms-numbers.tsv.gz', '# Date: 2026-02-03\n12025550123\t2024-05-06\n447700900123\t2026-02-03\n', folder);
    const own = offlineProviders([folder]).find(({ declaration }) => declaration.id === 'receive-sms');
    expect(own?.look({ kind: 'number', value: '+447700900123' })).toEqual([
      { field: 'disposable', value: 'true' },
      { field: 'disposable_seen_at', value: '2026-02-03' },
    ]);
    expect(own?.look({ kind: 'number', value: '+447700900124' })).toEqual([]);
  });
});

describe('the shipped list of receive-SMS numbers', () => {
  test('is found again by the provider, number by number, and nothing beside it', () => {
    const listed = new Map(dataLines(readData('receive-sms-numbers.tsv.gz', []) ?? '').map((line) => line.split('\t') as [string, string]));
    const numbers = [...listed.keys()];
    expect(numbers.length).toBeGreaterThan(100_000);
    const asked = [0, numbers.length - 1, ...numbers.keys()]
      .filter((at, turn) => turn < 2 || at % 97 === 0)
      .map((at) => numbers[at] as string);
    for (const number of asked.flatMap((one) => [one, String(Number(one) + 1), String(Number(one) - 1)])) {
      expect(said('receive-sms', 'number', `+${number}`).disposable_seen_at, number).toBe(listed.get(number));
    }
  });
});

describe('sender names', () => {
  test('a name of the catalogue bears the name of its brand, however it is written', () => {
    expect(said('brand-catalogue', 'sender_name', 'EVRI')).toEqual({ bears_name_of: 'Evri', sender_name_of: 'Evri' });
    expect(said('brand-catalogue', 'sender_name', 'EVR1')).toEqual({ bears_name_of: 'Evri' });
    expect(said('brand-catalogue', 'sender_name', 'Larkwillow')).toEqual({});
  });

  test('a header registered in India has its company, with or without operator and use', () => {
    const company = said('indian-headers', 'sender_name', 'HDFCBK').registered_to;
    expect(company).toMatch(/HDFC/i);
    expect(said('indian-headers', 'sender_name', 'VM-HDFCBK-T')).toEqual({
      registered_to: company,
      registered_in: 'IN',
      header_use: 'transactional',
    });
    expect(said('indian-headers', 'sender_name', 'AD-HDFCBK')).toEqual({ registered_to: company, registered_in: 'IN' });
    expect(said('indian-headers', 'sender_name', 'hdfcbk')).toEqual({});
  });
});

describe('hosts', () => {
  test.each([
    ['bit.ly', 'shortener'],
    ['wa.me', 'shortener'],
    ['evri-fee.web.app', 'free_host'],
    ['d111111abcdef8.cloudfront.net', 'cdn'],
    ['evri-fee.duckdns.org', 'dynamic_dns'],
    ['google.com', 'official'],
    ['evri-fee.example', 'own'],
    ['not a host', 'unreadable'],
  ])('%s is of kind %s', (host, kind) => expect(said('host-services', 'host', host).host_kind).toBe(kind));

  test('a private domain that its owner lends is dynamic DNS too', () => {
    expect(said('host-services', 'host', 'parcel.chickenkiller.com')).toMatchObject({ host_kind: 'dynamic_dns' });
    expect(said('host-services', 'host', 'x.00x56.com')).toMatchObject({
      host_kind: 'dynamic_dns',
      dynamic_dns_under: '00x56.com',
      shared: 'false',
    });
  });

  test('what one party controls is told from what all share', () => {
    expect(said('host-services', 'host', 'evri-fee.web.app')).toMatchObject({
      site: 'evri-fee.web.app',
      shared: 'false',
      free_host_kind: 'site',
    });
    expect(said('host-services', 'host', 'bit.ly')).toMatchObject({ site: 'bit.ly', shared: 'true' });
  });

  test('suffix and registered domain are those of the Public Suffix List', () => {
    expect(said('public-suffix', 'host', 'a.b.evri-fee.co.uk')).toEqual({ suffix: 'co.uk', registrable_domain: 'evri-fee.co.uk' });
    expect(said('public-suffix', 'domain', 'evri-fee.co.uk')).toEqual({ suffix: 'co.uk' });
  });

  test('a most used site is among the first ten thousand; ranks come from a file of the user', () => {
    expect(said('popular-sites', 'host', 'www.wikipedia.org')).toEqual({ popularity_bucket: '10000' });
    expect(said('popular-sites', 'host', 'evri-fee.example')).toEqual({});
    const folder = freshFolder();
    fileOf('popular-ranks.tsv.gz', 'wikipedia.org\t7\n', folder);
    const own = offlineProviders([folder]).find(({ declaration }) => declaration.id === 'popular-ranks');
    expect(own?.missing?.()).toBeNull();
    expect(own?.look({ kind: 'host', value: 'www.wikipedia.org' })).toEqual([{ field: 'popularity_rank', value: '7' }]);
  });

  test('official domains and hosts that bear a name are told apart', () => {
    expect(said('brand-catalogue', 'host', 'www.evri.com')).toEqual({ official_of: 'Evri' });
    expect(said('brand-catalogue', 'host', 'evri-fee.example')).toEqual({ bears_name_of: 'Evri' });
  });

  test('the name that was registered has a shape, its suffix and subdomains do not count', () => {
    expect(said('name-shape', 'host', 'login.track-parcel.example')).toMatchObject({ randomness: 'low', name_word_share: '1.00' });
    expect(said('name-shape', 'domain', 'xkqzjvwr.example')).toMatchObject({ randomness: 'high', name_consonant_run: '8' });
    expect(said('name-shape', 'host', '192.0.2.1')).toEqual({});
  });
});

describe('every provider', () => {
  const kinds = [...new Set(providers.flatMap(({ declaration }) => declaration.answers))];
  const subject: fc.Arbitrary<Subject> = fc.record({
    kind: fc.constantFrom<SubjectKind>('number', 'sender_name', 'domain', 'host', 'url', 'ip', 'email'),
    value: fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.ipV4(),
      fc.ipV6(),
      fc.domain(),
      fc.integer({ min: 1, max: 9_999_999 }).map((rest) => `+44770${rest}`),
    ),
  });

  test('never throws, says nothing empty, and nothing about what it does not answer', () => {
    fc.assert(
      fc.property(subject, (asked) => {
        for (const { declaration, look } of providers) {
          const found = look(asked);
          for (const { field, value } of found) {
            expect(field).toMatch(/^[a-z][a-z0-9_]*$/);
            expect(value).not.toBe('');
          }
          if (!declaration.answers.includes(asked.kind)) expect(found).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('has an id of its own, a licence, and the day of its data or a reason why it has none', () => {
    expect(byId.size).toBe(providers.length);
    expect(kinds).toEqual(expect.arrayContaining(['domain', 'host', 'ip', 'number', 'sender_name']));
    for (const { declaration, missing } of providers) {
      expect(declaration.id).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
      expect(declaration.licence).not.toBe('');
      const why = missing?.() ?? null;
      if (why === null) expect(declaration.dataDate, declaration.id).toMatch(/^20\d\d-\d\d-\d\d$/);
      else expect(why).toMatch(/hookline data update/);
    }
  });

  test('says the same of a field only once for a kind of subject: two that speak of one field could never be told apart in a report', () => {
    const fields = new Map<string, string>();
    const asked: Subject[] = [
      { kind: 'number', value: '+447700900123' },
      { kind: 'sender_name', value: 'EVRI' },
      { kind: 'host', value: 'evri-fee.duckdns.org' },
      { kind: 'host', value: 'www.wikipedia.org' },
    ];
    for (const one of asked) {
      for (const { declaration, look } of providers) {
        for (const { field } of look(one)) {
          expect(fields.get(`${one.kind} ${field}`) ?? declaration.id).toBe(declaration.id);
          fields.set(`${one.kind} ${field}`, declaration.id);
        }
      }
    }
  });
});
