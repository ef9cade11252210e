import { readAddress } from '../analysis/lookup/ip-address.ts';
import type { Fact } from '../model/fact.ts';
import type { Subject, SubjectKind } from '../model/observation.ts';
import type { Sender, SenderKind } from '../model/sender.ts';
import type { OfflineProvider } from '../ports/provider.ts';

/** The senders that a look-up can be about; a short code or handle has its kind and no more. */
const kinds: Readonly<Partial<Record<SenderKind, SubjectKind>>> = { phone: 'number', alphanumeric: 'sender_name', email: 'email' };

/** What the offline providers say, as facts about the senders and hosts of a feed: each subject is asked once, and has a fact at least. */
export function offlineFacts(providers: readonly OfflineProvider[]) {
  const asked = (kind: SubjectKind) => providers.filter(({ declaration }) => declaration.answers.includes(kind));
  const byKind = new Map<SubjectKind, readonly OfflineProvider[]>();
  const dates = new Map<OfflineProvider, string>();

  function add(facts: Fact[], key: string, subject: Subject): void {
    let those = byKind.get(subject.kind);
    if (!those) {
      those = asked(subject.kind);
      byKind.set(subject.kind, those);
    }
    for (const provider of those) {
      for (const { field, value } of provider.look(subject)) {
        const before = facts.at(-1);
        const fact = { subject: key, field, value, source: provider.declaration.id, sourceDate: dateOf(provider) };
        // Several values of one field are one fact: a reader of facts has one value a field.
        if (before?.field === field && before.source === fact.source)
          facts[facts.length - 1] = { ...fact, value: `${before.value}, ${value}` };
        else facts.push(fact);
      }
    }
  }

  function dateOf(provider: OfflineProvider): string {
    let date = dates.get(provider);
    if (date === undefined) {
      date = provider.declaration.dataDate;
      dates.set(provider, date);
    }
    return date;
  }

  return {
    /** Subjects are the ids of senders. */
    senderFacts({ id, kind, display }: Sender): Fact[] {
      const facts: Fact[] = [{ subject: id, field: 'kind', value: kind, source: 'as received', sourceDate: '' }];
      const subject = kinds[kind];
      if (subject) add(facts, id, { kind: subject, value: display });
      return facts;
    },
    /** Subjects are `host:…`; of an address in place of a name also what is known of the address. */
    hostFacts(host: string): Fact[] {
      const facts: Fact[] = [];
      add(facts, `host:${host}`, { kind: 'host', value: host });
      if (readAddress(host)) add(facts, `host:${host}`, { kind: 'ip', value: host });
      return facts;
    },
  };
}
