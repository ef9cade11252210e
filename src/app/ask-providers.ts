import { lookUp } from '../enrich/providers/policy.ts';
import type { ReadyProvider } from '../enrich/providers/registry.ts';
import { type Subject, subjectKey } from '../model/observation.ts';
import type { CampaignDetail, PartSighting, SenderSighting } from '../model/overview.ts';
import type { Clock } from '../ports/clock.ts';
import type { Progress } from '../ports/progress.ts';
import type { Store } from '../ports/store.ts';
import { type ProviderWorld, readyProviders, surroundingsOf } from './providers.ts';
import type { Workspace } from './workspace.ts';

/** What asking about the campaigns came to. */
export interface AskedOfCampaigns {
  readonly subjects: number;
  readonly requests: number;
  readonly failed: number;
  /** Questions left for a later run. */
  readonly waiting: number;
}

/** Subjects that one run asks about, where nothing else is said: at one request a second some minutes. */
export const usualLookups = 200;
/** Of a campaign so many of each of its lists are asked about, and so many campaigns are looked through. */
const ofEach = 10;
const mostCampaigns = 1000;
const portion = 50;

/**
 * Asks the providers that are configured about senders, call-back numbers and domains of the campaigns, those of most harm
 * first, `most` subjects at most and within the quotas; what is known and still good is not asked again. Null where no
 * provider is configured: then nothing at all is done.
 */
export async function askAboutCampaigns(
  workspace: Workspace,
  world: ProviderWorld,
  most: number,
  clock: Clock,
  progress: Progress,
): Promise<AskedOfCampaigns | null> {
  const providers = await readyProviders(workspace, world);
  if (providers.length === 0 || most === 0) return null;
  const subjects = await subjectsToAsk(workspace.store, providers, most, clock.now());
  progress.begin('asking providers', subjects.length * providers.length);
  const surroundings = { ...surroundingsOf(clock, world.surroundings), onAnswer: () => progress.advance(1) };
  const { answers, notAsked, sent } = await lookUp(subjects, providers, workspace.store, surroundings);
  progress.end();
  return {
    subjects: subjects.length,
    requests: Object.values(sent).reduce((sum, count) => sum + count, 0),
    failed: answers.filter(({ outcome }) => outcome === 'failed' || outcome === 'refused').length,
    waiting: notAsked.filter(({ waiting }) => waiting).length,
  };
}

/** In order of harm; a subject of several campaigns once. */
async function subjectsToAsk(store: Store, providers: readonly ReadyProvider[], most: number, now: number): Promise<Subject[]> {
  const ranked = await store.campaigns({ minReports: 1, limit: mostCampaigns });
  const ids = ranked
    .filter(({ messageClass }) => messageClass === 'scam' || messageClass === 'unknown')
    .map(({ campaignId }) => campaignId);
  const chosen = new Map<string, Subject>();
  for (let from = 0; from < ids.length && chosen.size < most; from += portion) {
    const part = ids.slice(from, from + portion);
    const details = await store.campaignsInFull(part, ofEach);
    const subjects = part.flatMap((id) => subjectsOf(details.get(id)));
    for (const subject of await unanswered(store, providers, subjects, now)) {
      if (chosen.size < most) chosen.set(subjectKey(subject), subject);
    }
  }
  return [...chosen.values()];
}

function subjectsOf(campaign: CampaignDetail | undefined): Subject[] {
  if (!campaign) return [];
  return [
    ...campaign.domainList.filter(({ facts }) => !isShared(facts)).map(({ value }): Subject => ({ kind: 'domain', value })),
    ...campaign.senderList.flatMap(subjectOf),
    ...campaign.contacts.flatMap(subjectOf),
  ];
}

/** Shorteners, popular and official sites: what is said of them says nothing of a campaign. */
function isShared(facts: PartSighting['facts']): boolean {
  return facts.shared === 'true';
}

function subjectOf({ kind, value }: SenderSighting | PartSighting): Subject[] {
  if (kind === 'phone') return [{ kind: 'number', value }];
  if (kind === 'email') return [{ kind: 'email', value }];
  return kind === 'alphanumeric' ? [{ kind: 'sender_name', value }] : [];
}

/** Subjects of which some provider could say something and has not. */
async function unanswered(
  store: Store,
  providers: readonly ReadyProvider[],
  subjects: readonly Subject[],
  now: number,
): Promise<Subject[]> {
  const open = new Set<string>();
  for (const { connector } of providers) {
    const { id, answers } = connector.declaration;
    const asked = subjects.filter(({ kind }) => answers.includes(kind)).map(subjectKey);
    const known = await store.validLookups(id, asked, now);
    for (const key of asked) if (!known.has(key)) open.add(key);
  }
  return subjects.filter((subject) => open.has(subjectKey(subject)));
}
