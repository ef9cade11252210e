import {
  campaignTitle,
  dayRange,
  defangWithin,
  findListedBrand,
  label,
  loadBrands,
  shownType,
  thousands,
  verifyWorkspace,
  visible,
  type Workspace,
} from '../../app/index.ts';
import { HooklineError } from '../../model/errors.ts';
import { personOf } from '../../model/verdict.ts';
import type { Effects } from '../effects.ts';
import { oneLine, table } from '../table.ts';

export interface ReadSettings {
  readonly workspace: string;
  readonly json: boolean;
  readonly limit: number;
}

/** Opens the workspace, lets `work` produce a result, and prints it as JSON or as text. */
export async function reading<T>(
  settings: ReadSettings,
  effects: Effects,
  work: (workspace: Workspace) => Promise<T>,
  show: (result: T, workspace: Workspace) => string,
  { reads } = { reads: true },
): Promise<T> {
  const workspace = await effects.openWorkspace(settings.workspace, { create: false, reads });
  try {
    const result = await work(workspace);
    effects.write(settings.json ? `${JSON.stringify(result, null, 1)}\n` : `${show(result, workspace)}\n`);
    return result;
  } finally {
    await workspace.close();
  }
}

/** Names of brands by id, by the catalogue that counts in the workspace. */
export function brandNames({ dataFolders }: Workspace): ReadonlyMap<string, string> {
  return new Map(loadBrands(dataFolders).map((brand) => [brand.id, brand.name]));
}

export interface CampaignsSettings extends ReadSettings {
  readonly min: number;
  readonly class?: string;
  readonly type?: string;
  readonly brand?: string;
}

/** `hookline campaigns`: the ranking. */
export async function runCampaigns(settings: CampaignsSettings, effects: Effects): Promise<void> {
  const filter = {
    minReports: settings.min,
    limit: settings.limit,
    ...(settings.class === undefined ? {} : { messageClass: settings.class }),
  };
  await reading(
    settings,
    effects,
    async ({ store, folder }) => {
      const { type, brand } = settings;
      const scamType = type === undefined ? {} : { scamType: await shownType(store, type) };
      if (brand === undefined) return store.campaigns({ ...filter, ...scamType });
      const listed = brandOf(brand, folder, effects);
      const found = await store.campaigns({ ...filter, ...scamType, brand: listed instanceof HooklineError ? brand : listed });
      // A person may have labelled texts with a brand that no catalogue has.
      if (found.length === 0 && listed instanceof HooklineError) throw listed;
      return found;
    },
    (campaigns, workspace) => {
      if (campaigns.length === 0) return 'No campaign matches.';
      const names = brandNames(workspace);
      const rows = campaigns.map((campaign) => [
        campaign.campaignId,
        thousands(campaign.reports),
        thousands(campaign.recent),
        String(campaign.senders),
        String(campaign.domains),
        label(campaign.messageClass),
        dayRange(campaign.first, campaign.last),
        oneLine(defangWithin(campaignTitle(campaign, names)), 70),
      ]);
      return table(['campaign', 'reports', '7 days', 'senders', 'domains', 'class', 'seen', 'what'], rows, [1, 2, 3, 4], effects.width);
    },
  );
}

/** The catalogue id of a brand by any of its names, or why there is none. */
function brandOf(words: string, folder: string, { environment }: Effects): string | HooklineError {
  try {
    return findListedBrand(words, folder, environment).id;
  } catch (error) {
    if (error instanceof HooklineError) return error;
    throw error;
  }
}

/** `hookline messages …`: distinct texts that hold all the words. */
export async function runMessages(query: string, settings: ReadSettings, effects: Effects): Promise<void> {
  if (query.trim() === '') throw new HooklineError('HOOKLINE_USAGE', 'give the words to look for, such as `hookline messages royal mail`');
  await reading(
    settings,
    effects,
    ({ store }) => store.searchMessages(query, settings.limit),
    (messages) => {
      if (messages.length === 0) return 'No message holds all these words.';
      return messages
        .map((message) => {
          const verdict = [label(message.messageClass), message.scamType && label(message.scamType), message.brand]
            .filter(Boolean)
            .join(', ');
          const person = personOf(message.producer);
          const sure = message.confidence > 0 ? ` ${message.confidence.toFixed(2)}` : '';
          const from = message.senders.slice(0, 3).map(shownSender).join(', ') || 'nobody known';
          return [
            `${thousands(message.reports)}×  ${oneLine(defangWithin(message.text), 300)}`,
            `    ${verdict}${person === null ? sure : ` by ${oneLine(defangWithin(person), 60)}`}; ${message.campaignId ?? 'no campaign'}; from ${oneLine(defangWithin(from), 120)}`,
            `    because ${message.reasons.map((reason) => oneLine(defangWithin(reason), 100)).join('; ')}`,
          ].join('\n');
        })
        .join('\n');
    },
  );
}

/** The id of a sender without the mark of its kind: `tel:+447700900123`, `name:evri`. */
function shownSender(id: string): string {
  return id.replace(/^[a-z]+:/, '');
}

/** `hookline rejects`: rows put aside, with file, line and reason. */
export async function runRejects(settings: ReadSettings, effects: Effects): Promise<void> {
  await reading(
    settings,
    effects,
    ({ store }) => store.rejects(settings.limit),
    (rejects) => {
      if (rejects.length === 0) return 'No row was put aside.';
      return rejects
        .map((one) => `${visible(one.source)}:${one.line}: ${oneLine(one.reason, 160)}\n    ${oneLine(defangWithin(one.excerpt), 120)}`)
        .join('\n');
    },
  );
}

/** `hookline verify`: originals against their hashes, custody log and audit against their chains. Fails when one does not hold. */
export async function runVerify(settings: ReadSettings, effects: Effects): Promise<void> {
  const result = await reading(
    settings,
    effects,
    verifyWorkspace,
    ({ originals, custodyEntries, brokenAt, auditEntries, auditBrokenAt }) => {
      const lines = originals.map(({ state, sourceId, name }) => `${state.padEnd(8)} ${sourceId}  ${visible(name)}`);
      const chain = brokenAt === null ? `custody log: ${entries(custodyEntries)}, unbroken` : `custody log: broken at entry ${brokenAt}`;
      const audit = auditBrokenAt === null ? `audit: ${entries(auditEntries)}, unbroken` : `audit: broken at entry ${auditBrokenAt}`;
      return [...lines, chain, ...(auditEntries > 0 ? [audit] : [])].join('\n');
    },
  );
  const wrong = result.originals.filter(({ state }) => state !== 'ok').map(({ name, state }) => `${name} is ${state}`);
  if (result.brokenAt !== null) wrong.push(`the custody log breaks at entry ${result.brokenAt}`);
  if (result.auditBrokenAt !== null) wrong.push(`the audit breaks at entry ${result.auditBrokenAt}`);
  if (wrong.length > 0) throw new HooklineError('HOOKLINE_EVIDENCE_CHANGED', wrong.join('; '));
}

function entries(count: number): string {
  return count === 1 ? '1 entry' : `${thousands(count)} entries`;
}
