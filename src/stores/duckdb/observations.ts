import type { DuckDBValue } from '@duckdb/node-api';
import type { Observation, SubjectKey } from '../../model/observation.ts';
import type { KeptLookup, LookupEnd, ObservationStore, ProviderState } from '../../ports/observations.ts';
import { RowPacker } from '../../ports/packed-rows.ts';
import { type BulkColumn, BulkInsert } from './bulk.ts';
import type { Database, Row } from './connection.ts';
import { listValue } from './engine.ts';

const columns: readonly BulkColumn[] = [
  ['subject', 'VARCHAR'],
  ['field', 'VARCHAR'],
  ['value', 'VARCHAR'],
  ['source', 'VARCHAR'],
  ['observed_at', 'BIGINT'],
  ['valid_until', 'BIGINT'],
];

/** The tables of look-ups. Providers are asked side by side, so what is written here is written one after the other. */
export function observationTables(database: Database): ObservationStore {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work, work);
    last = done.catch(() => undefined);
    return done;
  };
  return {
    countRequest: (request, limits) =>
      inTurn(async () => {
        const { daily, monthly, dayBegan, monthBegan } = limits;
        const counted = (limit: number | null, since: number): [string, DuckDBValue[]] =>
          limit === null
            ? ['true', []]
            : [
                '(SELECT count(*) FROM lookup_requests WHERE provider = ? AND sent_at >= ?) < ?',
                [request.provider, whole(since), whole(limit)],
              ];
        const [day, dayValues] = counted(daily, dayBegan);
        const [month, monthValues] = counted(monthly, monthBegan);
        const sql = `INSERT INTO lookup_requests SELECT ?, ?, ? WHERE ${day} AND ${month}`;
        const values = [request.provider, request.subject, whole(request.at), ...dayValues, ...monthValues];
        return (await database.change(sql, values)) === 1;
      }),
    requestsSince: async (provider, since) => {
      const [row] = await database.rows('SELECT count(*) AS n FROM lookup_requests WHERE provider = ? AND sent_at >= ?', [
        provider,
        whole(since),
      ]);
      return Number(row?.n ?? 0);
    },
    saveLookup: ({ provider, subject, askedAt, outcome, detail, validUntil }, observations) =>
      inTurn(() =>
        database.transaction(async () => {
          const values = [provider, subject, whole(askedAt), outcome, detail, validUntil === null ? null : whole(validUntil)];
          await database.run('INSERT INTO lookups VALUES (?, ?, ?, ?, ?, ?)', values);
          await insertObservations(database, observations);
        }),
      ),
    validLookups: (provider, subjects, now) => validLookups(database, provider, subjects, now),
    lastFailure: async (provider) => {
      const [row] = await database.rows(
        "SELECT * FROM lookups WHERE provider = ? AND outcome IN ('refused', 'failed') ORDER BY asked_at DESC, subject LIMIT 1",
        [provider],
      );
      return row ? lookupOf(row) : null;
    },
    saveObservations: (observations) => inTurn(() => database.transaction(() => insertObservations(database, observations))),
    observations: (subjects) => latestObservations(database, subjects),
    observationHistory: async (subject) => {
      const rows = await database.rows('SELECT * FROM observations WHERE subject = ? ORDER BY observed_at, source, field, value', [
        subject,
      ]);
      return rows.map(observationOf);
    },
    providerStates: async () => {
      const rows = await database.rows('SELECT * FROM provider_states ORDER BY provider');
      return new Map(rows.map((row) => [String(row.provider), stateOf(row)]));
    },
    saveProviderState: ({ provider, failures, pausedUntil, reason, changedAt }) =>
      inTurn(() =>
        database.run('INSERT OR REPLACE INTO provider_states VALUES (?, ?, ?, ?, ?)', [
          provider,
          failures,
          pausedUntil === null ? null : whole(pausedUntil),
          reason,
          whole(changedAt),
        ]),
      ),
  };
}

async function insertObservations(database: Database, observations: readonly Observation[]): Promise<void> {
  if (observations.length === 0) return;
  const packer = new RowPacker(columns.length);
  for (const { subject, field, value, source, observedAt, validUntil } of observations) {
    const until = validUntil === null ? null : String(Math.trunc(validUntil));
    packer.add([subject, field, value, source, String(Math.trunc(observedAt)), until]);
  }
  const into = new BulkInsert(database, 'observations', columns);
  await into.insertExactly(packer);
  await into.finish();
}

async function validLookups(
  database: Database,
  provider: string,
  subjects: readonly SubjectKey[],
  now: number,
): Promise<ReadonlyMap<SubjectKey, KeptLookup>> {
  if (subjects.length === 0) return new Map();
  const rows = await database.rows(
    `SELECT * FROM lookups SEMI JOIN (SELECT unnest(?) AS subject) USING (subject)
      WHERE provider = ? AND outcome IN ('found', 'not_found')
      QUALIFY row_number() OVER (PARTITION BY subject ORDER BY asked_at DESC, lookups.rowid DESC) = 1 AND valid_until > ?`,
    [listValue([...subjects]), provider, whole(now)],
  );
  return new Map(rows.map((row) => [String(row.subject), lookupOf(row)]));
}

async function latestObservations(database: Database, subjects: readonly SubjectKey[]): Promise<Observation[]> {
  if (subjects.length === 0) return [];
  const rows = await database.rows(
    `WITH wanted AS (SELECT unnest(?) AS subject),
        gone AS (SELECT subject, provider AS source, max(asked_at) AS gone_at FROM lookups SEMI JOIN wanted USING (subject)
          WHERE outcome = 'not_found' GROUP BY subject, provider)
      SELECT DISTINCT observations.* FROM observations SEMI JOIN wanted USING (subject) LEFT JOIN gone USING (subject, source)
      WHERE gone_at IS NULL OR gone_at <= observed_at
      QUALIFY rank() OVER (PARTITION BY subject, source ORDER BY observed_at DESC) = 1 ORDER BY subject, source, field, value`,
    [listValue([...subjects])],
  );
  return rows.map(observationOf);
}

function whole(number: number): bigint {
  return BigInt(Math.trunc(number));
}

function lookupOf(row: Row): KeptLookup {
  return {
    provider: String(row.provider),
    subject: String(row.subject),
    askedAt: Number(row.asked_at),
    outcome: String(row.outcome) as LookupEnd,
    detail: row.detail === null ? null : String(row.detail),
    validUntil: row.valid_until === null ? null : Number(row.valid_until),
  };
}

function observationOf(row: Row): Observation {
  return {
    subject: String(row.subject),
    field: String(row.field),
    value: String(row.value),
    source: String(row.source),
    observedAt: Number(row.observed_at),
    validUntil: row.valid_until === null ? null : Number(row.valid_until),
  };
}

function stateOf(row: Row): ProviderState {
  return {
    provider: String(row.provider),
    failures: Number(row.failures),
    pausedUntil: row.paused_until === null ? null : Number(row.paused_until),
    reason: row.reason === null ? null : String(row.reason),
    changedAt: Number(row.changed_at),
  };
}
