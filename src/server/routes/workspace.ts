import { campaignsAsCsv, campaignsAsJson, indicatorsAsCsv } from '../../app/index.ts';
import type { Context, Handlers } from '../context.ts';

type Ids = 'overview' | 'sources' | 'rejects' | 'custody' | 'exportFile';

const csv = 'text/csv; charset=utf-8';

/** Counts, what was taken in, and files to take away. */
export function workspaceHandlers({ desk, browse }: Context): Handlers<Ids> {
  const { workspace } = desk;
  return {
    overview: async () => {
      const { revision } = desk;
      return { ...(await desk.store.overview()), revision };
    },
    sources: ({ query }) => browse.sources(query),
    rejects: ({ query }) => browse.rejects(query),
    custody: ({ query }) => browse.custody(query),
    exportFile: async ({ params: { name }, query }) => {
      const file = { fileName: name };
      if (name === 'campaigns.csv') return { ...file, contentType: csv, body: await campaignsAsCsv(workspace, browse, query) };
      if (name === 'indicators.csv') return { ...file, contentType: csv, body: await indicatorsAsCsv(workspace, browse, query) };
      return { ...file, contentType: 'application/json; charset=utf-8', body: await campaignsAsJson(workspace, browse, query) };
    },
  };
}
