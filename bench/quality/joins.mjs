/** Joins of the campaign graph between two planted campaigns, by what they rest on. */

const wordingKinds = new Set(['same_script', 'similar_script']);
const circumstances = new Set(['close_in_time', 'same_topic']);
/** Wording of fewer bits than half of what a join needs is what strangers have in common, too. */
const fewBits = 4;
const enoughBits = 8;
const shownGrounds = 12;

/**
 * Counts joins whose two texts have no planted campaign in common. `weak` are those with next to no wording in common:
 * only a shortener, a host, a sender, a brand or a contact.
 */
export async function wrongJoins(database) {
  await database.connection.run(`CREATE TABLE variant_truth AS
    SELECT DISTINCT variant_key, truth, operation, class FROM items WHERE planted`);
  const [{ joins, unplanted }] = await database.rows(`SELECT count(*) AS joins,
      count(*) FILTER (WHERE a NOT IN (SELECT variant_key FROM variant_truth) OR b NOT IN (SELECT variant_key FROM variant_truth)) AS unplanted
    FROM w.joins`);
  const wrong = await database.rows(`
    WITH sides AS (SELECT j.rowid AS id, j.evidence, x.truth = y.truth AS same, x.operation = y.operation AS crew, x.class AS one, y.class AS other
      FROM w.joins j JOIN variant_truth x ON x.variant_key = j.a JOIN variant_truth y ON y.variant_key = j.b)
    SELECT any_value(evidence) AS evidence, bool_or(coalesce(crew, false)) AS crew,
      min(least(one, other)) || ' with ' || min(greatest(one, other)) AS classes
    FROM sides GROUP BY id HAVING NOT bool_or(same)`);
  const grounds = new Map();
  const classes = new Map();
  const values = new Map();
  const counts = { wrong: wrong.length, oneCrew: 0, wording: 0, someWording: 0, weak: 0, weakScams: 0 };
  for (const { evidence, crew, classes: pair } of wrong) {
    const reasons = JSON.parse(evidence).filter(({ kind, bits }) => bits > 0 && !circumstances.has(kind));
    const bits = reasons.reduce((sum, reason) => sum + (wordingKinds.has(reason.kind) ? reason.bits : 0), 0);
    const ground = bits >= enoughBits ? 'wording' : bits >= fewBits ? 'someWording' : 'weak';
    counts[ground]++;
    if (crew) counts.oneCrew++;
    if (ground === 'weak' && pair === 'scam with scam') counts.weakScams++;
    add(classes, pair);
    add(grounds, nameOf(reasons, bits));
    const strongest = reasons.filter(({ kind }) => !wordingKinds.has(kind)).sort((a, b) => b.bits - a.bits)[0];
    if (strongest && ground !== 'wording') add(values, `${strongest.kind} ${strongest.value}`);
  }
  return { joins, unplanted, ...counts, classes: commonest(classes), grounds: commonest(grounds), values: commonest(values) };
}

function nameOf(reasons, bits) {
  const kinds = [...new Set(reasons.map(({ kind }) => kind))].filter((kind) => !wordingKinds.has(kind)).sort();
  const wording = bits >= enoughBits ? ['wording'] : bits >= fewBits ? ['some wording'] : bits > 0 ? ['little wording'] : [];
  return [...wording, ...kinds].join(' + ') || 'circumstances alone';
}

function add(counts, name) {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function commonest(counts) {
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, shownGrounds)
    .map(([name, count]) => ({ name, count }));
}
