import { Readable } from 'node:stream';
import type { WorkspaceOverview } from '../../api/workspace.ts';
import { campaignsAsCsv, campaignsAsJson, indicatorsAsCsv } from '../../app/index.ts';
import type { Context, Handlers } from '../context.ts';

type Ids = 'overview' | 'sources' | 'rejects' | 'custody' | 'exportFile';

const csv = 'text/csv; charset=utf-8';

/** Counts, what was taken in, and files to take away. */
export function workspaceHandlers({ desk, browse }: Context): Handlers<Ids> {
  const { workspace } = desk;
  // Counted once for everybody: it looks at every report, and every page shows it.
  let counted: { readonly revision: string; readonly overview: Promise<WorkspaceOverview> } | null = null;
  const count = async (revision: string): Promise<WorkspaceOverview> => {
    try {
      return { ...(await desk.store.overview()), revision };
    } catch (error) {
      counted = null;
      throw error;
    }
  };
  return {
    overview: () => {
      const { revision } = desk;
      if (counted?.revision !== revision) counted = { revision, overview: count(revision) };
      return counted.overview;
    },
    sources: ({ query }) => browse.sources(query),
    rejects: ({ query }) => browse.rejects(query),
    custody: ({ query }) => browse.custody(query),
    exportFile: ({ params: { name }, query }) => {
      const file = { fileName: name };
      if (name === 'campaigns.csv') return { ...file, contentType: csv, body: Readable.from(campaignsAsCsv(workspace, browse, query)) };
      if (name === 'indicators.csv') return { ...file, contentType: csv, body: Readable.from(indicatorsAsCsv(workspace, browse, query)) };
      return { ...file, contentType: 'application/json; charset=utf-8', body: Readable.from(campaignsAsJson(workspace, browse, query)) };
    },
  };
}
