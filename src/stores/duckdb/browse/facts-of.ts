import type { PartSighting } from '../../../model/overview.ts';
import type { Database } from '../connection.ts';
import { among } from './conditions.ts';

/** What is known of a subject, and where each fact is from. */
export type Known = Required<Pick<PartSighting, 'facts' | 'sources'>>;

/** What offline sources say of subjects, by subject; of two sources that answer the same the first by name. */
export async function factsOf(database: Database, subjects: readonly string[]): Promise<(subject: string) => Record<string, string>> {
  const known = await knownOf(database, subjects);
  return (subject) => ({ ...known(subject).facts });
}

/** The same with the source of each fact and the day of its data. */
export async function knownOf(database: Database, subjects: readonly string[]): Promise<(subject: string) => Known> {
  const found = new Map<string, { facts: Record<string, string>; sources: Record<string, { source: string; date: string }> }>();
  if (subjects.length > 0) {
    const these = among('subject', subjects);
    const rows = await database.rows(
      `SELECT subject, field, min_by(value, source) AS value, min(source) AS source, min_by(source_date, source) AS source_date
        FROM facts WHERE ${these.sql} GROUP BY ALL ORDER BY subject, field`,
      these.values,
    );
    for (const row of rows) {
      const subject = String(row.subject);
      const known = found.get(subject) ?? { facts: {}, sources: {} };
      known.facts[String(row.field)] = String(row.value);
      known.sources[String(row.field)] = { source: String(row.source ?? ''), date: String(row.source_date ?? '') };
      found.set(subject, known);
    }
  }
  return (subject) => found.get(subject) ?? { facts: {}, sources: {} };
}
