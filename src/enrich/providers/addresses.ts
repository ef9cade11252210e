import { BlockList, isIP, isIPv4 } from 'node:net';

/** IPv4 that is nobody's on the public network (IANA special-purpose registry, RFC 6890), and one cloud's metadata service. */
const closed4: Nets = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['168.63.129.16', 32],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

/** Within 2000::/3, which is all of IPv6 that is public, what is not; Teredo hides an IPv4 address. */
const closed6: Nets = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['3fff::', 20],
];

/** Of 2001::/23 some are given out to the public after all: nothing is lost if they are not reached. */
const blocked = blockListOf(closed4, closed6);
const open = blockListOf([], [['2000::', 3]]);

type Nets = readonly (readonly [net: string, bits: number])[];

function blockListOf(nets4: Nets, nets6: Nets): BlockList {
  const list = new BlockList();
  for (const [net, bits] of nets4) list.addSubnet(net, bits, 'ipv4');
  for (const [net, bits] of nets6) list.addSubnet(net, bits, 'ipv6');
  return list;
}

/**
 * True for an IP address on the public network: not private, loopback, link-local (where clouds keep their metadata service),
 * unique-local, multicast, reserved or for documentation, nor an IPv6 form that leads to such an IPv4 address.
 */
export function isPublicAddress(address: string): boolean {
  const plain = address.replace(/%.*$/, '');
  if (isIPv4(plain)) return !blocked.check(plain, 'ipv4');
  if (isIP(plain) !== 6) return false;
  const words = wordsOf(plain);
  const inner = innerAddress(words);
  if (inner !== null) return isPublicAddress(inner);
  return open.check(plain, 'ipv6') && !blocked.check(plain, 'ipv6');
}

/** What belongs to a house: private networks (RFC 1918, RFC 4193), shared address space (RFC 6598), this machine. */
const house = blockListOf(
  [
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['172.16.0.0', 12],
    ['192.168.0.0', 16],
  ],
  [
    ['fc00::', 7],
    ['::1', 128],
  ],
);
/** Where clouds keep the keys of a machine, within these. */
const keepers = blockListOf([['100.100.100.200', 32]], [['fd00:ec2::254', 128]]);

/** True for an address within one's own house, metadata services of clouds left out. */
export function isHouseAddress(address: string): boolean {
  const plain = address.replace(/%.*$/, '');
  const version = isIP(plain);
  if (version === 0) return false;
  const inner = version === 6 ? innerAddress(wordsOf(plain)) : null;
  if (inner !== null) return isHouseAddress(inner);
  const family = version === 4 ? 'ipv4' : 'ipv6';
  return house.check(plain, family) && !keepers.check(plain, family);
}

export function isLoopback(address: string): boolean {
  const plain = address.replace(/%.*$/, '');
  if (isIPv4(plain)) return plain.startsWith('127.');
  if (isIP(plain) !== 6) return false;
  const words = wordsOf(plain);
  const inner = innerAddress(words);
  return inner === null ? words.every((word, at) => word === (at === 7 ? 1 : 0)) : isLoopback(inner);
}

/** The IPv4 address within an IPv6 one: mapped (::ffff:0:0/96), NAT64 (64:ff9b::/96, RFC 6052), 6to4 (2002::/16). */
function innerAddress(words: readonly number[]): string | null {
  const zero = (from: number, to: number) => words.slice(from, to).every((word) => word === 0);
  const [first = 0, second = 0, third = 0] = words;
  const isMapped = zero(0, 5) && words[5] === 0xffff;
  const isTranslated = first === 0x64 && second === 0xff9b && zero(2, 6);
  if (isMapped || isTranslated) return dotted(words[6] ?? 0, words[7] ?? 0);
  return first === 0x2002 ? dotted(second, third) : null;
}

function dotted(high: number, low: number): string {
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

/** The eight words of a valid IPv6 address. */
function wordsOf(address: string): number[] {
  const tail = /(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(address);
  const [a = 0, b = 0, c = 0, d = 0] = tail ? tail.slice(1).map(Number) : [];
  const plain = tail ? address.slice(0, tail.index) + [(a << 8) | b, (c << 8) | d].map((word) => word.toString(16)).join(':') : address;
  const [head = '', end] = plain.split('::');
  const parse = (part: string) => (part === '' ? [] : part.split(':').map((word) => Number.parseInt(word, 16)));
  const [left, right] = [parse(head), parse(end ?? '')];
  return [...left, ...Array(Math.max(0, 8 - left.length - right.length)).fill(0), ...right];
}
