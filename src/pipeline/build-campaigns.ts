import { keptCampaigns } from '../analysis/campaigns/assign-ids.ts';
import { clusterGraph } from '../analysis/campaigns/cluster.ts';
import { scriptLetters } from '../analysis/text/script.ts';
import type { Progress } from '../ports/progress.ts';
import type { Store } from '../ports/store.ts';

/** Raised whenever clustering changes, so that campaigns are made again. */
const campaignVersion = 2;

/** Finds the campaigns anew, unless nothing has changed since they were last found. Returns whether it had to. */
export async function buildCampaigns(store: Store, progress: Progress): Promise<boolean> {
  const state = `${campaignVersion}:${await store.campaignInputState()}`;
  if ((await store.campaignState()) === state) return false;
  progress.begin('finding campaigns', 3);
  const { scripts, previousOf, ...graph } = await store.campaignGraph();
  progress.advance(1);
  const clustering = clusterGraph({ ...graph, letters: scripts.map(scriptLetters) });
  progress.advance(1);
  await store.saveCampaigns(clustering, keptCampaigns(clustering.groupOf, clustering.groups, previousOf), state);
  progress.advance(1);
  progress.end();
  return true;
}
