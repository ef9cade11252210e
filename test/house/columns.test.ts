import { describe, expect, it } from 'vitest';
import { recogniseColumns } from '../../src/intake/columns.ts';
import { type ReportField, reportFields } from '../../src/model/report.ts';
import { codeWords, read, section, tableRows } from './documents.ts';

const document = read('docs/reference/columns.md');
const documented = new Map(
  tableRows(section(document, '## Recognised names')).map(([field = '', names = '']) => [field.replaceAll('`', ''), codeWords(names)]),
);

/** The table of names as it stands in the source. */
function namesInSource(): Map<string, string[]> {
  const source = read('src/intake/columns.ts');
  const table = /const names[^=]*=\s*\{([\s\S]*?)\n\};/.exec(source)?.[1] ?? '';
  const entries = [...table.matchAll(/(\w+): \[([^\]]*)\]/g)];
  return new Map(entries.map(([, field = '', list = '']) => [field, [...list.matchAll(/'([^']+)'/g)].map((match) => match[1] ?? '')]));
}

describe('columns.md', () => {
  it('lists the same names as the source, for every field', () => {
    expect([...documented.keys()]).toEqual([...reportFields]);
    expect(documented).toEqual(namesInSource());
  });

  it.each([...documented].flatMap(([field, names]) => names.map((name) => [name, field] as const)))(
    'a column named %s is read as %s',
    (name, field) => {
      expect(recogniseColumns([name], [], {})).toEqual({ [field]: 0 });
    },
  );

  it('says what each field means', () => {
    const meanings = tableRows(section(document, '## The fields')).map(([field]) => field?.replaceAll('`', ''));
    expect(meanings).toEqual([...reportFields]);
  });

  it('is right that case, spaces and marks do not count', () => {
    expect(recogniseColumns(['Received_At', 'MESSAGE text'], [], {})).toEqual({ received: 0, text: 1 } satisfies Partial<
      Record<ReportField, number>
    >);
  });
});
