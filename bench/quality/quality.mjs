/** Campaign quality of a workspace against what is known, in a process of its own: `node quality.mjs <workspace> <truth> [campaigns-only]`. */

import { join } from 'node:path';
import { openDatabase, quoted } from '../measure/database.mjs';
import { domainUnion, minhashUnion } from './baselines.mjs';
import { wrongJoins } from './joins.mjs';
import { score } from './score.mjs';
import { loadTruth } from './truth.mjs';

const [workspace, truth, extent] = process.argv.slice(2);
const database = await openDatabase();
const { connection } = database;
const notes = [];
await connection.run(`ATTACH ${quoted(join(workspace, 'hookline.duckdb'))} AS w (READ_ONLY)`);
await loadTruth(database, truth);
const groupings = extent === 'campaigns-only' ? ['hookline'] : ['hookline', ...(await baselines())];
await layItems();
const result = { items: 0, planted: 0, groupings: {}, joins: null, notes };
[{ items: result.items, planted: result.planted }] = await database.rows(
  'SELECT count(*) AS items, count(DISTINCT truth) FILTER (WHERE planted) AS planted FROM items',
);
for (const grouping of groupings) result.groupings[grouping] = await score(database, grouping);
if (extent !== 'campaigns-only') result.joins = await wrongJoins(database);
database.close();
process.stdout.write(`\n${JSON.stringify(result)}\n`);

/** Makes the tables of the baselines; one that the built program no longer serves is left out with a word. */
async function baselines() {
  const made = ['equalText'];
  for (const [name, make] of Object.entries({ minhash: minhashUnion, domain: domainUnion })) {
    const began = performance.now();
    try {
      await make(database);
      made.push(name);
      process.stderr.write(`  baseline ${name} … ${((performance.now() - began) / 1000).toFixed(1)} s\n`);
    } catch (error) {
      notes.push(`baseline ${name} left out: ${error.message}`);
    }
  }
  return made;
}

/**
 * Items are the reports of texts. Those without a campaign, as small talk, and those that a grouping leaves alone are each
 * their own: they get numbers below zero.
 */
async function layItems() {
  const has = (name) => groupings.includes(name);
  const own = '-1 - CAST(r.rowid AS INTEGER)';
  const numbered = (column) => `CASE WHEN ${column} IS NULL THEN ${own} ELSE CAST(dense_rank() OVER (ORDER BY ${column}) AS INTEGER) END`;
  const columns = [
    `${numbered('m.campaign_id')} AS hookline`,
    ...(has('equalText') ? [`${numbered('g.variant_key')} AS equalText`] : []),
    ...(has('minhash') ? [`coalesce(h.found, ${own}) AS minhash`] : []),
    ...(has('domain') ? [`coalesce(d.found, ${own}) AS domain`] : []),
  ];
  await connection.run(`CREATE TABLE items AS
    SELECT ${numbered('t.campaign')} AS truth, t.campaign IS NOT NULL AS planted, t.operation, t.class, t.scam_type, t.hard, t.evasions,
      g.variant_key, ${columns.join(', ')}
    FROM w.reports r JOIN truth t ON t.id = r.external_id LEFT JOIN w.readings g USING (text_id) LEFT JOIN w.memberships m USING (variant_key)
    ${has('minhash') ? 'LEFT JOIN minhash h USING (wording_key)' : ''} ${has('domain') ? 'LEFT JOIN domain d ON d.text_id = r.text_id' : ''}
    WHERE r.kind = 'sms'`);
  await connection.run(`CREATE TABLE combinations AS
    SELECT truth, planted, class, scam_type, hard, evasions, ${groupings.join(', ')}, count(*) AS n FROM items GROUP BY ALL`);
}
