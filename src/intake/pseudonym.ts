import { createHmac } from 'node:crypto';

/** Replaces a person's number or address by a keyed pseudonym: equal inputs stay equal, nobody without the key can go back. */
export function pseudonymise(person: string, key: Uint8Array): string {
  const plain = person
    .trim()
    .toLowerCase()
    .replace(/[\s().-]/g, '')
    .replace(/^00(?=\d)/, '+');
  return `P-${createHmac('sha256', key).update(plain).digest('hex').slice(0, 20)}`;
}
