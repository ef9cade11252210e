/** Words that stand where a name would, and are none. */
const noNames = new Set(
  `a account action activity ad alert alerts amount an and announcement app appointment approved as at attention attn bal balance bank beware bill booking breaking call card
  caution click code confirm confirmation congrats congratulations contact credit customer customers date day days dear debit delivery deal deals details due error exclusive
  facts fee final finally first flash for fraud free freemsg from fw fwd good hello help hey hi hot hurry i if important info information invitation is it item job last latest link loan
  location login mail message missed monday msg name new news newsflash no note notice notification now of ofc offer offers official on only open order our otp p parcel part
  password payment pending pin please pls post price private prize promo ps qty question re reason ref reference refund remember reminder reply result rs sale security sender service shipment shop sms
  special start statement status step still stop subject support system team thank thanks the this time tip to today tomorrow total tracking transaction txn txt update upgrade urgent
  usd venue verify via view visit vip voucher warning we web week weekly welcome when where win winner with your yes you spam unknown number forwarded forward energy rebate parking suspicious scam
  package packages postal wallet content atm sim kyc camera shipped shipping mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep oct nov dec bank's covid
  confirmed cancelled canceled declined delivered completed scheduled failed blocked suspended expired received accepted rejected verified registered activated limited`.split(
    /\s+/,
  ),
);
/** Words after a name that are not of it. */
const tails =
  /\s+(?:alerts?|security|fraud(?: dept| team| prevention)?|msgs?|message|info|notice|notification|team|support|update|reminder|sms|service|services|customer (?:care|service)|dept|admin|offer|urgent|news|online|help ?desk|careers?|jobs?|hr|recruitment)$/iu;

const head = /^[^\p{L}\p{N}]{0,3}([\p{L}\p{N}][\p{L}\p{N}&'’.+ -]{1,38}?)\s?(?:[\])}>]|:(?!\/\/|\d{2}|[-')(DP](?:\W|$))|\s[-–—|]\s|\s?>>)/u;
const name = "[\\p{Lu}\\p{N}][\\p{L}\\p{N}&'’.+-]*(?:\\s(?:&\\s|of\\s|and\\s)?[\\p{Lu}][\\p{L}\\p{N}&'’.+-]*){0,3}";
const foot = new RegExp(`(?:\\s[-–—~]\\s?|(?:[Tt]hanks,?|[Rr]egards,?)\\s)(${name})[.! ]*$`, 'u');
const within = new RegExp(
  `\\b(?:[Yy]our|YOUR)\\s(${name})\\s(?:account|card|bill|order|parcel|package|policy|membership|wallet|loan|plan|subscription|app|profile)\\b`,
  'u',
);
/** Names are looked for in so much of a text. */
const looked = 400;

/**
 * The name that a message gives its sender, where the catalogue knows none: at the head before a mark, at the foot, or before
 * what is the sender's to give (`your … account`). As written; with a capital, so that it is never taken for a catalogue id.
 */
export function writtenName(text: string): string | null {
  const part = text.slice(0, looked);
  for (const pattern of [head, within, foot]) {
    const found = pattern.exec(part)?.[1];
    const cleaned = found === undefined ? null : cleanName(found);
    if (cleaned !== null) return cleaned;
  }
  return null;
}

/** Small words within names. */
const joining = /^(?:of|and|the|for|de|del|der|des|di|da|do|du|la|le|van|von|und|et|y|e|en|i[A-Z]\p{L}*)$/u;

function cleanName(found: string): string | null {
  let cleaned = found.trim();
  for (let before = ''; before !== cleaned; ) {
    before = cleaned;
    cleaned = cleaned.replace(tails, '').replace(/[.,'’ -]+$/u, '');
  }
  const words = cleaned.split(/\s+/);
  if (words.length > 4 || cleaned.length < 2 || cleaned.length > 30) return null;
  if (!/\p{Lu}/u.test(cleaned) || !/\p{L}{2}/u.test(cleaned)) return null;
  // The words of a name are written large, those of a sentence are not.
  if (words.some((word) => /^\p{Ll}/u.test(word) && !joining.test(word))) return null;
  const telling = words.filter((word) => !noNames.has(word.toLowerCase().replace(/[^\p{L}]/gu, '')));
  return telling.length * 2 > words.length && !noNames.has((words[0] as string).toLowerCase()) ? cleaned : null;
}
