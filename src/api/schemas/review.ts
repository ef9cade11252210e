import { z } from 'zod';
import { drawMethods, type Label, type Sample } from '../../model/opinion.ts';
import type { ListedType, TypeDecision } from '../../model/type-name.ts';
import { asks, lures, messageClasses, scamTypes } from '../../model/verdict.ts';
import type { Agreement, BrandRow, DrawnSample, NewLabel, NewSample, ReviewText, SampleTextsQuery, TypeRequest } from '../review.ts';
import { count, maybeText, named, pageFields, pageOf, pathPart, time, words } from './basics.ts';

const sampleName = z
  .string()
  .min(1)
  .max(80)
  .regex(/^[^\p{Cc}\p{Cf}]+$/u);
const sampleFields = { name: z.string(), texts: count, drawnBy: z.string(), drawnAt: time, method: z.string() };
const sample: z.ZodType<Sample> = named('Sample', z.object(sampleFields));
export const samplePage = pageOf('SamplePage', sample);
export const sampleParams = z.strictObject({ name: pathPart });
export const newSample: z.ZodType<NewSample> = named(
  'NewSample',
  z.strictObject({
    by: z.enum(drawMethods),
    messageClass: z.exactOptional(z.enum(messageClasses)),
    size: z.exactOptional(z.int().min(1).max(100_000).describe('384 unless told')),
    seed: z.exactOptional(z.int().min(0).max(4_294_967_295)),
    name: z.exactOptional(sampleName),
  }),
);
export const drawnSample: z.ZodType<DrawnSample> = named(
  'DrawnSample',
  z.object({ ...sampleFields, population: count, reason: maybeText }),
);

const said = {
  messageClass: z.enum(messageClasses),
  scamType: z.enum(scamTypes).nullable(),
  topic: z.string().max(200).nullable(),
  brand: z.string().max(200).nullable(),
  lures: z.array(z.enum(lures)).nullable(),
  asks: z.array(z.enum(asks)).nullable(),
};
export const newLabel: z.ZodType<NewLabel> = named('NewLabel', z.strictObject({ ...said, note: z.string().max(10_000).nullable() }));
export const label: z.ZodType<Label> = named(
  'Label',
  z.object({ ...said, textId: z.string(), labelledBy: z.string(), labelledAt: time, note: maybeText }),
);
export const labelParams = z.strictObject({ textId: pathPart });

const reviewText: z.ZodType<ReviewText> = named(
  'ReviewText',
  z.object({
    textId: z.string(),
    text: z.string(),
    reports: count,
    senders: z.array(z.string()),
    place: count,
    mine: z.object({ ...said, note: maybeText, labelledAt: time }).nullable(),
    guess: z.object({ messageClass: z.enum(messageClasses), scamType: maybeText, brand: maybeText }),
  }),
);
export const reviewPage = pageOf('ReviewTextPage', reviewText);
export const sampleTextsQuery: z.ZodType<SampleTextsQuery> = z.strictObject({ ...pageFields, open: z.exactOptional(z.boolean()) });

const estimate = z.object({ value: z.number(), low: z.number(), high: z.number() }).nullable();
export const agreement: z.ZodType<Agreement> = named(
  'Agreement',
  z.object({
    sample,
    labelled: z.array(z.object({ person: z.string(), texts: count })),
    alpha: z.number().nullable(),
    rows: z.array(
      z.object({
        a: z.string(),
        b: z.string(),
        question: z.enum(['class', 'type', 'brand', 'lures', 'asks']),
        texts: count,
        agreed: z.number().nullable(),
        kappa: estimate,
        f1: estimate,
      }),
    ),
  }),
);

const brand: z.ZodType<BrandRow> = named('Brand', z.object({ id: z.string(), name: z.string(), sector: z.string() }));
export const brandPage = pageOf('BrandPage', brand);
export const brandQuery = z.strictObject({
  q: z.exactOptional(words.describe('A few letters of a name, alias or id')),
  limit: z.exactOptional(z.int().min(1).max(200)),
});

const name = z.string().min(1).max(200);
export const typeRequest: z.ZodType<TypeRequest> = named(
  'TypeRequest',
  z.discriminatedUnion('action', [
    z.strictObject({ action: z.literal('merge'), name, into: name }),
    z.strictObject({ action: z.literal('promote'), name }),
    z.strictObject({ action: z.literal('undo'), name }),
  ]),
);
export const typeDecision: z.ZodType<TypeDecision> = named(
  'TypeDecision',
  z.object({ name: z.string(), mergedInto: maybeText, promoted: z.boolean(), decidedBy: z.string(), decidedAt: time }),
);
const listedType: z.ZodType<ListedType> = named(
  'ScamTypeRow',
  z.object({
    name: z.string(),
    kind: z.enum(['closed', 'promoted', 'open']),
    reports: count,
    unsure: count,
    texts: count,
    campaigns: count,
    example: maybeText,
    merged: z.array(z.string()),
    decision: typeDecision.nullable(),
  }),
);
export const typePage = pageOf('ScamTypePage', listedType);
