import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readHost } from '../../../src/analysis/links/host.ts';
import { hostileText } from '../hostile.ts';

test.each([
  ['www.evri.com', 'evri.com', 'com'],
  ['a.b.royalmail.co.uk', 'royalmail.co.uk', 'co.uk'],
  ['evri.com.fee-pay.example', 'fee-pay.example', 'example'],
  ['EVRI-FEE.EXAMPLE.', 'evri-fee.example', 'example'],
  ['evri-fee.web.app', 'evri-fee.web.app', 'web.app'],
  ['web.app', 'web.app', 'app'],
  ['evri-fee。test', 'evri-fee.test', 'test'],
  ['ｅｖｒｉ.invalid', 'evri.invalid', 'invalid'],
])('%s belongs to %s under %s', (raw, domain, suffix) => {
  expect(readHost(raw)).toMatchObject({ domain, suffix, isAddress: false });
});

test('a name in another alphabet is read as a resolver asks for it', () => {
  expect(readHost('bücher.example')?.host).toBe('xn--bcher-kva.example');
  expect(readHost('BÜCHER.example')?.host).toBe('xn--bcher-kva.example');
});

test('a lookalike name is not the name that it looks like', () => {
  expect(readHost('раypal.com')?.domain).not.toBe(readHost('paypal.com')?.domain);
});

test('an address is its own domain', () => {
  expect(readHost('192.0.2.7')).toEqual({ host: '192.0.2.7', domain: '192.0.2.7', suffix: '', isAddress: true, isPrivate: false });
});

test('a suffix under which a company gives names to customers is told from a registry’s', () => {
  expect(readHost('evri-fee.web.app')).toMatchObject({ domain: 'evri-fee.web.app', suffix: 'web.app', isPrivate: true });
  expect(readHost('evri-fee.co.uk')).toMatchObject({ suffix: 'co.uk', isPrivate: false });
});

test.each([
  '',
  'example',
  'com',
  'nowhere.notadomain',
  '-bad-.example',
  'a..example',
  '999.1.1.1',
  'a b.example',
  `${'a'.repeat(64)}.example`,
])('no such host can be: %s', (raw) => {
  expect(readHost(raw)).toBeNull();
});

test('whatever the text, a host read again is the same host', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const host = readHost(`${text}.example`);
      if (host) expect(readHost(host.host)).toEqual(host);
    }),
  );
});
