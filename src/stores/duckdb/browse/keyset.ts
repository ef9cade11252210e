import type { DuckDBValue } from '@duckdb/node-api';
import { HooklineError } from '../../../model/errors.ts';
import type { Page, PageQuery } from '../../../model/page.ts';
import type { Database, Row } from '../connection.ts';

const usualLimit = 50;
const largestLimit = 200;
/** Longer than any cursor that is given out: senders and domains are a few hundred characters at most. */
const longestCursor = 4000;

/** A condition with its values, in the order of their question marks. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly DuckDBValue[];
}

export interface SortKey {
  /** Never null, and of the kind said. */
  readonly sql: string;
  readonly kind: 'number' | 'text';
  readonly descending?: boolean;
}

/** What a list is made of. The last key tells every row from every other, so that equal rows before it do no harm. */
export interface ListQuery {
  /** Names list and order: a cursor is good for the same name only. */
  readonly name: string;
  readonly columns: string;
  readonly from: string;
  /** Values of the question marks in `from`. */
  readonly given?: readonly DuckDBValue[];
  readonly where: readonly Condition[];
  readonly order: readonly SortKey[];
  /** The conditions are dear: they are looked into once, for the portion and the total together. Columns should be few. */
  readonly dear?: boolean;
}

function portionSize(limit: number | undefined): number {
  if (limit === undefined) return usualLimit;
  if (!Number.isInteger(limit) || limit < 1 || limit > largestLimit) {
    throw new HooklineError('HOOKLINE_OPTION_VALUE', `limit takes 1 to ${largestLimit}`);
  }
  return limit;
}

interface Portion {
  readonly rows: readonly Row[];
  readonly total: number;
}

/** One portion of a list: the rows behind the cursor in the order of the keys. */
export async function listPage<T>(
  database: Database,
  query: ListQuery,
  { cursor, limit }: PageQuery,
  read: (row: Row) => T,
): Promise<Page<T>> {
  const size = portionSize(limit);
  const { name, order, dear } = query;
  const after = cursor === undefined ? [] : [behind(order, readCursor(name, order, cursor))];
  const { rows, total } = await (dear ? lookOnce : look)(database, query, after, size);
  const shown = rows.slice(0, size);
  const last = rows.length > size ? shown.at(-1) : undefined;
  return { items: shown.map(read), next: last ? writeCursor(name, order, last) : null, total };
}

/**
 * The portion with one row more, and the total. By two statements: the engine then reads of the rows that are
 * not of the portion no more than the order asks for.
 */
async function look(database: Database, query: ListQuery, after: readonly Condition[], size: number): Promise<Portion> {
  const { columns, from, given = [], where, order } = query;
  const rows = await database.rows(
    `SELECT * FROM (SELECT ${columns}, ${keysOf(order)} FROM ${from} ${whereOf(where)}) ${whereOf(after)}
    ORDER BY ${sorting(order)} LIMIT ${size + 1}`,
    [...given, ...[...where, ...after].flatMap(({ values }) => values)],
  );
  if (after.length === 0 && rows.length <= size) return { rows, total: rows.length };
  const [counted] = await database.rows(`SELECT count(*) AS n FROM ${from} ${whereOf(where)}`, [
    ...given,
    ...where.flatMap(({ values }) => values),
  ]);
  return { rows, total: Number(counted?.n ?? 0) };
}

/** The same, the conditions looked into once. */
async function lookOnce(database: Database, query: ListQuery, after: readonly Condition[], size: number): Promise<Portion> {
  const { columns, from, given = [], where, order } = query;
  const rows = await database.rows(
    `WITH hits AS MATERIALIZED (SELECT ${columns}, ${keysOf(order)} FROM ${from} ${whereOf(where)}),
    portion AS (SELECT * FROM hits ${whereOf(after)} ORDER BY ${sorting(order)} LIMIT ${size + 1})
    SELECT p.*, t.total FROM (SELECT count(*) AS total FROM hits) t LEFT JOIN portion p ON true ORDER BY ${sorting(order)}`,
    [...given, ...[...where, ...after].flatMap(({ values }) => values)],
  );
  return { rows: rows.filter((row) => row.key_0 !== null), total: Number(rows[0]?.total ?? 0) };
}

function keysOf(order: readonly SortKey[]): string {
  return order.map(({ sql }, at) => `${sql} AS key_${at}`).join(', ');
}

function sorting(order: readonly SortKey[]): string {
  return order.map(({ descending }, at) => `key_${at}${descending ? ' DESC' : ''}`).join(', ');
}

export function whereOf(conditions: readonly Condition[]): string {
  return conditions.length === 0 ? '' : `WHERE ${conditions.map(({ sql }) => `(${sql})`).join(' AND ')}`;
}

/** The rows that come behind these values of the keys. */
function behind(order: readonly SortKey[], at: readonly (string | number)[]): Condition {
  const values: DuckDBValue[] = [];
  const alternatives = order.map(({ descending }, place) => {
    const equal = order.slice(0, place).map((_, before) => `key_${before} = ?`);
    values.push(...at.slice(0, place + 1));
    return [...equal, `key_${place} ${descending ? '<' : '>'} ?`].join(' AND ');
  });
  return { sql: alternatives.map((one) => `(${one})`).join(' OR '), values };
}

/** The name of the list and the values of the keys in its last row. */
function writeCursor(name: string, order: readonly SortKey[], row: Row): string {
  const values = order.map(({ kind }, at) => (kind === 'number' ? Number(row[`key_${at}`]) : String(row[`key_${at}`])));
  return Buffer.from(JSON.stringify([name, ...values])).toString('base64url');
}

function readCursor(name: string, order: readonly SortKey[], cursor: string): (string | number)[] {
  const [list, ...values] = cursor.length > longestCursor ? [] : parsed(cursor);
  const fits = values.length === order.length && order.every(({ kind }, at) => isOf(kind, values[at]));
  if (list !== name || !fits) {
    throw new HooklineError('HOOKLINE_OPTION_VALUE', 'the cursor is damaged or of another list; begin again without one');
  }
  return values as (string | number)[];
}

function isOf(kind: SortKey['kind'], value: unknown): boolean {
  // Numbers past these the engine refuses, and no list holds.
  return kind === 'number' ? typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER : typeof value === 'string';
}

function parsed(cursor: string): unknown[] {
  if (!/^[\w-]+$/.test(cursor)) return [];
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(read) ? read : [];
  } catch {
    return [];
  }
}
