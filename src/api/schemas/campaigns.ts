import { z } from 'zod';
import { evidenceKinds } from '../../model/campaign.ts';
import {
  type Campaign,
  type CampaignFacets,
  type CampaignJoin,
  type CampaignMap,
  type CampaignQuery,
  type CampaignRow,
  type CampaignScript,
  campaignSorts,
  type SimilarCampaign,
} from '../../model/campaign-view.ts';
import type { PartSighting, SenderSighting } from '../../model/overview.ts';
import { messageClasses } from '../../model/verdict.ts';
import {
  actor,
  brand,
  campaignId,
  confidence,
  count,
  counts,
  facts,
  first,
  last,
  maybeText,
  messageClass,
  moment,
  named,
  pageFields,
  pageOf,
  pathPart,
  saidBy,
  scamType,
  several,
  text,
  textId,
  texts,
  time,
  words,
} from './basics.ts';
import { decision } from './decisions.ts';

/** The filter of the list, without what says which portion. */
const filterFields = {
  q: z.exactOptional(words.describe('Words that stand in the title, the script, a sender or a domain')),
  messageClass: z.exactOptional(z.array(z.enum(messageClasses)).describe('One of these classes')),
  scamType: z.exactOptional(several.describe('One of these types, such as `delivery`')),
  brand: z.exactOptional(several.describe('One of these, by catalogue id or as written')),
  language: z.exactOptional(several.describe('One of these, ISO 639-1; `und` where none is sure')),
  minReports: z.exactOptional(z.int().min(1).describe('At least so many reports; 2 unless told: what stands alone is no campaign yet')),
  from: z.exactOptional(moment('Seen at this time or later, by the times of its reports')),
  to: z.exactOptional(moment('Seen before this time')),
  sort: z.exactOptional(
    z
      .enum(campaignSorts)
      .describe(
        '`harm` unless told: scams before what is unknown, spam and the rest, most reports first; `recent` is of the last seven days',
      ),
  ),
  ascending: z.exactOptional(z.boolean().describe('True has the least or oldest first')),
};
export const campaignQuery: z.ZodType<CampaignQuery> = z.strictObject({ ...pageFields, ...filterFields });

export const campaignParams = z.strictObject({ campaignId: pathPart('Id of the campaign, such as `C-0ad0fac7a2`') });

export const summaryFields = {
  campaignId,
  name: maybeText('What an analyst called it; null where nobody did'),
  script: text('Its commonest script: the text with its variable parts as slots, `{url}`'),
  messageClass: z.string().describe('Class of most of its reports: `passcode`, `spam`, `scam`, `legitimate` or `unknown`'),
  scamType,
  typeName: maybeText('What it is called where its type is `others` or its class unknown, and something told'),
  brand,
  language: text('The commonest language, ISO 639-1; `und` where none is sure'),
  reports: count('Reports in it'),
  texts: count('Distinct texts as received'),
  variants: count('Distinct normalised texts'),
  senders: count('Distinct senders'),
  domains: count('Distinct registrable domains'),
  first,
  last,
  recent: count('Reports in the last seven days of the feed'),
  calls: count('Call reports whose caller is a sender or call-back number of it'),
};

const rowFields = {
  ...summaryFields,
  title: text('What an analyst called it, else made of brand, type and opening words'),
  isNamed: z.boolean().describe('True where the title is from an analyst'),
  growth: z
    .number()
    .nullable()
    .describe('Reports of the last seven days of the feed over those of the seven before; null where there were none before'),
  spark: z.array(count('Reports')).describe('Reports in equal steps over the time of the whole feed, oldest first'),
  notes: count('Notes on it'),
};
export const campaignRow: z.ZodType<CampaignRow> = named('CampaignRow', z.object(rowFields));
export const campaignPage = pageOf('CampaignPage', campaignRow);

const facet = (what: string) =>
  z
    .array(
      z.object({
        value: text('As the filter takes it'),
        label: text('As people say it'),
        campaigns: count('Campaigns with it, under the same filter but for itself'),
      }),
    )
    .describe(`${what}, most first, at most 200`);
export const campaignFacets: z.ZodType<CampaignFacets> = named(
  'CampaignFacets',
  z.object({
    messageClass: facet('Classes'),
    scamType: facet('Types'),
    brand: facet('Brands'),
    language: facet('Languages'),
  }),
);

const factSource = z.object({
  source: text('Id of the source'),
  date: text('Day of its data, `YYYY-MM-DD`; empty for what is as received'),
});
const sightingFields = (value: string, kind: string) => ({
  value: text(value),
  reports: count('Reports of the campaign in which it stands'),
  first,
  last,
  kind: text(kind),
  facts,
  sources: z.exactOptional(z.record(z.string(), factSource).describe('By field, where its fact is from')),
});
const sender: z.ZodType<SenderSighting> = named(
  'SenderSighting',
  z.object(
    sightingFields(
      'E.164 of a number, else as received',
      '`phone`, `alphanumeric`, `short_code`, `email`, `handle` or `unknown`: what kind of sender ID it is',
    ),
  ),
);
const part: z.ZodType<PartSighting> = named(
  'PartSighting',
  z.object(
    sightingFields(
      'The domain, call-back number, handle or other contact, not defanged',
      '`domain`, or of contacts `phone`, `handle`, `email`, `iban`, `bank_account`, `crypto`',
    ),
  ),
);
export const senderPage = pageOf('SenderPage', sender);
export const partPage = pageOf('PartPage', part);

const targets = z
  .object({
    recipients: count('Distinct recipients, by pseudonym'),
    reportsWithRecipient: count('Reports that name a recipient'),
    repeated: counts('Recipients by how many of its messages they reported: `1`, `2`, `3 and more`'),
    channels: counts('Reports by channel'),
    hours: z.array(z.array(count('Reports'))).describe('Reports by weekday (0 is Monday) and hour of the day, UTC: `hours[weekday][hour]`'),
  })
  .describe('Who was written to; recipients are pseudonyms, and are not given');

export const campaign: z.ZodType<Campaign> = named(
  'Campaign',
  z.object({
    ...rowFields,
    account: text('One paragraph in words: who is imitated, how, since when, how fast, from where'),
    lures: counts('Reports by lure, such as `authority`'),
    asks: counts('Reports by what the reader is asked to do: `link`, `call`, `reply`, `pay`, `code`'),
    languages: counts('Reports by language, ISO 639-1'),
    classes: counts('Reports by class'),
    timeline: z
      .array(z.object({ day: text('`YYYY-MM-DD`, UTC'), reports: count('Reports of the day') }))
      .describe('Days with reports, oldest first'),
    senderList: z.array(sender).describe('The first twelve senders, most seen first; all by `campaignSenders`'),
    domainList: z.array(part).describe('The first twelve domains, most seen first; all by `campaignDomains`'),
    contacts: z.array(part).describe('The first twelve call-back numbers, handles and other contacts, most seen first'),
    scriptCount: count('Scripts in all'),
    joinCount: count('Joins in all'),
    targets,
    noteList: z
      .array(
        z.object({
          decisionId: text('Id of the decision that wrote it'),
          at: time('When it was written'),
          actor,
          text: text('The note'),
        }),
      )
      .describe('Notes of analysts'),
    decisions: z.array(decision).describe('Decisions on it that stand, latest first'),
  }),
);

const script: z.ZodType<CampaignScript> = named(
  'CampaignScript',
  z.object({
    scriptId: text('Id of the script, as `decide` takes it'),
    script: text('The text with its variable parts as slots, `{url}`'),
    reports: count('Reports that follow it'),
    texts: count('Distinct texts that follow it'),
    first,
    last,
    messageClass,
    scamType,
    confidence,
    saidBy,
    reasons: texts('Why the verdict is what it is, in words'),
    examples: z
      .array(z.object({ textId, text: text('As received'), reports: count('Reports of it') }))
      .describe('A few texts, most reported first'),
  }),
);
export const scriptPage = pageOf('CampaignScriptPage', script);

const evidenceKind = z.enum(evidenceKinds).describe('Kind of evidence, as docs/reference/evidence.md explains it');
const side = (which: string) =>
  z
    .object({
      textId,
      text: text('As received'),
      scriptId: text('Id of its script'),
      holds: z.array(evidenceKind).describe('Which of the evidence it holds, in itself or in its reports'),
      marks: z
        .array(z.object({ start: count('Begin, in UTF-16 units'), end: count('End, behind the last unit'), kind: evidenceKind }))
        .describe('Where in the text the evidence stands'),
    })
    .describe(`A text of the ${which} side`);
const join: z.ZodType<CampaignJoin> = named(
  'CampaignJoin',
  z.object({
    bits: z.number().describe('All evidence together: base-2 logarithm of the likelihood ratio'),
    evidence: z
      .array(
        z.object({
          kind: evidenceKind,
          bits: z.number().describe('What it weighs; less than 0 speaks against'),
          value: text('What is shared'),
          detail: text('In words, defanged'),
        }),
      )
      .describe('What speaks for and against the join'),
    a: side('one'),
    b: side('other'),
  }),
);
export const joinPage = pageOf('CampaignJoinPage', join);

export const campaignMap: z.ZodType<CampaignMap> = named(
  'CampaignMap',
  z.object({
    nodes: z
      .array(
        z.object({
          nodeId: text('Id within this map'),
          kind: z.enum(['script', 'sender', 'domain', 'host']).describe('What it is'),
          label: text('In words; defanged where it is a host or domain'),
          reports: count('Reports with it'),
          standsFor: count('1, or how many of the least seen are summed up in it'),
        }),
      )
      .describe('What was seen'),
    edges: z
      .array(z.object({ from: text('Id of a node'), to: text('Id of a node'), reports: count('Reports with both') }))
      .describe('What was seen together'),
    total: count('How many nodes there would be without the limit'),
  }),
);
export const mapQuery = z.strictObject({ limit: z.exactOptional(z.int().min(1).max(2000).describe('Nodes; 2,000 unless told')) });

const similar: z.ZodType<SimilarCampaign> = named(
  'SimilarCampaign',
  z.object({ ...rowFields, why: texts('What they have in common and why they are kept apart, in words') }),
);
export const similarPage = pageOf('SimilarCampaignPage', similar);
