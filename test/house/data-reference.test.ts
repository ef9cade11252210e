import { describe, expect, it } from 'vitest';
import { dataFiles } from '../../src/enrich/data-catalogue.ts';
import { offlineProviders } from '../../src/enrich/offline/index.ts';
import type { Subject } from '../../src/model/observation.ts';
import { codeWords, read, section, tableRows } from './documents.ts';

const document = read('docs/reference/data.md');
const sources = new Map(tableRows(section(document, '## Sources and their fields')).map((row) => [row[0]?.replaceAll('`', ''), row]));

describe('data.md', () => {
  it('lists each offline source, in the order in which they are asked, and each data file', () => {
    expect([...sources.keys()]).toEqual(offlineProviders().map(({ declaration }) => declaration.id));
    const files = tableRows(section(document, '## Bringing your own')).map(([name, form]) =>
      [name, form].map((cell) => cell?.replaceAll('`', '')),
    );
    expect(files.map(([name]) => name).sort()).toEqual(dataFiles.map(({ name }) => name).sort());
    for (const { name, form } of dataFiles) expect(files).toContainEqual([name, form]);
  });

  it('names each field that a source says', () => {
    const asked: Subject[] = [
      ...['+447700900123', '+44700090012'].map((value) => ({ kind: 'number', value }) as const),
      ...['EVRI', 'VM-HDFCBK-T'].map((value) => ({ kind: 'sender_name', value }) as const),
      ...['evri-fee.duckdns.org', 'x.00x56.com', 'www.evri.com', 'www.wikipedia.org', 'evri-fee.web.app', 'xkqzjvwr.example'].map(
        (value) => ({ kind: 'host', value }) as const,
      ),
      { kind: 'ip', value: '104.16.0.1' },
    ];
    for (const { declaration, look } of offlineProviders()) {
      const named = new Set(codeWords(sources.get(declaration.id)?.[2] ?? ''));
      for (const { field } of asked.flatMap((one) => look(one))) expect(named, declaration.id).toContain(field);
    }
  });
});
