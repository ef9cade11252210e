import type { Message, MessageReport } from '../../../model/message-view.ts';
import type { Ask, Lure, MessageClass, ScamType, Verdict } from '../../../model/verdict.ts';
import type { KeptMessage } from '../../../ports/browse.ts';
import { text } from '../campaigns.ts';
import type { Database, Row } from '../connection.ts';
import { reportTime } from '../report-time.ts';
import { standingLabels } from '../schema.ts';
import { verdictColumns } from '../verdict-columns.ts';
import { messagesAt, shown } from './shown-messages.ts';

const mostReports = 200;
const mostUrls = 20;
const verdictNames = verdictColumns.map(([name]) => name).join(', ');

export async function keptMessage(database: Database, textId: string): Promise<KeptMessage | null> {
  const laidOut = await database.rows('SELECT place FROM messages WHERE text_id = ?', [textId]);
  const [[row], [reading]] = [
    await messagesAt(
      database,
      laidOut.map((one) => Number(one.place)),
    ),
    await database.rows('SELECT normalised, script, wording_key, language, evasions FROM readings WHERE text_id = ?', [textId]),
  ];
  if (!row || !reading) return null;
  const [verdict] = await verdictsOf(
    database,
    `SELECT ${verdictNames} FROM ${(await shown(database)).verdicts} WHERE text_id = $1`,
    textId,
  );
  const reports = await reportsOf(database, textId);
  return {
    ...row,
    normalised: String(reading.normalised ?? row.text),
    script: String(reading.script),
    scriptId: String(reading.wording_key),
    language: String(reading.language),
    evasions: String(reading.evasions ?? '')
      .split(', ')
      .filter(Boolean),
    verdict: verdict as Verdict,
    opinions: await verdictsOf(database, everybody, textId),
    parts: await partsOf(database, textId),
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
  UNION ALL SELECT ${verdictNames}, 3, 0 FROM embedded_verdicts WHERE text_id = $1
) ORDER BY turn, said_at DESC, producer`;

async function verdictsOf(database: Database, sql: string, textId: string): Promise<Verdict[]> {
  return (await database.rows(sql, [textId])).map((row) => ({
    messageClass: String(row.class) as MessageClass,
    scamType: text(row.scam_type) as ScamType | null,
    topic: text(row.topic),
    brand: text(row.brand) || null,
    lures: named(row.lures) as Lure[],
    asks: named(row.asks) as Ask[],
    confidence: Number(row.confidence),
    reasons: JSON.parse(String(row.reasons ?? '[]')) as string[],
    producer: String(row.producer),
  }));
}

function named(value: unknown): string[] {
  return String(value ?? '')
    .split(' ')
    .filter(Boolean);
}

async function partsOf(database: Database, textId: string): Promise<KeptMessage['parts']> {
  const rows = await database.rows('SELECT kind, value FROM parts WHERE text_id = ? ORDER BY kind, value', [textId]);
  return rows.map((row) => ({ kind: String(row.kind), value: String(row.value) }));
}

interface KeptReport {
  readonly report: MessageReport;
  readonly url: string | null;
  /** How its source was described, in JSON. */
  readonly described: string | null;
}

/** Latest first. */
async function reportsOf(database: Database, textId: string): Promise<KeptReport[]> {
  const rows = await database.rows(
    `SELECT r.report_id, r.kind, r.sender, r.sender_id, r.url, epoch_ms(r.received_at) AS received, epoch_ms(r.reported_at) AS reported, r.channel,
      r.line, r.notes, s.name AS source, s.description FROM reports r LEFT JOIN sources s USING (source_id) WHERE r.text_id = ?
      ORDER BY ${reportTime} DESC NULLS LAST, r.report_id LIMIT ${mostReports}`,
    [textId],
  );
  return rows.map((row) => ({
    report: messageReport(row),
    url: row.kind === 'sms' ? text(row.url) : null,
    described: text(row.description),
  }));
}

function messageReport(row: Row): Message['reportList'][number] {
  return {
    reportId: String(row.report_id),
    kind: String(row.kind),
    sender: text(row.sender),
    senderId: text(row.sender_id),
    receivedAt: row.received === null ? null : Number(row.received),
    reportedAt: row.reported === null ? null : Number(row.reported),
    channel: text(row.channel),
    source: String(row.source ?? ''),
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
