import type { SavedView } from '../model/campaign-view.ts';
import type { Decision, NewDecision } from '../model/decision.ts';
import { HooklineError } from '../model/errors.ts';
import type { Page } from '../model/page.ts';
import type { AuditOf } from '../ports/audit.ts';
import type { Clock } from '../ports/clock.ts';
import type { DecisionFilter } from '../ports/decisions.ts';
import type { Workspace } from './workspace.ts';

/** Who decides. */
export interface Decider {
  readonly actor: string;
  readonly clock: Clock;
}

const longestName = 200;
const longestNote = 10_000;

/**
 * Keeps what an analyst decides on campaigns and does it at once; later runs respect it. A feed must be closed before and
 * opened again after, for it holds the campaigns in memory. Throws `HOOKLINE_UNKNOWN_CAMPAIGN`, and `HOOKLINE_OPTION_VALUE`
 * for what cannot be. The written results are not touched: see `writeOutputs`.
 */
export async function decide(
  { store }: Workspace,
  request: NewDecision,
  { actor, clock }: Decider,
  audit?: AuditOf<Decision>,
): Promise<Decision> {
  return store.decide(tidied(request), { actor, at: clock.now() }, audit);
}

/** Takes a decision back. Throws `HOOKLINE_UNKNOWN_DECISION`, and `HOOKLINE_DECISION_BLOCKED` where a later one builds on it. */
export async function undoDecision(
  { store }: Workspace,
  decisionId: string,
  { actor, clock }: Decider,
  audit?: AuditOf<Decision>,
): Promise<Decision> {
  return store.undoDecision(decisionId, { actor, at: clock.now() }, audit);
}

/** Decisions, latest first, also those taken back unless the filter says otherwise. */
export async function listDecisions({ store }: Workspace, filter: DecisionFilter): Promise<Page<Decision>> {
  return store.decisions(filter);
}

/** Saved filters, by name. */
export async function listViews({ store }: Workspace): Promise<readonly SavedView[]> {
  return store.savedViews();
}

/** Keeps a filter under a name; one of the same name by the same person is replaced. */
export async function saveView(
  { store }: Workspace,
  { name, query }: { readonly name: string; readonly query: string },
  { actor, clock }: Decider,
  audit?: AuditOf<SavedView>,
): Promise<SavedView> {
  return store.saveView({ name: wordsOf('name', lettersOf(name), longestName), query, savedBy: actor, savedAt: clock.now() }, audit);
}

/** Lets a saved filter go. Throws `HOOKLINE_UNKNOWN_VIEW`. */
export async function dropView({ store }: Workspace, viewId: string, audit?: AuditOf<void>): Promise<void> {
  if (!(await store.dropView(viewId, audit))) throw new HooklineError('HOOKLINE_UNKNOWN_VIEW', `there is no view ${viewId.slice(0, 60)}`);
}

/** Names on one line, without spaces around them; notes as written, but for spaces around them. Both without what is no character. */
function tidied(request: NewDecision): NewDecision {
  if (request.kind === 'rename') {
    const name = lettersOf(request.name)
      .replace(/[\p{Cc}\s]+/gu, ' ')
      .trim();
    return { ...request, name: name === '' ? '' : wordsOf('name', name, longestName) };
  }
  return request.kind === 'note' ? { ...request, text: wordsOf('note', lettersOf(request.text), longestNote) } : request;
}

/** Halves of characters, and the one that ends a text elsewhere, are none that a database or a page could show. */
function lettersOf(given: string): string {
  return given.toWellFormed().replaceAll('\u0000', '');
}

function wordsOf(what: string, given: string, longest: number): string {
  const words = given.trim();
  if (words === '') throw new HooklineError('HOOKLINE_OPTION_VALUE', `the ${what} has no words`);
  if (words.length > longest) throw new HooklineError('HOOKLINE_OPTION_VALUE', `the ${what} is longer than ${longest} characters`);
  return words;
}
