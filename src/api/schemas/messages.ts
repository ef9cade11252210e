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
import {
  brand,
  campaignId,
  confidence,
  count,
  facts,
  first,
  last,
  maybeText,
  maybeTime,
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
  words,
} from './basics.ts';

export const messageQuery: z.ZodType<MessageQuery> = z.strictObject({
  ...pageFields,
  q: z.exactOptional(words.describe('Words that stand in the text, as received or normalised; all of them')),
  script: z.exactOptional(words.describe('Words that stand in the script')),
  sender: z.exactOptional(words.describe('A sender, or the beginning of one')),
  domain: z.exactOptional(words.describe('A domain or host, or the beginning of one')),
  messageClass: z.exactOptional(z.array(z.enum(messageClasses)).describe('One of these classes')),
  scamType: z.exactOptional(several.describe('One of these types, such as `delivery`')),
  campaign: z.exactOptional(z.string().max(200).describe('Texts of the campaign of this id')),
  from: z.exactOptional(moment('Seen at this time or later, by the times of its reports')),
  to: z.exactOptional(moment('Seen before this time')),
  sort: z.exactOptional(z.enum(messageSorts).describe('`reports` unless told; `first` and `last` are when it was seen')),
  ascending: z.exactOptional(z.boolean().describe('True has the least or oldest first')),
});
export const messageParams = z.strictObject({ textId: pathPart('Id of the text, 32 hexadecimal digits') });

const rowFields = {
  textId,
  text: text('As received, never altered'),
  reports: count('Reports of it'),
  senders: texts('The first few senders'),
  first,
  last,
  messageClass,
  scamType,
  brand,
  confidence,
  saidBy,
  campaignId: campaignId.nullable().describe('The campaign it belongs to, be it alone in it; null before it is placed'),
};
const messageRow: z.ZodType<MessageRow> = named('MessageRow', z.object(rowFields));
export const messagePage = pageOf('MessagePage', messageRow);

/** What a verdict or a label says. */
export const lureList = z.array(z.enum(lures).describe('A way of luring people, after Stajano and Wilson'));
export const askList = z.array(z.enum(asks).describe('Follow a link, call, reply, pay, give or type in a code'));

export const verdict: z.ZodType<Verdict> = named(
  'Verdict',
  z.object({
    messageClass,
    scamType: z.enum(scamTypes).nullable().describe('Of a scam its type, of the closed list; else null'),
    topic: maybeText('What it is about, also where the class is unsure: a scam type, or a name for what is among `others`'),
    brand,
    lures: lureList.describe('Of a scam, the ways in which it lures'),
    asks: askList.describe('What it asks its reader to do'),
    confidence,
    reasons: texts('Why, in words'),
    producer: text('What says so: `embedded/<version>`, `<model>/<prompt version>`, or `person:<name>`'),
  }),
);

const part = z.object({
  kind: text(
    '`url`, `phone`, `email`, `handle`, `iban`, `bank_account`, `crypto`, `amount`, `code`, `date`, `time`, `reference`, `number` or `name`',
  ),
  value: text('Canonical, not defanged'),
  at: z
    .object({ start: count('Begin, in UTF-16 units'), end: count('End, behind the last unit') })
    .nullable()
    .describe('Where in `text` it stands; null where it cannot be pointed at'),
});
const keptReport = z.object({
  reportId: text('Id of the report, as `pushReports` answers it'),
  kind: text('`sms`, `call` or `url`'),
  sender: maybeText('As received'),
  senderId: maybeText('Whom it was read as, such as `tel:+447700900123`; null where it identifies nobody'),
  receivedAt: maybeTime('When the message came'),
  reportedAt: maybeTime('When it was reported'),
  channel: maybeText('How it was reported, such as `7726`'),
  source: text('Name of the file it came from'),
  line: count('Its line there, from 1'),
  notes: texts('What could not be read of it, such as a time'),
});
export const message: z.ZodType<Message> = named(
  'Message',
  z.object({
    ...rowFields,
    normalised: text('What is compared: evasions undone, links and numbers made plain'),
    script: text('The text with its variable parts as slots, `{url}`'),
    scriptId: text('Id of the script'),
    language: text('ISO 639-1; `und` where none is sure'),
    evasions: texts('Evasions that were undone, in words'),
    verdict: verdict.describe('The verdict that counts'),
    opinions: z.array(verdict).describe('What others say of it: people, language models, the embedded classifier'),
    parts: z.array(part).describe('Links, numbers, amounts, codes as found'),
    reportList: z.array(keptReport).describe('The reports of it, latest first, at most 200'),
  }),
);

export const subjectQuery: z.ZodType<SubjectQuery> = z.strictObject({
  ...pageFields,
  q: z.exactOptional(words.describe('What it begins with, or holds')),
  kind: z.exactOptional(z.string().max(40).describe('Of senders: `phone`, `alphanumeric`, `short_code`, `email`, `handle` or `unknown`')),
  campaign: z.exactOptional(z.string().max(200).describe('Only those of the campaign of this id')),
});
const subjectRow: z.ZodType<SubjectRow> = named(
  'Subject',
  z.object({
    subject: text('Key of it, such as `tel:+447700900123` or `domain:evri-fee.example`'),
    kind: text('`phone`, `alphanumeric`, `short_code`, `email`, `handle`, `unknown`; or `domain`'),
    value: text('What a look-up takes, not defanged'),
    reports: count('Reports with it'),
    campaigns: count('Campaigns with it'),
    first,
    last,
    facts,
  }),
);
export const subjectPage = pageOf('SubjectPage', subjectRow);
