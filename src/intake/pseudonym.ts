import { hash } from 'node:crypto';

/** Bytes that SHA-256 takes in at a time, and bytes of what it gives. */
const blockLength = 64;
const digestLength = 32;

/**
 * Makes the function that replaces a person's number or address by a keyed pseudonym: equal inputs stay equal, nobody without
 * the key can go back. HMAC-SHA-256 (RFC 2104) written out, as two one-shot hashes take half the time of `createHmac`.
 */
export function pseudonymiser(key: Uint8Array): (person: string) => string {
  const short = key.length > blockLength ? hash('sha256', key, 'buffer') : key;
  const padded = (pad: number, length: number) => {
    const bytes = Buffer.alloc(length, pad);
    for (const [at, byte] of short.entries()) bytes[at] = byte ^ pad;
    return bytes.fill(0, blockLength);
  };
  const inner = padded(0x36, blockLength + longestQuick);
  const inners = Array.from({ length: longestQuick + 1 }, (_, length) => inner.subarray(0, blockLength + length));
  const outer = padded(0x5c, blockLength + digestLength);
  return (person) => {
    const plain = plainForm(person);
    const quick = plain.length <= longestQuick && writeBytes(plain, inner, 0x7f);
    const message = quick ? (inners[plain.length] as Buffer) : Buffer.concat([inner.subarray(0, blockLength), Buffer.from(plain)]);
    writeBytes(hash('sha256', message, 'binary'), outer, 0xff);
    return `P-${hash('sha256', outer).slice(0, 20)}`;
  };
}

/** As {@link pseudonymiser}, for a single person. */
export function pseudonymise(person: string, key: Uint8Array): string {
  return pseudonymiser(key)(person);
}

/** Characters of the longest message that is kept room for: numbers and addresses are shorter. */
const longestQuick = 64;

function plainForm(person: string): string {
  if (/^(?!00[0-9])[+0-9a-z]+$/.test(person)) return person;
  return person
    .trim()
    .toLowerCase()
    .replace(/[\s().-]/g, '')
    .replace(/^00(?=\d)/, '+');
}

/** Writes characters as bytes behind the padded key. False for what bytes do not hold; a call to `write` takes ten times longer. */
function writeBytes(text: string, to: Uint8Array, limit: number): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > limit) return false;
    to[blockLength + at] = code;
  }
  return true;
}
