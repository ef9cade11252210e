import { z } from 'zod';
import type { CustodyEntry, KeptReject } from '../../model/overview.ts';
import { exportNames } from '../operations.ts';
import type { RejectQuery, SourceRow, WorkspaceOverview } from '../workspace.ts';
import { count, counts, maybeText, maybeTime, named, pageFields, pageOf, time, words } from './basics.ts';

export const overview: z.ZodType<WorkspaceOverview> = named(
  'Overview',
  z.object({
    revision: z.string(),
    reports: count,
    kinds: counts,
    texts: count,
    senders: count,
    rejects: count,
    sources: count,
    first: maybeTime,
    last: maybeTime,
    classes: counts,
    types: counts,
    senderKinds: counts,
    languages: counts,
    campaigns: count,
    inCampaigns: count,
    alone: count,
    volumes: z.array(z.object({ day: z.string(), messageClass: z.string(), reports: count })),
  }),
);

const source: z.ZodType<SourceRow> = named(
  'Source',
  z.object({
    sourceId: z.string(),
    name: z.string(),
    bytes: count,
    format: z.string(),
    records: count,
    accepted: count,
    added: count,
    rejected: count,
    takenAt: maybeTime,
    actor: maybeText,
    columns: z.record(z.string(), z.string()),
    zone: z.string(),
    region: z.string(),
    notes: z.array(z.string()),
  }),
);
export const sourcePage = pageOf('SourcePage', source);

const reject: z.ZodType<KeptReject> = named(
  'Reject',
  z.object({ source: z.string(), line: count, lines: count, reason: z.string(), excerpt: z.string() }),
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
    seq: count,
    at: time,
    actor: z.string(),
    action: z.string(),
    subject: z.string(),
    detail: z.string(),
    hash: z.string(),
  }),
);
export const custodyPage = pageOf('CustodyPage', custodyEntry);

export const exportParams = z.strictObject({ name: z.enum(exportNames) });
