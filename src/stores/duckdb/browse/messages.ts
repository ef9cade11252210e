import type { MessageQuery, MessageRow, MessageSort } from '../../../model/message-view.ts';
import type { Page } from '../../../model/page.ts';
import type { Database } from '../connection.ts';
import { begins, bound, conditions, holds, holdsWords, oneOf, wordsOf } from './conditions.ts';
import { type Condition, listPage } from './keyset.ts';
import { listedType, messagesAt, shown, typeNames } from './shown-messages.ts';

const sorts: Readonly<Record<MessageSort, string>> = {
  reports: 'm.reports',
  last: 'coalesce(m.last_at, -1)',
  first: 'coalesce(m.first_at, -1)',
  confidence: 'CAST(m.confidence AS DOUBLE)',
};

/**
 * Distinct texts. Which they are is found by narrow columns; the texts themselves are read of the portion alone. What was said since
 * they were laid out comes in beforehand only where the choice or the order goes by it.
 */
export async function browseMessages(database: Database, query: MessageQuery): Promise<Page<MessageRow>> {
  const { sort = 'reports', ascending = false, messageClass, scamType } = query;
  const judged = Boolean(messageClass?.length || scamType?.length || sort === 'confidence');
  const from = judged ? (await shown(database)).messages() : 'messages m';
  const found = await listPage(
    database,
    {
      name: `messages ${sort} ${ascending ? 'up' : 'down'}`,
      columns: 'm.place',
      from: scamType?.length ? `${from} ${typeNames}` : from,
      where: conditionsOf(query),
      order: [
        { sql: sorts[sort], kind: 'number', descending: !ascending },
        { sql: 'm.text_id', kind: 'text' },
      ],
      dear: Boolean(query.q || query.script || query.sender || query.domain),
    },
    query,
    (row) => Number(row.place),
  );
  return { ...found, items: await messagesAt(database, found.items) };
}

function conditionsOf(query: MessageQuery): Condition[] {
  const { q, script, sender, domain, messageClass, scamType, campaign, from, to } = query;
  const inScript = holdsWords('lower(script)', wordsOf(script));
  return conditions(
    campaign === undefined ? null : holds('m.campaign_id = ?', campaign),
    oneOf('m.class', messageClass),
    oneOf(listedType, scamType),
    bound('m.last_at', '>=', from),
    bound('m.first_at', '<', to),
    inScript && inList('(m.campaign_id, m.wording_key)', 'SELECT campaign_id, wording_key FROM campaign_scripts', inScript),
    sender ? bySender(sender) : null,
    domain ? byDomain(domain) : null,
    holdsWords('m.searched', wordsOf(q)),
  );
}

function inList(columns: string, select: string, { sql, values }: Condition): Condition {
  return { sql: `${columns} IN (${select} WHERE ${sql})`, values };
}

function bySender(sender: string): Condition {
  const { sql, values } = begins('display', sender);
  return {
    sql: `m.text_id IN (SELECT text_id FROM sightings SEMI JOIN (SELECT sender_id FROM senders WHERE ${sql}) USING (sender_id))`,
    values,
  };
}

function byDomain(domain: string): Condition {
  const [ofDomain, ofHost] = [begins('domain', domain), begins('host', domain)];
  return {
    sql: `m.text_id IN (SELECT text_id FROM parts WHERE ${ofDomain.sql} OR ${ofHost.sql})`,
    values: [...ofDomain.values, ...ofHost.values],
  };
}
