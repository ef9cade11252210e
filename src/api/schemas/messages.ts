import { z } from 'zod';
import {
  type Message,
  type MessageQuery,
  type MessageRow,
  messageSorts,
  type SubjectQuery,
  type SubjectRow,
} from '../../model/message-view.ts';
import { asks, lures, messageClasses, scamTypes, type Verdict } from '../../model/verdict.ts';
import { count, facts, maybeText, maybeTime, moment, named, pageFields, pageOf, pathPart, saidBy, words } from './basics.ts';

const several = z.array(z.string().max(200)).max(100);

export const messageQuery: z.ZodType<MessageQuery> = z.strictObject({
  ...pageFields,
  q: z.exactOptional(words.describe('Words that stand in the text, as received or normalised')),
  script: z.exactOptional(words.describe('Words that stand in the script')),
  sender: z.exactOptional(words.describe('A sender, or the beginning of one')),
  domain: z.exactOptional(words.describe('A domain or host, or the beginning of one')),
  messageClass: z.exactOptional(z.array(z.enum(messageClasses)).describe('One of these')),
  scamType: z.exactOptional(several.describe('One of these')),
  campaign: z.exactOptional(z.string().max(200)),
  from: z.exactOptional(moment.describe('Seen at this time or later: milliseconds since 1970, UTC')),
  to: z.exactOptional(moment.describe('Seen before this time: milliseconds since 1970, UTC')),
  sort: z.exactOptional(z.enum(messageSorts).describe('`reports` unless told')),
  ascending: z.exactOptional(z.boolean()),
});
export const messageParams = z.strictObject({ textId: pathPart });

const rowFields = {
  textId: z.string(),
  text: z.string(),
  reports: count,
  senders: z.array(z.string()),
  first: maybeTime,
  last: maybeTime,
  messageClass: z.enum(messageClasses),
  scamType: maybeText,
  brand: maybeText,
  confidence: z.number(),
  saidBy,
  campaignId: maybeText,
};
const messageRow: z.ZodType<MessageRow> = named('MessageRow', z.object(rowFields));
export const messagePage = pageOf('MessagePage', messageRow);

export const verdict: z.ZodType<Verdict> = named(
  'Verdict',
  z.object({
    messageClass: z.enum(messageClasses),
    scamType: z.enum(scamTypes).nullable(),
    topic: maybeText,
    brand: maybeText,
    lures: z.array(z.enum(lures)),
    asks: z.array(z.enum(asks)),
    confidence: z.number(),
    reasons: z.array(z.string()),
    producer: z.string(),
  }),
);

export const message: z.ZodType<Message> = named(
  'Message',
  z.object({
    ...rowFields,
    normalised: z.string(),
    script: z.string(),
    scriptId: z.string(),
    language: z.string(),
    evasions: z.array(z.string()),
    verdict,
    opinions: z.array(verdict),
    parts: z.array(z.object({ kind: z.string(), value: z.string(), at: z.object({ start: count, end: count }).nullable() })),
    reportList: z.array(
      z.object({
        reportId: z.string(),
        kind: z.string(),
        sender: maybeText,
        senderId: maybeText,
        receivedAt: maybeTime,
        reportedAt: maybeTime,
        channel: maybeText,
        source: z.string(),
        line: count,
        notes: z.array(z.string()),
      }),
    ),
  }),
);

export const subjectQuery: z.ZodType<SubjectQuery> = z.strictObject({
  ...pageFields,
  q: z.exactOptional(words.describe('What it begins with, or holds')),
  kind: z.exactOptional(z.string().max(40)),
  campaign: z.exactOptional(z.string().max(200)),
});
const subjectRow: z.ZodType<SubjectRow> = named(
  'Subject',
  z.object({
    subject: z.string(),
    kind: z.string(),
    value: z.string(),
    reports: count,
    campaigns: count,
    first: maybeTime,
    last: maybeTime,
    facts,
  }),
);
export const subjectPage = pageOf('SubjectPage', subjectRow);
