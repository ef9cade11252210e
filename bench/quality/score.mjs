/** Scores of a grouping against the truth, in SQL over `combinations`: how many items have the same groups and properties. */

/** A planted campaign is whole when one group holds so much of it, and it makes so much of that group. */
const wholeShare = 0.95;

/** Tables of one grouping: `cells` (truth and group) with the precision and recall of each item, `fates` of planted campaigns. */
async function prepare({ connection }, grouping) {
  await connection.run(`CREATE OR REPLACE TEMP TABLE cells AS
    SELECT truth, found, n, tn, gn, n / gn AS p, n / tn AS r FROM (
      SELECT *, sum(n) OVER (PARTITION BY truth) AS tn, sum(n) OVER (PARTITION BY found) AS gn
      FROM (SELECT truth, ${grouping} AS found, CAST(sum(n) AS DOUBLE) AS n FROM combinations GROUP BY ALL))`);
  await connection.run(`CREATE OR REPLACE TEMP TABLE fates AS
    WITH best AS (SELECT truth, max(r) AS held, arg_max(p, r) AS pure FROM cells WHERE tn >= 2 GROUP BY truth)
    SELECT truth, class, scam_type, hard, held >= ${wholeShare} AND pure >= ${wholeShare} AS whole, held < ${wholeShare} AS broken,
      pure < ${wholeShare} AS merged
    FROM best JOIN (SELECT truth, any_value(class) AS class, any_value(scam_type) AS scam_type, any_value(hard) AS hard
      FROM combinations WHERE planted GROUP BY truth) USING (truth)`);
}

const means = 'sum(c.n) AS items, sum(c.n * p) / sum(c.n) AS precision, sum(c.n * r) / sum(c.n) AS recall';
const fate = `count(*) AS campaigns, count(*) FILTER (WHERE whole) AS whole, count(*) FILTER (WHERE broken) AS broken,
  count(*) FILTER (WHERE merged) AS merged`;
const crooked = "class IN ('scam', 'spam')";

/** All figures of a grouping: whole feed, scam and spam, pairs, planted campaigns, and by property. */
export async function score(database, grouping) {
  await prepare(database, grouping);
  const scored = `FROM combinations c JOIN cells s ON s.truth = c.truth AND s.found = c.${grouping}`;
  const one = async (where) => withF1((await database.rows(`SELECT ${means} ${scored} WHERE ${where}`))[0]);
  const fates = async (where) => (await database.rows(`SELECT ${fate} FROM fates WHERE ${where}`))[0];
  const [pairs] = await database.rows(`SELECT (SELECT sum(n * (n - 1)) FROM cells) AS both,
    (SELECT sum(tn * (tn - 1)) FROM (SELECT DISTINCT truth, tn FROM cells)) AS planted,
    (SELECT sum(gn * (gn - 1)) FROM (SELECT DISTINCT found, gn FROM cells)) AS joined`);
  const [{ groups }] = await database.rows('SELECT count(DISTINCT found) AS groups FROM cells');
  const scamSpam = await one(crooked);
  return {
    groups,
    bCubed: await one('true'),
    scamSpam: scamSpam.items > 0 ? scamSpam : null,
    pairwise: withF1({
      precision: pairs.joined > 0 ? pairs.both / pairs.joined : 1,
      recall: pairs.planted > 0 ? pairs.both / pairs.planted : 1,
    }),
    campaigns: { all: await fates('true'), scamSpam: await fates(crooked) },
    by: {
      class: await byProperty(database, scored, 'class'),
      scamType: await byProperty(database, scored, 'scam_type'),
      hard: await byProperty(database, scored, 'hard'),
      evasion: await byEvasion(database, scored),
    },
  };
}

/** By a property that all reports of a campaign have, with the fates of these campaigns. */
async function byProperty(database, scored, property) {
  const rows =
    await database.rows(`SELECT * FROM (SELECT ${property} AS name, ${means} ${scored} WHERE ${property} IS NOT NULL AND ${property} <> '' GROUP BY 1)
    LEFT JOIN (SELECT ${property} AS name, ${fate} FROM fates GROUP BY 1) USING (name) ORDER BY name`);
  return rows.map(withF1);
}

async function byEvasion(database, scored) {
  const rows = await database.rows(`SELECT CASE kind WHEN '' THEN 'none' ELSE kind END AS name, ${means}
    FROM (SELECT c.*, s.p, s.r, unnest(string_split(c.evasions, ' ')) AS kind ${scored} WHERE ${crooked}) c GROUP BY 1 ORDER BY 1`);
  return rows.map(withF1);
}

function withF1(row) {
  const { precision, recall } = row;
  return { ...row, f1: precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0 };
}
