import { factWord, label } from '../../model/names.ts';
import type { PartSighting } from '../../model/overview.ts';
import { countryName } from '../kit/format.ts';

/** One thing known of a sender or domain, in words; `from` says what it is about where the words alone do not. */
export interface FactWords {
  readonly field: string;
  readonly words: string;
}

/** Facts of one source, with its name and the day of its data; an empty source for what nobody needs to be asked about. */
export interface SourcedFacts {
  readonly source: string;
  readonly facts: readonly FactWords[];
}

/** Facts by where they are from, in the order in which they matter. */
export function bySource(facts: readonly FactWords[], sources: PartSighting['sources']): readonly SourcedFacts[] {
  const groups = new Map<string, FactWords[]>();
  for (const fact of facts) {
    const from = sources?.[fact.field];
    const source = from ? [label(from.source), from.date].filter(Boolean).join(', ') : '';
    const group = groups.get(source);
    if (group) group.push(fact);
    else groups.set(source, [fact]);
  }
  return [...groups].map(([source, of]) => ({ source, facts: of }));
}

type Facts = Readonly<Record<string, string>>;

const senderFields: Readonly<Record<string, (value: string, facts: Facts) => string | null>> = {
  country: (value) => countryName(value),
  line_type: (value) => factWord(value),
  original_operator: (value) => `range of ${value}`,
  operator_kind: (value) => (value === 'physical' ? null : factWord(value)),
  current_operator: (value) => `now with ${value}`,
  hlr_status: (value) => factWord(value),
  bears_name_of: (value) => `bears the name of ${value}`,
  imitates: (value, facts) => (facts.bears_name_of === value ? null : `imitates ${value}`),
  valid: (value) => (value === 'false' ? 'no such number in the numbering plan: forged or mistyped' : null),
  disposable: (value, facts) =>
    value === 'true' ? `texts to it were public${facts.disposable_seen_at ? ` on ${facts.disposable_seen_at}` : ''}` : null,
};

const domainFields: Readonly<Record<string, (value: string, facts: Facts) => string | null>> = {
  host_kind: (value) => (value === 'own' ? null : factWord(value)),
  // That it imitates a brand says so too.
  bears_name_of: (value, facts) => (facts.imitates === value ? null : `bears the name of ${value}`),
  imitates: (value, facts) => `imitates ${value}${facts.imitates_how ? ` (${label(facts.imitates_how)})` : ''}`,
  official_of: (value) => `of ${value}`,
  shared: (value) => (value === 'true' ? 'shared by many: joins nothing by itself' : null),
  registrar: (value) => `registrar ${value}`,
  registered: (value) => `registered ${value}`,
  registered_at: (value) => `registered ${value}`,
  country: (value) => countryName(value),
  line_type: (value) => factWord(value),
  randomness: (value) => (value === 'high' ? 'looks made by a machine' : null),
};

/** What matters of a sender, most telling first, in words. The words may hold names from outside. */
export function senderWords(facts: Facts): readonly FactWords[] {
  return inWords(facts, senderFields);
}

/** The same of a domain or another place that messages lead to. */
export function domainWords(facts: Facts): readonly FactWords[] {
  return inWords(facts, domainFields);
}

function inWords(facts: Facts, fields: Readonly<Record<string, (value: string, facts: Facts) => string | null>>): readonly FactWords[] {
  return Object.entries(fields).flatMap(([field, say]) => {
    const value = Object.hasOwn(facts, field) ? facts[field] : undefined;
    const words = value ? say(value, facts) : null;
    return words ? [{ field, words }] : [];
  });
}
