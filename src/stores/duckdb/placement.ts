import { sketchLength, type WordingSketches } from '../../model/variant-graph.ts';
import { RowPacker } from '../../ports/packed-rows.ts';
import type { FeedGraph } from '../../ports/store.ts';
import { BulkInsert } from './bulk.ts';
import { campaignGraph, held } from './campaign-graph.ts';
import type { Database } from './connection.ts';

const fresh = 'readings ANTI JOIN memberships USING (variant_key)';
/** Of the holders of a value so many campaigns are looked at. */
const mostCampaigns = 5;

export async function variantCounts(database: Database): Promise<{ placed: number; fresh: number }> {
  const [row] = await database.rows(`SELECT (SELECT count(*) FROM memberships) AS placed,
    (SELECT count(DISTINCT variant_key) FROM ${fresh}) AS fresh`);
  return { placed: Number(row?.placed ?? 0), fresh: Number(row?.fresh ?? 0) };
}

export async function freshScripts(database: Database): Promise<string[]> {
  return database.strings(
    `SELECT min(script) FROM ${fresh} ANTI JOIN wordings USING (wording_key) GROUP BY wording_key ORDER BY wording_key`,
  );
}

/** Keys of wordings are hashes: the smallest are a sample, and the same one every time. */
export async function sampleScripts(database: Database, count: number): Promise<string[]> {
  return database.strings(`SELECT min(script) FROM readings SEMI JOIN (SELECT wording_key FROM wordings ORDER BY wording_key LIMIT ${Math.trunc(count)})
      USING (wording_key) GROUP BY wording_key ORDER BY wording_key`);
}

export async function wordingSketches(database: Database): Promise<WordingSketches> {
  const keys: string[] = [];
  const sketches: Buffer[] = [];
  await database.chunks('SELECT wording_key, bands FROM wordings ORDER BY wording_key', ([key, bands], rows) => {
    for (let at = 0; at < rows; at++) {
      keys.push(String(key?.getItem(at)));
      sketches.push(Buffer.from(String(bands?.getItem(at)), 'base64'));
    }
  });
  const bands = new Uint32Array(keys.length * sketchLength);
  const bytes = new Uint8Array(bands.buffer);
  sketches.forEach((sketch, at) => {
    bytes.set(sketch, at * sketchLength * 4);
  });
  return { keys, bands };
}

/** Lays out which variants are looked at, with in which campaigns the values of the new ones are known. */
const choose = [
  `CREATE OR REPLACE TEMP TABLE fresh_texts AS SELECT text_id, variant_key, wording_key FROM ${fresh}`,
  `CREATE OR REPLACE TEMP TABLE fresh_values AS SELECT DISTINCT kind, value FROM (${held('fresh_texts')})`,
  `CREATE OR REPLACE TEMP TABLE known_texts AS SELECT text_id, variant_key, campaign_id FROM readings JOIN memberships USING (variant_key)`,
  `CREATE OR REPLACE TEMP TABLE known_holders AS
  SELECT kind, value, campaign_id, min(variant_key) AS variant_key
  FROM (${held('known_texts')}) SEMI JOIN fresh_values USING (kind, value) JOIN known_texts USING (text_id) GROUP BY kind, value, campaign_id`,
  `CREATE OR REPLACE TEMP TABLE chosen_variants AS
  SELECT variant_key FROM fresh_texts
  UNION SELECT g.variant_key FROM readings g JOIN memberships USING (variant_key) SEMI JOIN chosen_wordings USING (wording_key)
    QUALIFY row_number() OVER (PARTITION BY g.wording_key, campaign_id ORDER BY g.variant_key) = 1
  UNION SELECT variant_key FROM known_holders WHERE kind <> 'same_service'
    QUALIFY row_number() OVER (PARTITION BY kind, value ORDER BY campaign_id) <= ${mostCampaigns}`,
];

export async function placementGraph(database: Database, wordingKeys: readonly string[]): Promise<FeedGraph> {
  await database.run('CREATE OR REPLACE TEMP TABLE chosen_wordings (wording_key VARCHAR)');
  const into = new BulkInsert(database, 'chosen_wordings', [['wording_key', 'VARCHAR']]);
  const packer = new RowPacker(1);
  for (const key of wordingKeys) packer.add([key]);
  await into.insert(packer.packReplacing());
  await into.finish();
  await database.run(`INSERT INTO chosen_wordings SELECT DISTINCT wording_key FROM ${fresh} SEMI JOIN wordings USING (wording_key)`);
  for (const statement of choose) await database.run(statement);
  const graph = await campaignGraph(database, { only: 'chosen' });
  for (const table of ['fresh_texts', 'fresh_values', 'known_texts', 'known_holders', 'chosen_wordings', 'chosen_variants']) {
    await database.run(`DROP TABLE ${table}`);
  }
  return graph;
}
