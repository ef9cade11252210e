import type { LikeCampaign } from '../ports/browse.ts';
import { brandName, label, plural } from './names.ts';

/** Bits that a join needs: odds of 256 to 1. */
const bitsToJoin = 8;

/** Why a campaign is held to be like another, and why the two are kept apart all the same: one sentence each. */
export function whyLike(like: LikeCampaign, brandNames: ReadonlyMap<string, string>): string[] {
  const { campaign, keptApart, sharedSenders, sharedDomains, sharedContacts, likeness, sharesBrand, sharesType } = like;
  const shared = [
    sharedDomains > 0 && plural(sharedDomains, 'domain'),
    sharedContacts > 0 && plural(sharedContacts, 'contact'),
    sharedSenders > 0 && plural(sharedSenders, 'sender'),
  ].filter((one) => one !== false);
  const same = [
    sharesBrand && `names ${brandName(campaign.brand, brandNames)} as well`,
    sharesType && campaign.scamType && `is of the type ${label(campaign.scamType)} as well`,
  ].filter(Boolean);
  const why: string[] = [];
  if (shared.length > 0) why.push(`Shares ${shared.join(' and ')} that few campaigns have.`);
  if (likeness >= 0.3) why.push(`Its commonest script has ${Math.round(likeness * 100)} % of its words in common with this one's.`);
  if (same.length > 0) why.push(`It ${same.join(' and ')}.`);
  return [...why, apart(keptApart)];
}

function apart(keptApart: LikeCampaign['keptApart']): string {
  if (!keptApart) return 'Kept apart: no two of their messages came near to being joined.';
  const { bits, pairs, evidence } = keptApart;
  const against = evidence.filter((one) => one.bits < 0).map((one) => one.detail);
  if (evidence.some((one) => one.kind === 'analyst')) return 'Kept apart by a decision of an analyst.';
  const reason = against.length > 0 ? `, against it: ${against.join('; ')}` : '';
  const measure =
    bits < bitsToJoin
      ? `the strongest comes to ${bits} of the ${bitsToJoin} bits that a join needs`
      : `the strongest comes to ${bits} bits`;
  return `Kept apart: ${plural(pairs, 'pair')} of their messages ${pairs === 1 ? 'was' : 'were'} weighed, ${measure}${reason}.`;
}
