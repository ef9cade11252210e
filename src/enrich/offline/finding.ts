import type { Finding } from '../../model/observation.ts';

/** Findings of fields that have a value; the others are left out. */
export function findings(values: Readonly<Record<string, string | null | undefined>>): Finding[] {
  const list: Finding[] = [];
  for (const field in values) {
    const value = values[field];
    if (value) list.push({ field, value });
  }
  return list;
}
