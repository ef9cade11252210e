import { describe, expect, it } from 'vitest';
import { connectors } from '../../src/enrich/connectors/index.ts';
import { offlineProviders } from '../../src/enrich/offline/index.ts';
import { read, section, tableRows } from './documents.ts';
import { connectorRow, offlineRow, settingRows, termsRow } from './provider-tables.ts';

const document = read('docs/reference/providers.md');
const declarations = connectors.map(({ declaration }) => declaration);
const rowsUnder = (heading: string) =>
  tableRows(section(document, heading)).map((cells) => cells.map((cell) => cell.replaceAll('|', '\\|')));

describe('providers.md', () => {
  it('says of each connector what it is asked, what is sent, and which fields it tells', () => {
    expect(rowsUnder('### What they are asked, and what they tell')).toEqual(declarations.map(connectorRow));
  });

  it('says of each connector its cost, quota, rate, cache life and licence', () => {
    expect(rowsUnder('### On which terms')).toEqual(declarations.map(termsRow));
  });

  it('says of each connector what it was checked against', () => {
    const rows = rowsUnder('### What they were checked against');
    expect(rows.map(([id]) => id)).toEqual(declarations.map(({ id }) => `\`${id}\``));
    for (const [, checked, against, remains] of rows) {
      expect(checked).toMatch(/^(?:\d{4}-\d{2}|no)$/);
      expect(against).not.toBe('');
      expect(remains).not.toBe('');
    }
  });

  it('has every setting', () => {
    expect(rowsUnder('### Their settings')).toEqual(declarations.flatMap(settingRows));
  });

  it('names what answers from shipped data', () => {
    expect(rowsUnder('## Answered from shipped data')).toEqual(offlineProviders().map(offlineRow));
  });
});

describe('the providers', () => {
  it('have ids of their own', () => {
    const ids = [...declarations.map(({ id }) => id), ...offlineProviders().map(({ declaration }) => declaration.id)];
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });
});
