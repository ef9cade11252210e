import { z } from 'zod';
import { type LookupHistoryEntry, type LookupReport, lookupKinds, type Risk, riskVerdicts } from '../../model/lookup.ts';
import type { LookupView } from '../../model/lookup-view.ts';
import { type Observation, subjectKinds } from '../../model/observation.ts';
import type { LookupAnswer, ManyLookups, ManyLookupsAnswer, NewLookup } from '../lookup.ts';
import {
  actor,
  campaignId,
  count,
  counts,
  first,
  last,
  maybeText,
  maybeTime,
  named,
  pageOf,
  regionCode,
  text,
  texts,
  time,
} from './basics.ts';
import { summaryFields } from './campaigns.ts';
import { verdict } from './messages.ts';

const given = z.string().min(1).max(20_000).describe('A number, sender name, domain, link, address or whole text, as written');
const choices = {
  as: z.exactOptional(z.enum(lookupKinds).describe('What it is, where nobody is to guess')),
  ask: z.exactOptional(
    z.boolean().describe('True also asks the connectors that are switched on; false, and unless told, only what is at hand'),
  ),
  region: z.exactOptional(regionCode),
};
export const newLookup: z.ZodType<NewLookup> = named('NewLookup', z.strictObject({ given, ...choices }));
export const manyLookups: z.ZodType<ManyLookups> = named(
  'ManyLookups',
  z.strictObject({ given: z.array(given).min(1).max(200).describe('What to look up, each by itself'), ...choices }),
);
export const lookupFileParams = z.strictObject({ format: z.enum(['html', 'pdf']).describe('What the file is to be') });

const riskVerdict = z
  .enum(riskVerdicts)
  .describe('`scam`, `suspicious`, `legitimate`, or `unknown` where nothing speaks for either; docs/reference/risk.md');
const score = z.number().min(0).max(100).describe('Risk, 0 to 100');
const risk: z.ZodType<Risk> = named(
  'Risk',
  z.object({
    verdict: riskVerdict,
    score,
    reasons: z
      .array(
        z.object({
          rule: text('Id of a rule of docs/reference/risk.md'),
          points: z.number().describe('What it adds to the score; less than 0 takes away'),
          detail: text('What made it hold, in words'),
        }),
      )
      .describe('Heaviest first; the score is their sum, kept between 0 and 100'),
    unknown: texts('What would weigh and is not known'),
  }),
);
const subject = text('Key of the subject, such as `tel:+447700900123`, `name:EVRI`, `domain:…`, `host:…`, `url:…`, `ip:…`, `email:…`');
const observation: z.ZodType<Observation> = named(
  'Observation',
  z.object({
    field: text('What is said, such as `line_type`, `registrar`, `registered_at`; the same for all sources'),
    value: text('As text; times are ISO 8601 in UTC, shares and counts plain figures'),
    subject,
    source: text('Id of the source that says it'),
    observedAt: time('When it was asked, or the date of the data of what ships'),
    validUntil: maybeTime('Until when it need not be asked again; null for what does not age'),
  }),
);
const history = z.object({
  reports: count('Our reports in which it stands'),
  asSender: count('In how many of them as the sender'),
  first,
  last,
  classes: counts('Reports by class; calls and links without a verdict are left out'),
  types: counts('Reports of scams by type'),
  campaigns: z
    .array(z.object({ campaignId, reports: count('Its reports with the subject') }))
    .describe('Campaigns with it, those with most of its reports first'),
  campaignCount: count('How many campaigns there are in all'),
});
const message = z.object({
  verdict,
  script: text('The text with its variable parts as slots'),
  language: text('ISO 639-1; `und` where none is sure'),
  evasions: texts('Evasions that were undone, in words'),
});
const group = z.object({
  subject,
  kind: z.enum(subjectKinds).describe('What it is'),
  value: text('Canonical: E.164, lower-case domain'),
  risk: risk.nullable().describe('Of a part of a text: the risk that it has by itself; else null'),
  observations: z.array(observation).describe('What sources say of it; two that disagree are both here'),
});
const disagreement = z.object({
  subject,
  field: text('What they do not say the same of'),
  said: z.array(observation).describe('What each source last said, the preferred one first'),
  because: text('Why the first one is preferred'),
});
const notAsked = z.object({
  source: text('Id of the source'),
  name: text('Its name'),
  reason: z
    .enum(['not_configured', 'no_data', 'offline', 'no_workspace', 'sharing', 'quota_spent', 'waiting', 'failed'])
    .describe(
      '`not_configured`: off, or without its key; `no_data`: its data file is not here; `offline`: nothing was to be asked over the network; ' +
        '`sharing`: it may not be told so much; `quota_spent`; `waiting`: left alone for now; `failed`: it gave no answer',
    ),
  detail: text('In words'),
});
const report: z.ZodType<LookupReport> = named(
  'LookupReport',
  z.object({
    given: text('As given'),
    kind: z.enum(lookupKinds).describe('What it was taken for'),
    value: text('Canonical: E.164, lower-case domain; of a text the text as given'),
    at: time('When it was looked up'),
    risk,
    message: message.nullable().describe('Of a text, what was read in it; else null'),
    groups: z.array(group).describe('Facts: the thing itself first, then what it leads to'),
    history: z.record(z.string(), history).nullable().describe('By key of the subject, of those that stand in our own reports'),
    campaigns: z
      .array(
        z.object({
          ...summaryFields,
          through: z.array(z.object({ subject, reports: count('Reports of the campaign with it') })).describe('What stands in it'),
        }),
      )
      .describe('Campaigns in which something of it stands'),
    disagreements: z.array(disagreement).describe('Sources that do not say the same'),
    notAsked: z.array(notAsked).describe('Sources that could have said something and were not asked, or gave no answer'),
  }),
);

const factRow = z.object({
  field: text('What is said'),
  value: text('What it is'),
  source: text('Who says so'),
  date: text('Of when it is'),
});
const view: z.ZodType<LookupView> = named(
  'LookupView',
  z
    .object({
      title: text('What was looked up'),
      kind: text('What it is'),
      given: maybeText('As given, where it was written otherwise'),
      at: text('When, UTC'),
      verdict: riskVerdict,
      verdictWords: text('The verdict'),
      score,
      reasons: z
        .array(z.object({ points: text('What it adds, with sign'), detail: text('Why'), rule: text('Id of the rule') }))
        .describe('As in `report`'),
      unknown: texts('What would weigh and is not known'),
      message: z
        .object({
          text: text('The text'),
          verdict: text('What it is taken for'),
          reasons: texts('Why'),
          evasions: text('Evasions that were undone'),
        })
        .nullable()
        .describe('Of a text; else null'),
      history: z
        .array(
          z.object({
            subject: text('What it is'),
            reports: text('How many'),
            seen: text('From when to when'),
            classes: text('Their classes'),
          }),
        )
        .nullable()
        .describe('Our own reports; empty where it stands in none'),
      campaigns: z
        .array(
          z.object({
            id: text('Id of the campaign'),
            title: text('What it is called'),
            reports: text('How many reports it has'),
            seen: text('From when to when'),
            through: text('What stands in it'),
          }),
        )
        .describe('As in `report`'),
      facts: z
        .array(
          z.object({
            heading: text('What they are about'),
            risk: maybeText('Of a part of a text, the risk that it has by itself'),
            rows: z.array(factRow).describe('The facts'),
          }),
        )
        .describe('Facts by subject'),
      disagreements: z
        .array(
          z.object({
            what: text('What they do not say the same of'),
            said: z.array(factRow).describe('What each says'),
            because: text('Why the first one is preferred'),
          }),
        )
        .describe('Sources that do not say the same'),
      notAsked: z.array(z.object({ names: text('Sources'), why: text('Why they were not asked') })).describe('What was not asked'),
    })
    .describe('A look-up in words for people, defanged, with nothing invisible in it; HTML still needs escaping'),
);

export const lookupAnswer: z.ZodType<LookupAnswer> = named(
  'LookupAnswer',
  z.object({ report, view, sources: z.record(z.string(), z.string()).describe('Ids of sources to their names') }),
);
export const manyLookupsAnswer: z.ZodType<ManyLookupsAnswer> = named(
  'ManyLookupsAnswer',
  z.object({
    results: z
      .array(
        z.object({
          given: text('As given'),
          report: report.nullable().describe('What is known of it; null where it cannot be read'),
          reason: maybeText('Why it cannot be read, else null'),
        }),
      )
      .describe('One for each that was given, in their order'),
    sources: z.record(z.string(), z.string()).describe('Ids of sources to their names'),
  }),
);

const historyEntry: z.ZodType<LookupHistoryEntry> = named(
  'LookupHistoryEntry',
  z.object({
    at: time('When it was looked up'),
    actor,
    given: text('As it was given, at most 500 characters'),
    kind: text('What it was taken for'),
    verdict: text('`scam`, `suspicious`, `legitimate` or `unknown`, at the time'),
    score,
  }),
);
export const lookupHistoryPage = pageOf('LookupHistoryPage', historyEntry);
