import type { CampaignScript } from '../../../model/campaign-view.ts';
import type { MessageRow } from '../../../model/message-view.ts';
import type { Page, PageQuery } from '../../../model/page.ts';
import { number } from '../campaigns.ts';
import type { Database, Row } from '../connection.ts';
import { among, holds } from './conditions.ts';
import { listPage } from './keyset.ts';
import { messagesAt, shown } from './shown-messages.ts';

/** Of each script so many texts as received. */
const examplesEach = 5;

/** Scripts of a campaign, most reported first, each with the verdict of its most reported text. */
export async function scriptsOf(database: Database, campaignId: string, page: PageQuery): Promise<Page<CampaignScript>> {
  const query = {
    name: `scripts of ${campaignId}`,
    columns: 's.*',
    from: 'campaign_scripts s',
    where: [holds('campaign_id = ?', campaignId)],
    order: [{ sql: 'reports', kind: 'number', descending: true } as const, { sql: 'wording_key', kind: 'text' } as const],
  };
  const found = await listPage(database, query, page, (row) => row);
  const examples = await examplesOf(
    database,
    campaignId,
    found.items.map((row) => String(row.wording_key)),
  );
  const reasons = await reasonsOf(
    database,
    [...examples.values()].flatMap(([most]) => most?.textId ?? []),
  );
  const items = found.items.map((row) => {
    const own = examples.get(String(row.wording_key)) ?? [];
    return script(row, own, reasons.get(own[0]?.textId ?? ''));
  });
  return { ...found, items };
}

/** A few texts of each wording, most reported first. */
async function examplesOf(
  database: Database,
  campaignId: string,
  wordings: readonly string[],
): Promise<ReadonlyMap<string, readonly MessageRow[]>> {
  if (wordings.length === 0) return new Map();
  const these = among('wording_key', wordings);
  const most = await database.rows(
    `SELECT place, wording_key FROM messages WHERE campaign_id = ? AND ${these.sql}
      QUALIFY row_number() OVER (PARTITION BY wording_key ORDER BY reports DESC, text_id) <= ${examplesEach}
      ORDER BY wording_key, reports DESC, text_id`,
    [campaignId, ...these.values],
  );
  const messages = await messagesAt(
    database,
    most.map((row) => Number(row.place)),
  );
  const found = new Map<string, MessageRow[]>();
  messages.forEach((message, at) => {
    const key = String(most[at]?.wording_key);
    found.set(key, [...(found.get(key) ?? []), message]);
  });
  return found;
}

/** JSON lists, by text. */
async function reasonsOf(database: Database, textIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (textIds.length === 0) return new Map();
  const { verdicts } = await shown(database);
  const these = among('text_id', textIds);
  const rows = await database.rows(`SELECT text_id, reasons FROM ${verdicts} WHERE ${these.sql}`, these.values);
  return new Map(rows.map((row) => [String(row.text_id), String(row.reasons)]));
}

function script(row: Row, examples: readonly MessageRow[], reasons: string | undefined): CampaignScript {
  const [most] = examples;
  return {
    scriptId: String(row.wording_key),
    script: String(row.script),
    reports: Number(row.reports),
    texts: Number(row.texts),
    first: number(row.first_at),
    last: number(row.last_at),
    messageClass: most?.messageClass ?? 'unknown',
    scamType: most?.scamType ?? null,
    confidence: most?.confidence ?? 0,
    saidBy: most?.saidBy ?? null,
    reasons: JSON.parse(reasons ?? '[]') as string[],
    examples: examples.map(({ textId, text, reports }) => ({ textId, text, reports })),
  };
}
