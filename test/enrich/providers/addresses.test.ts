import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isHouseAddress, isLoopback, isPublicAddress } from '../../../src/enrich/providers/addresses.ts';

describe('addresses that are not on the public network', () => {
  test.each([
    ...['0.0.0.0', '10.1.2.3', '100.64.0.1', '100.100.100.200', '127.0.0.1', '127.255.255.254', '168.63.129.16', '169.254.169.254'],
    ...['172.16.0.1', '172.31.255.255', '192.0.0.8', '192.0.2.1', '192.88.99.1', '192.168.1.1', '198.18.0.1', '198.19.255.255'],
    ...['198.51.100.1', '203.0.113.1', '224.0.0.1', '239.255.255.250', '240.0.0.1', '255.255.255.255'],
    ...['::', '::1', '::ffff:10.0.0.1', '::ffff:7f00:1', '0:0:0:0:0:ffff:a9fe:a9fe', '::10.0.0.1', '::127.0.0.1', '64:ff9b::a00:1'],
    ...['64:ff9b::169.254.169.254', '64:ff9b:1::1', '2002:7f00:1::', '2002:a00:1::1', '100::1', '2001::1', '2001:db8::1', '3fff::1'],
    ...['fc00::1', 'fd00:ec2::254', 'fe80::1', 'fe80::1%eth0', 'fec0::1', 'ff02::1', '4000::1', '5f00::1'],
    ...['', 'localhost', '10.0.0', '1.2.3.4.5', '0x7f000001', '2130706433', '::g', '1.2.3.4:80'],
  ])('%s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

test.each([
  ...['1.1.1.1', '9.255.255.255', '11.0.0.0', '100.63.255.255', '100.128.0.0', '126.255.255.255', '128.0.0.0', '169.253.255.255'],
  ...['172.15.255.255', '172.32.0.0', '192.167.255.255', '192.169.0.0', '198.17.255.255', '198.20.0.0', '223.255.255.255'],
  ...['2606:4700:4700::1111', '2a00:1450:4009::200e', '::ffff:1.1.1.1', '64:ff9b::101:101', '2002:101:101::1'],
])('%s is public', (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

test('an IPv4 address is as public in each IPv6 form of it as it is itself', () => {
  fc.assert(
    fc.property(fc.ipV4(), (address) => {
      const words = address.split('.').map(Number);
      const hex = `${((words[0] ?? 0) * 256 + (words[1] ?? 0)).toString(16)}:${((words[2] ?? 0) * 256 + (words[3] ?? 0)).toString(16)}`;
      for (const form of [
        `::ffff:${address}`,
        `::ffff:${hex}`,
        `0:0::ffff:${hex}`,
        `64:ff9b::${hex}`,
        `64:ff9b::${address}`,
        `2002:${hex}::1`,
      ]) {
        expect([form, isPublicAddress(form)]).toEqual([form, isPublicAddress(address)]);
      }
    }),
  );
});

test('no address of any form is both public and this machine’s', () => {
  fc.assert(fc.property(fc.oneof(fc.ipV4(), fc.ipV6(), fc.string()), (address) => !(isPublicAddress(address) && isLoopback(address))));
});

test.each([
  ['127.0.0.1', true],
  ['127.9.9.9', true],
  ['::1', true],
  ['::ffff:127.0.0.1', true],
  ['10.0.0.1', false],
  ['::', false],
  ['128.0.0.1', false],
  ['localhost', false],
])('%s is this machine: %s', (address, is) => {
  expect(isLoopback(address)).toBe(is);
});

test.each([
  ...['10.1.2.3', '100.64.0.1', '127.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', '::1', 'fc00::1', 'fd12:3456::7'],
  ...['::ffff:10.0.0.1', '::ffff:c0a8:101'],
])('%s belongs to a house', (address) => {
  expect(isHouseAddress(address)).toBe(true);
});

test.each([
  ...['1.1.1.1', '2606:4700:4700::1111', '0.0.0.0', '169.254.169.254', '::ffff:169.254.169.254', '168.63.129.16', '100.100.100.200'],
  ...['fd00:ec2::254', 'fe80::1', '::', '224.0.0.1', '192.0.2.1', '172.32.0.0', 'ff02::1', '255.255.255.255', '', 'localhost', '10.0.0'],
])('%s belongs to none, or holds the keys of a cloud', (address) => {
  expect(isHouseAddress(address)).toBe(false);
});
