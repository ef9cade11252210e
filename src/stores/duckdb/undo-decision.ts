import { followNearest } from '../../analysis/campaigns/parts-of-campaign.ts';
import type { DecisionKind } from '../../model/decision.ts';
import { HooklineError } from '../../model/errors.ts';
import type { Acting } from '../../ports/decisions.ts';
import { titleCampaigns } from './campaign-titles.ts';
import type { Database } from './connection.ts';
import { freshId } from './decide.ts';
import { saveStanding, standing } from './decided.ts';
import {
  analystMark,
  type CampaignMember,
  keepPairsApart,
  type Moving,
  membersOf,
  moveVariants,
  putBack,
  settleTouched,
  type TornJoin,
  touch,
  touchedJoins,
} from './decision-effects.ts';

interface Undone {
  readonly decisionId: string;
  readonly kind: DecisionKind;
  readonly campaigns: readonly string[];
  readonly torn: readonly TornJoin[];
}

/** Takes a decision back, in one transaction, and gives what `done` makes of it at the end of that. */
export async function undoDecision<T>(
  database: Database,
  decisionId: string,
  by: Acting,
  done: (decisionId: string) => Promise<T>,
): Promise<T> {
  return database.transaction(async () => {
    const decision = await undoable(database, decisionId);
    await database.run('UPDATE decisions SET undone_at = ?, undone_by = ? WHERE decision_id = ?', [BigInt(by.at), by.actor, decisionId]);
    if (decision.kind === 'rename' || decision.kind === 'note') await titleCampaigns(database);
    else await takeBack(database, decision);
    return done(decisionId);
  });
}

async function undoable(database: Database, decisionId: string): Promise<Undone> {
  const [row] = await database.rows('SELECT * FROM decisions WHERE decision_id = ?', [decisionId]);
  if (!row) throw new HooklineError('HOOKLINE_UNKNOWN_DECISION', `there is no decision ${decisionId.slice(0, 60)}`);
  const reason = (await blockedBy(database)).get(decisionId);
  if (reason !== undefined) throw new HooklineError('HOOKLINE_DECISION_BLOCKED', `${decisionId} cannot be taken back: ${reason}`);
  return {
    decisionId,
    kind: row.kind as DecisionKind,
    campaigns: JSON.parse(String(row.campaigns)) as string[],
    torn: (JSON.parse(String(row.payload)) as { readonly torn?: TornJoin[] }).torn ?? [],
  };
}

/** Why decisions cannot be taken back: they were already, or the earliest later one that stands and builds on them. */
export async function blockedBy(database: Database): Promise<Map<string, string>> {
  const reasons = new Map<string, string>();
  const rows = await database.rows('SELECT decision_id, detail, builds_on, undone_by FROM decisions ORDER BY seq');
  for (const row of rows) {
    if (row.undone_by !== null) reasons.set(String(row.decision_id), `it was taken back by ${String(row.undone_by)}`);
    else {
      for (const earlier of JSON.parse(String(row.builds_on)) as string[]) {
        if (!reasons.has(earlier)) reasons.set(earlier, `${String(row.decision_id)} builds on it (${String(row.detail)})`);
      }
    }
  }
  return reasons;
}

async function takeBack(database: Database, decision: Undone): Promise<void> {
  const { decisionId, campaigns } = decision;
  const before = await wereIn(database, decisionId);
  const now = await areIn(database, decisionId);
  await touch(database, [...campaigns, ...now.values()]);
  await database.run('DELETE FROM joins WHERE contains(evidence, ?)', [analystMark(true, decisionId)]);
  const backTo = await placesBack(database, decision, before);
  const moving = await followers(database, decision, before, now, backTo);
  await touch(database, [...campaigns, ...now.values(), ...backTo.values()]);
  const torn = await moveVariants(database, moving);
  await keepPairsApart(database, torn);
  await putBack(database, decision.torn);
  await forgetApart(database, decisionId);
  await saveStanding(database, await standing(database));
  await settleTouched(database);
}

/** By variant the campaign it was in before the decision. */
async function wereIn(database: Database, decisionId: string): Promise<Map<string, string>> {
  const rows = await database.rows(
    `SELECT DISTINCT g.variant_key, d.campaign_id FROM decision_texts d JOIN readings g USING (text_id)
      WHERE d.decision_id = ? AND d.role = 'moved' ORDER BY g.variant_key, d.campaign_id`,
    [decisionId],
  );
  return new Map(rows.map((row) => [String(row.variant_key), String(row.campaign_id)]));
}

/** By variant the campaign it is in now. */
async function areIn(database: Database, decisionId: string): Promise<Map<string, string>> {
  const rows = await database.rows(
    `SELECT DISTINCT g.variant_key, m.campaign_id FROM decision_texts d JOIN readings g USING (text_id) JOIN memberships m USING (variant_key)
      WHERE d.decision_id = ? AND d.role = 'moved'`,
    [decisionId],
  );
  return new Map(rows.map((row) => [String(row.variant_key), String(row.campaign_id)]));
}

/**
 * By former campaign the one to go back to. One that was merged away comes back under its id; else it is where most of what stayed
 * is now.
 */
async function placesBack(
  database: Database,
  { decisionId, kind }: Undone,
  before: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const places = new Map<string, string>();
  for (const former of new Set(before.values())) {
    const [stayed] = await database.rows(
      `SELECT m.campaign_id, count(*) AS n FROM decision_texts d JOIN readings USING (text_id) JOIN memberships m USING (variant_key)
        WHERE d.decision_id = ? AND d.role = 'held' AND d.campaign_id = ? GROUP BY m.campaign_id ORDER BY n DESC, m.campaign_id LIMIT 1`,
      [decisionId, former],
    );
    const [taken] = await database.rows('SELECT 1 FROM memberships WHERE campaign_id = ? LIMIT 1', [former]);
    const own = [...before].flatMap(([key, campaign]) => (campaign === former ? [key] : []));
    if (kind !== 'merge') places.set(former, stayed ? String(stayed.campaign_id) : former);
    else places.set(former, taken ? await freshId(database, own) : former);
  }
  return places;
}

/** Where all go: what the decision moved, and what has come to it since. */
async function followers(
  database: Database,
  { campaigns }: Undone,
  before: ReadonlyMap<string, string>,
  now: ReadonlyMap<string, string>,
  backTo: ReadonlyMap<string, string>,
): Promise<Moving[]> {
  const { blocks } = await standingWith(database);
  const members = await membersOf(database);
  const joins = await touchedJoins(database);
  const stays = '';
  const labels = new Map<string, string>();
  for (const { key } of members) {
    const former = before.get(key);
    if (former !== undefined) labels.set(key, backTo.get(former) ?? former);
    else if (blocks.has(key)) labels.set(key, stays);
  }
  // Only out of the campaigns that the decision made: of others that swallowed them what is new stays.
  const made = new Set(campaigns);
  const within = (id: string) => members.filter(({ campaignId }) => campaignId === id);
  const moving: Moving[] = [];
  for (const campaignId of new Set(now.values())) {
    const own: readonly CampaignMember[] = within(campaignId);
    const goes = made.has(campaignId) ? followNearest(own, joins, labelsOf(own, labels)) : labels;
    for (const { key } of own) {
      const to = goes.get(key) ?? stays;
      if (to !== stays && to !== campaignId) moving.push({ key, campaignId: to });
    }
  }
  return moving;
}

function labelsOf(own: readonly CampaignMember[], labels: ReadonlyMap<string, string>): Map<string, string> {
  return new Map(own.flatMap(({ key }) => (labels.has(key) ? [[key, labels.get(key) as string] as const] : [])));
}

/** All variants on which somebody decided, before the decision at hand is taken out. */
async function standingWith(database: Database): Promise<{ readonly blocks: ReadonlySet<string> }> {
  const blocks = new Set<string>();
  await database.chunks('SELECT DISTINCT variant_key FROM decided_texts JOIN readings USING (text_id)', ([key], rows) => {
    for (let at = 0; at < rows; at++) blocks.add(String(key?.getItem(at)));
  });
  return { blocks };
}

/** Takes the decision out of what is said of pairs kept apart; a pair of one campaign, or with nothing else said of it, is none. */
async function forgetApart(database: Database, decisionId: string): Promise<void> {
  const mark = analystMark(false, decisionId);
  const rows = await database.rows(
    `SELECT k.rowid AS place, k.a, k.b, k.evidence, x.campaign_id = y.campaign_id AS is_one FROM kept_apart k
      JOIN memberships x ON x.variant_key = k.a JOIN memberships y ON y.variant_key = k.b WHERE contains(k.evidence, ?)`,
    [mark],
  );
  await database.run('DELETE FROM kept_apart WHERE contains(evidence, ?)', [mark]);
  const left = rows.flatMap((row) => {
    const evidence = (JSON.parse(String(row.evidence)) as { bits: number }[]).filter((one) => !JSON.stringify(one).startsWith(mark));
    if (row.is_one === true || evidence.length === 0) return [];
    const bits = Math.round(evidence.reduce((sum, one) => sum + one.bits, 0) * 100) / 100;
    return [{ a: String(row.a), b: String(row.b), bits, evidence: JSON.stringify(evidence) }];
  });
  await keepPairsApart(database, left);
}
