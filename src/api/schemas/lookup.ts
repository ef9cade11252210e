import { z } from 'zod';
import { type LookupHistoryEntry, type LookupReport, lookupKinds, type Risk, riskVerdicts } from '../../model/lookup.ts';
import type { LookupView } from '../../model/lookup-view.ts';
import { type Observation, subjectKinds } from '../../model/observation.ts';
import type { LookupAnswer, NewLookup } from '../lookup.ts';
import { count, counts, maybeText, maybeTime, named, pageOf, time } from './basics.ts';
import { summaryFields } from './campaigns.ts';
import { verdict } from './messages.ts';

export const newLookup: z.ZodType<NewLookup> = named(
  'NewLookup',
  z.strictObject({
    given: z.string().min(1).max(20_000),
    as: z.exactOptional(z.enum(lookupKinds)),
    ask: z.exactOptional(z.boolean().describe('True asks the connectors that are switched on')),
    region: z.exactOptional(z.string().regex(/^[A-Z]{2}$/, 'expected two capital letters')),
  }),
);
export const lookupFileParams = z.strictObject({ format: z.enum(['html', 'pdf']) });

const risk: z.ZodType<Risk> = z.object({
  verdict: z.enum(riskVerdicts),
  score: z.number(),
  reasons: z.array(z.object({ rule: z.string(), points: z.number(), detail: z.string() })),
  unknown: z.array(z.string()),
});
const observation: z.ZodType<Observation> = named(
  'Observation',
  z.object({
    field: z.string(),
    value: z.string(),
    subject: z.string(),
    source: z.string(),
    observedAt: time,
    validUntil: maybeTime,
  }),
);
const history = z.object({
  reports: count,
  asSender: count,
  first: maybeTime,
  last: maybeTime,
  classes: counts,
  types: counts,
  campaigns: z.array(z.object({ campaignId: z.string(), reports: count })),
  campaignCount: count,
});
const report: z.ZodType<LookupReport> = named(
  'LookupReport',
  z.object({
    given: z.string(),
    kind: z.enum(lookupKinds),
    value: z.string(),
    at: time,
    risk,
    message: z.object({ verdict, script: z.string(), language: z.string(), evasions: z.array(z.string()) }).nullable(),
    groups: z.array(
      z.object({
        subject: z.string(),
        kind: z.enum(subjectKinds),
        value: z.string(),
        risk: risk.nullable(),
        observations: z.array(observation),
      }),
    ),
    history: z.record(z.string(), history).nullable(),
    campaigns: z.array(z.object({ ...summaryFields, through: z.array(z.object({ subject: z.string(), reports: count })) })),
    disagreements: z.array(z.object({ subject: z.string(), field: z.string(), said: z.array(observation), because: z.string() })),
    notAsked: z.array(
      z.object({
        source: z.string(),
        name: z.string(),
        reason: z.enum(['not_configured', 'no_data', 'offline', 'no_workspace', 'sharing', 'quota_spent', 'waiting', 'failed']),
        detail: z.string(),
      }),
    ),
  }),
);

const factRow = z.object({ field: z.string(), value: z.string(), source: z.string(), date: z.string() });
const view: z.ZodType<LookupView> = named(
  'LookupView',
  z.object({
    title: z.string(),
    kind: z.string(),
    given: maybeText,
    at: z.string(),
    verdict: z.enum(riskVerdicts),
    verdictWords: z.string(),
    score: z.number(),
    reasons: z.array(z.object({ points: z.string(), detail: z.string(), rule: z.string() })),
    unknown: z.array(z.string()),
    message: z.object({ text: z.string(), verdict: z.string(), reasons: z.array(z.string()), evasions: z.string() }).nullable(),
    history: z.array(z.object({ subject: z.string(), reports: z.string(), seen: z.string(), classes: z.string() })).nullable(),
    campaigns: z.array(z.object({ id: z.string(), title: z.string(), reports: z.string(), seen: z.string(), through: z.string() })),
    facts: z.array(z.object({ heading: z.string(), risk: maybeText, rows: z.array(factRow) })),
    disagreements: z.array(z.object({ what: z.string(), said: z.array(factRow), because: z.string() })),
    notAsked: z.array(z.object({ names: z.string(), why: z.string() })),
  }),
);

export const lookupAnswer: z.ZodType<LookupAnswer> = named(
  'LookupAnswer',
  z.object({ report, view, sources: z.record(z.string(), z.string()) }),
);

const historyEntry: z.ZodType<LookupHistoryEntry> = named(
  'LookupHistoryEntry',
  z.object({ at: time, actor: z.string(), given: z.string(), kind: z.string(), verdict: z.string(), score: z.number() }),
);
export const lookupHistoryPage = pageOf('LookupHistoryPage', historyEntry);
