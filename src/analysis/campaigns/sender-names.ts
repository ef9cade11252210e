import type { FeedColumns } from '../../model/variant-graph.ts';

/** What a sender name can weigh, in bits: one that all crews may forge, and one that is its sender's own. */
export const forgedName = 2;
export const ownName = 5;

/** A name that scams bear as well is forged by somebody: more than this share of its texts seen as scams. */
const forgedShare = 0.2;

/** Networks carry eleven characters; a shorter name than this is an abbreviation that several may use. */
const longest = 11;
const shortest = 4;

/** Names that say what a message is, not who sends it. */
const anybodys: ReadonlySet<string> = new Set(
  `accounts alert alerts appointment auth authmsg bank billing bonus booking campaign cash casino claim code contact courier customer
  deal deals delivery discount draw event gift help helpdesk info inform information infosms invite loan loans login mail
  marketing message messages mobile news notice notify offer offers online order orders parcel password payment payments play post
  prize promo promos promotion reminder reward rewards sales secure security sender service services shop slots smsalert smsinfo
  spins store subscribe support survey team test text topoffers update updates upgrade urgent user verify voucher winner`.split(/\s+/),
);

/**
 * By value: 1 for a sender name under which hardly any scam is sent and which is no common word. Shops and offices send under their own;
 * crews take a brand's, or a word.
 */
export function ownNamesOf({ values, wordingOf, topicOf, heldFrom, held }: FeedColumns): Uint8Array {
  const own = Uint8Array.from(values, ({ kind, value }) => (kind === 'same_sender' && mayBeOwn(value) ? 1 : 0));
  const [all, scams] = [new Int32Array(values.length), new Int32Array(values.length)];
  for (let v = 0; v < wordingOf.length; v++) {
    const isScam = (topicOf[v] as number) >= 0;
    for (let at = heldFrom[v] as number; at < (heldFrom[v + 1] as number); at++) {
      const value = held[at] as number;
      if (own[value] === 0) continue;
      all[value] = (all[value] as number) + 1;
      if (isScam) scams[value] = (scams[value] as number) + 1;
    }
  }
  return own.map((may, value) => (may === 1 && (scams[value] as number) <= forgedShare * (all[value] as number) ? 1 : 0));
}

const prefix = 'name:';

function mayBeOwn(sender: string): boolean {
  if (!sender.startsWith(prefix)) return false;
  const name = sender.slice(prefix.length);
  return name.length >= shortest && name.length <= longest && !anybodys.has(name);
}
