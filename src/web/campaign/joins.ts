import type { CampaignJoin } from '../../model/campaign-view.ts';

/** The scripts on either side of a join, should it be taken out; `isWhole` says that all joins were known. */
export interface Sides {
  readonly a: readonly string[];
  readonly b: readonly string[];
  /** False where other joins hold both sides together all the same: then each side is the script at that end alone. */
  readonly isParted: boolean;
}

/** What a campaign falls into where one join is taken out: the scripts that hang together on either side. */
export function sidesOf(joins: readonly CampaignJoin[], cut: CampaignJoin): Sides {
  const others = joins.filter((join) => join !== cut);
  const a = reachable(others, cut.a.scriptId);
  if (a.has(cut.b.scriptId)) return { a: [cut.a.scriptId], b: [cut.b.scriptId], isParted: false };
  return { a: [...a], b: [...reachable(others, cut.b.scriptId)], isParted: true };
}

function reachable(joins: readonly CampaignJoin[], from: string): ReadonlySet<string> {
  const near = new Map<string, string[]>();
  for (const { a, b } of joins) {
    near.set(a.scriptId, [...(near.get(a.scriptId) ?? []), b.scriptId]);
    near.set(b.scriptId, [...(near.get(b.scriptId) ?? []), a.scriptId]);
  }
  const seen = new Set([from]);
  const waiting = [from];
  for (let scriptId = waiting.pop(); scriptId !== undefined; scriptId = waiting.pop()) {
    for (const other of near.get(scriptId) ?? []) {
      if (seen.has(other)) continue;
      seen.add(other);
      waiting.push(other);
    }
  }
  return seen;
}
