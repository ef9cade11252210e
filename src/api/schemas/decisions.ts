import { z } from 'zod';
import type { SavedView } from '../../model/campaign-view.ts';
import { type Decision, decisionKinds, type NewDecision } from '../../model/decision.ts';
import { maybeText, maybeTime, named, pageFields, pageOf, pathPart, time } from './basics.ts';

const id = z.string().min(1).max(200);
const several = z.array(id).min(1).max(1000);
const picked = { scripts: z.exactOptional(several), texts: z.exactOptional(several) };

export const newDecision: z.ZodType<NewDecision> = named(
  'NewDecision',
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('merge'), campaignId: id, with: several }),
    z.strictObject({ kind: z.literal('split'), campaignId: id, ...picked }),
    z.strictObject({ kind: z.literal('move'), campaignId: id, to: id, ...picked }),
    z.strictObject({ kind: z.literal('rename'), campaignId: id, name: z.string().max(200) }),
    z.strictObject({ kind: z.literal('note'), campaignId: id, text: z.string().min(1).max(10_000) }),
  ]),
);

export const decision: z.ZodType<Decision> = named(
  'Decision',
  z.object({
    decisionId: z.string(),
    kind: z.enum(decisionKinds),
    at: time,
    actor: z.string(),
    campaigns: z.array(z.string()),
    detail: z.string(),
    undoneAt: maybeTime,
    undoneBy: maybeText,
    blockedBy: maybeText,
  }),
);
export const decisionPage = pageOf('DecisionPage', decision);
export const decisionParams = z.strictObject({ decisionId: pathPart });
export const decisionQuery = z.strictObject({ ...pageFields, campaign: z.exactOptional(z.string().max(200)) });

export const savedView: z.ZodType<SavedView> = named(
  'SavedView',
  z.object({ viewId: z.string(), name: z.string(), query: z.string(), savedBy: z.string(), savedAt: time }),
);
export const viewPage = pageOf('SavedViewPage', savedView);
export const viewParams = z.strictObject({ viewId: pathPart });
export const newView = named('NewView', z.strictObject({ name: z.string().min(1).max(200), query: z.string().max(4000) }));
