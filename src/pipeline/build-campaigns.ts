import { keptCampaigns } from '../analysis/campaigns/assign-ids.ts';
import { clusterGraph, clustering } from '../analysis/campaigns/cluster.ts';
import { Commonness } from '../analysis/campaigns/commonness.ts';
import { alone, type Hands, together, type Working } from '../analysis/campaigns/jobs.ts';
import { nearestWordings } from '../analysis/campaigns/nearest-wordings.ts';
import { shingles } from '../analysis/campaigns/shingles.ts';
import { scriptLetters } from '../analysis/text/script.ts';
import type { Clustering, Decided } from '../model/variant-graph.ts';
import type { Progress } from '../ports/progress.ts';
import type { FeedGraph, PlacedVariant, Store } from '../ports/store.ts';

/** Raised whenever clustering changes, so that campaigns are made again. */
const campaignVersion = 5;

/** With so many variants in campaigns what is new is placed among them, until it is this share of them; then all is found anew. */
const enoughPlaced = 20_000;
const largestIncrement = 0.2;
/** Wordings by which an increment is told what is common. */
const sampled = 20_000;

/** The whole of a feed, as it is clustered. */
export type WholeFeed = Omit<FeedGraph, 'previousOf' | 'decided' | 'parted'>;

/** Clusters a whole feed: in the calling thread, or beside it. The feed's arrays may be given away. */
export type Cluster = (feed: WholeFeed, decided: Decided | null) => Clustering | Promise<Clustering>;

interface BuildOptions {
  readonly manyPlaced?: number;
  /** In the calling thread unless told. */
  readonly cluster?: Cluster;
}

/**
 * Finds the campaigns: anew, or, where a large feed has grown a little, by placing what is new among those it has. Does
 * nothing when nothing has changed since. Returns whether it had to.
 */
export async function buildCampaigns(
  store: Store,
  progress: Progress,
  { manyPlaced = enoughPlaced, cluster = clusterWhole }: BuildOptions = {},
): Promise<boolean> {
  const input = await store.campaignInputState();
  const before = readState(await store.campaignState());
  const { placed, fresh } = await store.variantCounts();
  if (before?.input === input && fresh === 0) return false;
  progress.begin('finding campaigns', 3);
  const built = before?.built ?? 0;
  const mayPlace = built >= manyPlaced && placed + fresh - built <= built * largestIncrement;
  await (mayPlace
    ? placeVariants(store, stateOf(built, input), progress)
    : findAnew(store, stateOf(placed + fresh, input), cluster, progress));
  progress.end();
  return true;
}

/**
 * Saves what was placed in memory since campaigns were last built; from then on they are those of the feed as it is, but for what people
 * and language models have said meanwhile: that is still to be looked at.
 */
export async function savePlacements(store: Store, placements: readonly PlacedVariant[]): Promise<void> {
  const before = readState(await store.campaignState());
  const input = await store.campaignInputState();
  const opinions = (before?.input ?? input).split('/').at(-1);
  await store.savePlacements(placements, stateOf(before?.built ?? 0, input.replace(/[^/]*$/, opinions ?? '')));
}

/** True where campaigns were found from less than there is now. Of a workspace without any nothing is said. */
export async function isOutOfDate(store: Store): Promise<boolean> {
  const before = readState(await store.campaignState());
  return (before !== null && before.input !== (await store.campaignInputState())) || (await store.variantCounts()).fresh > 0;
}

function stateOf(variants: number, input: string): string {
  return `${campaignVersion}:${variants}:${input}`;
}

/** From what the campaigns were made, and how many variants there were when they were last found anew; null if by another version. */
function readState(state: string | null): { built: number; input: string } | null {
  const [version, built, ...input] = (state ?? '').split(':');
  return version === String(campaignVersion) ? { built: Number(built), input: input.join(':') } : null;
}

/** Clusters a whole feed in the calling thread. */
export function clusterWhole(feed: WholeFeed, decided: Decided | null): Clustering {
  return alone(clusteringOf(feed, decided, false));
}

/** Clusters a whole feed by many hands, to which its columns are given in memory that threads share. */
export function clusterTogether(feed: WholeFeed, decided: Decided | null, hands: Hands): Promise<Clustering> {
  return together(clusteringOf(feed, decided, true), hands);
}

function clusteringOf({ scripts, ...graph }: WholeFeed, decided: Decided | null, shared: boolean): Working<Clustering> {
  return clustering({ graph, scripts, letters: false, decided: decided ?? undefined, shared });
}

async function findAnew(store: Store, state: string, cluster: Cluster, progress: Progress): Promise<void> {
  const { previousOf, decided, parted: _parted, ...feed } = await store.campaignGraph();
  progress.advance(1);
  const clustering = await cluster(feed, decided);
  progress.advance(1);
  await store.saveCampaigns(clustering, keptCampaigns(clustering.groupOf, clustering.groups, previousOf, decided ?? undefined), state);
  progress.advance(1);
}

/** Places new variants in the campaigns there are, or in new ones. Campaigns that exist are never run together by this. */
async function placeVariants(store: Store, state: string, progress: Progress): Promise<void> {
  const known = await store.wordingSketches();
  const near = nearestWordings((await store.freshScripts()).map(scriptLetters), known);
  const { scripts, previousOf, parted, ...graph } = await store.placementGraph(near.map((wording) => known.keys[wording] as string));
  progress.advance(1);
  const commonness = Commonness.of((await store.sampleScripts(sampled)).map((script) => shingles(scriptLetters(script))));
  const clustering = clusterGraph({ ...graph, letters: scripts.map(scriptLetters) }, { commonness, campaignOf: previousOf, parted });
  progress.advance(1);
  await store.savePlaced(clustering, keptCampaigns(clustering.groupOf, clustering.groups, previousOf), state);
  progress.advance(1);
}
