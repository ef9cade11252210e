import type { NewLookup, OneOfMany } from '../../api/lookup.ts';
import { lookupPageOf, lookupPdfOf, lookupWords } from '../../app/index.ts';
import type { LookupReport } from '../../model/lookup.ts';
import type { Context, Handlers } from '../context.ts';
import type { Who } from '../who.ts';

type Ids = 'lookUp' | 'lookUpMany' | 'lookupFile' | 'lookupHistory';

/** So much of what was looked up stands in the history. */
const longestGiven = 500;

/** Look-ups, as data, as page and as PDF, and what was looked up before. */
export function lookupHandlers({ desk, lookups, clock }: Context): Handlers<Ids> {
  const lookUp = async (asked: NewLookup) => {
    const lookup = await lookups.desk(asked);
    // What connectors answer is kept; without them nothing is written.
    const report: LookupReport = await (asked.ask === true ? desk.append(() => lookup.one(asked.given)) : lookup.one(asked.given));
    return { report, names: lookup.sourceNames, view: lookupWords(report, lookup.sourceNames, lookup.dataFolders) };
  };
  // The history is no part of the workspace's state: no page need look at its campaigns again.
  const keep = (results: readonly Pick<OneOfMany, 'given' | 'report'>[], { actor }: Who) => {
    const at = clock.now();
    return desk.store.keepLookups(
      results.flatMap(({ given, report }) => {
        if (report === null) return [];
        const { kind, risk } = report;
        return [{ at, actor, given: given.slice(0, longestGiven), kind, verdict: risk.verdict, score: risk.score }];
      }),
    );
  };
  return {
    lookUp: async ({ body, who }) => {
      const { report, names, view } = await lookUp(body);
      await keep([{ given: body.given, report }], who);
      return { report, view, sources: Object.fromEntries(names) };
    },
    lookUpMany: async ({ body: { given, ...asked }, who }) => {
      const lookup = await lookups.desk(asked);
      const found = await (asked.ask === true ? desk.append(() => lookup.many(given)) : lookup.many(given));
      const results = found.map((one, place) => resultOf(given[place] ?? '', one));
      await keep(results, who);
      return { results, sources: Object.fromEntries(lookup.sourceNames) };
    },
    lookupFile: async ({ params, body }) => {
      const { report, view } = await lookUp(body);
      const fileName = `look-up-${new Date(report.at).toISOString().slice(0, 19).replaceAll(':', '')}Z.${params.format}`;
      if (params.format === 'pdf') return { contentType: 'application/pdf', body: await lookupPdfOf(view, report.at), fileName };
      return { contentType: 'text/html; charset=utf-8', body: await lookupPageOf(view), fileName };
    },
    lookupHistory: ({ query }) => desk.store.browseLookups(query),
  };
}

/** One of many as it goes out: the report under what was given, whatever it was read as. */
function resultOf(given: string, found: LookupReport | { readonly error: string }): OneOfMany {
  return 'error' in found ? { given, report: null, reason: found.error } : { given, report: found, reason: null };
}
