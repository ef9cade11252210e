import { sketchLength } from '../../model/variant-graph.ts';
import { RowPacker } from '../../ports/packed-rows.ts';
import type { PlacedVariant, ResidentFeed } from '../../ports/store.ts';
import { type BulkColumn, BulkInsert } from './bulk.ts';
import { campaignGraph } from './campaign-graph.ts';
import { dropTemporary, sumChanged } from './campaigns.ts';
import type { Database } from './connection.ts';

export async function residentFeed(database: Database): Promise<ResidentFeed> {
  const graph = await campaignGraph(database, { everyValue: true });
  const feed = {
    ...graph,
    variantKeys: await database.strings('SELECT variant_key FROM variant_numbers ORDER BY v'),
    wordingKeys: await database.strings('SELECT wording_key FROM wording_numbers ORDER BY w'),
    campaignIds: await database.strings('SELECT campaign_id FROM previous_campaigns ORDER BY number'),
    sketches: await sketches(database, graph.scripts.length),
  };
  await dropTemporary(database);
  return feed;
}

async function sketches(database: Database, wordings: number): Promise<Uint32Array> {
  const all = new Uint32Array(wordings * sketchLength);
  const bytes = new Uint8Array(all.buffer);
  await database.chunks('SELECT w, bands FROM wordings JOIN wording_numbers USING (wording_key)', ([w, bands], rows) => {
    for (let at = 0; at < rows; at++) {
      bytes.set(Buffer.from(String(bands?.getItem(at)), 'base64'), (w?.getItem(at) as number) * sketchLength * 4);
    }
  });
  return all;
}

const tables = {
  placed: ['variant_key', 'campaign_id'],
  placed_wordings: ['wording_key', 'bands'],
  placed_joins: ['campaign_id', 'a', 'b', 'bits', 'evidence'],
} as const;

export async function savePlacements(database: Database, placements: readonly PlacedVariant[], state: string): Promise<void> {
  const rows = { placed: new RowPacker(2), placed_wordings: new RowPacker(2), placed_joins: new RowPacker(5) };
  for (const { variantKey, wordingKey, sketch, campaignId, joins } of placements) {
    rows.placed.add([variantKey, campaignId]);
    rows.placed_wordings.add([wordingKey, Buffer.from(sketch.buffer, sketch.byteOffset, sketch.byteLength).toString('base64')]);
    for (const { a, b, bits, evidence } of joins) {
      rows.placed_joins.add([campaignId, a < b ? a : b, a < b ? b : a, String(bits), JSON.stringify(evidence)]);
    }
  }
  await database.transaction(async () => {
    for (const table of ['placed', 'placed_wordings', 'placed_joins'] as const) {
      const columns = tables[table].map((name): BulkColumn => [name, name === 'bits' ? 'FLOAT' : 'VARCHAR']);
      await database.run(`CREATE OR REPLACE TEMP TABLE ${table} (${columns.map((column) => column.join(' ')).join(', ')})`);
      const into = new BulkInsert(database, table, columns);
      await into.insert(rows[table].packReplacing());
      await into.finish();
    }
    await database.run('INSERT INTO memberships SELECT DISTINCT p.* FROM placed p ANTI JOIN memberships USING (variant_key)');
    await database.run('INSERT INTO wordings SELECT DISTINCT p.* FROM placed_wordings p ANTI JOIN wordings USING (wording_key)');
    await database.run('INSERT INTO joins SELECT DISTINCT p.* FROM placed_joins p ANTI JOIN joins USING (a, b)');
    await sumChanged(database, state);
    for (const table of ['placed', 'placed_wordings', 'placed_joins', 'touched']) await database.run(`DROP TABLE IF EXISTS ${table}`);
  });
}
