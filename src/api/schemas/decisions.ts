import { z } from 'zod';
import type { SavedView } from '../../model/campaign-view.ts';
import { type Decision, decisionKinds, type NewDecision } from '../../model/decision.ts';
import { actor, campaignId, maybeText, maybeTime, named, pageFields, pageOf, pathPart, text, time } from './basics.ts';

const id = z.string().min(1).max(200);
const several = z.array(id).min(1).max(1000);
const picked = {
  scripts: z.exactOptional(several.describe('Whole scripts of it, by `scriptId`')),
  texts: z.exactOptional(several.describe('Single texts of it, by `textId`; what says the same goes with them')),
};
const kind = <Kind extends Decision['kind']>(one: Kind, what: string) => z.literal(one).describe(what);
const about = id.describe('Id of the campaign it is about');

export const newDecision: z.ZodType<NewDecision> = named(
  'NewDecision',
  z
    .discriminatedUnion('kind', [
      z.strictObject({
        kind: kind('merge', 'Makes one campaign of several, under the id of `campaignId`'),
        campaignId: about,
        with: several.describe('Ids of the campaigns that become one with it'),
      }),
      z.strictObject({ kind: kind('split', 'What is picked becomes a campaign of its own'), campaignId: about, ...picked }),
      z.strictObject({
        kind: kind('move', 'What is picked goes to another campaign'),
        campaignId: about,
        to: id.describe('Id of the campaign it goes to'),
        ...picked,
      }),
      z.strictObject({
        kind: kind('rename', 'Gives the campaign a name'),
        campaignId: about,
        name: z.string().max(200).describe('The name; empty takes it away'),
      }),
      z.strictObject({
        kind: kind('note', 'Writes a note on the campaign'),
        campaignId: about,
        text: z.string().min(1).max(10_000).describe('The note'),
      }),
    ])
    .describe('What an analyst decides on campaigns; `kind` says which of these it is'),
);

export const decision: z.ZodType<Decision> = named(
  'Decision',
  z.object({
    decisionId: text('Id of the decision').meta({ examples: ['D-1'] }),
    kind: z.enum(decisionKinds).describe('What was decided'),
    at: time('When it was decided'),
    actor,
    campaigns: z.array(campaignId).describe('The campaigns it is about; the one it leads to first'),
    detail: text('In words'),
    undoneAt: maybeTime('When it was taken back; null while it stands'),
    undoneBy: maybeText('Who took it back'),
    blockedBy: maybeText('Why it cannot be taken back now, such as a later decision that builds on it; null where it can'),
  }),
);
export const decisionPage = pageOf('DecisionPage', decision);
export const decisionParams = z.strictObject({ decisionId: pathPart('Id of the decision, such as `D-1`') });
export const decisionQuery = z.strictObject({
  ...pageFields,
  campaign: z.exactOptional(z.string().max(200).describe('Only those about the campaign of this id, also where it is merged away by now')),
});

export const savedView: z.ZodType<SavedView> = named(
  'SavedView',
  z.object({
    viewId: text('Id of the filter'),
    name: text('What it is called'),
    query: text('The filter as an address has it, such as `scamType=delivery&sort=growth`'),
    savedBy: text('Who kept it'),
    savedAt: time('When it was kept'),
  }),
);
export const viewPage = pageOf('SavedViewPage', savedView);
export const viewParams = z.strictObject({ viewId: pathPart('Id of the filter, as listed') });
export const newView = named(
  'NewView',
  z.strictObject({
    name: z.string().min(1).max(200).describe('What it is to be called'),
    query: z.string().max(4000).describe('The filter as an address has it, such as `scamType=delivery&sort=growth`'),
  }),
);
