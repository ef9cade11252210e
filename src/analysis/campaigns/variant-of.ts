import type { MessageReading, Part, PartKind } from '../../model/message.ts';
import { hostFacts, type ServiceLists } from '../links/services.ts';
import { scriptLetters } from '../text/script.ts';
import type { Variant } from './variant.ts';

/** What stands in every text of a variant besides senders and times. */
export type VariantText = Pick<Variant, 'letters' | 'links' | 'phones' | 'handles' | 'emails' | 'bankDetails' | 'cryptoAddresses'>;

/** The text by which variants are told apart: the normalised view in lower case, scheme of links left out. */
export function variantText(normalised: string): string {
  return normalised
    .toLowerCase()
    .replace(/https?:\/\//g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Draws the campaign evidence out of one reading. */
export function variantEvidence({ script, parts }: Pick<MessageReading, 'script' | 'parts'>, lists: ServiceLists): VariantText {
  const values = (...kinds: PartKind[]) => [...new Set(parts.filter((part) => kinds.includes(part.kind)).map((part) => part.value))].sort();
  return {
    letters: scriptLetters(script),
    links: variantLinks(parts, lists),
    phones: values('phone'),
    handles: values('handle'),
    emails: values('email'),
    bankDetails: values('iban', 'bank_account'),
    cryptoAddresses: values('crypto'),
  };
}

function variantLinks(parts: readonly Part[], lists: ServiceLists): Variant['links'] {
  const byUrl = new Map<string, Variant['links'][number]>();
  for (const { kind, link } of parts) {
    if (kind !== 'url' || !link) continue;
    const { site, shared, hostClass } = hostFacts(link, lists);
    const publicPage = hostClass === 'popular' || hostClass === 'official';
    const url = `http://${link.host}${link.path}`;
    byUrl.set(url, { url, site, shared, publicPage, hasPath: link.path.length > 1 });
  }
  return [...byUrl.values()].sort((a, b) => (a.url < b.url ? -1 : 1));
}
