/** What an analyst may decide on campaigns. Each is kept with who and when, respected by later runs, and can be taken back. */
export const decisionKinds = ['merge', 'split', 'move', 'rename', 'note'] as const;
export type DecisionKind = (typeof decisionKinds)[number];

export type NewDecision =
  | { readonly kind: 'merge'; readonly campaignId: string; readonly with: readonly string[] }
  /** What is picked leaves the campaign and becomes one of its own. */
  | ({ readonly kind: 'split'; readonly campaignId: string } & Picked)
  /** What is picked goes to another campaign. */
  | ({ readonly kind: 'move'; readonly campaignId: string; readonly to: string } & Picked)
  /** An empty name takes the name away. */
  | { readonly kind: 'rename'; readonly campaignId: string; readonly name: string }
  | { readonly kind: 'note'; readonly campaignId: string; readonly text: string };

/** Messages of a campaign: whole scripts by `scriptId` (the key of their wording), single texts by `textId`, with all that says the same. */
export interface Picked {
  readonly scripts?: readonly string[];
  readonly texts?: readonly string[];
}

export interface Decision {
  readonly decisionId: string;
  readonly kind: DecisionKind;
  readonly at: number;
  readonly actor: string;
  /** The campaigns it is about; the one it leads to first. */
  readonly campaigns: readonly string[];
  /** In words. */
  readonly detail: string;
  readonly undoneAt: number | null;
  readonly undoneBy: string | null;
  /** Why it cannot be taken back now, such as a later decision that builds on it; null where it can. */
  readonly blockedBy: string | null;
}

/** What taking a decision back has come to, and has not: the engine looks at the messages again only when it looks at all of them. */
export function takenBackWords(kind: DecisionKind): string {
  if (kind === 'rename' || kind === 'note') return 'All is as it was before.';
  return 'The campaigns are as they were before; what came since went with what it is tied to. Evidence alone decides when all campaigns are next found anew.';
}
