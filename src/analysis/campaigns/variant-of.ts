import { type Contact, contactKinds } from '../../model/contact.ts';
import type { Part } from '../../model/message.ts';
import { hostFacts, type ServiceLists } from '../links/services.ts';

/** The text by which variants are told apart: the normalised view (its spaces are single) in lower case, scheme of links left out. */
export function variantText(normalised: string): string {
  const lower = normalised.toLowerCase();
  return lower.includes('://')
    ? lower
        .replace(/https?:\/\//g, '')
        .replace(/ {2,}/g, ' ')
        .trim()
    : lower;
}

const kept: ReadonlySet<string> = new Set(contactKinds);

/** The contacts among the parts of a message, each once. */
export function contactsOf(parts: readonly Part[], lists: ServiceLists): Contact[] {
  const contacts: Contact[] = [];
  for (const { kind, value, link } of parts) {
    if (!kept.has(kind) || contacts.some((one) => one.kind === kind && one.value === value)) continue;
    const facts = link ? hostFacts(link, lists) : null;
    contacts.push({
      kind: kind as Contact['kind'],
      value,
      host: link?.host ?? null,
      domain: link?.domain ?? null,
      site: facts && !facts.shared ? facts.site : null,
      hostClass: facts?.hostClass ?? null,
      bends: link && link.bends.length > 0 ? link.bends.join(', ') : null,
    });
  }
  return contacts;
}
