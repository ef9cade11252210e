import { looseParts, type Member, type MemberPair } from '../../analysis/campaigns/parts-of-campaign.ts';
import { analystBits, type Evidence } from '../../model/campaign.ts';
import { RowPacker } from '../../ports/packed-rows.ts';
import { layOutRegrouped } from './browse/lay-out.ts';
import { BulkInsert } from './bulk.ts';
import { titleCampaigns } from './campaign-titles.ts';
import { sumTouched } from './campaigns.ts';
import type { Database } from './connection.ts';
import { nameByVerdicts } from './type-names.ts';

/** A variant of a campaign as decisions see it. */
export interface CampaignMember extends Member {
  readonly campaignId: string;
  /** The text by which decisions keep it: the least of its ids. */
  readonly textId: string;
}

/** A variant on its way to another campaign. */
export interface Moving {
  readonly key: string;
  readonly campaignId: string;
}

/** A join that a decision took apart, as it was. */
export interface TornJoin extends MemberPair {
  readonly bits: number;
  readonly evidence: string;
}

/** The variants of the campaigns in the table `touched_campaigns`, by key. */
export async function membersOf(database: Database): Promise<CampaignMember[]> {
  const members: CampaignMember[] = [];
  await database.chunks(
    `SELECT m.variant_key, min(m.campaign_id), min(g.text_id), min(g.wording_key) FROM memberships m SEMI JOIN touched_campaigns USING (campaign_id)
      JOIN readings g USING (variant_key) GROUP BY m.variant_key ORDER BY m.variant_key`,
    ([key, campaign, text, wording], rows) => {
      for (let at = 0; at < rows; at++) {
        members.push({
          key: String(key?.getItem(at)),
          campaignId: String(campaign?.getItem(at)),
          textId: String(text?.getItem(at)),
          wordingKey: String(wording?.getItem(at)),
        });
      }
    },
  );
  return members;
}

/** Names the campaigns that the steps below are about, in `touched_campaigns`. */
export async function touch(database: Database, campaignIds: readonly string[]): Promise<void> {
  await fill(
    database,
    'touched_campaigns',
    ['campaign_id'],
    [...new Set(campaignIds)].map((id) => [id]),
  );
}

const touchedMembers = '(SELECT * FROM memberships SEMI JOIN touched_campaigns USING (campaign_id))';

/** Puts variants into the campaigns given for them. Gives the joins that this took apart; they are joins no longer. */
export async function moveVariants(database: Database, moving: readonly Moving[]): Promise<TornJoin[]> {
  await fill(
    database,
    'moving',
    ['variant_key', 'campaign_id'],
    moving.map(({ key, campaignId }) => [key, campaignId]),
  );
  await database.run(
    `UPDATE memberships SET campaign_id = moving.campaign_id FROM moving WHERE memberships.variant_key = moving.variant_key`,
  );
  await database.run(`CREATE OR REPLACE TEMP TABLE torn AS SELECT j.a, j.b, j.bits, j.evidence, j.rowid AS place
    FROM joins j SEMI JOIN touched_campaigns USING (campaign_id)
    JOIN ${touchedMembers} x ON x.variant_key = j.a JOIN ${touchedMembers} y ON y.variant_key = j.b WHERE x.campaign_id <> y.campaign_id
    ORDER BY j.a, j.b`);
  const torn = await database.rows('SELECT a, b, bits, evidence FROM torn');
  await database.run('DELETE FROM joins WHERE rowid IN (SELECT place FROM torn)');
  await database.run(`UPDATE joins SET campaign_id = m.campaign_id FROM ${touchedMembers} m
    WHERE m.variant_key = joins.a AND joins.campaign_id IN (SELECT campaign_id FROM touched_campaigns)`);
  for (const table of ['moving', 'torn']) await database.run(`DROP TABLE ${table}`);
  return torn.map((row) => ({ a: String(row.a), b: String(row.b), bits: Number(row.bits), evidence: String(row.evidence) }));
}

/** Evidence that a person decided: for a join, or against it. `value` is the decision's id. */
export function analystEvidence(isFor: boolean, decisionId: string, words: string): Evidence {
  return { kind: 'analyst', bits: isFor ? analystBits : -analystBits, value: decisionId, detail: words };
}

/** How evidence of a decision begins wherever it is written. */
export function analystMark(isFor: boolean, decisionId: string): string {
  return JSON.stringify(analystEvidence(isFor, decisionId, '')).slice(0, -'"detail":""}'.length);
}

/** Shows by which decision the parts of the touched campaigns are held together that nothing else ties to one another. */
export async function holdTogether(database: Database, decisionId: string, words: string): Promise<void> {
  const members = await membersOf(database);
  const joins = await touchedJoins(database);
  const evidence = JSON.stringify([analystEvidence(true, decisionId, words)]);
  const rows: string[][] = [];
  for (const campaignId of new Set(members.map((one) => one.campaignId))) {
    const own = members.filter((one) => one.campaignId === campaignId);
    const [first, ...others] = looseParts(own, joins);
    for (const other of others) if (first) rows.push([campaignId, ...inOrder(first, other), String(analystBits), evidence]);
  }
  await insert(database, 'joins', ['campaign_id', 'a', 'b', 'bits', 'evidence'], rows);
}

export async function touchedJoins(database: Database): Promise<MemberPair[]> {
  const rows = await database.rows('SELECT a, b FROM joins SEMI JOIN touched_campaigns USING (campaign_id)');
  return rows.map((row) => ({ a: String(row.a), b: String(row.b) }));
}

/** Remembers pairs as kept apart, those that are not yet. */
export async function keepPairsApart(database: Database, pairs: readonly TornJoin[]): Promise<void> {
  const columns = ['a', 'b', 'bits', 'evidence'];
  await fill(
    database,
    'newly_apart',
    columns,
    pairs.map(({ a, b, bits, evidence }) => [a, b, String(bits), evidence]),
  );
  await database.run(
    `INSERT INTO kept_apart SELECT a, b, CAST(bits AS FLOAT), evidence FROM newly_apart ANTI JOIN kept_apart USING (a, b)`,
  );
  await database.run('DROP TABLE newly_apart');
}

/** Puts joins back that were taken apart and whose ends are in one campaign again. */
export async function putBack(database: Database, joins: readonly TornJoin[]): Promise<void> {
  await fill(
    database,
    'put_back',
    ['a', 'b', 'bits', 'evidence'],
    joins.map(({ a, b, bits, evidence }) => [a, b, String(bits), evidence]),
  );
  await database.run(`INSERT INTO joins SELECT x.campaign_id, p.a, p.b, CAST(p.bits AS FLOAT), p.evidence FROM put_back p
    JOIN memberships x ON x.variant_key = p.a JOIN memberships y ON y.variant_key = p.b AND y.campaign_id = x.campaign_id
    ANTI JOIN joins j ON j.a = p.a AND j.b = p.b`);
  await database.run('DROP TABLE put_back');
}

/** Sums up and lays out anew what was touched, names what is new, and says which decisions are about what. */
export async function settleTouched(database: Database): Promise<void> {
  await layOutRegrouped(database, 'touched_campaigns');
  await database.run('CREATE OR REPLACE TEMP TABLE touched AS SELECT * FROM memberships SEMI JOIN touched_campaigns USING (campaign_id)');
  await database.run('DELETE FROM campaigns WHERE campaign_id IN (SELECT campaign_id FROM touched_campaigns)');
  await sumTouched(database);
  await nameByVerdicts(database, 'SEMI JOIN touched_campaigns USING (campaign_id) ANTI JOIN campaign_names USING (campaign_id)');
  await titleCampaigns(database);
  for (const table of ['touched', 'touched_campaigns']) await database.run(`DROP TABLE ${table}`);
}

export function inOrder(a: string, b: string): [string, string] {
  return a < b ? [a, b] : [b, a];
}

/** Makes a temporary table of texts. */
async function fill(database: Database, table: string, columns: readonly string[], rows: readonly (readonly string[])[]): Promise<void> {
  await database.run(`CREATE OR REPLACE TEMP TABLE ${table} (${columns.map((name) => `${name} VARCHAR`).join(', ')})`);
  await insert(database, table, columns, rows);
}

export async function insert(
  database: Database,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly (string | null)[])[],
): Promise<void> {
  const packer = new RowPacker(columns.length);
  for (const row of rows) packer.add(row);
  const into = new BulkInsert(
    database,
    table,
    columns.map((name) => [name, name === 'bits' && table === 'joins' ? 'FLOAT' : 'VARCHAR']),
  );
  await into.insertExactly(packer);
  await into.finish();
}
