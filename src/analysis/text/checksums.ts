/** ISO 13616: moved to the end and read as digits, the account number leaves 1 when divided by 97. Expects no spaces. */
export function isIban(iban: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) return false;
  let rest = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

const base58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** Shape of a Bitcoin address: base58 that decodes to 25 bytes, or bech32. The hash is left to enrichment. */
export function isBitcoinAddress(address: string): boolean {
  if (address.startsWith('bc1')) return /^bc1[02-9ac-hj-np-z]{39,59}$/.test(address);
  let value = 0n;
  for (const character of address) value = value * 58n + BigInt(base58.indexOf(character));
  const bits = value.toString(2).length;
  return bits > 24 * 8 - 40 && bits <= 25 * 8 && /[a-z]/.test(address) && /[A-Z]/.test(address);
}
