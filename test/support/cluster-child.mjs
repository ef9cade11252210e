/** Clusters the feed of a workspace in this thread, in one of its own, and in several; says whether all give the same: `node cluster-child.mjs <workspace>`. */

import { isDeepStrictEqual } from 'node:util';
import { clusterApart } from '../../dist/app/cluster-apart.js';
import { clusterByCrew } from '../../dist/app/cluster-crew.js';
import { openWorkspace } from '../../dist/app/index.js';
import { clusterWhole } from '../../dist/pipeline/build-campaigns.js';

const workspace = await openWorkspace(process.argv[2], { create: false });
const feed = async () => {
  const { previousOf, decided, parted, ...whole } = await workspace.store.campaignGraph();
  return whole;
};
const here = clusterWhole(await feed(), null);
const apart = await clusterApart(await feed(), null, { least: 0 });
const byCrew = await clusterByCrew(await feed(), null, { least: 0, width: 3 });
await workspace.close();
process.stdout.write(
  `${here.groups} groups, ${isDeepStrictEqual(here, apart) && isDeepStrictEqual(here, byCrew) ? 'the same' : 'others'}\n`,
);
