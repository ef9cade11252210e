import type { NewLookup } from '../api/lookup.ts';
import { type LookupDesk, type LookupOptions, openLookup, type ProviderWorld, type Workspace } from '../app/index.ts';

/** Look-up desks by what they were opened with: opening one reads data files of tens of megabytes. */
export interface KeptLookups {
  desk(asked: Omit<NewLookup, 'given'>): Promise<LookupDesk>;
  /** Connectors or data files have changed: what was opened before is no longer so. */
  forget(): void;
}

/** So many are held; past them all are opened anew. */
const mostKept = 8;

export function keptLookups(workspace: Workspace, region: string, world: ProviderWorld, clock: { now(): number }): KeptLookups {
  const desks = new Map<string, Promise<LookupDesk>>();
  return {
    desk: (asked) => {
      const options: LookupOptions = {
        region: asked.region ?? region,
        ...(asked.as === undefined ? {} : { as: asked.as }),
        offline: asked.ask !== true,
        world,
      };
      const key = JSON.stringify([options.region, options.as, options.offline]);
      const kept = desks.get(key);
      if (kept) return kept;
      if (desks.size >= mostKept) desks.clear();
      const opened = openLookup(workspace, options, clock);
      desks.set(key, opened);
      opened.catch(() => desks.delete(key));
      return opened;
    },
    forget: () => desks.clear(),
  };
}
