import { randomUUID } from 'node:crypto';
import type { AuditEntry, AuditedChange } from '../../model/access.ts';
import { HooklineError } from '../../model/errors.ts';
import type { LookupHistoryEntry } from '../../model/lookup.ts';
import type { Page, PageQuery } from '../../model/page.ts';
import type { AuditOf, AuditStore } from '../../ports/audit.ts';
import type { Database, Row } from './connection.ts';
import { custodyHash } from './intake.ts';
import type { Readers } from './readers.ts';

/** The log of changes and that of look-ups: written by `database`, a connection of their own, so that they wait for no run. */
export function auditTables(database: Database, readers: Readers, log: AuditLog): AuditStore {
  return {
    keepChange: (change, noted) =>
      log.during(
        () => change,
        (tell) =>
          database.transaction(async () => {
            if (noted !== undefined) await database.run('DELETE FROM audit_notes WHERE note_id = ?', [noted]);
            return tell(database, undefined) as Promise<AuditEntry>;
          }),
      ),
    noteChange: (change) => note(database, change),
    dropNote: (noted) => database.transaction(() => database.run('DELETE FROM audit_notes WHERE note_id = ?', [noted])),
    keepNotes: () => keepNotes(database, log),
    browseAudit: (page) => readers.read((reader) => browse(reader, 'audit', page, entryOf)),
    audit: () => readers.read(async (reader) => (await reader.rows('SELECT * FROM audit ORDER BY seq')).map(entryOf)),
    keepLookups: (lookups) => keepLookups(database, lookups),
    browseLookups: (page) => readers.read((reader) => browse(reader, 'lookup_history', page, lookupOf)),
  };
}

/** Adds an entry to the log in the transaction that a connection is in; null where nothing is to stand there. */
export type Tell<T> = (database: Database, result: T) => Promise<AuditEntry | null>;

/**
 * The end of the log. Each entry's hash covers the one before, as in the custody log, so that none can be changed or taken out unseen;
 * so entries come one after the other, whatever connection writes them: who adds one is waited for until it is committed.
 */
export class AuditLog {
  readonly #readers: Readers;
  /** The last entry committed; null while it is to be read. */
  #last: Pick<AuditEntry, 'seq' | 'hash'> | null = null;
  #turn: Promise<void> = Promise.resolve();

  constructor(readers: Readers) {
    this.#readers = readers;
  }

  /** Does work, one transaction, that tells at the end of it what came of it. */
  async during<T, R>(auditOf: AuditOf<T> | undefined, work: (tell: Tell<T>) => Promise<R>): Promise<R> {
    let leave = () => {};
    const added: AuditEntry[] = [];
    const tell: Tell<T> = async (database, result) => {
      const change = auditOf?.(result) ?? null;
      if (!change) return null;
      leave = await this.#enter();
      const entry = await append(database, change, await this.#end());
      added.push(entry);
      return entry;
    };
    try {
      const result = await work(tell);
      this.#last = added.at(-1) ?? this.#last;
      return result;
    } finally {
      leave();
    }
  }

  /** Read apart: a transaction that has begun sees nothing of those that have ended since. */
  async #end(): Promise<Pick<AuditEntry, 'seq' | 'hash'>> {
    if (this.#last) return this.#last;
    const [row] = await this.#readers.read((reader) => reader.rows('SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1'));
    return { seq: Number(row?.seq ?? 0), hash: String(row?.hash ?? '') };
  }

  async #enter(): Promise<() => void> {
    const before = this.#turn;
    let leave = () => {};
    this.#turn = new Promise((resolve) => {
      leave = resolve;
    });
    await before;
    return leave;
  }
}

async function append(database: Database, change: AuditedChange, last: Pick<AuditEntry, 'seq' | 'hash'>): Promise<AuditEntry> {
  const { at, actor, action, subject, detail } = change;
  const seq = last.seq + 1;
  const hash = custodyHash(last.hash, { seq, at, actor, action, subject, detail });
  await database.run('INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?)', [BigInt(seq), BigInt(at), actor, action, subject, detail, hash]);
  return { seq, at, actor, action, subject, detail, hash };
}

async function note(database: Database, { at, actor, action, subject, detail }: AuditedChange): Promise<string> {
  const noted = randomUUID();
  await database.transaction(() =>
    database.run('INSERT INTO audit_notes VALUES (?, ?, ?, ?, ?, ?)', [noted, BigInt(at), actor, action, subject, detail]),
  );
  return noted;
}

async function keepNotes(database: Database, log: AuditLog): Promise<void> {
  for (const row of await database.rows('SELECT * FROM audit_notes ORDER BY logged_at, note_id')) {
    const { seq: _seq, hash: _hash, ...change } = entryOf({ ...row, seq: 0, hash: '' });
    const detail = `${change.detail ? `${change.detail}; ` : ''}the server ended before it said what came of it`;
    await log.during(
      () => ({ ...change, detail }),
      (tell) =>
        database.transaction(async () => {
          await database.run('DELETE FROM audit_notes WHERE note_id = ?', [String(row.note_id)]);
          await tell(database, undefined);
        }),
    );
  }
}

function keepLookups(database: Database, lookups: readonly LookupHistoryEntry[]): Promise<void> {
  return database.transaction(async () => {
    const [last] = await database.rows('SELECT max(seq) AS seq FROM lookup_history');
    let seq = Number(last?.seq ?? 0);
    for (const { at, actor, given, kind, verdict, score } of lookups) {
      const row = [BigInt(++seq), BigInt(at), actor, given, kind, verdict, score];
      await database.run('INSERT INTO lookup_history VALUES (?, ?, ?, ?, ?, ?, ?)', row);
    }
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
