import { isRecord } from './records.ts';

type Row = Readonly<Record<string, unknown>>;

/**
 * The rows of a document that holds no list of objects: columns by name, each a list or counted through (`{"text": {"0": …}}`), a list of
 * column names beside the rows, or rows by their key. Null where it is one record.
 */
export function rowsOfDocument(document: Row): readonly Row[] | null {
  const { columns, data } = document;
  if (isList(columns) && isList(data) && data.length > 0 && data.every(isList)) {
    const names = columns.map(String);
    return data.map((cells) => Object.fromEntries(names.map((name, at) => [name, (cells as unknown[])[at]])));
  }
  const entries = Object.entries(document);
  const values = entries.map(([, value]) => value);
  if (values.length === 0) return null;
  if (values.every((value) => isList(value) && value.length > 1))
    return fromColumns(entries.map(([name, list]) => [name, { ...(list as unknown[]) }]));
  if (!values.every(isRecord)) return null;
  const records = values as Row[];
  if (records.every((record) => Object.keys(record).length > 0 && Object.keys(record).every((key) => /^\d+$/.test(key)))) {
    return fromColumns(entries as [string, Row][]);
  }
  const [first = {}] = records;
  const shared = Object.keys(first).filter((key) => records.every((record) => key in record));
  return records.length > 1 && shared.length > 0 ? records : null;
}

function fromColumns(columns: readonly (readonly [string, Row])[]): Row[] {
  const rows = new Map<string, Record<string, unknown>>();
  for (const [name, cells] of columns) {
    for (const [key, value] of Object.entries(cells)) {
      const row = rows.get(key) ?? {};
      row[name] = value;
      rows.set(key, row);
    }
  }
  return [...rows.values()];
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}
