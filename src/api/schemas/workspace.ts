import { z } from 'zod';
import type { CustodyEntry, KeptReject } from '../../model/overview.ts';
import { exportNames } from '../operations.ts';
import type { RejectQuery, SourceRow, WorkspaceOverview } from '../workspace.ts';
import { logFields } from './access.ts';
import { count, counts, first, last, maybeText, maybeTime, named, pageFields, pageOf, text, texts, words } from './basics.ts';

export const overview: z.ZodType<WorkspaceOverview> = named(
  'Overview',
  z.object({
    revision: text('The state of the workspace: another value means that something has changed, and nothing else'),
    reports: count('Reports'),
    kinds: counts('Reports by kind: `sms`, `call`, `url`'),
    texts: count('Distinct texts as received'),
    senders: count('Distinct senders'),
    rejects: count('Rows put aside'),
    sources: count('Files and pastes taken in, with the journals of pushed reports'),
    first,
    last,
    classes: counts('Reports by class'),
    types: counts('Reports of scams by type'),
    senderKinds: counts('Reports by kind of sender; `none` where there was none'),
    languages: counts('Reports by language, ISO 639-1'),
    campaigns: count('Campaigns of two reports and more'),
    inCampaigns: count('Reports in them'),
    alone: count('Reports of texts that stand alone'),
    volumes: z
      .array(z.object({ day: text('`YYYY-MM-DD`, UTC'), messageClass: text('Class'), reports: count('Reports') }))
      .describe('Reports by day and class, oldest first'),
  }),
);

const source: z.ZodType<SourceRow> = named(
  'Source',
  z.object({
    sourceId: text('SHA-256 of the original bytes'),
    name: text('The name it came under'),
    bytes: count('Its size in bytes'),
    format: text('As what it was read, such as `csv`'),
    records: count('Rows read'),
    accepted: count('Rows that are reports'),
    added: count('Of them, those not known before'),
    rejected: count('Rows put aside'),
    takenAt: maybeTime('When it was taken in'),
    actor: maybeText('Who took it in'),
    columns: z.record(z.string(), z.string()).describe('Field to column, as recognised or mapped by hand'),
    zone: text('IANA zone in which times without an offset were read'),
    region: text('ISO 3166: where numbers without a prefix were read'),
    notes: texts('What is to be known of how it was read, in words'),
  }),
);
export const sourcePage = pageOf('SourcePage', source);

const reject: z.ZodType<KeptReject> = named(
  'Reject',
  z.object({
    source: text('Name of the file'),
    line: count('Its first line there, from 1'),
    lines: count('How many lines it takes'),
    reason: text('Why it was put aside, in words'),
    excerpt: text('Its beginning, with phone numbers hidden'),
  }),
);
export const rejectPage = pageOf('RejectPage', reject);
export const rejectQuery: z.ZodType<RejectQuery> = z.strictObject({
  ...pageFields,
  source: z.exactOptional(words.describe('Name of the file, or the beginning of it')),
  q: z.exactOptional(words.describe('Words of the reason or of the row')),
});

const custodyEntry: z.ZodType<CustodyEntry> = named(
  'CustodyEntry',
  z.object({
    ...logFields,
    action: text('What was done, such as `took in`'),
    subject: text('SHA-256 of the original it was done to'),
    detail: text('What came of it, in words'),
  }),
);
export const custodyPage = pageOf('CustodyPage', custodyEntry);

export const exportParams = z.strictObject({
  name: z
    .enum(exportNames)
    .describe('`campaigns.csv` and `campaigns.json`: one record a campaign; `indicators.csv`: their senders, domains and contacts'),
});
