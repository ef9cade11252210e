import type { SavedView } from '../model/campaign-view.ts';
import type { Decision, NewDecision } from '../model/decision.ts';
import type { Page, PageQuery } from '../model/page.ts';
import type { AuditOf } from './audit.ts';

/** Who acts, and when: milliseconds UTC. */
export interface Acting {
  readonly actor: string;
  readonly at: number;
}

export interface DecisionFilter extends PageQuery {
  /** Only those that were not taken back. */
  readonly standing?: boolean;
  /** Only decisions about this campaign, or about what has become part of it. */
  readonly campaignId?: string;
}

/**
 * The part of a store that keeps what analysts decide on campaigns. Deciding and taking back are one transaction each: the
 * decision, the campaigns it changes and their sums are there wholly or not at all. A feed in memory must be settled before,
 * and opened again after.
 */
export interface DecisionStore {
  /**
   * Keeps a decision and does what it says. Throws `HOOKLINE_UNKNOWN_CAMPAIGN` for a campaign that is not there,
   * `HOOKLINE_OPTION_VALUE` for what cannot be: nothing picked, all of a campaign picked, a text of another campaign.
   */
  decide(request: NewDecision, by: Acting, audit?: AuditOf<Decision>): Promise<Decision>;
  /**
   * Takes a decision back: what it moved goes where it was, under the ids there were. Throws `HOOKLINE_UNKNOWN_DECISION`, and
   * `HOOKLINE_DECISION_BLOCKED` where a later decision builds on it or it was taken back before.
   */
  undoDecision(decisionId: string, by: Acting, audit?: AuditOf<Decision>): Promise<Decision>;
  /** Latest first, also those taken back. A damaged cursor throws `HOOKLINE_OPTION_VALUE`. */
  decisions(filter: DecisionFilter): Promise<Page<Decision>>;
  /** Texts of a campaign that hold all these words, upper and lower case being the same. */
  textsHolding(campaignId: string, words: readonly string[]): Promise<readonly string[]>;

  /** By name. */
  savedViews(): Promise<readonly SavedView[]>;
  /** Keeps a view; one of the same name by the same person is replaced. */
  saveView(view: Omit<SavedView, 'viewId'>, audit?: AuditOf<SavedView>): Promise<SavedView>;
  /** False where there is no such view. */
  dropView(viewId: string, audit?: AuditOf<void>): Promise<boolean>;
}
