import type { Fact } from '../model/fact.ts';
import type { Sender } from '../model/sender.ts';
import type { Progress } from '../ports/progress.ts';
import type { Store } from '../ports/store.ts';

/** Where facts come from: the shipped data now, connectors later. */
export interface FactSource {
  senderFacts(sender: Sender): readonly Fact[];
  hostFacts(host: string): readonly Fact[];
}

/** States the facts of every sender, call-back number and host of which none are known yet. */
export async function stateFacts(store: Store, source: FactSource, progress: Progress): Promise<number> {
  const senders = await store.sendersWithoutFacts();
  const hosts = await store.hostsWithoutFacts();
  progress.begin('stating facts', senders.length + hosts.length);
  const facts = [...senders.flatMap((sender) => source.senderFacts(sender)), ...hosts.flatMap((host) => source.hostFacts(host))];
  if (facts.length > 0) await store.saveFacts(facts);
  progress.advance(senders.length + hosts.length);
  progress.end();
  return facts.length;
}
