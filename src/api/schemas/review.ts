import { z } from 'zod';
import { drawMethods, type Label, type Sample } from '../../model/opinion.ts';
import type { ListedType, TypeDecision } from '../../model/type-name.ts';
import { messageClasses, scamTypes } from '../../model/verdict.ts';
import type { Agreement, BrandRow, DrawnSample, NewLabel, NewSample, ReviewText, SampleTextsQuery, TypeRequest } from '../review.ts';
import {
  brand as brandOf,
  count,
  maybeText,
  messageClass,
  named,
  pageFields,
  pageOf,
  pathPart,
  scamType,
  text,
  textId,
  texts,
  time,
  words,
} from './basics.ts';
import { askList, lureList } from './messages.ts';

const sampleName = z
  .string()
  .min(1)
  .max(80)
  .regex(/^[^\p{Cc}\p{Cf}]+$/u);
const sampleFields = {
  name: text('Name of the sample'),
  texts: count('Texts in it'),
  drawnBy: text('Who drew it'),
  drawnAt: time('When it was drawn'),
  method: text('How it was drawn, in words'),
};
const sample: z.ZodType<Sample> = named('Sample', z.object(sampleFields));
export const samplePage = pageOf('SamplePage', sample);
export const sampleParams = z.strictObject({ name: pathPart('Name of the sample') });
export const newSample: z.ZodType<NewSample> = named(
  'NewSample',
  z.strictObject({
    by: z
      .enum(drawMethods)
      .describe(
        '`random` over all texts, `stratified` evenly over classes and types, `least-certain` the least sure first (nothing can be inferred of all texts)',
      ),
    messageClass: z.exactOptional(z.enum(messageClasses).describe('Only texts of this class, as the embedded classifier has it')),
    size: z.exactOptional(z.int().min(1).max(100_000).describe('384 unless told: what an interval of five points at 95 % asks for')),
    seed: z.exactOptional(z.int().min(0).max(4_294_967_295).describe('The same seed draws the same texts')),
    name: z.exactOptional(sampleName.describe('What it is to be called; the next free name unless told')),
  }),
);
export const drawnSample: z.ZodType<DrawnSample> = named(
  'DrawnSample',
  z.object({
    ...sampleFields,
    population: count('Texts there were to draw from'),
    reason: maybeText('Why it has that size; null where nothing can be inferred from it to all texts'),
  }),
);

const said = {
  messageClass,
  scamType: z.enum(scamTypes).nullable().describe('Only of scams; null for what was not spoken of'),
  topic: z.string().max(200).nullable().describe('The name of what is among `others`; null for what was not spoken of'),
  brand: z
    .string()
    .max(200)
    .nullable()
    .describe('Catalogue id, or name as written; empty where no brand is imitated, null for what was not spoken of'),
  lures: lureList.nullable().describe('Empty unless a scam; null for what was not spoken of'),
  asks: askList.nullable().describe('What it asks its reader to do; null for what was not spoken of'),
};
export const newLabel: z.ZodType<NewLabel> = named(
  'NewLabel',
  z
    .strictObject({ ...said, note: z.string().max(10_000).nullable().describe('A note on the text; null for none') })
    .describe('All seven fields are given; null says that a question was not answered'),
);
export const label: z.ZodType<Label> = named(
  'Label',
  z.object({
    ...said,
    textId,
    labelledBy: text('Whose label it is'),
    labelledAt: time('When it was given'),
    note: maybeText('A note on the text'),
  }),
);
export const labelParams = z.strictObject({ textId: pathPart('Id of the text, 32 hexadecimal digits') });

const reviewText: z.ZodType<ReviewText> = named(
  'ReviewText',
  z.object({
    textId,
    text: text('As received'),
    reports: count('Reports of it'),
    senders: texts('The first few senders'),
    place: count('Its place in the sample, from 1'),
    mine: z
      .object({ ...said, note: maybeText('A note on the text'), labelledAt: time('When it was labelled') })
      .nullable()
      .describe('What you said of it before; null where nothing'),
    guess: z
      .object({ messageClass, scamType, brand: brandOf })
      .describe('What the embedded classifier says; better hidden until it is asked for'),
  }),
);
export const reviewPage = pageOf('ReviewTextPage', reviewText);
export const sampleTextsQuery: z.ZodType<SampleTextsQuery> = z.strictObject({
  ...pageFields,
  open: z.exactOptional(z.boolean().describe('True leaves out what you have labelled')),
});

const estimate = (words: string) =>
  z
    .object({
      value: z.number().describe('The estimate'),
      low: z.number().describe('Lower end of its 95 % interval'),
      high: z.number().describe('Upper end of its 95 % interval'),
    })
    .nullable()
    .describe(`${words}; null where too little was said`);
export const agreement: z.ZodType<Agreement> = named(
  'Agreement',
  z.object({
    sample: sample.describe('The sample'),
    labelled: z
      .array(z.object({ person: text('Who'), texts: count('How many of its texts they labelled') }))
      .describe('Who labelled how much'),
    alpha: z.number().nullable().describe("Krippendorff's alpha of all people over the classes; null with fewer than two"),
    rows: z
      .array(
        z.object({
          a: text('One rater: a person, or a classifier'),
          b: text('The other'),
          question: z.enum(['class', 'type', 'brand', 'lures', 'asks']).describe('On what they agree or do not'),
          texts: count('Texts of which both spoke'),
          agreed: z.number().nullable().describe('Share of them on which they agree, 0 to 1; null of none'),
          kappa: estimate("Cohen's kappa"),
          f1: estimate('Macro F1 of the second against the first'),
        }),
      )
      .describe('Raters two by two, question by question'),
  }),
);

const brand: z.ZodType<BrandRow> = named(
  'Brand',
  z.object({ id: text('Its id in the catalogue'), name: text('As people say it'), sector: text('Such as `courier` or `bank`') }),
);
export const brandPage = pageOf('BrandPage', brand);
export const brandQuery = z.strictObject({
  q: z.exactOptional(words.describe('A few letters of a name, alias or id')),
  limit: z.exactOptional(z.int().min(1).max(200).describe('How many at most')),
});

const name = z.string().min(1).max(200);
const about = name.describe('The name, as listed');
export const typeRequest: z.ZodType<TypeRequest> = named(
  'TypeRequest',
  z
    .discriminatedUnion('action', [
      z.strictObject({
        action: z.literal('merge').describe('Counts the name under another'),
        name: about,
        into: name.describe('A type of the closed list, or a name'),
      }),
      z.strictObject({ action: z.literal('promote').describe('Lists the name like a type'), name: about }),
      z.strictObject({ action: z.literal('undo').describe('Takes back what was decided on the name'), name: about }),
    ])
    .describe('What an analyst decides on a name of scams; `action` says which of these it is'),
);
export const typeDecision: z.ZodType<TypeDecision> = named(
  'TypeDecision',
  z.object({
    name: text('The name'),
    mergedInto: maybeText('Under which other it counts; null where it is merged no more'),
    promoted: z.boolean().describe('True where it is listed like a type'),
    decidedBy: text('Who decided'),
    decidedAt: time('When it was decided'),
  }),
);
const listedType: z.ZodType<ListedType> = named(
  'ScamTypeRow',
  z.object({
    name: text('The type, or the name'),
    kind: z
      .enum(['closed', 'promoted', 'open'])
      .describe('`closed`: of the closed list; `promoted` to it by an analyst; `open`: a name for what is among `others`'),
    reports: count('Reports of scams under it'),
    unsure: count('Reports of texts whose class is unknown in campaigns of that name'),
    texts: count('Distinct texts of both'),
    campaigns: count('Campaigns of two reports and more'),
    example: maybeText('The most reported text'),
    merged: texts('Names as they were given that count under this one'),
    decision: typeDecision.nullable().describe('The decision that stands on the name itself; null where there is none'),
  }),
);
export const typePage = pageOf('ScamTypePage', listedType);
