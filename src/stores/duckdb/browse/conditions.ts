import type { DuckDBValue } from '@duckdb/node-api';
import type { Condition } from './keyset.ts';

/** What must hold of a row; a filter that was not given asks nothing. */
export function conditions(...given: readonly (Condition | null)[]): Condition[] {
  return given.filter((one) => one !== null);
}

export function holds(sql: string, ...values: readonly DuckDBValue[]): Condition {
  return { sql, values };
}

/** One of several values; none given, none asked. */
export function oneOf(sql: string, values: readonly string[] | undefined): Condition | null {
  return values === undefined || values.length === 0 ? null : among(sql, values);
}

/** One of these, of which there is one at least; by a list of constants the engine passes over what lies elsewhere. */
export function among(sql: string, values: readonly DuckDBValue[]): Condition {
  return holds(`${sql} IN (${values.map(() => '?').join(', ')})`, ...values);
}

/** At least, or below, a number. */
export function bound(sql: string, comparison: '>=' | '<', value: number | undefined): Condition | null {
  return value === undefined ? null : holds(`${sql} ${comparison} ?`, value);
}

/** The words of a search; so many count. */
export function wordsOf(text: string | undefined): string[] {
  return (text ?? '').split(/\s+/).filter(Boolean).slice(0, 12);
}

/** Every word stands in the column, which is in lower case as the engine makes it: it does so with the words as well. */
export function holdsWords(sql: string, words: readonly string[]): Condition | null {
  return words.length === 0 ? null : holds(words.map(() => `contains(${sql}, lower(?))`).join(' AND '), ...words);
}

/** The column begins with the text, whatever its case. */
export function begins(sql: string, text: string): Condition {
  return holds(`starts_with(lower(${sql}), lower(?))`, text.trim());
}
