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
import { count, counts, facts, maybeText, maybeTime, moment, named, pageFields, pageOf, pathPart, saidBy, time, words } from './basics.ts';
import { decision } from './decisions.ts';

const several = z.array(z.string().max(200)).max(100);

export const campaignQuery: z.ZodType<CampaignQuery> = z.strictObject({
  ...pageFields,
  q: z.exactOptional(words.describe('Words that stand in the title, the script, a sender or a domain')),
  messageClass: z.exactOptional(z.array(z.enum(messageClasses)).describe('One of these')),
  scamType: z.exactOptional(several.describe('One of these')),
  brand: z.exactOptional(several.describe('One of these, by catalogue id or as written')),
  language: z.exactOptional(several.describe('One of these')),
  minReports: z.exactOptional(z.int().min(1).describe('2 unless told')),
  from: z.exactOptional(moment.describe('Seen at this time or later: milliseconds since 1970, UTC')),
  to: z.exactOptional(moment.describe('Seen before this time: milliseconds since 1970, UTC')),
  sort: z.exactOptional(z.enum(campaignSorts).describe('`harm` unless told')),
  ascending: z.exactOptional(z.boolean()),
});

export const campaignParams = z.strictObject({ campaignId: pathPart });

export const summaryFields = {
  campaignId: z.string(),
  name: maybeText,
  script: z.string(),
  messageClass: z.string(),
  scamType: maybeText,
  typeName: maybeText,
  brand: maybeText,
  language: z.string(),
  reports: count,
  texts: count,
  variants: count,
  senders: count,
  domains: count,
  first: maybeTime,
  last: maybeTime,
  recent: count,
  calls: count,
};

const rowFields = {
  ...summaryFields,
  title: z.string(),
  isNamed: z.boolean(),
  growth: z.number().nullable(),
  spark: z.array(count),
  notes: count,
};
export const campaignRow: z.ZodType<CampaignRow> = named('CampaignRow', z.object(rowFields));
export const campaignPage = pageOf('CampaignPage', campaignRow);

const facet = z.array(z.object({ value: z.string(), label: z.string(), campaigns: count }));
export const campaignFacets: z.ZodType<CampaignFacets> = named(
  'CampaignFacets',
  z.object({ messageClass: facet, scamType: facet, brand: facet, language: facet }),
);

const factSource = z.object({ source: z.string(), date: z.string() });
const sightingFields = {
  value: z.string(),
  reports: count,
  first: maybeTime,
  last: maybeTime,
  kind: z.string(),
  facts,
  sources: z.exactOptional(z.record(z.string(), factSource)),
};
const sender: z.ZodType<SenderSighting> = named('SenderSighting', z.object(sightingFields));
const part: z.ZodType<PartSighting> = named('PartSighting', z.object(sightingFields));
export const senderPage = pageOf('SenderPage', sender);
export const partPage = pageOf('PartPage', part);

export const campaign: z.ZodType<Campaign> = named(
  'Campaign',
  z.object({
    ...rowFields,
    account: z.string(),
    lures: counts,
    asks: counts,
    languages: counts,
    classes: counts,
    timeline: z.array(z.object({ day: z.string(), reports: count })),
    senderList: z.array(sender),
    domainList: z.array(part),
    contacts: z.array(part),
    scriptCount: count,
    joinCount: count,
    targets: z.object({
      recipients: count,
      reportsWithRecipient: count,
      repeated: counts,
      channels: counts,
      hours: z.array(z.array(count)),
    }),
    noteList: z.array(z.object({ decisionId: z.string(), at: time, actor: z.string(), text: z.string() })),
    decisions: z.array(decision),
  }),
);

const script: z.ZodType<CampaignScript> = named(
  'CampaignScript',
  z.object({
    scriptId: z.string(),
    script: z.string(),
    reports: count,
    texts: count,
    first: maybeTime,
    last: maybeTime,
    messageClass: z.enum(messageClasses),
    scamType: maybeText,
    confidence: z.number(),
    saidBy,
    reasons: z.array(z.string()),
    examples: z.array(z.object({ textId: z.string(), text: z.string(), reports: count })),
  }),
);
export const scriptPage = pageOf('CampaignScriptPage', script);

const evidenceKind = z.enum(evidenceKinds);
const side = z.object({
  textId: z.string(),
  text: z.string(),
  scriptId: z.string(),
  holds: z.array(evidenceKind),
  marks: z.array(z.object({ start: count, end: count, kind: evidenceKind })),
});
const join: z.ZodType<CampaignJoin> = named(
  'CampaignJoin',
  z.object({
    bits: z.number(),
    evidence: z.array(z.object({ kind: evidenceKind, bits: z.number(), value: z.string(), detail: z.string() })),
    a: side,
    b: side,
  }),
);
export const joinPage = pageOf('CampaignJoinPage', join);

export const campaignMap: z.ZodType<CampaignMap> = named(
  'CampaignMap',
  z.object({
    nodes: z.array(
      z.object({
        nodeId: z.string(),
        kind: z.enum(['script', 'sender', 'domain', 'host']),
        label: z.string(),
        reports: count,
        standsFor: count,
      }),
    ),
    edges: z.array(z.object({ from: z.string(), to: z.string(), reports: count })),
    total: count,
  }),
);
export const mapQuery = z.strictObject({ limit: z.exactOptional(z.int().min(1).max(2000).describe('Nodes; 2,000 unless told')) });

const similar: z.ZodType<SimilarCampaign> = named('SimilarCampaign', z.object({ ...rowFields, why: z.array(z.string()) }));
export const similarPage = pageOf('SimilarCampaignPage', similar);
