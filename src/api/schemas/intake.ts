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
import { actor, campaignId, count, fault, maybeText, maybeTime, named, pageOf, pathPart, text, texts, time } from './basics.ts';

const field = z.enum(reportFields).describe('A field of docs/reference/columns.md');
const kind = z.enum(['sms', 'call', 'url']).describe('`sms` is a text report, `call` a call report, `url` a link alone');

const uploadFields = {
  uploadId: text('Id of the upload, as `preview` and `startRun` take it'),
  name: text('What the file is called'),
  bytes: count('Its size in bytes'),
};
export const upload: z.ZodType<Upload> = named('Upload', z.object(uploadFields));
export const uploadQuery = z.strictObject({ name: z.string().min(1).max(1000).describe('What the file is called; kept as data') });
export const uploadParams = z.strictObject({ uploadId: pathPart('Id of the upload; it goes after a day') });
export const pastedText = named(
  'PastedText',
  z.strictObject({
    text: z.string().min(1).describe('Texts: one a line, or parted by empty lines'),
    name: z.exactOptional(z.string().min(1).max(1000).describe('What it is to be called; `pasted text` unless told')),
  }),
);

export const intakeOptions: z.ZodType<IntakeOptions> = named(
  'IntakeOptions',
  z
    .strictObject({
      zone: z.exactOptional(z.string().max(100).describe('IANA zone of times without an offset; that of the server unless told')),
      region: z.exactOptional(z.string().max(2).describe('ISO 3166: where numbers without a prefix are read')),
      map: z.exactOptional(
        z.partialRecord(field, z.string().max(500)).describe('Field to column, by hand; an empty column leaves the field without one'),
      ),
      format: z.exactOptional(z.string().max(20).describe('`csv`, `tsv`, `json`, `jsonl`, `parquet` or `text`; recognised unless told')),
      delimiter: z.exactOptional(z.string().max(4).describe('What parts the cells of a CSV; recognised unless told')),
      encoding: z.exactOptional(z.string().max(40).describe('Such as `windows-1252`; recognised unless told')),
    })
    .describe('How an input is to be read; everything left out is recognised'),
);

export const preview: z.ZodType<Preview> = named(
  'Preview',
  z.object({
    ...uploadFields,
    format: text('As what it is read, such as `csv`'),
    compressed: z.boolean().describe('True of gzip'),
    encoding: text('Encoding of its characters, such as `utf-8`'),
    columns: z
      .array(
        z.object({
          name: text('Name of the column'),
          field: field.nullable().describe('The field it is read as; null where it is only kept'),
          example: text('The first value, cut short'),
        }),
      )
      .describe('Every column, in its order'),
    rows: count('Rows looked at'),
    kinds: z.partialRecord(kind, z.number().meta({ type: 'integer', minimum: 0 })).describe('What they were read as'),
    rejected: z
      .array(z.object({ line: count('Line of the file, from 1'), reason: text('Why it cannot be read') }))
      .describe('Rows that would be put aside'),
    first: maybeTime('The earliest time as read'),
    last: maybeTime('The latest time as read'),
    sample: z
      .array(
        z.object({
          line: count('Line of the file, from 1'),
          kind,
          text: maybeText('The message as received'),
          sender: maybeText('The sender as received'),
          url: maybeText('A link given beside the text'),
          at: maybeTime('When it was received, else reported'),
        }),
      )
      .describe('The first rows as they would be kept'),
    notes: texts('What is to be known of how it was read, in words'),
    known: z.boolean().describe('True where the very same bytes were taken in before: a run would add nothing'),
  }),
);

const input = z.object({
  name: text('What the file is called'),
  records: count('Rows read; 0 of a file that is known'),
  added: count('Reports that were not there before'),
  rejected: count('Rows put aside, as `rejects` lists them'),
  known: z.boolean().describe('True where the very same bytes were taken in before'),
  error: fault('Why it could not be taken in; null where it was'),
});
const result = z.object({
  summary: text('One sentence'),
  inputs: z.array(input).describe('Of `investigate`: how each upload fared'),
  campaigns: count('Of `investigate`: campaigns of two reports and more, now').nullable(),
  broken: texts('Of `verify`: what does not hold; empty where all does'),
});
const progress = z.object({
  stage: text('What is being done, in words'),
  done: count('How much of it is done'),
  total: count('How much there is; 0 where nobody knows'),
});

export const run: z.ZodType<Run> = named(
  'Run',
  z.object({
    runId: text('Id of the run').meta({ examples: ['R-e470ff3707cd'] }),
    job: z
      .enum(jobs)
      .describe('`investigate` takes uploads in and finds campaigns, `watch` asks again what is due, `verify` checks the evidence'),
    state: z
      .enum(runStates)
      .describe(
        '`waiting` for its turn, `running`; then `done`, `failed` (see `error`), or `cancelled` by somebody. What was committed is kept',
      ),
    actor,
    askedAt: time('When it was asked for'),
    startedAt: maybeTime('When it began; null while it waits'),
    endedAt: maybeTime('When it was over; null before'),
    progress: progress.nullable().describe('How far it is; null where it is not running'),
    result: result.nullable().describe('What came of it; null of a run that is not done'),
    error: fault('Why it failed; null where it did not'),
  }),
);
export const runPage = pageOf('RunPage', run);
export const runParams = z.strictObject({ runId: pathPart('Id of the run; the last hundred are kept') });
export const newRun: z.ZodType<NewRun> = named(
  'NewRun',
  z.strictObject({
    job: z
      .enum(jobs)
      .describe('`investigate` takes uploads in and finds campaigns, `watch` asks again what is due, `verify` checks the evidence'),
    uploads: z.exactOptional(
      z.array(z.string().max(200)).max(1000).describe('Of `investigate`: ids of the uploads; none brings the workspace up to date'),
    ),
    options: z.exactOptional(intakeOptions),
    lookups: z.exactOptional(
      z.int().min(0).max(100_000).describe('Of how many subjects connectors that are switched on may be asked; none unless told'),
    ),
  }),
);

export const pushedReports: z.ZodType<PushedReports> = named(
  'PushedReports',
  z.strictObject({
    reports: z
      .array(
        z.partialRecord(field, z.string().nullable()).describe('A report: any of the fields, each as text; null is the same as left out'),
      )
      .min(1)
      .max(1000)
      .describe('Reports, in the order in which they came'),
  }),
);
export const pushedResults: z.ZodType<PushedResults> = named(
  'PushedResults',
  z.object({
    results: z
      .array(
        z.object({
          reportId: maybeText('Id of the report; null of one that was put aside, and while it waits'),
          campaignId: campaignId
            .nullable()
            .describe('The campaign it belongs to; null for a call without words, for what was put aside, and while it waits'),
          how: z
            .enum(['known', 'joined', 'new', 'waiting'])
            .nullable()
            .describe(
              '`known`: its wording was there before; `joined`: a new wording of a campaign; `new`: the first of its own; `waiting`: on disk, ' +
                'and placed when the run at hand is over; null: put aside, or without words',
            ),
          messageClass: maybeText(
            '`passcode`, `spam`, `scam`, `legitimate` or `unknown`; null where there are no words, and while it waits',
          ),
          scamType: maybeText('Of a scam its type, such as `delivery`'),
          reason: maybeText('Why it was put aside, else null. It is kept all the same, and `rejects` lists it'),
          notes: texts('What could not be read of it, such as a time: it counts without'),
        }),
      )
      .describe('One for each report, in their order'),
  }),
);
