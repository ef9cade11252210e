/** What one would do without Hookline, on the same readings: the groupings that campaigns are held against. */

import { Sets } from './sets.mjs';

/** Plain likeness that joins two wordings. */
const likeEnough = 0.5;

/** Table `by_wording`: wordings chained by plain Jaccard likeness of their four-letter shingles, found by MinHash bands. */
export async function minhashUnion(database) {
  const { bandKeys, BandIndex } = await import('../../dist/analysis/campaigns/candidates.js');
  const { shingles } = await import('../../dist/analysis/campaigns/shingles.js');
  const { scriptLetters } = await import('../../dist/analysis/text/script.js');
  await database.connection.run(`CREATE TABLE wordings AS
    SELECT wording_key, min(script) AS script, CAST(row_number() OVER (ORDER BY wording_key) - 1 AS INTEGER) AS n
    FROM w.readings GROUP BY wording_key`);
  const scripts = [];
  await database.chunks('SELECT script FROM wordings ORDER BY n', ([script], rows) => {
    for (let at = 0; at < rows; at++) scripts.push(shingles(scriptLetters(script.getItem(at) ?? '')));
  });
  const index = new BandIndex(scripts.length);
  const sets = new Sets(scripts.length);
  scripts.forEach((script, x) => {
    for (const y of index.add(x, bandKeys(script))) {
      if (sets.find(x) !== sets.find(y) && jaccard(script, scripts[y]) >= likeEnough) sets.join(x, y);
    }
  });
  await keep(database, 'by_wording', sets.all());
  await database.connection.run('CREATE TABLE minhash AS SELECT wording_key, found FROM wordings JOIN by_wording USING (n)');
}

/** Of two rising columns. */
function jaccard(a, b) {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      shared++;
      i++;
      j++;
    } else if (a[i] < b[j]) i++;
    else j++;
  }
  return shared / (a.length + b.length - shared);
}

/** Table `domain`: distinct texts chained by the sites they link to; shorteners and services are nobody's. */
export async function domainUnion(database) {
  await database.connection.run(`CREATE TABLE text_numbers AS
    SELECT text_id, CAST(row_number() OVER (ORDER BY text_id) - 1 AS INTEGER) AS n FROM (SELECT DISTINCT text_id FROM w.readings)`);
  const [{ texts }] = await database.rows('SELECT count(*) AS texts FROM text_numbers');
  const sets = new Sets(texts);
  const firstOf = new Map();
  const sql = "SELECT DISTINCT n, site FROM w.parts JOIN text_numbers USING (text_id) WHERE kind = 'url' AND site IS NOT NULL";
  await database.chunks(sql, ([numbers, sites], rows) => {
    for (let at = 0; at < rows; at++) {
      const [number, site] = [numbers.getItem(at), sites.getItem(at)];
      if (firstOf.has(site)) sets.join(firstOf.get(site), number);
      else firstOf.set(site, number);
    }
  });
  await keep(database, 'by_text', sets.all());
  await database.connection.run('CREATE TABLE domain AS SELECT text_id, found FROM text_numbers JOIN by_text USING (n)');
}

/** A column of numbers as a table of `n` and `found`. */
async function keep({ connection }, table, column) {
  await connection.run(
    `CREATE TABLE ${table} AS SELECT CAST(unnest(range(${column.length})) AS INTEGER) AS n,
    CAST(unnest(string_split($1, ',')) AS INTEGER) AS found`,
    [column.join(',')],
  );
}
