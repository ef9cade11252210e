import { describe, expect, test } from 'vitest';
import { readUrl } from '../../../src/analysis/links/find.ts';
import { openKinds, openRows } from '../../../src/analysis/links/open-page-table.ts';
import { openPage } from '../../../src/analysis/links/open-pages.ts';
import { hostFacts } from '../../../src/analysis/links/services.ts';
import type { Link } from '../../../src/model/link.ts';
import { lists } from '../reading.ts';

function link(url: string): Link {
  const found = readUrl(url);
  if (!found) throw new Error(`no link: ${url}`);
  return found;
}

describe('what anybody puts on the host of a brand', () => {
  test.each([
    ['https://facebook.com/some.shop', 'page'],
    ['https://de-de.facebook.com/some.shop', 'page'],
    ['https://www.instagram.com/jo', 'page'],
    ['https://linkedin.com/in/jo', 'page'],
    ['https://www.paypal.com/paypalme/jo', 'payment'],
    ['https://cash.app/$jo', 'payment'],
    ['https://venmo.com/u/jo', 'payment'],
    ['https://buy.stripe.com/abc', 'payment'],
    ['https://play.google.com/store/apps/details?id=a', 'app'],
    ['https://www.amazon.co.uk/dp/B0000', 'offer'],
    ['https://us02web.zoom.us/j/1', 'page'],
    ['https://www.google.com/url?q=https://evri-fee.example/', 'redirect'],
    ['https://l.facebook.com/l.php?u=https%3A%2F%2Fevri-fee.example', 'redirect'],
    ['https://www.linkedin.com/slink?code=abc', 'redirect'],
    ['https://www.evri.com/track?next=https://evri-fee.example/', 'redirect'],
  ])('%s: %s', (url, kind) => {
    expect(openPage(link(url))).toBe(kind);
  });

  test.each([
    'https://www.facebook.com/',
    'https://facebook.com',
    'https://facebook.com/?ref=a',
    'https://facebook.com/help/1',
    'https://help.instagram.com/1',
    'https://www.linkedin.com/insights',
    'https://www.paypal.com/signin?returnUri=https%3A%2F%2Fwww.paypal.com%2Fhome',
    'https://accounts.google.com/signin?continue=https://mail.google.com/',
    'https://cash.app/legal',
    'https://www.amazon.co.uk/gp/css/order-history',
    'https://www.evri.com/track',
  ])('the brand itself speaks at %s', (url) => {
    expect(openPage(link(url))).toBeNull();
  });

  test.each([
    ['https://paypal.me/jo', 'free_host', 'payment'],
    ['https://www.paypal.com/paypalme/jo', 'free_host', 'payment'],
    ['https://facebook.com/some.shop', 'popular', null],
    ['https://www.google.com/url?q=https://evri-fee.example/', 'shortener', null],
    ['https://play.google.com/store/apps/details?id=a', 'popular', null],
    ['https://www.paypal.com/signin', 'official', null],
    ['https://amazon-shop.example/dp/B0000', 'own', null],
  ])('%s is %s', (url, hostClass, freeHostKind) => {
    expect(hostFacts(link(url), lists)).toMatchObject({ hostClass, freeHostKind });
  });

  test('each row has a kind of the list, and paths that begin with a slash', () => {
    for (const rows of openRows.values())
      for (const { kind, paths, own } of rows) {
        expect(openKinds).toContain(kind);
        for (const path of [...paths, ...own]) expect(path).toMatch(/^\//);
      }
  });
});
