import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { LookalikeFinder } from '../../../src/analysis/links/lookalike.ts';
import { sureEnough, surest, techniques } from '../../../src/analysis/links/lookalike-weigh.ts';
import { WordList } from '../../../src/analysis/links/randomness.ts';
import type { Brand } from '../../../src/model/brand.ts';

const brand = (name: string, more: Partial<Brand> = {}): Brand => ({
  id: name.toLowerCase().replaceAll(' ', '-'),
  name,
  sector: 'delivery',
  countries: ['GB'],
  aliases: [],
  senders: [],
  domains: [],
  ambiguous: false,
  ...more,
});

const brands = [
  brand('Zentrapost', { domains: ['zentrapost.example', 'zentrapost.co.uk'] }),
  brand('Northern Parcel', { domains: ['northernparcel.example'] }),
  brand('Blixa', { domains: ['blixa.example'] }),
  brand('KVB', { domains: ['kvb.example'] }),
  brand('Target', { domains: ['target.example'], ambiguous: true }),
  brand('Orvalis', { domains: ['orvalis.example'], sector: 'bank' }),
];
const settings = {
  words: new WordList(['target', 'forget', 'parcel']),
  freeHosts: new Map([['web.app', 'site']]),
  popular: new Set(['orvalis-fans.com']),
};
const finder = new LookalikeFinder(brands, settings);
const told = (host: string) => {
  const found = finder.ofHost(host);
  return found && { brand: found.brand.name, how: found.how };
};

describe('a host is told by', () => {
  test.each([
    ['a name with a word beside it', 'zentrapost-redelivery.com', 'Zentrapost', 'combosquat'],
    ['a name that runs into a word', 'securezentrapost.com', 'Zentrapost', 'combosquat'],
    ['a name below another domain', 'zentrapost.co.uk.held-parcel.top', 'Zentrapost', 'subdomain'],
    ['a name given away by a free host', 'orvalis.web.app', 'Orvalis', 'subdomain'],
    ['the name under another ending', 'zentrapost.top', 'Zentrapost', 'tld_swap'],
    ['a letter missing', 'zentrpost-track.top', 'Zentrapost', 'typo'],
    ['a letter too many', 'zentrrapost-track.top', 'Zentrapost', 'typo'],
    ['a vowel for another', 'zentrepost-track.top', 'Zentrapost', 'typo'],
    ['two letters swapped', 'zentarpost-track.top', 'Zentrapost', 'transposition'],
    ['a figure for a letter', 'zentrap0st-track.com', 'Zentrapost', 'homoglyph'],
    ['letters that run together', 'northemparcel-refund.com', 'Northern Parcel', 'homoglyph'],
    ['l for i', 'orvalls-login.com', 'Orvalis', 'homoglyph'],
    ['a flipped bit', 'zentbapost.top', 'Zentrapost', 'bitsquat'],
    ['a hyphen within the name', 'zentra-post.top', 'Zentrapost', 'hyphenation'],
    ['letters of another alphabet', 'xn--rvalis-vqf.com', 'Orvalis', 'idn'],
    ['a short name beside a word of the trade', 'kvb-login.top', 'KVB', 'combosquat'],
  ] as const)('%s: %s', (_, host, name, how) => {
    const found = told(host);
    expect(found?.brand).toBe(name);
    expect(found?.how[0]).toBe(how);
  });

  test.each([
    ['slips in a long name of long words', 'wonderfulexprizss.com', 'Wonderful Express', 'wonderfullampexact.com'],
    ['a label that is an ordinary word below a name drawn by lot', 'target.gxtkkhj.cn', 'Target', 'target.pengarden.cn'],
    ['four consonants beside a weak word', 'qvkb-mobile.com', 'QVKB', 'qvab-mob.com'],
    ['what the eye passes over in seven letters of two words', 'zedpooll-login.com', 'Zed Poll', 'zedpatl-login.com'],
  ])('%s: %s', (_, host, name, not) => {
    const more = [
      brand('Wonderful Express', { domains: ['wonderful.test'] }),
      brand('QVKB'),
      brand('QVAB', { domains: ['qvab.test'] }),
      brand('Zed Poll'),
    ];
    const wider = new LookalikeFinder([...brands, ...more], settings);
    expect(wider.ofHost(host)?.brand.name).toBe(name);
    expect(wider.ofHost(not)).toBeNull();
  });

  it('a name that runs on by a few letters, surer where a false ending follows', () => {
    const [with_, without] = ['orvalisoooo.co.jp.held.net', 'orvalisoooo.held.net'].map((host) => finder.ofHost(host)?.sure ?? 0);
    expect(with_).toBeGreaterThan((without ?? 0) + 0.3);
  });

  it('a name in the path, beside words of signing in', () => {
    const found = finder.ofLink('held.example', '/wp-content/zentrapost/login.php');
    expect(found).toMatchObject({ brand: { name: 'Zentrapost' }, how: ['path'] });
    expect(finder.ofLink('held.example', '/news/zentrapost-opens-a-museum')).toBeNull();
    expect(finder.ofLink('192.0.2.7', '/zentrapost/login')?.how).toEqual(['path']);
  });
});

describe('nobody is accused', () => {
  test.each([
    ['at an official domain', 'zentrapost.example'],
    ['below one, whatever it bears', 'orvalis-login.track.zentrapost.example'],
    ['at a popular site', 'orvalis-fans.com'],
    ['under a registry for public bodies', 'zentrapost-login.gov.uk'],
    ['at an address', '192.0.2.7'],
    ['for an ordinary word without a second signal', 'target-shooting.com'],
    ['for a word near a name', 'forget-me-not.com'],
    ['for three letters within a word', 'akvbz.com'],
    ['for a name with letters of its own affairs beside it', 'zentrapost-cdn.com'],
    ['for the bare name under a plain ending', 'zentrapost.fr'],
    ['without a name', 'held-parcel-fee.top'],
  ])('%s: %s', (_, host) => {
    expect(finder.ofHost(host)).toBeNull();
  });

  it('but an ordinary word with one is', () => {
    expect(told('target-refund-login.top')?.brand).toBe('Target');
  });
});

describe('what is said', () => {
  it('names the writing, the name and what stands beside it', () => {
    expect(finder.ofHost('zentrap0st-redelivery.top')?.why).toBe(
      '“zentrap0st” is “zentrapost” with 0 for o, beside “redelivery”, under .top, where names cost next to nothing',
    );
  });

  it('is surer of more signals', () => {
    const sure = (host: string) => finder.ofHost(host)?.sure ?? 0;
    expect(sure('zentrapost-online.top')).toBeLessThan(sure('zentrapost-redelivery-fee.top'));
    expect(sure('zentrpost-fee.top')).toBeLessThan(sure('zentrapost-fee.top'));
  });

  it('goes to the longer name where one stands in the other', () => {
    const both = new LookalikeFinder([brand('Orvalis'), brand('Orvalis Pay', { sector: 'payment' })]);
    expect(both.ofHost('orvalis-pay-login.top')?.brand.name).toBe('Orvalis Pay');
  });
});

describe('for any host', () => {
  const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,12}[a-z0-9])?$/);
  const piece = fc.oneof(
    label,
    fc.constantFrom('zentrapost', 'orvalis', 'login', 'co', 'jp', 'xn--rvalis-vqf', 'kvb', 'northern', 'parcel'),
  );
  const host = fc.array(piece, { minLength: 1, maxLength: 6 }).map((labels) => `${labels.join('.')}.top`);

  it('it never throws, and says what it may', () => {
    fc.assert(
      fc.property(fc.oneof(host, fc.string(), fc.webUrl(), fc.string({ unit: 'binary', maxLength: 300 })), (any) => {
        const found = finder.ofHost(any);
        if (!found) return;
        expect(found.sure).toBeGreaterThanOrEqual(sureEnough);
        expect(found.sure).toBeLessThanOrEqual(surest);
        expect(found.how.length).toBeGreaterThan(0);
        expect(found.how.every((how) => techniques.includes(how))).toBe(true);
        expect(found.why).toContain(found.written);
      }),
      { numRuns: 2000 },
    );
  });

  it('it never throws for any path', () => {
    fc.assert(fc.property(host, fc.string(), (one, path) => void finder.ofLink(one, path)));
  });

  it('official domains and what lies below them are never accused', () => {
    const official = fc.constantFrom(...brands.flatMap(({ domains }) => domains));
    fc.assert(
      fc.property(official, fc.array(piece, { maxLength: 4 }), (domain, below) => {
        expect(finder.ofHost([...below, domain].join('.'))).toBeNull();
      }),
    );
  });

  it('the answer does not depend on the hosts before', () => {
    fc.assert(
      fc.property(host, host, (before, one) => {
        const fresh = new LookalikeFinder(brands, settings).ofHost(one);
        finder.ofHost(before);
        expect(finder.ofHost(one)).toEqual(fresh);
      }),
      { numRuns: 50 },
    );
  });
});
