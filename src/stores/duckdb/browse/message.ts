import type { Message, MessageReport } from '../../../model/message-view.ts';
import type { Ask, Lure, MessageClass, ScamType, Verdict } from '../../../model/verdict.ts';
import type { KeptMessage } from '../../../ports/browse.ts';
import { text } from '../campaigns.ts';
import type { Database, Row } from '../connection.ts';
import { reportTime } from '../report-time.ts';
import { standingLabels } from '../schema.ts';
import { confidenceOf, verdictColumns } from '../verdict-columns.ts';
import { numberOf } from './lay-out.ts';
import { rowsOf, stretch } from './rows-of.ts';
import { messagesAt } from './shown-messages.ts';

const mostReports = 200;
const mostUrls = 20;
const verdictNames = verdictColumns.map(([name]) => name).join(', ');

/** One text with all that is known of it; null where it is not laid out. */
export async function keptMessage(database: Database, textId: string): Promise<KeptMessage | null> {
  const [laid] = await database.rows(
    `SELECT place, campaign_id, reading_row, part_row, parts FROM messages WHERE text_no = ${numberOf('$1')} AND text_id = $1`,
    [textId],
  );
  if (!laid) return null;
  const [row] = await messagesAt(database, [Number(laid.place)]);
  const read = { textId, rows: stretch(laid.reading_row, 1n) };
  const [reading] = await rowsOf(database, 'readings', 'normalised, script, wording_key, language, evasions', read);
  if (!row || !reading) return null;
  const embedded = await rowsOf(database, 'embedded_verdicts', verdictNames, read);
  const said = await database.rows(everybody, [textId]);
  const reports = await reportsOf(database, textId, String(laid.campaign_id));
  return {
    ...row,
    normalised: String(reading.normalised ?? row.text),
    script: String(reading.script),
    scriptId: String(reading.wording_key),
    language: String(reading.language),
    evasions: String(reading.evasions ?? '')
      .split(', ')
      .filter(Boolean),
    verdict: verdictOf((said.length > 0 ? await standing(database, textId) : embedded[0]) as Row),
    opinions: [...said, ...embedded].map(verdictOf),
    parts: await partsOf(database, textId, stretch(laid.part_row, laid.parts)),
    urls: [...new Set(reports.flatMap(({ url }) => url ?? []))].sort().slice(0, mostUrls),
    region: regionOf(reports[0]?.described ?? null),
    reportList: reports.map(({ report }) => report),
  };
}

/** The latest answer of each language model and the standing label of each person; people first. */
const everybody = `SELECT ${verdictNames} FROM (
  SELECT ${verdictNames}, 1 AS turn, labelled_at AS said_at FROM ${standingLabels} l WHERE text_id = $1
  UNION ALL SELECT ${verdictNames}, 2, answered_at FROM (
    SELECT * FROM model_answers WHERE text_id = $1 QUALIFY row_number() OVER (PARTITION BY producer ORDER BY answered_at DESC, rowid DESC) = 1)
) ORDER BY turn, said_at DESC, producer`;

/** The verdict that counts where somebody has said something. */
async function standing(database: Database, textId: string): Promise<Row | undefined> {
  const [row] = await database.rows(`SELECT ${verdictNames} FROM verdicts WHERE text_id = $1`, [textId]);
  return row;
}

function verdictOf(row: Row): Verdict {
  return {
    messageClass: String(row.class) as MessageClass,
    scamType: text(row.scam_type) as ScamType | null,
    topic: text(row.topic),
    brand: text(row.brand) || null,
    lures: named(row.lures) as Lure[],
    asks: named(row.asks) as Ask[],
    confidence: confidenceOf(row.confidence),
    reasons: JSON.parse(String(row.reasons ?? '[]')) as string[],
    producer: String(row.producer),
  };
}

function named(value: unknown): string[] {
  return String(value ?? '')
    .split(' ')
    .filter(Boolean);
}

async function partsOf(database: Database, textId: string, rows: readonly bigint[]): Promise<KeptMessage['parts']> {
  const parts = await rowsOf(database, 'parts', 'kind, value', { textId, rows }, 'kind, value');
  return parts.map((row) => ({ kind: String(row.kind), value: String(row.value) }));
}

interface KeptReport {
  readonly report: MessageReport;
  readonly url: string | null;
  /** How its source was described, in JSON. */
  readonly described: string | null;
}

/** Latest first. */
async function reportsOf(database: Database, textId: string, campaignId: string): Promise<KeptReport[]> {
  const seen = await database.rows(
    `SELECT report_row FROM sightings WHERE campaign_id = ? AND text_id = ?
      ORDER BY seen_at DESC NULLS LAST, report_row LIMIT ${mostReports}`,
    [campaignId, textId],
  );
  const rows = await rowsOf(
    database,
    'reports',
    'report_id, source_id, kind, sender, sender_id, url, epoch_ms(received_at) AS received, epoch_ms(reported_at) AS reported, channel, line, notes',
    { textId, rows: seen.map((row) => BigInt(String(row.report_row))) },
    `${reportTime} DESC NULLS LAST, report_id`,
    mostReports,
  );
  const sources = new Map((await database.rows('SELECT source_id, name, description FROM sources')).map((row) => [row.source_id, row]));
  return rows.map((row) => ({
    report: messageReport(row, String(sources.get(row.source_id)?.name ?? '')),
    url: row.kind === 'sms' ? text(row.url) : null,
    described: text(sources.get(row.source_id)?.description),
  }));
}

function messageReport(row: Row, source: string): Message['reportList'][number] {
  return {
    reportId: String(row.report_id),
    kind: String(row.kind),
    sender: text(row.sender),
    senderId: text(row.sender_id),
    receivedAt: row.received === null ? null : Number(row.received),
    reportedAt: row.reported === null ? null : Number(row.reported),
    channel: text(row.channel),
    source,
    line: Number(row.line),
    notes: String(row.notes ?? '')
      .split('; ')
      .filter(Boolean),
  };
}

/** Where numbers without a prefix were read in that source. */
function regionOf(described: string | null): string | null {
  return described === null ? null : ((JSON.parse(described) as { region?: string }).region ?? null);
}
