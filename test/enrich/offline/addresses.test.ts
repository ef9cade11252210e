import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AddressTable, addressNumber, rangeOf } from '../../../src/enrich/offline/address-table.ts';
import { offlineProviders } from '../../../src/enrich/offline/index.ts';
import { fileOf, freshFolder } from '../../support/folders.ts';

const provider = (id: string, folder?: string) => {
  const found = offlineProviders(folder ? [folder] : []).find(({ declaration }) => declaration.id === id);
  if (!found) throw new Error(id);
  return found;
};

/** Networks of the documentation ranges (RFC 5737, RFC 3849, RFC 5398), as iptoasn.com writes them. */
const table = [
  '192.0.2.0\t192.0.2.127\t64496\tGB\tEXAMPLE-ONE First example',
  '192.0.2.128\t192.0.2.255\t13335\tNone\tCLOUDFLARENET',
  '2001:db8::\t2001:db8:0:ffff:ffff:ffff:ffff:ffff\t64497\tIE\tEXAMPLE-TWO',
].join('\n');

describe('networks of addresses', () => {
  test('without a file there is nothing to say, and the reason says how to get one', () => {
    expect(provider('ip-to-as').look({ kind: 'ip', value: '192.0.2.1' })).toEqual([]);
    expect(provider('ip-to-as').missing?.()).toContain('hookline data update');
  });

  test('with a file an address has number, name, country and, where it is known, the kind of hosting', () => {
    const folder = freshFolder();
    fileOf('ip-to-as.tsv.gz', `# Date: 2026-10-11\n${table}\n`, folder);
    const own = provider('ip-to-as', folder);
    const said = (value: string) => Object.fromEntries(own.look({ kind: 'ip', value }).map((one) => [one.field, one.value]));
    expect(own.declaration.dataDate).toBe('2026-10-11');
    expect(own.missing?.()).toBeNull();
    expect(said('192.0.2.127')).toEqual({ as_number: '64496', as_name: 'EXAMPLE-ONE First example', country: 'GB' });
    expect(said('192.0.2.128')).toEqual({ as_number: '13335', as_name: 'CLOUDFLARENET', hosting_kind: 'cdn' });
    expect(said('2001:db8::7')).toEqual({ as_number: '64497', as_name: 'EXAMPLE-TWO', country: 'IE' });
    expect(said('2001:db8:1::')).toEqual({});
    expect(said('198.51.100.1')).toEqual({});
  });

  test('addresses of delivery networks are known without a file', () => {
    const shared = provider('shared-addresses');
    const named = (value: string) => shared.look({ kind: 'ip', value }).find(({ field }) => field === 'hosted_by')?.value;
    expect(named('104.16.0.1')).toBe('Cloudflare');
    expect(named('2606:4700::1')).toBe('Cloudflare');
    expect(named('::ffff:151.101.1.1')).toBe('Fastly');
    expect(named('192.0.2.1')).toBeUndefined();
  });
});

describe('a table of ranges', () => {
  test('finds what a look at every range finds', () => {
    const bounds = fc
      .uniqueArray(fc.integer({ min: 0, max: 2000 }), { minLength: 2, maxLength: 40 })
      .map((all) => all.sort((a, b) => a - b));
    const address = (at: number) => `10.0.${at >> 8}.${at & 255}`;
    fc.assert(
      fc.property(bounds, fc.integer({ min: 0, max: 2100 }), (all, at) => {
        const ranges: [number, number][] = [];
        for (let from = 0; from + 1 < all.length; from += 2) ranges.push([all[from] as number, all[from + 1] as number]);
        const found = new AddressTable(ranges.map(([start, end]) => ({ start: address(start), end: address(end) }))).find(address(at));
        expect(found).toBe(ranges.findIndex(([start, end]) => start <= at && at <= end));
      }),
    );
  });

  test('reads every address, and nothing else', () => {
    fc.assert(fc.property(fc.ipV4(), (address) => typeof addressNumber(address) === 'number'));
    fc.assert(fc.property(fc.ipV6(), (address) => typeof addressNumber(address.replace(/(?:\d+\.){3}\d+$/, '0:0')) === 'bigint'));
    for (const wrong of ['', '1.2.3', '1.2.3.256', '1.2.3.4.5', ':::', '1::2::3', 'g::', '12345::', '1:2:3:4:5:6:7', 'example.com'])
      expect(addressNumber(wrong), wrong).toBeNull();
  });

  test('spells out a range in CIDR notation, and refuses one that is none', () => {
    expect(rangeOf('192.0.2.0/24')).toEqual({ start: '192.0.2.0', end: '192.0.2.255' });
    expect(addressNumber(rangeOf('2001:db8::/32')?.end ?? '')).toBe(addressNumber('2001:db8:ffff:ffff:ffff:ffff:ffff:ffff'));
    expect(rangeOf('192.0.2.1/24')).toBeNull();
    expect(rangeOf('192.0.2.0/33')).toBeNull();
    expect(rangeOf('192.0.2.0')).toBeNull();
  });
});
