import { resolve } from 'node:path';
import { compileLookup, type LookupFindings, subjectRisk } from '../analysis/lookup/compile.ts';
import { readAddress } from '../analysis/lookup/ip-address.ts';
import { partsOf, readSubject } from '../analysis/lookup/read-subject.ts';
import { readSender } from '../analysis/senders/read-sender.ts';
import { scriptLetters } from '../analysis/text/script.ts';
import type { DataFolders } from '../enrich/data-folder.ts';
import { offlineProviders } from '../enrich/offline/index.ts';
import { textIdOf } from '../intake/rows.ts';
import { HooklineError } from '../model/errors.ts';
import type { LookupKind, LookupReport, NotAsked, SubjectHistory } from '../model/lookup.ts';
import { type Observation, type Subject, type SubjectKey, subjectKey } from '../model/observation.ts';
import type { Clock } from '../ports/clock.ts';
import type { HistoryQuery } from '../ports/history.ts';
import type { Store } from '../ports/store.ts';
import { type LookupSources, openSources } from './lookup-sources.ts';
import type { ProviderWorld } from './providers.ts';
import { createReader, type Reader } from './reading.ts';
import type { Workspace } from './workspace.ts';

export interface LookupOptions {
  /** ISO 3166: where numbers without a prefix are read. */
  readonly region: string;
  /** What it is, where nobody is to guess. */
  readonly as?: LookupKind;
  /** Ask nothing over the network. */
  readonly offline: boolean;
  /** What is outside the workspace. */
  readonly world: ProviderWorld;
}

/** Look-ups with what they need kept at hand. */
export interface LookupDesk {
  /** Looks up one thing. Throws `HOOKLINE_OPTION_VALUE` for nothing, or for what cannot be what `as` says. */
  one(given: string): Promise<LookupReport>;
  /** Looks up many together, in their order; what cannot be read is put down, and stops nothing. */
  many(given: readonly string[]): Promise<(LookupReport | UnreadLookup)[]>;
  /** Ids of sources to their names. */
  readonly sourceNames: ReadonlyMap<string, string>;
  /** Where data files of a user's own are looked for. */
  readonly dataFolders: DataFolders;
}

/** A line of a list that could not be read. */
export interface UnreadLookup {
  readonly given: string;
  readonly error: string;
}

/** A near copy of a message must have so many letters in common with it to count as known: `OK {url}` is no wording. */
const leastLetters = 24;

/** Opens the desk. Without a workspace there is no history, and nothing is asked over the network, for nothing could count it. */
export async function openLookup(workspace: Workspace | null, options: LookupOptions, clock: Clock): Promise<LookupDesk> {
  const { offline, world } = options;
  const own = world.environment.HOOKLINE_DATA;
  const folders = workspace?.dataFolders ?? (own ? [resolve(own)] : []);
  const sources = await openSources({ workspace, offline, providers: offlineProviders(folders), folders, world }, clock);
  let reader: Promise<Reader> | null = null;
  const readText = async (text: string) => {
    reader ??= createReader(options.region, folders);
    return (await reader)({ textId: textIdOf(text), text, urls: [] });
  };
  const all = async (given: readonly string[]): Promise<(LookupReport | UnreadLookup)[]> => {
    const read: (Thing | UnreadLookup)[] = [];
    for (const one of given) read.push(await thingOf(one, options, sources, readText));
    const things = read.filter((one): one is Thing => !('error' in one));
    const reports = await lookUpAll(things, workspace?.store ?? null, sources, clock.now());
    return read.map((one) => ('error' in one ? one : (reports.shift() as LookupReport)));
  };
  return {
    many: all,
    one: async (given) => {
      const [report] = await all([given]);
      if (report && !('error' in report)) return report;
      throw new HooklineError('HOOKLINE_OPTION_VALUE', report?.error ?? '');
    },
    sourceNames: sources.names,
    dataFolders: folders,
  };
}

/** One thing on its way to a report. */
interface Thing extends Pick<LookupFindings, 'given' | 'read' | 'message'> {
  readonly queries: readonly HistoryQuery[];
}

async function thingOf(
  given: string,
  { region, as }: LookupOptions,
  sources: LookupSources,
  read: (text: string) => Promise<ReturnType<Reader>>,
): Promise<Thing | UnreadLookup> {
  const found = readSubject(given, { region, isName: sources.isName, ...(as ? { as } : {}) });
  if (found === null) {
    const error = given.trim() === '' ? 'nothing was given to look up' : `'${given.trim().slice(0, 60)}' cannot be read as ${as}`;
    return { given, error };
  }
  if (found.kind !== 'text')
    return { given, read: found, message: null, queries: found.subjects.map((subject) => queryOf(subject, region)) };
  const { textId, reading, variantKey, wordingKey } = await read(found.value);
  const { verdict, script, language, evasions } = reading;
  const key = `text:${textId}`;
  const parts = partsOf(reading.parts);
  const near = scriptLetters(script).length >= leastLetters ? { variantKey, wordingKey } : {};
  return {
    given,
    read: found,
    message: { summary: { verdict, script, language, evasions }, key, parts },
    queries: [
      { subject: key, kind: 'text', value: textId, senderId: null, ...near },
      ...parts.flat().map((subject) => queryOf(subject, region)),
    ],
  };
}

function queryOf(subject: Subject, region: string): HistoryQuery {
  const { kind, value } = subject;
  const isSender = kind === 'number' || kind === 'sender_name' || kind === 'email';
  return { subject: subjectKey(subject), kind, value, senderId: isSender ? (readSender(value, region)?.id ?? null) : null };
}

async function lookUpAll(things: readonly Thing[], store: Store | null, sources: LookupSources, at: number): Promise<LookupReport[]> {
  const subjects = unique(things.flatMap((thing) => [...thing.read.subjects, ...(thing.message?.parts.flat() ?? [])]));
  const histories = store ? await store.histories(things.flatMap(({ queries }) => queries)) : null;
  const campaigns = store ? await store.campaignsById(campaignIds(histories)) : new Map();
  const observations = new Map<SubjectKey, readonly Observation[]>();
  await addKnown(subjects, observations, store, sources);
  const common = { at, histories, campaigns, observations, shipped: sources.shipped, notAsked: [] };
  const risk = (thing: Thing) => Math.max(0, ...chains(thing).map((chain) => subjectRisk(chain, common).score));
  // Highest risk first: when a quota runs out, what it was spent on mattered most.
  const order = sources.canAsk ? things.map((thing) => ({ thing, risk: risk(thing) })).sort((a, b) => b.risk - a.risk) : [];
  const asked = await sources.ask(unique(order.flatMap(({ thing }) => chains(thing).flat())));
  addNew(asked.observations, observations);
  const addresses = new Map(things.map((thing) => [thing, addressesOf(chains(thing).flat(), observations)]));
  await addKnown(unique([...addresses.values()].flat()), observations, store, sources);
  return things.map((thing) =>
    compileLookup({
      ...common,
      given: thing.given,
      read: thing.read,
      message: thing.message,
      derived: addresses.get(thing) ?? [],
      notAsked: notAskedOf(chains(thing).flat(), asked.notAsked, sources),
    }),
  );
}

/** What is looked at of a thing, each with what it leads to. */
function chains({ read, message }: Thing): readonly (readonly Subject[])[] {
  return message ? message.parts : [read.subjects];
}

/** What ships, and what was learned before, of subjects of which nothing is laid out yet. */
async function addKnown(
  subjects: readonly Subject[],
  into: Map<SubjectKey, readonly Observation[]>,
  store: Store | null,
  { offline }: LookupSources,
): Promise<void> {
  const fresh = subjects.filter((subject) => !into.has(subjectKey(subject)));
  for (const subject of fresh) into.set(subjectKey(subject), offline(subject));
  if (store === null || fresh.length === 0) return;
  addNew(await store.observations(fresh.map(subjectKey)), into);
}

/** Adds what is not there, in a fixed order: an answer kept from before comes from the store and from the policy. */
function addNew(observations: readonly Observation[], into: Map<SubjectKey, readonly Observation[]>): void {
  const keyOf = ({ field, value, source, observedAt }: Observation) => `${source}\n${field}\n${value}\n${observedAt}`;
  const bySubject = new Map<SubjectKey, Observation[]>();
  const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  const fixed = [...observations].sort((a, b) => order(keyOf(a), keyOf(b)));
  for (const one of fixed) bySubject.set(one.subject, [...(bySubject.get(one.subject) ?? []), one]);
  for (const [subject, list] of bySubject) {
    into.set(subject, [...new Map([...(into.get(subject) ?? []), ...list].map((one) => [keyOf(one), one])).values()]);
  }
}

/** So many addresses of one thing are looked at. */
const mostAddresses = 6;

function addressesOf(subjects: readonly Subject[], observations: ReadonlyMap<SubjectKey, readonly Observation[]>): Subject[] {
  const found = subjects.flatMap((subject) =>
    (observations.get(subjectKey(subject)) ?? []).flatMap(({ field, value }) => {
      const address = field === 'resolves_to' ? readAddress(value) : null;
      return address ? [{ kind: 'ip' as const, value: address }] : [];
    }),
  );
  return unique(found).slice(0, mostAddresses);
}

/** Each source once, for what there was of this thing to ask. */
function notAskedOf(
  subjects: readonly Subject[],
  notAsked: ReadonlyMap<SubjectKey, readonly NotAsked[]>,
  { neverAsked }: LookupSources,
): NotAsked[] {
  const kinds = new Set(subjects.map(({ kind }) => kind));
  const never = [...kinds].flatMap((kind) => neverAsked(kind));
  const all = [...never, ...subjects.flatMap((subject) => notAsked.get(subjectKey(subject)) ?? [])];
  return [...new Map(all.map((one) => [`${one.source}\n${one.reason}`, one])).values()];
}

function campaignIds(histories: ReadonlyMap<SubjectKey, SubjectHistory> | null): string[] {
  return [...new Set([...(histories?.values() ?? [])].flatMap(({ campaigns }) => campaigns.map(({ campaignId }) => campaignId)))];
}

function unique(subjects: readonly Subject[]): Subject[] {
  return [...new Map(subjects.map((subject) => [subjectKey(subject), subject])).values()];
}
