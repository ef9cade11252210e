import { z } from 'zod';
import type { DataFileRow, NewProviderTest, ProviderRow, ProviderTest, UpdatedDataFile } from '../connectors.ts';
import type { ProviderChange } from '../workspace.ts';
import { count, maybeText, named, pageOf, pathPart, time } from './basics.ts';

export const provider: z.ZodType<ProviderRow> = named(
  'Provider',
  z.object({
    id: z.string(),
    name: z.string(),
    state: z.enum(['off', 'incomplete', 'paused', 'ready']),
    detail: maybeText,
    answers: z.array(z.string()),
    needs: z.string(),
    sharing: z.string(),
    cost: z.object({ amount: z.number(), currency: z.string() }).nullable(),
    quota: z.object({ daily: count.nullable(), monthly: count.nullable() }),
    used: z.object({ today: count, month: count }),
    lastError: z.object({ at: time, detail: z.string() }).nullable(),
    settings: z.array(
      z.object({
        name: z.string(),
        type: z.enum(['text', 'secret', 'number', 'flag', 'address']),
        required: z.boolean(),
        default: maybeText,
        help: z.string(),
        from: z.enum(['environment', 'workspace', 'default']).nullable(),
        value: maybeText,
      }),
    ),
    licence: z.string(),
    documentation: z.string(),
    privateHost: maybeText.describe('The host within the private network at which it is asked; null for the public network'),
  }),
);
export const providerPage = pageOf('ProviderPage', provider);
export const providerParams = z.strictObject({ id: pathPart });
export const providerChange: z.ZodType<ProviderChange> = named(
  'ProviderChange',
  z.strictObject({
    on: z.boolean(),
    settings: z.exactOptional(
      z
        .record(z.string().regex(/^[a-z][a-z0-9_]{0,40}$/), z.string().max(10_000).nullable())
        .describe('By name; null takes a value away. Secrets are written, never read back'),
    ),
  }),
);
export const newProviderTest: z.ZodType<NewProviderTest> = named(
  'NewProviderTest',
  z.strictObject({ subject: z.string().min(1).max(2000), region: z.exactOptional(z.string().regex(/^[A-Z]{2}$/)) }),
);
export const providerTest: z.ZodType<ProviderTest> = named(
  'ProviderTest',
  z.object({
    answers: z.array(
      z.object({
        asked: z.string(),
        outcome: z.string(),
        detail: maybeText,
        findings: z.array(z.object({ field: z.string(), value: z.string() })),
      }),
    ),
    notAsked: z.array(z.object({ reason: z.string(), detail: z.string() })),
    requests: count,
  }),
);

const dataFile: z.ZodType<DataFileRow> = named(
  'DataFile',
  z.object({
    name: z.string(),
    file: z.string(),
    what: z.string(),
    form: z.string(),
    state: z.enum(['shipped', 'updated', 'none']),
    date: maybeText,
    source: maybeText,
    licence: maybeText,
    bytes: count,
  }),
);
export const dataPage = pageOf('DataFilePage', dataFile);
export const dataParams = z.strictObject({ name: pathPart });
export const dataQuery = z.strictObject({ date: z.exactOptional(z.iso.date()) });
export const updatedDataFile: z.ZodType<UpdatedDataFile> = named(
  'UpdatedDataFile',
  z.object({ name: z.string(), date: z.string(), rows: count, leftOut: count }),
);
