import { z } from 'zod';
import { reportFields } from '../../model/report.ts';
import {
  type IntakeOptions,
  jobs,
  type NewRun,
  type Preview,
  type PushedReports,
  type PushedResults,
  type Run,
  runStates,
  type Upload,
} from '../intake.ts';
import { count, maybeText, maybeTime, named, pageOf, pathPart, time } from './basics.ts';

const field = z.enum(reportFields);
const kind = z.enum(['sms', 'call', 'url']);

export const upload: z.ZodType<Upload> = named('Upload', z.object({ uploadId: z.string(), name: z.string(), bytes: count }));
export const uploadQuery = z.strictObject({ name: z.string().min(1).max(1000).describe('What the file is called; kept as data') });
export const uploadParams = z.strictObject({ uploadId: pathPart });
export const pastedText = named(
  'PastedText',
  z.strictObject({ text: z.string().min(1), name: z.exactOptional(z.string().min(1).max(1000)) }),
);

export const intakeOptions: z.ZodType<IntakeOptions> = named(
  'IntakeOptions',
  z.strictObject({
    zone: z.exactOptional(z.string().max(100).describe('IANA zone of times without an offset')),
    region: z.exactOptional(z.string().max(2).describe('ISO 3166: where numbers without a prefix are read')),
    map: z.exactOptional(z.partialRecord(field, z.string().max(500)).describe('Field to column')),
    format: z.exactOptional(z.string().max(20)),
    delimiter: z.exactOptional(z.string().max(4)),
    encoding: z.exactOptional(z.string().max(40)),
  }),
);

export const preview: z.ZodType<Preview> = named(
  'Preview',
  z.object({
    uploadId: z.string(),
    name: z.string(),
    bytes: count,
    format: z.string(),
    compressed: z.boolean(),
    encoding: z.string(),
    columns: z.array(z.object({ name: z.string(), field: field.nullable(), example: z.string() })),
    rows: count,
    kinds: z.partialRecord(kind, count),
    rejected: z.array(z.object({ line: count, reason: z.string() })),
    first: maybeTime,
    last: maybeTime,
    sample: z.array(z.object({ line: count, kind, text: maybeText, sender: maybeText, url: maybeText, at: maybeTime })),
    notes: z.array(z.string()),
    known: z.boolean(),
  }),
);

const fault = z.object({ code: z.string(), message: z.string(), remedy: z.string() }).nullable();

export const run: z.ZodType<Run> = named(
  'Run',
  z.object({
    runId: z.string(),
    job: z.enum(jobs),
    state: z.enum(runStates),
    actor: z.string(),
    askedAt: time,
    startedAt: maybeTime,
    endedAt: maybeTime,
    progress: z.object({ stage: z.string(), done: count, total: count }).nullable(),
    result: z
      .object({
        summary: z.string(),
        inputs: z.array(z.object({ name: z.string(), records: count, added: count, rejected: count, known: z.boolean(), error: fault })),
        campaigns: count.nullable(),
        broken: z.array(z.string()),
      })
      .nullable(),
    error: fault,
  }),
);
export const runPage = pageOf('RunPage', run);
export const runParams = z.strictObject({ runId: pathPart });
export const newRun: z.ZodType<NewRun> = named(
  'NewRun',
  z.strictObject({
    job: z.enum(jobs),
    uploads: z.exactOptional(z.array(z.string().max(200)).max(1000)),
    options: z.exactOptional(intakeOptions),
    lookups: z.exactOptional(z.int().min(0).max(100_000)),
  }),
);

export const pushedReports: z.ZodType<PushedReports> = named(
  'PushedReports',
  z.strictObject({ reports: z.array(z.partialRecord(field, z.string().nullable())).min(1).max(1000) }),
);
export const pushedResults: z.ZodType<PushedResults> = named(
  'PushedResults',
  z.object({
    results: z.array(
      z.object({
        reportId: maybeText,
        campaignId: maybeText,
        how: z.enum(['known', 'joined', 'new', 'waiting']).nullable(),
        messageClass: maybeText,
        scamType: maybeText,
        reason: maybeText,
      }),
    ),
  }),
);
