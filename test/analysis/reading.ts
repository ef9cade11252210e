import { createHash } from 'node:crypto';
import type { Variant, VariantLink } from '../../src/analysis/campaigns/variant.ts';
import { contactsOf, variantText } from '../../src/analysis/campaigns/variant-of.ts';
import { createClassifier } from '../../src/analysis/classify/classify.ts';
import { readMessage } from '../../src/analysis/read-message.ts';
import { scriptLetters } from '../../src/analysis/text/script.ts';
import { loadModel } from '../../src/enrich/classifier-file.ts';
import { loadServiceLists } from '../../src/enrich/data-files.ts';
import type { Contact } from '../../src/model/contact.ts';
import type { MessageReading } from '../../src/model/message.ts';
import type { Verdict } from '../../src/model/verdict.ts';

/** The shipped lists, read once. */
export const lists = loadServiceLists();

const classify = createClassifier(loadModel(), lists);

/** Reads a text as in Britain; every text is taken for English. */
export function read(text: string): MessageReading {
  return readMessage(text, [], {
    classify,
    languageOf: () => ({ language: 'en', confidence: 1 }),
    region: 'GB',
  });
}

export function verdictOf(text: string): Verdict {
  return read(text).verdict;
}

/** A text as a node of the campaign graph; `known` gives its senders and times, and overrides what was read. */
export function variantOf(text: string, known: Partial<Variant> = {}): Variant {
  const reading = read(text);
  const contacts = contactsOf(reading.parts, lists);
  const values = (...kinds: Contact['kind'][]) =>
    contacts
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ value }) => value)
      .sort();
  return {
    key: createHash('sha256').update(variantText(reading.normalised)).digest('hex').slice(0, 32),
    letters: scriptLetters(reading.script),
    language: reading.language,
    brand: reading.verdict.brand,
    topic: reading.verdict.topic,
    links: contacts.filter(({ kind }) => kind === 'url').map(linkOf),
    phones: values('phone'),
    handles: values('handle'),
    emails: values('email'),
    bankDetails: values('iban', 'bank_account'),
    cryptoAddresses: values('crypto'),
    senders: [],
    first: null,
    last: null,
    ...known,
  };
}

/** A link contact as campaign evidence, by the rules of the store's graph. */
function linkOf({ value, host, domain, site, hostClass }: Contact): VariantLink {
  return {
    url: value,
    site: site ?? domain ?? host ?? '',
    shared: site === null,
    publicPage: hostClass === 'popular' || hostClass === 'official',
    hasPath: /^https?:\/\/[^/?#]+[/?#]./.test(value),
  };
}
