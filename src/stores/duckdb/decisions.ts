import type { Decision, DecisionKind } from '../../model/decision.ts';
import { HooklineError } from '../../model/errors.ts';
import type { Page } from '../../model/page.ts';
import type { AuditOf } from '../../ports/audit.ts';
import type { DecisionFilter, DecisionStore } from '../../ports/decisions.ts';
import type { AuditLog } from './audit.ts';
import { listPage } from './browse/keyset.ts';
import { number, text } from './campaigns.ts';
import type { Database, Row } from './connection.ts';
import { decide } from './decide.ts';
import type { Readers } from './readers.ts';
import * as views from './saved-views.ts';
import { blockedBy, undoDecision } from './undo-decision.ts';

/** The decisions of a workspace. Views are written by a connection of their own, so that they wait for no run. */
export function decisionTables(database: Database, readers: Readers, beside: Database, log: AuditLog): DecisionStore {
  /** A decision that is made or taken back, as it stands at the end of that, with its entry in the log. */
  const told = (audit: AuditOf<Decision> | undefined, work: (done: (decisionId: string) => Promise<Decision>) => Promise<Decision>) =>
    log.during(audit, (tell) =>
      work(async (decisionId) => {
        const decision = await one(database, decisionId);
        await tell(database, decision);
        return decision;
      }),
    );
  return {
    decide: (request, by, audit) => told(audit, (made) => decide(database, request, by, made)),
    undoDecision: (decisionId, by, audit) => told(audit, (taken) => undoDecision(database, decisionId, by, taken)),
    decisions: (filter) => readers.read((reader) => decisions(reader, filter)),
    textsHolding: (campaignId, words) => readers.read((reader) => textsHolding(reader, campaignId, words)),
    savedViews: () => readers.read(views.savedViews),
    saveView: (view, audit) => log.during(audit, (tell) => views.saveView(beside, view, tell)),
    dropView: (viewId, audit) => log.during(audit, (tell) => views.dropView(beside, viewId, tell)),
  };
}

async function decisions(database: Database, { campaignId, standing, ...page }: DecisionFilter): Promise<Page<Decision>> {
  const reasons = await blockedBy(database);
  const where = [
    ...(standing ? [{ sql: 'undone_at IS NULL', values: [] }] : []),
    ...(campaignId === undefined
      ? []
      : [{ sql: 'decision_id IN (SELECT decision_id FROM campaign_decisions WHERE campaign_id = ?)', values: [campaignId] }]),
  ];
  const order = [{ sql: 'seq', kind: 'number', descending: true }] as const;
  const query = { name: `decisions ${campaignId ?? ''}`, columns: '*', from: 'decisions', where, order };
  return listPage(database, query, page, (row) => asDecision(row, reasons));
}

async function one(database: Database, decisionId: string): Promise<Decision> {
  const [row] = await database.rows('SELECT * FROM decisions WHERE decision_id = ?', [decisionId]);
  if (!row) throw new HooklineError('HOOKLINE_UNKNOWN_DECISION', `there is no decision ${decisionId.slice(0, 60)}`);
  return asDecision(row, await blockedBy(database));
}

function asDecision(row: Row, reasons: ReadonlyMap<string, string>): Decision {
  return {
    decisionId: String(row.decision_id),
    kind: row.kind as DecisionKind,
    at: Number(row.decided_at),
    actor: String(row.actor),
    campaigns: JSON.parse(String(row.campaigns)) as string[],
    detail: String(row.detail),
    undoneAt: number(row.undone_at),
    undoneBy: text(row.undone_by),
    blockedBy: reasons.get(String(row.decision_id)) ?? null,
  };
}

async function textsHolding(database: Database, campaignId: string, words: readonly string[]): Promise<string[]> {
  const rows = await database.rows(
    `SELECT text_id FROM messages WHERE campaign_id = ? ${words.map(() => 'AND contains(searched, lower(?))').join(' ')} ORDER BY text_id`,
    [campaignId, ...words],
  );
  return rows.map((row) => String(row.text_id));
}
