import { assignIds } from '../analysis/campaigns/assign-ids.ts';
import { clusterVariants } from '../analysis/campaigns/cluster.ts';
import type { Variant } from '../analysis/campaigns/variant.ts';
import type { VariantText } from '../analysis/campaigns/variant-of.ts';
import type { Progress } from '../ports/progress.ts';
import type { Store, VariantRow, VariantSpread } from '../ports/store.ts';

/** Raised whenever clustering changes, so that campaigns are made again. */
const campaignVersion = 1;

/** Finds the campaigns anew, unless nothing has changed since they were last found. Returns whether it had to. */
export async function buildCampaigns(store: Store, progress: Progress): Promise<boolean> {
  const state = `${campaignVersion}:${await store.campaignInputState()}`;
  if ((await store.campaignState()) === state) return false;
  progress.begin('finding campaigns', 3);
  const variants = mergeVariants(await store.variantRows(), await store.variantSpreads());
  progress.advance(1);
  const { groups, keptApart } = clusterVariants(variants);
  progress.advance(1);
  const clusters = assignIds(groups, await store.previousCampaigns());
  await store.saveCampaigns(clusters, keptApart, state);
  progress.advance(1);
  progress.end();
  return true;
}

/** One variant of all its texts: contacts and links of any of them, senders and times of all. */
function mergeVariants(rows: readonly VariantRow[], spreads: readonly VariantSpread[]): Variant[] {
  const spreadOf = new Map(spreads.map((spread) => [spread.variantKey, spread]));
  const variants = new Map<string, Variant>();
  for (const row of rows) {
    const text = JSON.parse(row.evidence) as VariantText;
    const before = variants.get(row.variantKey);
    const spread = spreadOf.get(row.variantKey);
    if (!spread) continue;
    variants.set(
      row.variantKey,
      before
        ? { ...before, ...mergeTexts(before, text), brand: before.brand ?? row.brand, topic: before.topic ?? row.topic }
        : { key: row.variantKey, language: row.language, brand: row.brand, topic: row.topic, ...text, ...timesOf(spread) },
    );
  }
  return [...variants.values()];
}

function timesOf({ senders, first, last }: VariantSpread): Pick<Variant, 'senders' | 'first' | 'last'> {
  return { senders, first, last };
}

function mergeTexts(a: VariantText, b: VariantText): VariantText {
  const union = (x: readonly string[], y: readonly string[]) => [...new Set([...x, ...y])].sort();
  const links = new Map([...a.links, ...b.links].map((link) => [link.url, link]));
  return {
    letters: a.letters,
    links: [...links.values()].sort((x, y) => (x.url < y.url ? -1 : 1)),
    phones: union(a.phones, b.phones),
    handles: union(a.handles, b.handles),
    emails: union(a.emails, b.emails),
    bankDetails: union(a.bankDetails, b.bankDetails),
    cryptoAddresses: union(a.cryptoAddresses, b.cryptoAddresses),
  };
}
