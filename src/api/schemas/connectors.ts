import { z } from 'zod';
import type { DataFileRow, NewProviderTest, ProviderRow, ProviderTest, UpdatedDataFile } from '../connectors.ts';
import type { ProviderChange } from '../workspace.ts';
import { count, maybeText, named, pageOf, pathPart, regionCode, text, texts, time } from './basics.ts';

const sharing = '`none`, `hashed`, `domain` (the registrable domain only) or `full`';

export const provider: z.ZodType<ProviderRow> = named(
  'Provider',
  z.object({
    id: text('Its id, as observations name it'),
    name: text('As people say it'),
    state: z
      .enum(['off', 'incomplete', 'paused', 'ready'])
      .describe('`off`; `incomplete`: a setting is missing; `paused`: left alone for now; `ready`'),
    detail: maybeText('What is missing, or until when and why it is left alone; null where neither'),
    answers: texts('The kinds of subject that it knows of'),
    needs: text(`The least that it must be told of a subject: ${sharing}`),
    sharing: text(`What it is told, as set: ${sharing}`),
    cost: z
      .object({ amount: z.number().describe('Of one look-up'), currency: text('ISO 4217') })
      .nullable()
      .describe('Null for what is free'),
    quota: z
      .object({
        daily: count('Requests a day').nullable(),
        monthly: count('Requests a month').nullable(),
      })
      .describe('Limits as set, by days and months of UTC; null for none'),
    used: z
      .object({ today: count('Requests today'), month: count('Requests this month') })
      .describe('What is counted against the quota, UTC'),
    lastError: z
      .object({ at: time('When it was'), detail: text('What happened; no secrets') })
      .nullable()
      .describe('Its last failure; null where there was none'),
    settings: z
      .array(
        z.object({
          name: text('Name of the setting'),
          type: z
            .enum(['text', 'secret', 'number', 'flag', 'address'])
            .describe('What it takes; a `secret` is written and never read back'),
          required: z.boolean().describe('True where it does nothing without'),
          default: maybeText('Its value unless told'),
          help: text('What it is for'),
          from: z.enum(['environment', 'workspace', 'default']).nullable().describe('Where its value comes from; null where it has none'),
          value: maybeText('Its value; null for secrets, and where it has none'),
        }),
      )
      .describe('What can be set'),
    licence: text('Under which terms it answers'),
    documentation: text('Address of its documents'),
    privateHost: maybeText('The host within the private network at which it is asked; null for the public network'),
  }),
);
export const providerPage = pageOf('ProviderPage', provider);
export const providerParams = z.strictObject({ id: pathPart('Id of the connector') });
export const providerChange: z.ZodType<ProviderChange> = named(
  'ProviderChange',
  z.strictObject({
    on: z.boolean().describe('Whether it may be asked'),
    settings: z.exactOptional(
      z
        .record(z.string().regex(/^[a-z][a-z0-9_]{0,40}$/), z.string().max(10_000).nullable())
        .describe('By name; null takes a value away. Secrets are written, never read back'),
    ),
  }),
);
export const newProviderTest: z.ZodType<NewProviderTest> = named(
  'NewProviderTest',
  z.strictObject({
    subject: z.string().min(1).max(2000).describe('A number, sender name, domain, link or address'),
    region: z.exactOptional(regionCode),
  }),
);
export const providerTest: z.ZodType<ProviderTest> = named(
  'ProviderTest',
  z.object({
    answers: z
      .array(
        z.object({
          asked: text('What it was asked about'),
          outcome: text('`found`, `not_found`, `refused` or `failed`'),
          detail: maybeText('Why it refused or failed'),
          findings: z.array(z.object({ field: text('What is said'), value: text('As text') })).describe('What it said'),
        }),
      )
      .describe('What came of asking'),
    notAsked: z
      .array(z.object({ reason: text('Why not, as `LookupReport` has it'), detail: text('In words') }))
      .describe('Why it was not asked, where it was not'),
    requests: count('Requests that went out'),
  }),
);

const dataFile: z.ZodType<DataFileRow> = named(
  'DataFile',
  z.object({
    name: text('Its name, as `updateData` takes it'),
    file: text('Name of the file'),
    what: text('What is in it'),
    form: text('How it is written'),
    state: z
      .enum(['shipped', 'updated', 'none'])
      .describe('`shipped` with Hookline, `updated` here, or `none`: nothing ships and nothing was brought'),
    date: maybeText('Of when its data is, `YYYY-MM-DD`; null where there is none'),
    source: maybeText('Where it is from'),
    licence: maybeText('Its licence'),
    bytes: count('Its size in bytes'),
  }),
);
export const dataPage = pageOf('DataFilePage', dataFile);
export const dataParams = z.strictObject({ name: pathPart('Name of the data file, as listed') });
export const dataQuery = z.strictObject({ date: z.exactOptional(z.iso.date().describe('Of when its data is; today unless told')) });
export const updatedDataFile: z.ZodType<UpdatedDataFile> = named(
  'UpdatedDataFile',
  z.object({
    name: text('Its name'),
    date: text('Of when its data is, `YYYY-MM-DD`'),
    rows: count('Rows in use now'),
    leftOut: count('Rows that stood twice, or say nothing'),
  }),
);
