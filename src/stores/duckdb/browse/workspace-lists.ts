import type { CustodyEntry, KeptReject } from '../../../model/overview.ts';
import type { Page, PageQuery } from '../../../model/page.ts';
import type { Source, TakenSource } from '../../../model/source.ts';
import type { Database, Row } from '../connection.ts';
import { custodyEntry, keptReject } from '../queries.ts';
import { begins, conditions, holdsWords, wordsOf } from './conditions.ts';
import { listPage } from './keyset.ts';

/** What was taken in, latest first, with who did it and when, as the custody log has it. */
export async function browseSources(database: Database, page: PageQuery): Promise<Page<TakenSource>> {
  const query = {
    name: 'sources',
    columns: 's.*',
    from: `(SELECT s.*, c.logged_at, c.actor, coalesce(c.seq, 0) AS seq FROM sources s
      LEFT JOIN (SELECT * FROM custody WHERE action = 'took in') c ON c.subject = s.source_id) s`,
    where: [],
    order: [{ sql: 'seq', kind: 'number', descending: true } as const, { sql: 'source_id', kind: 'text' } as const],
  };
  return listPage(database, query, page, takenSource);
}

function takenSource(row: Row): TakenSource {
  const { columns, zone, region, notes } = JSON.parse(String(row.description)) as Source;
  return {
    sourceId: String(row.source_id),
    name: String(row.name),
    bytes: Number(row.bytes),
    format: String(row.format),
    records: Number(row.records),
    accepted: Number(row.accepted),
    added: Number(row.added),
    rejected: Number(row.rejected),
    takenAt: row.logged_at === null ? null : Number(row.logged_at),
    actor: row.actor === null ? null : String(row.actor),
    columns,
    zone,
    region,
    notes,
  };
}

/** Rows put aside, by file and line. */
export async function browseRejects(
  database: Database,
  query: PageQuery & { readonly q?: string; readonly source?: string },
): Promise<Page<KeptReject>> {
  const { q, source } = query;
  return listPage(
    database,
    {
      name: 'rejects',
      columns: 'r.*',
      from: '(SELECT r.*, coalesce(s.name, r.source_id) AS source, r.rowid AS place FROM rejects r LEFT JOIN sources s USING (source_id)) r',
      where: conditions(source ? begins('source', source) : null, holdsWords("lower(reason || ' ' || excerpt)", wordsOf(q))),
      order: [
        { sql: 'source', kind: 'text' },
        { sql: 'line', kind: 'number' },
        // All elements of a JSON document may stand on one line.
        { sql: 'place', kind: 'number' },
      ],
    },
    query,
    keptReject,
  );
}

/** The custody log, latest first. */
export async function browseCustody(database: Database, page: PageQuery): Promise<Page<CustodyEntry>> {
  const query = {
    name: 'custody',
    columns: 'c.*',
    from: 'custody c',
    where: [],
    order: [{ sql: 'seq', kind: 'number', descending: true } as const],
  };
  return listPage(database, query, page, custodyEntry);
}
