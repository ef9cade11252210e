import type { MessageRow } from '../../../model/message-view.ts';
import type { MessageClass } from '../../../model/verdict.ts';
import { number, text } from '../campaigns.ts';
import type { Database, Row } from '../connection.ts';
import { confidenceOf } from '../verdict-columns.ts';
import { among } from './conditions.ts';

const judged = ['class', 'scam_type', 'topic', 'brand', 'lures', 'asks', 'confidence'];

/** All of a laid out message `m` but the text that is searched. */
const messageColumns = ['text_id', 'campaign_id', 'wording_key', 'reports', 'first_at', 'last_at', 'senders', 'language', 'text', ...judged]
  .concat('said_by')
  .map((name) => `m.${name}`)
  .join(', ');

/** Texts of which a person or a language model has said something, with the verdict that counts. */
const said = `(SELECT text_id, ${judged.join(', ')}, producer FROM verdicts SEMI JOIN (SELECT text_id FROM labels UNION SELECT text_id FROM model_answers) USING (text_id))`;

/** Where messages and verdicts stand as they are shown. */
export interface Shown {
  /** The messages that fit, as `m`; `said_by` is the person whose label the verdict is. */
  readonly messages: (where?: string) => string;
  readonly verdicts: string;
}

const asLaidOut: Shown = {
  messages: (where = 'true') => `(SELECT *, CAST(NULL AS VARCHAR) AS said_by FROM messages WHERE ${where}) m`,
  verdicts: 'embedded_verdicts',
};
const asSaid: Shown = { messages: judgedMessages, verdicts: 'verdicts' };

/** Where nobody has said anything of any text, what was laid out is what is shown, and is ten times cheaper to ask. */
export async function shown(database: Database): Promise<Shown> {
  const [row] = await database.rows('SELECT EXISTS (FROM labels) OR EXISTS (FROM model_answers) AS any');
  return row?.any === true ? asSaid : asLaidOut;
}

/** Messages with what people and language models have said of them since they were laid out. */
function judgedMessages(where = 'true'): string {
  const latest = judged.map((name) => `CASE WHEN o.text_id IS NULL THEN m.${name} ELSE o.${name} END AS ${name}`).join(', ');
  const person = "CASE WHEN starts_with(o.producer, 'person:') THEN substr(o.producer, 8) END";
  return `(SELECT m.* REPLACE (${latest}), ${person} AS said_by FROM (SELECT * FROM messages WHERE ${where}) m LEFT JOIN ${said} o ON o.text_id = m.text_id) m`;
}

/** The type under which a shown message is listed: its own, or where that is `others` the promoted name of its topic or campaign. */
export const listedType =
  "coalesce(CASE WHEN m.scam_type = 'others' THEN CASE WHEN tn.name IS NULL THEN cn.type ELSE tn.type END END, m.scam_type)";

/** Brings what `listedType` needs. */
export const typeNames = 'LEFT JOIN topic_names tn ON tn.topic = m.topic LEFT JOIN campaign_names cn ON cn.campaign_id = m.campaign_id';

/** The messages at these places of the table as they are listed, in this order. */
export async function messagesAt(database: Database, places: readonly number[]): Promise<MessageRow[]> {
  if (places.length === 0) return [];
  const these = among('place', places);
  const rows = await database.rows(
    `SELECT ${messageColumns}, m.place, ${listedType} AS listed_type FROM ${(await shown(database)).messages(these.sql)} ${typeNames}`,
    these.values,
  );
  const found = new Map(rows.map((row) => [Number(row.place), messageRow(row)]));
  return places.flatMap((place) => found.get(place) ?? []);
}

/** A row of messages with its `listed_type`. */
function messageRow(row: Row): MessageRow {
  return {
    textId: String(row.text_id),
    text: String(row.text),
    reports: Number(row.reports),
    senders: (row.senders as unknown as string[] | null) ?? [],
    first: number(row.first_at),
    last: number(row.last_at),
    messageClass: String(row.class) as MessageClass,
    scamType: text(row.listed_type),
    brand: text(row.brand),
    confidence: confidenceOf(row.confidence),
    saidBy: text(row.said_by),
    campaignId: text(row.campaign_id),
  };
}
