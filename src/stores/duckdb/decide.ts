import type { DecisionStep } from '../../analysis/campaigns/decided.ts';
import type { NewDecision, Picked } from '../../model/decision.ts';
import { HooklineError } from '../../model/errors.ts';
import type { Acting } from '../../ports/decisions.ts';
import { titleCampaigns } from './campaign-titles.ts';
import type { Database } from './connection.ts';
import { decisionWords, saveStanding, standing } from './decided.ts';
import {
  analystEvidence,
  type CampaignMember,
  holdTogether,
  inOrder,
  insert,
  keepPairsApart,
  membersOf,
  moveVariants,
  settleTouched,
  type TornJoin,
  touch,
} from './decision-effects.ts';
import { listValue } from './engine.ts';

type Shaping = Extract<NewDecision, { readonly kind: DecisionStep['kind'] }>;
type Saying = Exclude<NewDecision, Shaping>;

/** Keeps a decision and does what it says, in one transaction, and gives what `done` makes of its id at the end of that. */
export async function decide<T>(
  database: Database,
  request: NewDecision,
  by: Acting,
  done: (decisionId: string) => Promise<T>,
): Promise<T> {
  return database.transaction(async () => {
    const [row] = await database.rows('SELECT coalesce(max(seq), 0) + 1 AS next FROM decisions');
    const seq = Number(row?.next);
    const made = { decisionId: `D-${seq}`, seq, ...by };
    await (request.kind === 'rename' || request.kind === 'note' ? say(database, request, made) : shape(database, request, made));
    return done(made.decisionId);
  });
}

interface Made extends Acting {
  readonly decisionId: string;
  readonly seq: number;
}

async function say(database: Database, request: Saying, made: Made): Promise<void> {
  const { kind, campaignId } = request;
  await known(database, [campaignId]);
  const detail =
    kind === 'note'
      ? `note on ${campaignId}: ${request.text}`
      : request.name
        ? `${campaignId} called “${request.name}”`
        : `name of ${campaignId} taken away`;
  await keep(database, request, made, { campaigns: [campaignId], detail, payload: request, buildsOn: [] });
  // A text that stands for the campaign, by which it is found once it has become part of another.
  await database.run(
    `INSERT INTO decision_texts SELECT ?, text_id, 'anchor', campaign_id FROM messages WHERE campaign_id = ? ORDER BY reports DESC, text_id LIMIT 1`,
    [made.decisionId, campaignId],
  );
  await titleCampaigns(database);
}

async function shape(database: Database, request: Shaping, made: Made): Promise<void> {
  const plan = await planOf(database, request);
  const state = await standing(database);
  const { moved, leadsTo, beside } = plan;
  const movedKeys = new Set(moved.map(({ key }) => key));
  const rest = plan.members.filter(({ key }) => !movedKeys.has(key));
  const standFor = new Set(state.blocks.standingFor(rest.map(({ key }) => key)));
  const held = rest.filter(({ key }) => standFor.has(key));
  const touched = new Set(plan.members.flatMap(({ key }) => state.blocks.decisionOf(key) ?? []));
  const step: DecisionStep = { decisionId: made.decisionId, kind: request.kind, leadsTo, moved, held };
  for (const { key, textId } of [...moved, ...held]) state.textOf.set(key, textId);
  state.blocks.take(step);
  await touch(database, [leadsTo, ...beside]);
  const torn = await moveVariants(
    database,
    moved.map(({ key }) => ({ key, campaignId: leadsTo })),
  );
  const words = decisionWords(request.kind, made.actor, made.at);
  await holdTogether(database, made.decisionId, words);
  if (request.kind !== 'merge')
    await showApart(database, torn, [moved[0], rest.find((one) => one.campaignId === request.campaignId)], made, words);
  const rows = (list: readonly CampaignMember[], role: string) =>
    list.map(({ textId, campaignId }) => [made.decisionId, textId, role, campaignId]);
  await insert(
    database,
    'decision_texts',
    ['decision_id', 'text_id', 'role', 'campaign_id'],
    [...rows(moved, 'moved'), ...rows(held, 'held')],
  );
  await saveStanding(database, state);
  const payload = { ...request, torn };
  await keep(database, request, made, { campaigns: [leadsTo, ...beside], detail: plan.detail, payload, buildsOn: [...touched] });
  await settleTouched(database);
}

/** Remembers what was taken apart, and by whom; where no join was, a pair that stands for both sides. */
async function showApart(
  database: Database,
  torn: readonly TornJoin[],
  [moved, stayed]: readonly (CampaignMember | undefined)[],
  { decisionId }: Made,
  words: string,
): Promise<void> {
  const against = analystEvidence(false, decisionId, words);
  const pairs = torn.map((join) => {
    const evidence = [...(JSON.parse(join.evidence) as unknown[]), against];
    return { ...join, bits: Math.round((join.bits + against.bits) * 100) / 100, evidence: JSON.stringify(evidence) };
  });
  if (pairs.length === 0 && moved && stayed) {
    const [a, b] = inOrder(moved.key, stayed.key);
    pairs.push({ a, b, bits: against.bits, evidence: JSON.stringify([against]) });
  }
  await keepPairsApart(database, pairs);
}

async function keep(
  database: Database,
  { kind }: NewDecision,
  { decisionId, seq, at, actor }: Made,
  said: { readonly campaigns: readonly string[]; readonly detail: string; readonly payload: object; readonly buildsOn: readonly string[] },
): Promise<void> {
  await database.run('INSERT INTO decisions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL)', [
    decisionId,
    BigInt(seq),
    kind,
    BigInt(at),
    actor,
    JSON.stringify(said.campaigns),
    said.detail,
    JSON.stringify(said.payload),
    JSON.stringify(said.buildsOn),
  ]);
}

/** What a decision is about: all variants of the campaigns concerned, those that change campaign, and where they go. */
interface Plan {
  readonly members: readonly CampaignMember[];
  readonly moved: readonly CampaignMember[];
  readonly leadsTo: string;
  /** The other campaigns concerned. */
  readonly beside: readonly string[];
  readonly detail: string;
}

async function planOf(database: Database, request: Shaping): Promise<Plan> {
  const { campaignId } = request;
  if (request.kind === 'merge') {
    const beside = [...new Set(request.with)].filter((id) => id !== campaignId);
    if (beside.length === 0) throw new HooklineError('HOOKLINE_OPTION_VALUE', `name another campaign to merge with ${campaignId}`);
    await known(database, [campaignId, ...beside]);
    await touch(database, [campaignId, ...beside]);
    const members = await membersOf(database);
    const moved = members.filter((one) => one.campaignId !== campaignId);
    return { members, moved, leadsTo: campaignId, beside, detail: `${beside.join(', ')} merged into ${campaignId}` };
  }
  const target = request.kind === 'move' ? [request.to] : [];
  if (target.includes(campaignId)) throw new HooklineError('HOOKLINE_OPTION_VALUE', `name another campaign than ${campaignId} to move to`);
  await known(database, [campaignId, ...target]);
  await touch(database, [campaignId, ...target]);
  const members = await membersOf(database);
  const own = members.filter((one) => one.campaignId === campaignId);
  const moved = await picked(database, own, request);
  const messages = moved.length === 1 ? '1 message' : `${moved.length} messages`;
  if (moved.length === own.length) {
    const instead = request.kind === 'move' ? `merge ${campaignId} with ${request.to} instead` : 'leave something in it';
    throw new HooklineError('HOOKLINE_OPTION_VALUE', `that is all of ${campaignId}; ${instead}`);
  }
  if (request.kind === 'move')
    return { members, moved, leadsTo: request.to, beside: [campaignId], detail: `${messages} moved from ${campaignId} to ${request.to}` };
  const leadsTo = await freshId(
    database,
    moved.map(({ key }) => key),
  );
  return { members, moved, leadsTo, beside: [campaignId], detail: `${messages} split off ${campaignId} as ${leadsTo}` };
}

async function known(database: Database, campaignIds: readonly string[]): Promise<void> {
  const rows = await database.rows(
    'SELECT DISTINCT campaign_id FROM campaigns SEMI JOIN (SELECT unnest(?) AS campaign_id) USING (campaign_id)',
    [listValue([...campaignIds])],
  );
  const found = new Set(rows.map((row) => String(row.campaign_id)));
  const missing = campaignIds.find((id) => !found.has(id));
  if (missing !== undefined) throw new HooklineError('HOOKLINE_UNKNOWN_CAMPAIGN', `there is no campaign ${missing.slice(0, 60)}`);
}

/** The variants of a campaign that are meant: of the wordings named, and those of the texts named. */
async function picked(database: Database, own: readonly CampaignMember[], { scripts = [], texts = [] }: Picked): Promise<CampaignMember[]> {
  if (scripts.length + texts.length === 0) throw new HooklineError('HOOKLINE_OPTION_VALUE', 'name a script or a text of the campaign');
  const keys = new Set<string>();
  for (const script of scripts) {
    const of = own.filter(({ wordingKey }) => wordingKey === script);
    if (of.length === 0) throw new HooklineError('HOOKLINE_OPTION_VALUE', `there is no script ${script.slice(0, 60)} in the campaign`);
    for (const { key } of of) keys.add(key);
  }
  const rows =
    texts.length === 0
      ? []
      : await database.rows('SELECT text_id, variant_key FROM readings SEMI JOIN (SELECT unnest(?) AS text_id) USING (text_id)', [
          listValue([...texts]),
        ]);
  const variantOf = new Map(rows.map((row) => [String(row.text_id), String(row.variant_key)]));
  const ownKeys = new Set(own.map(({ key }) => key));
  for (const text of texts) {
    const key = variantOf.get(text);
    if (key === undefined || !ownKeys.has(key))
      throw new HooklineError('HOOKLINE_OPTION_VALUE', `there is no text ${text.slice(0, 60)} in the campaign`);
    keys.add(key);
  }
  return own.filter(({ key }) => keys.has(key));
}

/** An id that no campaign has, after the least of the keys whose short form is free; in full where none is. */
export async function freshId(database: Database, keys: readonly string[]): Promise<string> {
  const sorted = [...keys].sort();
  const forms = [...sorted.map((key) => `C-${key.slice(0, 10)}`), ...sorted.map((key) => `C-${key}`)];
  const rows = await database.rows(
    'SELECT DISTINCT campaign_id FROM memberships SEMI JOIN (SELECT unnest(?) AS campaign_id) USING (campaign_id)',
    [listValue(forms)],
  );
  const taken = new Set(rows.map((row) => String(row.campaign_id)));
  const free = forms.find((form) => !taken.has(form));
  if (free !== undefined) return free;
  for (let turn = 2; ; turn++) {
    const longer = `C-${sorted[0]}-${turn}`;
    if ((await database.rows('SELECT 1 FROM memberships WHERE campaign_id = ? LIMIT 1', [longer])).length === 0) return longer;
  }
}
