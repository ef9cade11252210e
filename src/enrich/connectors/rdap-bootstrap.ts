import { BlockList, isIP } from 'node:net';
import { type DataFolders, readData } from '../data-folder.ts';
import { at, isRecord, json, list } from './reading.ts';

/** Which server answers for a top-level domain or a block of addresses (RFC 9224). Base addresses end with a slash. */
export interface RdapBootstrap {
  /** The base address for a registrable domain; null where none is known. */
  forDomain(domain: string): string | null;
  /** The base address for an IP address, by the longest block that holds it; null where none is known. */
  forIp(ip: string): string | null;
}

const fileName = 'rdap-bootstrap.json';

interface Block {
  readonly bits: number;
  readonly base: string;
  readonly within: BlockList;
  readonly family: 'ipv4' | 'ipv6';
}

/**
 * Reads a bootstrap file: ours, with the parts `dns`, `ipv4` and `ipv6`, or one of IANA's own, which is one such part.
 * Services without a TLS address are left out. Null when there is no service in it.
 */
export function readRdapBootstrap(text: string): RdapBootstrap | null {
  const file = json(text);
  const parts = list(at(file, 'services')).length > 0 ? [file] : isRecord(file) ? Object.values(file) : [];
  const domains = new Map<string, string>();
  const blocks: Block[] = [];
  for (const service of parts.flatMap((part) => list(at(part, 'services')))) {
    const base = list(at(service, 1)).find(isTlsAddress);
    if (base === undefined) continue;
    for (const entry of list(at(service, 0))) {
      if (typeof entry !== 'string') continue;
      if (entry.includes('/')) addBlock(blocks, entry, withSlash(base));
      else if (/^[a-z0-9-]+(?:\.[a-z0-9-]+)*$/i.test(entry)) domains.set(entry.toLowerCase(), withSlash(base));
    }
  }
  if (domains.size === 0 && blocks.length === 0) return null;
  blocks.sort((a, b) => b.bits - a.bits);
  return {
    forDomain: (domain) => longestSuffix(domains, domain),
    forIp: (ip) => {
      const family = isIP(ip) === 6 ? 'ipv6' : 'ipv4';
      return blocks.find((block) => block.family === family && block.within.check(ip, family))?.base ?? null;
    },
  };
}

/** The bootstrap of the folders, and what it leaves open from the file that ships (IANA parts its registries by kind). */
export function loadRdapBootstrap(folders: DataFolders = []): RdapBootstrap {
  const texts = [readData(fileName, folders), readData(fileName, [])];
  const files = texts.flatMap((text) => (text === null ? [] : (readRdapBootstrap(text) ?? [])));
  const first = (of: (file: RdapBootstrap) => string | null) => files.map(of).find((base) => base !== null) ?? null;
  return { forDomain: (domain) => first((file) => file.forDomain(domain)), forIp: (ip) => first((file) => file.forIp(ip)) };
}

function longestSuffix(domains: ReadonlyMap<string, string>, domain: string): string | null {
  const labels = domain.toLowerCase().split('.');
  for (let from = 1; from < labels.length; from++) {
    const base = domains.get(labels.slice(from).join('.'));
    if (base !== undefined) return base;
  }
  return null;
}

function addBlock(blocks: Block[], block: string, base: string): void {
  const [net = '', size = ''] = block.split('/');
  const bits = Number(size);
  const version = isIP(net);
  if (version === 0 || !/^\d{1,3}$/.test(size) || bits > (version === 4 ? 32 : 128)) return;
  const family = version === 4 ? 'ipv4' : 'ipv6';
  const within = new BlockList();
  within.addSubnet(net, bits, family);
  blocks.push({ bits, base, within, family });
}

function isTlsAddress(value: unknown): value is string {
  return typeof value === 'string' && value.startsWith('https://') && URL.canParse(value);
}

function withSlash(base: string): string {
  return base.endsWith('/') ? base : `${base}/`;
}
