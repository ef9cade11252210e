import type { IndicatorRow } from '../model/overview.ts';
import { csvLine } from './text-safety.ts';

const indicatorColumns = [
  'kind',
  'value',
  'campaign_id',
  'class',
  'scam_type',
  'brand',
  'reports',
  'first_seen',
  'last_seen',
  'shared_service',
] as const;

/** The indicators as CSV. Telephone numbers are E.164 digits without the plus, which a spreadsheet would take for a formula. */
export function indicatorsCsv(rows: readonly IndicatorRow[]): string {
  const lines = rows.map((row) =>
    csvLine([
      row.kind,
      row.value.replace(/^\+(?=\d+$)/, ''),
      row.campaignId,
      row.messageClass,
      row.scamType,
      row.brand,
      row.reports,
      iso(row.first),
      iso(row.last),
      row.shared ? 'yes' : 'no',
    ]),
  );
  return csvLine(indicatorColumns) + lines.join('');
}

function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
