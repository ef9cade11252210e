import type { AuditEntry, AuditedChange } from '../../model/access.ts';
import { HooklineError } from '../../model/errors.ts';
import type { LookupHistoryEntry } from '../../model/lookup.ts';
import type { Page, PageQuery } from '../../model/page.ts';
import type { AuditStore } from '../../ports/audit.ts';
import type { Database, Row } from './connection.ts';
import { custodyHash } from './intake.ts';
import type { Readers } from './readers.ts';

/** The log of changes and that of look-ups: written by `database`, a connection of their own, so that they wait for no run. */
export function auditTables(database: Database, readers: Readers): AuditStore {
  return {
    keepChange: (change) => keepChange(database, change),
    browseAudit: (page) => readers.read((reader) => browse(reader, 'audit', page, entryOf)),
    audit: () => readers.read(async (reader) => (await reader.rows('SELECT * FROM audit ORDER BY seq')).map(entryOf)),
    keepLookup: (lookup) => keepLookup(database, lookup),
    browseLookups: (page) => readers.read((reader) => browse(reader, 'lookup_history', page, lookupOf)),
  };
}

/** Each entry's hash covers the one before, as in the custody log, so that none can be changed or taken out unseen. */
function keepChange(database: Database, change: AuditedChange): Promise<AuditEntry> {
  return database.transaction(async () => {
    const [last] = await database.rows('SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1');
    const seq = Number(last?.seq ?? 0) + 1;
    const { at, actor, action, subject, detail } = change;
    const hash = custodyHash(String(last?.hash ?? ''), { seq, at, actor, action, subject, detail });
    await database.run('INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?)', [BigInt(seq), BigInt(at), actor, action, subject, detail, hash]);
    return { seq, at, actor, action, subject, detail, hash };
  });
}

function keepLookup(database: Database, { at, actor, given, kind, verdict, score }: LookupHistoryEntry): Promise<void> {
  return database.transaction(async () => {
    const [last] = await database.rows('SELECT max(seq) AS seq FROM lookup_history');
    const seq = BigInt(Number(last?.seq ?? 0) + 1);
    await database.run('INSERT INTO lookup_history VALUES (?, ?, ?, ?, ?, ?, ?)', [seq, BigInt(at), actor, given, kind, verdict, score]);
  });
}

/** A portion of a log, latest first; the cursor is the number of the last entry of the portion before. */
async function browse<T>(
  database: Database,
  table: 'audit' | 'lookup_history',
  { cursor, limit = 50 }: PageQuery,
  read: (row: Row) => T,
): Promise<Page<T>> {
  if (cursor !== undefined && !/^[1-9]\d{0,14}$/.test(cursor))
    throw new HooklineError('HOOKLINE_OPTION_VALUE', 'the cursor is damaged; begin again without one');
  const rows = await database.rows(`SELECT * FROM ${table} WHERE seq < ? ORDER BY seq DESC LIMIT ?`, [
    BigInt(cursor ?? Number.MAX_SAFE_INTEGER),
    limit + 1,
  ]);
  const [counted] = await database.rows(`SELECT count(*) AS n FROM ${table}`);
  const shown = rows.slice(0, limit);
  const next = rows.length > limit ? String(shown.at(-1)?.seq) : null;
  return { items: shown.map(read), next, total: Number(counted?.n) };
}

function entryOf(row: Row): AuditEntry {
  return {
    seq: Number(row.seq),
    at: Number(row.logged_at),
    actor: String(row.actor),
    action: String(row.action),
    subject: String(row.subject),
    detail: String(row.detail),
    hash: String(row.hash),
  };
}

function lookupOf(row: Row): LookupHistoryEntry {
  return {
    at: Number(row.looked_up_at),
    actor: String(row.actor),
    given: String(row.given),
    kind: String(row.kind),
    verdict: String(row.verdict),
    score: Number(row.score),
  };
}
