import type { IntakeOptions, Preview } from '../../api/intake.ts';
import type { ReportField } from '../../model/report.ts';

/** The options with one of them given, or taken away where it is empty. */
export function withOption<K extends keyof IntakeOptions>(options: IntakeOptions, name: K, value: IntakeOptions[K] | ''): IntakeOptions {
  const { [name]: _, ...others } = options;
  return value === '' || value === undefined ? (others as IntakeOptions) : { ...options, [name]: value };
}

type FieldMap = NonNullable<IntakeOptions['map']>;

/**
 * The fields as they stand with one column read anew. A field stands for one column only; one that lost its column keeps an
 * empty name, or it would be recognised again.
 */
export function mapWith({ columns }: Pick<Preview, 'columns'>, before: FieldMap, column: string, field: ReportField | ''): FieldMap {
  const map: Partial<Record<ReportField, string>> = {};
  for (const [left, name] of Object.entries(before)) if (name === '') map[left as ReportField] = '';
  for (const { name, field: read } of columns) if (read !== null) map[read] = name === column ? '' : name;
  if (field !== '') map[field] = column;
  return map;
}
