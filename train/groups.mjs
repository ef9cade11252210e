/** Puts examples that are copies or near copies of one another, or of one campaign, into one group, and groups into folds. */

import { BandIndex, bandKeys } from '../dist/analysis/campaigns/candidates.js';
import { Commonness } from '../dist/analysis/campaigns/commonness.js';
import { shingles } from '../dist/analysis/campaigns/shingles.js';
import { readSet } from './data.mjs';
import { seeded } from './learn.mjs';

const alike = 0.45;

/** By example the number of its fold: a group is never on both sides. */
export function foldsOf(examples, count, seed = 5) {
  const groups = groupsOf(examples);
  const random = seeded(seed);
  const folds = new Map();
  for (const group of groups) if (!folds.has(group)) folds.set(group, Math.floor(random() * count));
  return groups.map((group) => folds.get(group));
}

/** By example the number of its group. */
export function groupsOf(examples) {
  const parents = examples.map((_, at) => at);
  const find = (at) => {
    while (parents[at] !== at) at = parents[at] = parents[parents[at]];
    return at;
  };
  const cut = examples.map(({ letters }) => shingles(letters));
  const commonness = Commonness.of(cut);
  const index = new BandIndex(cut.length);
  examples.forEach((_, at) => {
    for (const other of index.add(at, bandKeys(cut[at]), 30)) {
      if (similarity(cut[at], cut[other], commonness) >= alike) parents[find(at)] = find(other);
    }
  });
  const campaigns = new Map(readSet('sp24_gateway.weak_campaigns').map(({ id, campaign }) => [id, campaign]));
  const first = new Map();
  examples.forEach(({ set, id }, at) => {
    const campaign = set === 'sp24_gateway' ? campaigns.get(id) : undefined;
    if (campaign === undefined) return;
    if (first.has(campaign)) parents[find(at)] = find(first.get(campaign));
    else first.set(campaign, at);
  });
  return examples.map((_, at) => find(at));
}

/** Jaccard index of two scripts' shingles, each weighed by what having it in common says. */
function similarity(one, other, commonness) {
  const held = new Set(one);
  const sum = (list) => list.reduce((bits, shingle) => bits + commonness.bitsOf(shingle), 0);
  const shared = sum([...other].filter((shingle) => held.has(shingle)));
  const all = sum([...one]) + sum([...other]) - shared;
  return all > 0 ? shared / all : 0;
}
