/**
 * First names of domains that are nobody's: a domain that a space has cut in two leaves `payment.com` or `co.uk`, a masked e-mail
 * address `user.com`. No crew owns these; many have them in common.
 */
const genericNames: ReadonlySet<string> = new Set(
  `ac account accounts address admin alert alerts app apps auth bank banking cancel card cards center centre claim client clients co com
  confirm confirmation customer customers delivery device devices domain edu email fee fees gob gouv gov help helpdesk info link login logon
  mail mobile mydevice name net online org page parcel payee payees payment payments portal promo redelivery refund refunds review reward
  rewards secure security server service services shipping site sms support system team track tracking update updates user username
  validation verification verify web website www`.split(/\s+/),
);

/** What such a name can weigh, in bits: too little to bring a pair up. */
export const genericNameCap = 2;

/** Whether the first name of a domain says nothing: `payment.com`, `co.uk`. */
export function isGenericName(domain: string): boolean {
  const dot = domain.indexOf('.');
  return genericNames.has(dot < 0 ? domain : domain.slice(0, dot));
}
