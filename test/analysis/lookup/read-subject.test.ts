import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAddress } from '../../../src/analysis/lookup/ip-address.ts';
import { partsOf, readSubject, subjectsOfParts } from '../../../src/analysis/lookup/read-subject.ts';
import { findParts } from '../../../src/analysis/text/find-parts.ts';
import { fold, foldCompatible } from '../../../src/analysis/text/fold.ts';
import { lookupKinds } from '../../../src/model/lookup.ts';
import { subjectKey } from '../../../src/model/observation.ts';

const read = (given: string, rest = {}) => readSubject(given, { region: 'GB', ...rest });
const keys = (given: string, rest = {}) => read(given, rest)?.subjects.map(subjectKey);

describe('what was asked about', () => {
  it.each([
    ['+44 7700 900123', 'number', '+447700900123'],
    ['07700 900123', 'number', '+447700900123'],
    ['0044-7700-900123', 'number', '+447700900123'],
    ['447700900123', 'number', '+447700900123'],
    ['tel:+447700900123', 'number', '+447700900123'],
    ['60006', 'sender_name', '60006'],
    ['EVRI', 'sender_name', 'EVRI'],
    ['Royal Mail', 'sender_name', 'Royal Mail'],
    ['evri-parcel.top', 'domain', 'evri-parcel.top'],
    ['EVRI-PARCEL.TOP.', 'domain', 'evri-parcel.top'],
    ['evri[.]me', 'domain', 'evri.me'],
    ['pay.evri-parcel.top', 'host', 'pay.evri-parcel.top'],
    ['hxxps://evri-parcel[.]top/pay?x=1', 'url', 'https://evri-parcel.top/pay?x=1'],
    ['evri-parcel.top/pay', 'url', 'http://evri-parcel.top/pay'],
    ['https://evri-parcel.top', 'url', 'https://evri-parcel.top'],
    ['раураl.example', 'domain', 'xn--l-7sba6dbr.example'],
    ['203.0.113.7', 'ip', '203.0.113.7'],
    ['203[.]0[.]113[.]7', 'ip', '203.0.113.7'],
    ['2001:DB8:0:0:0:0:0:1', 'ip', '2001:db8::1'],
    ['Desk@Parcel.example', 'email', 'desk@parcel.example'],
    ['desk[at]parcel[.]example', 'email', 'desk@parcel.example'],
    ['Your parcel is held, pay at evri-fee.example', 'text', 'Your parcel is held, pay at evri-fee.example'],
    ['hi mum', 'sender_name', 'hi mum'],
    ['hi mum, my phone broke', 'text', 'hi mum, my phone broke'],
  ])('%s is read as %s', (given, kind, value) => {
    expect(read(given)).toMatchObject({ kind, value });
  });

  it('leads from a link to its host and domain, and from a domain to its host', () => {
    expect(keys('https://pay.evri-parcel.top/x')).toEqual([
      'url:https://pay.evri-parcel.top/x',
      'host:pay.evri-parcel.top',
      'domain:evri-parcel.top',
    ]);
    expect(keys('evri-parcel.top')).toEqual(['domain:evri-parcel.top', 'host:evri-parcel.top']);
    expect(keys('https://203.0.113.7/x')).toEqual(['url:https://203.0.113.7/x', 'ip:203.0.113.7']);
    expect(keys('wa.me/447700900123')).toContain('tel:+447700900123');
    expect(keys('desk@parcel.example')).toEqual(['email:desk@parcel.example', 'host:parcel.example', 'domain:parcel.example']);
  });

  it('is what `as` says, or nothing', () => {
    expect(read('evri.me', { as: 'sender_name' })).toMatchObject({ kind: 'sender_name', value: 'evri.me' });
    expect(read('https://pay.evri-parcel.top/x', { as: 'domain' })).toMatchObject({ kind: 'domain', value: 'evri-parcel.top' });
    expect(read('EVRI', { as: 'text' })).toMatchObject({ kind: 'text', value: 'EVRI' });
    for (const as of ['number', 'ip', 'email', 'url', 'host', 'domain'] as const) expect(read('no such thing', { as })).toBeNull();
    expect(read('   ')).toBeNull();
  });

  it('takes longer words for a name only where the catalogue has it', () => {
    const isName = (words: string) => words === 'Royal Mail Group';
    expect(read('Royal Mail Group', { isName })?.kind).toBe('sender_name');
    expect(read('Royal Snail Group', { isName })?.kind).toBe('text');
  });

  it('never throws, and reads its own canonical form as the same', () => {
    const pieces = fc.constantFrom(
      '+44',
      '7700 900123',
      'evri',
      '.',
      '[.]',
      '/',
      'https://',
      '@',
      ':',
      ' ',
      '203.0.113.7',
      '\u202e',
      'xn--',
      '😀',
      '\n',
    );
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces).map((list) => list.join('')),
    );
    fc.assert(
      fc.property(anything, fc.option(fc.constantFrom(...lookupKinds), { nil: undefined }), (given, as) => {
        const found = read(given, as ? { as } : {});
        if (found === null) return;
        expect(as === undefined || found.kind === as || found.kind === 'ip').toBe(true);
        if (found.kind === 'text') expect(found).toEqual({ kind: 'text', value: given.trim(), subjects: [] });
        else expect(read(found.value, { as: found.kind })?.value).toBe(found.value);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('parts of a text', () => {
  const text = 'Pay at https://evri-fee.example/a or www.evri-fee.example/a, call 07700 900123 or write to desk@parcel.example';
  const parts = findParts(foldCompatible(text), fold(text), 'GB');

  it('are links with host and domain, numbers and addresses, each once', () => {
    expect(partsOf(parts).map(([first]) => first?.kind)).toEqual(['url', 'url', 'number', 'email']);
    const all = subjectsOfParts(parts).map(subjectKey);
    expect(new Set(all).size).toBe(all.length);
    expect(all).toContain('domain:evri-fee.example');
  });

  it('are no more than anybody reads', () => {
    const many = Array.from({ length: 200 }, (_, index) => `https://a${index}.example/`).join(' ');
    const found = findParts(foldCompatible(many), fold(many), 'GB');
    expect(partsOf(found).length).toBeLessThan(50);
    expect(subjectsOfParts(found).length).toBeLessThan(50);
  });
});

describe('IP addresses', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['[2001:db8::1]', '2001:db8::1'],
    ['2001:0db8:0000:0000:0001:0000:0000:0001', '2001:db8::1:0:0:1'],
    ['::ffff:192.0.2.1', '::ffff:c000:201'],
    ['::', '::'],
    ['::1', '::1'],
    ['1::', '1::'],
  ])('%s is %s', (given, canonical) => {
    expect(readAddress(given)).toBe(canonical);
  });

  it.each(['256.1.1.1', '1.2.3', '1:2:3', ':::', '1::2::3', '1:2:3:4:5:6:7:8:9', '12345::', 'g::1', '', '1:2:3:4:5:6:7::8:9'])(
    '%s is none',
    (given) => {
      expect(readAddress(given)).toBeNull();
    },
  );

  it('are read back as the URL parser of the platform writes them', () => {
    const group = fc.integer({ min: 0, max: 0xffff });
    const sparse = fc.array(fc.oneof(fc.constant(0), group), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(sparse, (groups) => {
        const long = groups.map((one) => one.toString(16)).join(':');
        expect(`[${readAddress(long)}]`).toBe(new URL(`http://[${long}]/`).hostname);
      }),
    );
  });
});

it('a link that leads on is asked about with the host to which it leads', () => {
  const read = readSubject('https://www.google.com/url?q=https://evri-fee.example/a', { region: 'GB' });
  expect(read?.subjects.map(({ kind, value }) => `${kind} ${value}`)).toEqual([
    'url https://www.google.com/url?q=https://evri-fee.example/a',
    'host www.google.com',
    'domain google.com',
    'host evri-fee.example',
    'domain evri-fee.example',
  ]);
});
