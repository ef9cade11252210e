import type { DuckDBValue } from '@duckdb/node-api';
import { HooklineError } from '../../model/errors.ts';
import type { DrawChoice, Label, RatedText, Sample, SampleText, Withdrawal } from '../../model/opinion.ts';
import type { Ask, Lure, MessageClass, ScamType } from '../../model/verdict.ts';
import { RowPacker } from '../../ports/packed-rows.ts';
import type { KeptLabel, LabelFilter } from '../../ports/store.ts';
import type { Tell } from './audit.ts';
import { type BulkColumn, BulkInsert } from './bulk.ts';
import { text } from './campaigns.ts';
import type { Database, Row } from './connection.ts';
import { standingLabels } from './schema.ts';
import { verdictColumns } from './verdict-columns.ts';

/**
 * The order of a draw by method; `turn` is a number from the seed and the text alone, so that neither the order of rows nor
 * what was drawn before plays a part. Stratified goes round the strata, one text of each at a time. Least certain takes one text
 * of each wording before a second, for copies of one message are unsure together; what a person has said is certain.
 */
const orders = {
  random: 'turn, text_id',
  stratified: 'row_number() OVER (PARTITION BY class, scam_type ORDER BY turn, text_id), turn, text_id',
  'least-certain': `row_number() OVER (PARTITION BY wording_key ORDER BY ${doubt()}, turn, text_id), ${doubt()}, turn, text_id`,
} as const;

function doubt(): string {
  return "starts_with(v_producer, 'person:'), v_class <> 'unknown', v_confidence";
}

const pool = `
  SELECT e.text_id, e.class, e.scam_type, g.wording_key, v.class AS v_class, v.confidence AS v_confidence, v.producer AS v_producer,
    md5(? || ':' || e.text_id) AS turn
  FROM embedded_verdicts e JOIN readings g USING (text_id) JOIN verdicts v USING (text_id)
  WHERE e.text_id IN (SELECT text_id FROM reports WHERE kind = 'sms')`;

export async function drawTexts(
  database: Database,
  { by, messageClass, size, seed }: DrawChoice,
): Promise<{ population: number; textIds: string[] }> {
  const of = messageClass === null ? '' : ' AND e.class = ?';
  const values: DuckDBValue[] = [String(seed), ...(messageClass === null ? [] : [messageClass as DuckDBValue])];
  const [row] = await database.rows(`SELECT count(*) AS n FROM (${pool}${of})`, values);
  const drawn = await database.rows(`SELECT text_id, turn FROM (${pool}${of}) ORDER BY ${orders[by]} LIMIT ${Math.trunc(size)}`, values);
  // Those of the strata are mixed, so that the order tells a labeller nothing.
  if (by === 'stratified') drawn.sort((a, b) => (String(a.turn) < String(b.turn) ? -1 : 1));
  return { population: Number(row?.n ?? 0), textIds: drawn.map((one) => String(one.text_id)) };
}

export async function saveSample(
  database: Database,
  { name, drawnBy, drawnAt, method }: Omit<Sample, 'texts'>,
  textIds: readonly string[],
  tell: Tell<void>,
): Promise<void> {
  await database.transaction(async () => {
    const [taken] = await database.rows('SELECT 1 FROM samples WHERE name = ? LIMIT 1', [name]);
    if (taken) throw new HooklineError('HOOKLINE_SAMPLE_EXISTS', `there is a sample '${name}' already`);
    const columns: BulkColumn[] = [
      ['name', 'VARCHAR'],
      ['text_id', 'VARCHAR'],
      ['place', 'INTEGER'],
      ['drawn_by', 'VARCHAR'],
      ['drawn_at', 'BIGINT'],
      ['method', 'VARCHAR'],
    ];
    const packer = new RowPacker(columns.length);
    textIds.forEach((textId, at) => {
      packer.add([name, textId, String(at + 1), drawnBy, String(drawnAt), method]);
    });
    const into = new BulkInsert(database, 'samples', columns);
    await into.insertExactly(packer);
    await into.finish();
    await tell(database);
  });
}

export async function samples(database: Database): Promise<Sample[]> {
  const rows =
    await database.rows(`SELECT name, count(*) AS texts, min(drawn_by) AS drawn_by, min(drawn_at) AS drawn_at, min(method) AS method
    FROM samples GROUP BY name ORDER BY min(drawn_at), name`);
  return rows.map((row) => ({
    name: String(row.name),
    texts: Number(row.texts),
    drawnBy: String(row.drawn_by),
    drawnAt: Number(row.drawn_at),
    method: String(row.method),
  }));
}

export async function sampleTexts(database: Database, name: string): Promise<SampleText[]> {
  const rows = await database.rows(
    `WITH s AS (SELECT text_id, place FROM samples WHERE name = ?),
    r AS (SELECT text_id, count(*) AS n, list(DISTINCT sender ORDER BY sender) FILTER (WHERE sender IS NOT NULL) AS senders
      FROM reports SEMI JOIN s USING (text_id) GROUP BY text_id)
    SELECT s.text_id, t.text, r.n, r.senders, e.class, e.scam_type, e.brand
    FROM s JOIN texts t USING (text_id) JOIN r USING (text_id) LEFT JOIN embedded_verdicts e USING (text_id) ORDER BY s.place`,
    [name],
  );
  return rows.map((row) => ({
    textId: String(row.text_id),
    text: String(row.text),
    reports: Number(row.n),
    senders: ((row.senders as unknown as string[] | null) ?? []).slice(0, 5),
    guess: {
      messageClass: String(row.class ?? 'unknown') as MessageClass,
      scamType: text(row.scam_type) as ScamType | null,
      brand: text(row.brand),
    },
  }));
}

const labelColumns: readonly BulkColumn[] = [
  ['text_id', 'VARCHAR'],
  ...verdictColumns,
  ['labelled_by', 'VARCHAR'],
  ['labelled_at', 'BIGINT'],
  ['note', 'VARCHAR'],
];

export async function saveLabels(database: Database, labels: readonly (Label | Withdrawal)[], tell: Tell<void>): Promise<void> {
  if (labels.length === 0) return;
  await database.transaction(async () => {
    const into = new BulkInsert(database, 'labels', labelColumns);
    for (let from = 0; from < labels.length; from += 10_000) {
      const packer = new RowPacker(labelColumns.length);
      for (const label of labels.slice(from, from + 10_000)) packer.add(cellsOf(label));
      await into.insertExactly(packer);
    }
    await into.finish();
    await tell(database);
  });
}

function cellsOf(label: Label | Withdrawal): (string | null)[] {
  const { textId, labelledBy, labelledAt } = label;
  const producer = `person:${labelledBy}`;
  if (!('messageClass' in label)) {
    return [textId, producer, null, null, null, null, null, null, '1', '[]', labelledBy, String(labelledAt), null];
  }
  const { messageClass, scamType, topic, brand, lures, asks, note } = label;
  const reasons = [`labelled by ${labelledBy}`, ...(note === null ? [] : [note])];
  const said = [messageClass, scamType, topic, brand, lures?.join(' ') ?? null, asks?.join(' ') ?? null];
  return [textId, producer, ...said, '1', JSON.stringify(reasons), labelledBy, String(labelledAt), note];
}

export async function labels(database: Database, { sample, labelledBy }: LabelFilter): Promise<KeptLabel[]> {
  const conditions = [
    ...(sample === undefined ? [] : ['l.text_id IN (SELECT text_id FROM samples WHERE name = ?)']),
    ...(labelledBy === undefined ? [] : ['l.labelled_by = ?']),
  ];
  const rows = await database.rows(
    `SELECT l.*, t.text FROM ${standingLabels} l JOIN texts t USING (text_id) WHERE ${conditions.join(' AND ') || 'true'}
      ORDER BY l.labelled_by, l.labelled_at, l.text_id`,
    [sample, labelledBy].filter((value) => value !== undefined),
  );
  return rows.map((row) => ({
    ...opinionOf(row),
    textId: String(row.text_id),
    text: String(row.text),
    labelledBy: String(row.labelled_by),
    labelledAt: Number(row.labelled_at),
    note: text(row.note),
  }));
}

export async function knownTexts(database: Database, textIds: readonly string[]): Promise<Set<string>> {
  const known = new Set<string>();
  for (let from = 0; from < textIds.length; from += 1000) {
    const portion = textIds.slice(from, from + 1000);
    const marks = portion.map(() => '?').join(', ');
    for (const row of await database.rows(`SELECT text_id FROM texts WHERE text_id IN (${marks})`, portion)) known.add(String(row.text_id));
  }
  return known;
}

/** What classifiers did not find is not there; what people did not speak of is not known. */
const byClassifiers = "class, scam_type, topic, coalesce(brand, '') AS brand, coalesce(lures, '') AS lures, coalesce(asks, '') AS asks";

export async function opinions(database: Database, sample: string | null): Promise<RatedText[]> {
  const scope = sample === null ? `SELECT text_id FROM ${standingLabels} l` : 'SELECT text_id FROM samples WHERE name = ?';
  const rows = await database.rows(
    `WITH scope AS (${scope})
    SELECT * FROM (
      SELECT text_id, 'person' AS kind, labelled_by AS rater, class, scam_type, topic, brand, lures, asks FROM ${standingLabels} l
      UNION ALL SELECT text_id, 'embedded', producer, ${byClassifiers} FROM embedded_verdicts
      UNION ALL SELECT text_id, 'model', producer, ${byClassifiers} FROM (
        SELECT * FROM model_answers QUALIFY row_number() OVER (PARTITION BY text_id, producer ORDER BY answered_at DESC, rowid DESC) = 1)
    ) SEMI JOIN scope USING (text_id) ORDER BY kind, rater, text_id`,
    sample === null ? [] : [sample],
  );
  return rows.map((row) => ({
    ...opinionOf(row),
    textId: String(row.text_id),
    kind: String(row.kind) as RatedText['kind'],
    rater: String(row.rater),
  }));
}

function opinionOf(row: Row) {
  const messageClass = String(row.class) as MessageClass;
  const names = (value: unknown) => (value === null ? null : String(value).split(' ').filter(Boolean));
  return {
    messageClass,
    scamType: messageClass === 'scam' ? (text(row.scam_type) as ScamType | null) : null,
    topic: text(row.topic),
    brand: text(row.brand),
    lures: names(row.lures) as Lure[] | null,
    asks: names(row.asks) as Ask[] | null,
  };
}
