import { describe, expect, it } from 'vitest';
import { legitimateTo, scamFrom, startingPoints, suspiciousFrom } from '../../src/analysis/lookup/risk.ts';
import { riskRules } from '../../src/analysis/lookup/risk-rules.ts';
import { riskVerdicts } from '../../src/model/lookup.ts';
import { read, section, tableRows } from './documents.ts';

const document = read('docs/reference/risk.md');

describe('risk.md', () => {
  it('has every rule with its points, family and kinds as the code has them, in order, and no other', () => {
    const documented = tableRows(section(document, '## Rules')).map(([rule = '', points, family, of]) => [
      rule.replaceAll('`', ''),
      points,
      family,
      of,
    ]);
    expect(documented).toEqual(
      riskRules.map(({ id, points, family, of }) => [id, String(points), family === id ? '' : family, of.join(', ')]),
    );
  });

  it('says of each when it holds', () => {
    expect(tableRows(section(document, '## Rules')).filter(([, , , , words]) => !words)).toEqual([]);
  });

  it('has every verdict with its scores', () => {
    const rows = tableRows(section(document, '## Verdicts')).map(([verdict = '', scores]) => [verdict.replaceAll('`', ''), scores]);
    expect(rows.map(([verdict]) => verdict).sort()).toEqual([...riskVerdicts].sort());
    expect(Object.fromEntries(rows)).toMatchObject({
      scam: `${scamFrom} to 100`,
      suspicious: `${suspiciousFrom} to ${scamFrom - 1}`,
      legitimate: `0 to ${legitimateTo}`,
    });
    expect(document).toContain(`${startingPoints} points where\nevery look-up begins`);
  });
});
