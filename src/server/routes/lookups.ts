import type { NewLookup } from '../../api/lookup.ts';
import { lookupPageOf, lookupPdfOf, lookupWords } from '../../app/index.ts';
import type { LookupReport } from '../../model/lookup.ts';
import type { Context, Handlers } from '../context.ts';
import type { Who } from '../who.ts';

type Ids = 'lookUp' | 'lookupFile' | 'lookupHistory';

/** So much of what was looked up stands in the history. */
const longestGiven = 500;

/** Look-ups, as data, as page and as PDF, and what was looked up before. */
export function lookupHandlers({ desk, lookups, clock }: Context): Handlers<Ids> {
  const lookUp = async (asked: NewLookup, { actor }: Who) => {
    const lookup = await lookups.desk(asked);
    // What connectors answer is kept; without them nothing is written.
    const report: LookupReport = await (asked.ask === true ? desk.append(() => lookup.one(asked.given)) : lookup.one(asked.given));
    return { report, names: lookup.sourceNames, view: lookupWords(report, lookup.sourceNames, lookup.dataFolders), actor };
  };
  return {
    lookUp: async ({ body, who }) => {
      const { report, names, view, actor } = await lookUp(body, who);
      const { kind, risk } = report;
      // The history is no part of the workspace's state: no page need look at its campaigns again.
      await desk.store.keepLookup({
        at: clock.now(),
        actor,
        given: body.given.slice(0, longestGiven),
        kind,
        verdict: risk.verdict,
        score: risk.score,
      });
      return { report, view, sources: Object.fromEntries(names) };
    },
    lookupFile: async ({ params, body, who }) => {
      const { report, view } = await lookUp(body, who);
      const fileName = `look-up-${new Date(report.at).toISOString().slice(0, 19).replaceAll(':', '')}Z.${params.format}`;
      if (params.format === 'pdf') return { contentType: 'application/pdf', body: await lookupPdfOf(view, report.at), fileName };
      return { contentType: 'text/html; charset=utf-8', body: await lookupPageOf(view), fileName };
    },
    lookupHistory: ({ query }) => desk.store.browseLookups(query),
  };
}
