import { describe, expect, test } from 'vitest';
import { findLinks, readUrl } from '../../../src/analysis/links/find.ts';
import { foldCompatible } from '../../../src/analysis/text/fold.ts';

/** The links as a reader meets them: found in the compatible view. */
function linksIn(text: string) {
  return findLinks(foldCompatible(text).text);
}

describe('a link is found however it is bent', () => {
  test.each([
    ['with a scheme', 'Pay https://evri-fee.example/pay now', 'https://evri-fee.example/pay', []],
    ['without one', 'Pay evri-fee.example/pay now', 'http://evri-fee.example/pay', []],
    ['in capitals', 'WWW.EVRI-FEE.EXAMPLE', 'http://www.evri-fee.example', []],
    ['with a port', 'evri-fee.example:8080/x', 'http://evri-fee.example:8080/x', []],
    ['hxxp', 'hxxp://evri-fee.example/a', 'http://evri-fee.example/a', ['defanged']],
    ['h**p', 'h**ps://evri-fee.example/a', 'https://evri-fee.example/a', ['defanged']],
    ['[.]', 'evri-fee[.]example/a', 'http://evri-fee.example/a', ['defanged']],
    ['(.)', 'hxxps[:]//evri-fee(.)example/a', 'https://evri-fee.example/a', ['defanged']],
    ['{.}', 'http://evri-fee{.}example', 'http://evri-fee.example', ['defanged']],
    ['[dot]', 'evri-fee[dot]example/a', 'http://evri-fee.example/a', ['defanged']],
    ['the word dot', 'go to evri-fee dot example', 'http://evri-fee.example', ['defanged']],
    ['spaces around the dot', 'evri-fee . example / pay', 'http://evri-fee.example/pay', ['spaced']],
    ['spaces around the dot of a chat link', 'hi wa . me/447700900123', 'http://wa.me/447700900123', ['spaced']],
    ['a space after the dot of a chat link', 'hi wa. me/447700900123', 'http://wa.me/447700900123', ['spaced']],
    ['a space before the dot and a path', 'evri-fee .test/aB3x', 'http://evri-fee.test/aB3x', ['spaced']],
    ['a name that goes on after a break', 'http://evri.example-fee pay', 'http://evri.example', ['runs on']],
    ['a label that goes on after a break', 'at evri.example.parcel-fee .x', 'http://evri.example', ['runs on']],
    ['a space after the scheme', 'http:// evri-fee.example/x', 'http://evri-fee.example/x', ['spaced']],
    ['a broken scheme', 'https//evri-fee.example/x', 'https://evri-fee.example/x', ['broken scheme']],
    ['one slash', 'http:/evri-fee.example/x', 'http://evri-fee.example/x', ['broken scheme']],
    ['full-width letters', 'https://ｅｖｒｉ-fee.example', 'https://evri-fee.example', []],
    ['an address', 'http://192.0.2.7/pay', 'http://192.0.2.7/pay', ['address instead of a name']],
    ['an address without a scheme', 'see 192.0.2.7/pay', 'http://192.0.2.7/pay', ['address instead of a name']],
    ['a brand as user name', 'https://evri.com@fee.example/x', 'https://fee.example/x', ['userinfo']],
    ['another alphabet', 'https://bücher.example/', 'https://xn--bcher-kva.example/', ['idn']],
    ['invisible characters', 'evri\u200b-fee.exa\u00admple/x', 'http://evri-fee.example/x', []],
  ])('%s', (_, text, url, bends) => {
    expect(linksIn(text).map(({ link }) => [link.url, link.bends])).toEqual([[url, bends]]);
  });

  test('Unicode full stops are dots', () => {
    const [found] = findLinks('evri-fee。example/x');
    expect(found?.link).toMatchObject({ host: 'evri-fee.example', bends: ['unicode dots'] });
  });

  test('a homograph host keeps its own domain, and is not the brand that it looks like', () => {
    const [found] = linksIn('https://раypal.com/x');
    expect(found?.link.domain).toMatch(/^xn--.+\.com$/);
    expect(found?.link.bends).toContain('idn');
  });
});

describe('where a link ends', () => {
  test.each([
    ['see evri-fee.example/pay.', 'evri-fee.example/pay'],
    ['(evri-fee.example/pay)', 'evri-fee.example/pay'],
    ['"https://evri-fee.example/pay",', 'https://evri-fee.example/pay'],
    ['https://evri-fee.example/pay?x=1&y=2#z!', 'https://evri-fee.example/pay?x=1&y=2#z'],
    ['https://evri-fee.example/a(b)', 'https://evri-fee.example/a(b)'],
    ['<https://evri-fee.example/a>', 'https://evri-fee.example/a'],
    ['http://evri-fee.example/pay now', 'http://evri-fee.example/pay'],
    ['Pay at evri-fee.example.Your parcel', 'evri-fee.example'],
    ['https://evri-fee.com.It is held', 'https://evri-fee.com'],
    ['https://evri-fee[.]example.your parcel', 'https://evri-fee[.]example'],
    ['evri-fee.example!Your parcel', 'evri-fee.example'],
  ])('%s', (text, written) => {
    const links = findLinks(text);
    expect(links.map(({ start, end }) => text.slice(start, end))).toEqual([written]);
  });

  test('each of several links is found, in order', () => {
    const links = findLinks('a-fee.example/1 then https://b-fee.example and hxxp://c-fee[.]example');
    expect(links.map(({ link }) => link.host)).toEqual(['a-fee.example', 'b-fee.example', 'c-fee.example']);
  });

  test('a link inside a link is part of it', () => {
    expect(findLinks('http://evri-fee.example/?to=http://b.example/')).toHaveLength(1);
  });
});

describe('what is no link', () => {
  test.each([
    'It is done.It was late',
    'Hello.My parcel is held',
    'that is ok.so come',
    'parcel.Please visit us',
    'mail me@evri-fee.example now',
    'version 1.2.3.4',
    'at 10.30.am',
    'only £2.99.Pay now',
    'e.g. this, i.e. that',
    'u.s.postal',
    'file.txt',
    'Ref 12345. Click here',
    'book a re-delivery. click here',
    'open all day. Live in town',
    'Thanks. Com is over',
    'the dot is red',
    'see you tomorrow ok.lol',
    'order from Parcel Shop PVT.LTD',
    'NO.PIN 479KL278',
    'lunch on 31.10.2020.MENU for ten',
    'http://-bad-.example/',
    'http://999.1.1.1/x',
    'http://nowhere.notadomain/',
  ])('%s', (text) => {
    expect(findLinks(text)).toEqual([]);
  });

  test('a word ending counts after words that announce a link', () => {
    expect(findLinks('visit is.gd').map(({ link }) => link.host)).toEqual(['is.gd']);
  });
});

describe('the url column', () => {
  test('is read bent or plain', () => {
    expect(readUrl(' hxxp://evri-fee[.]example/a ')?.url).toBe('http://evri-fee.example/a');
  });

  test('gives none for words around a link, or words alone', () => {
    expect(readUrl('see https://evri-fee.example')).toBeNull();
    expect(readUrl('none')).toBeNull();
  });
});
