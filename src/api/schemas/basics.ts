import { z } from 'zod';
import type { ErrorCode } from '../../model/errors.ts';
import { messageClasses } from '../../model/verdict.ts';
import type { ErrorBody } from '../error-body.ts';

/** The schemas that have a name in the OpenAPI document. */
export const contract = new Map<string, z.ZodType>();

/** Gives a schema its name in the OpenAPI document. */
export function named<T extends z.ZodType>(id: string, schema: T): T {
  contract.set(id, schema);
  return schema;
}

/** A whole number of what the words say. */
export const count = (words: string) => z.number().meta({ type: 'integer', minimum: 0 }).describe(words);
/** A moment, milliseconds since 1970, UTC; the words say which. */
export const time = (words: string) =>
  z.number().meta({ type: 'integer', format: 'int64' }).describe(`${words}. Milliseconds since 1970, UTC`);
export const maybeTime = (words: string) => time(words).nullable();
/** The same as a parameter. */
export const moment = (words: string) => z.int().meta({ format: 'int64' }).describe(`${words}: milliseconds since 1970, UTC`);
export const text = (words: string) => z.string().describe(words);
export const maybeText = (words: string) => z.string().nullable().describe(words);
export const texts = (words: string) => z.array(z.string()).describe(words);
export const counts = (words: string) => z.record(z.string(), z.number().meta({ type: 'integer', minimum: 0 })).describe(words);
/** What is known of a subject, by field. */
export const facts = z
  .record(z.string(), z.string())
  .describe('Facts by field, such as `country` or `line_type`, from the sources that need no network (docs/reference/data.md)');

export const campaignId = z
  .string()
  .describe('Id of a campaign: `C-` and ten hexadecimal digits')
  .meta({ examples: ['C-0ad0fac7a2'] });
export const textId = z
  .string()
  .describe('Id of a distinct text: 128 bits of its SHA-256, hexadecimal')
  .meta({ examples: ['6507e3bd184711a0574d8221c3ea4313'] });
export const messageClass = z
  .enum(messageClasses)
  .describe('`passcode` (one-time codes), `spam` (unwanted, no fraud), `scam`, `legitimate`, or `unknown` where no class is sure enough');
export const scamType = maybeText(
  'Of a scam its type: of the closed list (`delivery`, `hi_mum_dad`, ...), or a name that an analyst promoted',
);
export const brand = maybeText('The brand imitated or named: its id in the catalogue, or the name as written, with a capital');
export const regionCode = z
  .string()
  .regex(/^[A-Z]{2}$/, 'expected two capital letters')
  .describe('ISO 3166, two capitals: the country in which numbers without a prefix are read');
export const first = maybeTime('When it was first seen (received, else reported); null where no report has a time');
export const last = maybeTime('When it was last seen (received, else reported); null where no report has a time');
export const confidence = z.number().min(0).max(1).describe('How sure the verdict is, 0 to 1');
export const actor = text('Who it was: the name of a token, or of the account at the machine');

/** An id or a name in a path: short, and nothing that a terminal or a log would obey. */
export const pathPart = (words: string) =>
  z
    .string()
    .min(1)
    .max(200)
    .regex(/^[^\p{Cc}\p{Cf}]+$/u)
    .describe(words);

/** Words to search for. */
export const words = z.string().max(500);
/** A filter by one of several values. */
export const several = z.array(z.string().max(200)).max(100);

/** What every list takes. */
export const pageFields = {
  cursor: z.exactOptional(z.string().max(2000).describe('`next` of the portion before, as it came; with the same filter')),
  limit: z.exactOptional(z.int().min(1).max(200).describe('How many at most; 50 unless told')),
};
export const pageQuery = z.strictObject(pageFields);

/** A portion of a list. */
export function pageOf<T extends z.ZodType>(id: string, item: T) {
  return named(
    id,
    z.object({
      items: z.array(item).describe('This portion, in the order of the list'),
      next: maybeText('Handed back as `cursor` for the portion behind this one; null at the end'),
      total: z
        .number()
        .meta({ type: 'integer', minimum: 0 })
        .nullable()
        .describe('How many there are under the same filter; null where counting would cost more than it tells'),
    }),
  );
}

const failureFields = {
  code: z
    .string()
    .describe('What went wrong, for programs: a code of docs/reference/errors.md. Codes stay; more may come')
    .meta({ examples: ['HOOKLINE_REQUEST' satisfies ErrorCode] }),
  message: text('What happened, for people; the words may change'),
  remedy: text('What to do about it'),
};
export const errorBody: z.ZodType<ErrorBody> = named(
  'Error',
  z.object({
    error: z
      .object({
        ...failureFields,
        places: z.exactOptional(texts('Each place of the request that does not fit, such as `query/limit: expected a number`')),
      })
      .describe('The failure'),
  }),
);
/** A failure within an answer. */
export const fault = (words: string) => z.object(failureFields).nullable().describe(words);

/** Of a verdict: the person whose label it is. */
export const saidBy = maybeText("The person whose label the verdict is; null where it is a classifier's");
