import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readUrl } from '../../../src/analysis/links/find.ts';
import { targetOf, targetsOf } from '../../../src/analysis/links/redirect-target.ts';
import type { Link } from '../../../src/model/link.ts';

function link(url: string): Link {
  const found = readUrl(url);
  if (!found) throw new Error(`no link: ${url}`);
  return found;
}

describe('where a link says that it leads', () => {
  test.each([
    ['https://www.google.com/url?q=https%3A%2F%2Fevri-fee.example%2Fa%3Fb%3D1&sa=D', 'https://evri-fee.example/a?b=1'],
    ['https://www.google.co.uk/url?sa=t&url=evri-fee.example/a', 'http://evri-fee.example/a'],
    ['https://www.google.com/amp/s/evri-fee.example/a', 'http://evri-fee.example/a'],
    ['https://evri--fee-example.cdn.ampproject.org/c/s/evri-fee.example/a', 'http://evri-fee.example/a'],
    ['https://evri--fee-example.translate.goog/a', 'http://evri-fee.example/a'],
    ['https://www.bing.com/ck/a?!&&p=1&u=a1aHR0cHM6Ly9ldnJpLWZlZS5leGFtcGxlL2E&ntb=1', 'https://evri-fee.example/a'],
    ['https://www.youtube.com/redirect?q=https%3A%2F%2Fevri-fee.example%2Fa', 'https://evri-fee.example/a'],
    ['https://l.facebook.com/l.php?u=https%253A%252F%252Fevri-fee.example%252Fa', 'https://evri-fee.example/a'],
    ['https://urldefense.com/v3/__https://evri-fee.example/a__;!!b', 'https://evri-fee.example/a'],
    ['https://urldefense.proofpoint.com/v2/url?u=https-3A__evri-2Dfee.example_a&d=b', 'https://evri-fee.example/a'],
    ['https://web.archive.org/web/2026/https://evri-fee.example/a', 'https://evri-fee.example/a'],
    ['https://any.example/go?to=https://evri-fee.example/a', 'https://evri-fee.example/a'],
  ])('%s: %s', (url, target) => {
    expect(targetOf(link(url))?.url).toBe(target);
  });

  test.each([
    'https://www.google.com/search?q=evri-fee.example',
    'https://www.google.com/url?q=evri',
    'https://evri-fee.example/https/a',
    'https://evri-fee.example/?u=https://',
    'https://evri-fee.example/?u=https://evri-fee.example/b',
    'https://evri-fee.example/?u=javascript:alert(1)',
    'https://evri-fee.example/?u=%E0%A4%A',
    'https://evri-fee.example/?u=aHR0cAAAAAAA',
  ])('%s: nowhere', (url) => {
    expect(targetOf(link(url))).toBeNull();
  });

  test('one redirect behind another is read, three at most', () => {
    let url = 'https://evri-fee.example/a';
    for (let k = 0; k < 6; k++) url = `https://r${k}.example/?u=${encodeURIComponent(url)}`;
    expect(targetsOf(link(url)).map(({ host }) => host)).toEqual(['r4.example', 'r3.example', 'r2.example']);
  });

  test('a target is marked as one, for nobody speaks by it in his own name', () => {
    expect(targetOf(link('https://any.example/?u=https://www.paypal.com/'))?.bends).toContain('redirected');
  });

  test('whatever stands in a path, it never throws and gives an address', () => {
    const piece = fc.oneof(
      fc.constantFrom('?u=', '&url=', 'https://', 'http%3A%2F%2F', 'https-3A__', 'a1aHR0', '%', '/amp/s/', '__;', '#'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const found = targetOf({ ...link('https://www.google.com/url'), path: `/${pieces.join('')}` });
        expect(found === null || found.host.includes('.')).toBe(true);
      }),
    );
  });
});
