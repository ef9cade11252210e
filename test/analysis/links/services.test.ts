import { describe, expect, test } from 'vitest';
import { chatHandle } from '../../../src/analysis/links/chat.ts';
import { readUrl } from '../../../src/analysis/links/find.ts';
import { hostFacts } from '../../../src/analysis/links/services.ts';
import type { Link } from '../../../src/model/link.ts';
import { lists } from '../reading.ts';

function link(url: string): Link {
  const found = readUrl(url);
  if (!found) throw new Error(`no link: ${url}`);
  return found;
}

describe('a chat link', () => {
  test.each([
    ['https://wa.me/447700900123', 'whatsapp:447700900123'],
    ['wa.me/+447700900123?text=hi', 'whatsapp:447700900123'],
    ['https://api.whatsapp.com/send?phone=447700900123', 'whatsapp:447700900123'],
    ['https://api.whatsapp.com/send?text=hi&phone=%2B447700900123', 'whatsapp:447700900123'],
    ['https://chat.whatsapp.com/ABCdefGHIjkl0123456789', 'whatsapp:ABCdefGHIjkl0123456789'],
    ['discord.gg/aB3dEf', 'discord:aB3dEf'],
    ['https://t.me/Crew_One', 'telegram:crew_one'],
    ['https://t.me/s/crew_one', 'telegram:crew_one'],
    ['https://line.me/abc', 'line:abc'],
    ['https://m.me/Crew.One', 'messenger:crew.one'],
  ])('%s is the handle %s', (url, handle) => {
    expect(chatHandle(link(url))).toBe(handle);
  });

  test.each(['https://wa.me/', 'https://t.me/', 'https://evri-fee.example/447700900123', 'https://wa.me.fee.example/447700900123'])(
    'is none: %s',
    (url) => {
      expect(chatHandle(link(url))).toBeNull();
    },
  );
});

describe('whose a host is', () => {
  test.each([
    ['https://bit.ly/3xYz', 'shortener', 'bit.ly', true],
    ['https://wa.me/447700900123', 'chat', 'wa.me', true],
    ['https://www.evri.com/track', 'official', 'evri.com', true],
    ['https://evri-fee.example/pay', 'own', 'evri-fee.example', false],
    ['https://www.evri-fee.example/pay', 'own', 'evri-fee.example', false],
    ['https://evri-fee.web.app/pay', 'free_host', 'evri-fee.web.app', false],
    ['https://deep.evri-fee.web.app/pay', 'free_host', 'evri-fee.web.app', false],
    ['https://web.app/pay', 'free_host', 'web.app', true],
    ['https://evri.com.fee.example/pay', 'own', 'fee.example', false],
    ['https://notbit.ly/pay', 'own', 'notbit.ly', false],
    ['https://en.wikipedia.org/wiki/Scam', 'popular', 'wikipedia.org', true],
  ])('%s is %s, of %s', (url, hostClass, site, shared) => {
    expect(hostFacts(link(url), lists)).toMatchObject({ hostClass, site, shared });
  });
});
