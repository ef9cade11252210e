import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findLinks, readUrl } from '../../../src/analysis/links/find.ts';
import { hostileText, slowPatterns } from '../hostile.ts';

const numRuns = 3000;

describe('finding links in any text whatever', () => {
  test('links lie inside the text, in order, and none covers another', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        let before = 0;
        for (const { start, end } of findLinks(text)) {
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThan(start);
          before = end;
        }
        expect(before).toBeLessThanOrEqual(text.length);
      }),
      { numRuns },
    );
  });

  test('every host is ASCII, in lower case, and ends with its domain', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        for (const { link } of findLinks(text)) {
          expect(link.host).toMatch(/^[a-z0-9_.-]+$/);
          expect(`.${link.host}`.endsWith(`.${link.domain}`)).toBe(true);
        }
      }),
      { numRuns },
    );
  });

  const name = fc.stringMatching(/^[a-z]{2,12}-[a-z]{2,8}$/);
  const path = fc.stringMatching(/^[a-zA-Z0-9]{1,10}$/);

  test('a made-up link is found again behind every disguise', () => {
    const disguises: ((host: string) => string)[] = [
      (host) => `https://${host}`,
      (host) => host,
      (host) => `hxxp://${host.replaceAll('.', '[.]')}`,
      (host) => host.replaceAll('.', '(dot)'),
      (host) => host.replaceAll('.', '。'),
      (host) => `https://bank@${host}`,
    ];
    fc.assert(
      fc.property(name, path, fc.constantFrom(...disguises), (label, token, disguise) => {
        const [found] = findLinks(`Please pay at ${disguise(`${label}.example`)}/${token} today`);
        expect(found?.link).toMatchObject({ host: `${label}.example`, path: `/${token}` });
      }),
      { numRuns: 500 },
    );
  });

  test('reading a canonical link gives the same link', () => {
    fc.assert(
      fc.property(name, path, (label, token) => {
        const link = readUrl(`hxxps://${label}[.]example/${token}`);
        expect(readUrl(link?.url ?? '')?.url).toBe(link?.url);
      }),
    );
  });

  test('takes under a second of the processor for 10,000 characters of any repeated pattern', () => {
    expect(slowPatterns(findLinks)).toEqual([]);
  });
});
